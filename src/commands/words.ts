/** The words people type or press, whatever the case, «ё» and punctuation. */
import { OFFERED_ROLES, ROLE_NAMES, type OfferedRole } from '../texts/roles';
import { WORDS } from '../texts/words';

/** A command of the menu or the console. Scenes and other answers are not commands. */
export type CommandName = keyof typeof WORDS;

const byWord = new Map<string, CommandName>(
  (Object.keys(WORDS) as CommandName[]).flatMap((name) =>
    WORDS[name].map((word): [string, CommandName] => [plain(word), name]),
  ),
);

const roleNames = new Map(OFFERED_ROLES.map((role) => [plain(ROLE_NAMES[role]), role]));

/** What a text may be besides a question. */
export interface Said {
  readonly command: CommandName | null;
  /** The role people choose by this name: outside the dialogue it leads into it. */
  readonly role: OfferedRole | null;
}

const NEITHER: Said = { command: null, role: null };
/** The longest of them, with room for a number, quotes and the like: longer texts need no look. */
const LONGEST = Math.max(...[...byWord.keys(), ...roleNames.keys()].map((words) => words.length)) + 14;

/** Looks for a command or the name of a role. Only the whole text counts: «меню в столовой» is not «Меню». */
export function readWords(text: string): Said {
  if (text.length > LONGEST) return NEITHER;
  const words = plain(text);
  return { command: byWord.get(words) ?? numberedDecision(words), role: roleNames.get(words) ?? null };
}

/** «Подтвердить №5»: a decision with the number of its request. */
function numberedDecision(words: string): CommandName | null {
  if (!/\d$/u.test(words)) return null;
  const name = byWord.get(words.replace(/ \d{1,9}$/u, ''));
  return name === 'approve' || name === 'reject' ? name : null;
}

/** Whether a name from a payload is a command. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(WORDS, name);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
