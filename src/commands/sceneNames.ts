/** Names of the dialogues, for the commands that open them. */

/** The dialogue in which a person says who they are. */
export const JOINING = 'joining';

/** The dialogue in which an owner declares a chat the bot cannot enter. */
export const DECLARING = 'declaring';
