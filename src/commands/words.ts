/** The words people type or press, whatever the case, «ё» and punctuation. */
import { OFFERED_ROLES, ROLE_NAMES } from '../texts/roles';
import { WORDS } from '../texts/words';

/** A command of the menu or the console. Scenes and other answers are not commands. */
export type CommandName = keyof typeof WORDS;

const byWord = new Map<string, CommandName>(
  (Object.keys(WORDS) as CommandName[]).flatMap((name) =>
    WORDS[name].map((word): [string, CommandName] => [plain(word), name]),
  ),
);

const roleNames = new Set(OFFERED_ROLES.map((role) => plain(ROLE_NAMES[role])));

/** The command a text names, or null. Only the whole text counts: «меню в столовой» is not «Меню». */
export function commandOf(text: string): CommandName | null {
  if (text.length > 60) return null;
  const words = plain(text);
  return byWord.get(words) ?? numberedDecision(words);
}

/** «Подтвердить №5»: a decision with the number of its request. */
function numberedDecision(words: string): CommandName | null {
  const name = byWord.get(words.replace(/ \d{1,9}$/u, ''));
  return name === 'approve' || name === 'reject' ? name : null;
}

/** Whether the text is the name of a role people choose: outside the dialogue it leads into it. */
export function isRoleName(text: string): boolean {
  return text.length <= 60 && roleNames.has(plain(text));
}

/** Whether a name from a payload is a command. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(WORDS, name);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N} ]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
