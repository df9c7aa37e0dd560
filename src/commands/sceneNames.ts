/** Names of the dialogues, for the commands that open them. */

/** The dialogue in which a person says who they are. */
export const JOINING = 'joining';
