/** Names of the dialogues, for the commands that open them. */

/** The dialogue in which a person says who they are. */
export const JOINING = 'joining';

/** The dialogue in which an owner declares a chat the bot cannot enter. */
export const DECLARING = 'declaring';

/** The dialogue in which an administrator takes somebody on. */
export const HIRING = 'hiring';

/** The dialogue in which a member of staff asks for a later date; entered about a duty, `<duty> <subject>`, or to choose one. */
export const EXTENDING = 'extending';

/** The dialogue in which an administrator says what a member of staff does now; entered about their row. */
export const TRANSFERRING = 'transferring';

/** The dialogue in which an administrator corrects the name of a member of staff; entered about their row. */
export const RENAMING = 'renaming';

/** The dialogue in which a person writes a question to a person; entered about one of their own, to say more about it. */
export const ASKING_HUMAN = 'asking_human';

/** The dialogue in which whoever is in charge of support writes the answer; entered about the question. */
export const ANSWERING = 'answering';

/** The dialogue in which an answer of the school's own is written. */
export const WRITING_ANSWER = 'writing_answer';

/** The dialogue in which a member of staff says what hinders a duty; entered about the question. */
export const EXPLAINING = 'explaining';

/** The dialogue in which an administrator changes a setting of the school; entered about its name. */
export const CHANGING_SETTING = 'changing_setting';
