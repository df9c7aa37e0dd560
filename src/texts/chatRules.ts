/** «Правила чата»: a name of one pattern for the whole school, and the school's rules, to be copied or posted (1.4; 2.3). */
import type { ChatProposal } from '../domain/chats';
import type { ClassLabel } from '../domain/ids';

/** «Правила чата» of one chat: a name for it and rules, to be copied or posted. */
export function rules(is: ChatProposal | null, lines: readonly string[]): string {
  if (is === null) return rulesFor([], lines);
  const name = suggestedTitle(is);
  return rulesUnder(name === null ? '' : `Название чата по единому образцу: «${name}».\n\n`, lines);
}

/** The same to whoever leads these classes; who leads none reads the pattern. */
export function rulesFor(classes: readonly ClassLabel[], lines: readonly string[]): string {
  const names = classes.map((classLabel) => `«${suggestedTitle({ kind: 'class', classLabel })}»`);
  const head = names.length === 0 ? CLASS_TITLES : `Название чата по единому образцу: ${names.join(', ')}.`;
  return rulesUnder(`${head}\n\n`, lines);
}

const CLASS_TITLES =
  'Названия чатов класса — по единому образцу: номер и буква класса, а за ними «класс», «родители» или «педагоги».';

function rulesUnder(head: string, lines: readonly string[]): string {
  if (lines.length === 0) return 'Правил чата школа ещё не написала. Попросите администратора их добавить.';
  return `${head}Правила чата — скопируйте и закрепите:\n${rulesText(lines)}`;
}

/** The rules as they stand in the chat. */
export const rulesText = (lines: readonly string[]): string =>
  lines.map((line, index) => `${index + 1}. ${line}`).join('\n');

export const rulesInChat = (lines: readonly string[]): string => `Правила нашего чата:\n${rulesText(lines)}`;
export const rulesPosted = (): string => 'Отправил правила в чат. Закрепите их, чтобы новые участники увидели.';
export const rulesCannotBePosted = (): string =>
  'Отправить не могу: чат ещё не подтверждён, или меня в нём нет. Текст можно скопировать: «Правила чата».';

/** Titles of one pattern for the whole school, from which the bot also knows what a chat is (1.4). */
function suggestedTitle({ kind, classLabel }: ChatProposal): string | null {
  switch (kind) {
    case 'class':
      return classLabel && `${classLabel} класс`;
    case 'class_parents':
      return classLabel && `${classLabel} родители`;
    case 'class_teachers':
      return classLabel && `${classLabel} педагоги`;
    case 'administration':
      return 'Администрация школы';
    case 'deputies':
      return 'Директор и заместители';
    case 'teachers':
      return 'Педагоги школы';
    case 'parents_active':
      return 'Родительский актив';
    case 'pupils_active':
      return 'Ученический актив';
    // its subject is the teacher's to name
    case 'subject':
    case 'other':
      return null;
  }
}
