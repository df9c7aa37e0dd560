/** What a group chat may be, whose word says so, and how its title is read (п. 6, 7; 2.2–2.4). */
import { chatKindFromTitle, classFromTitle, parseClassLabel } from './classes';
import type { ClassLabel } from './ids';
import { CHAT_KINDS, type ChatKind, type Duty } from './order';

/** What a chat is, or may be: of the whole school when there is no class. */
export interface ChatProposal {
  readonly kind: ChatKind;
  readonly classLabel: ClassLabel | null;
}

/**
 * How a chat that is asked for stands. `here`: the bot is in it. `lost`: it was, and the chat may still be there.
 * `witnessed`: its owner and a witness say so, `declared`: the owner alone. `marked`: the administrator knows it otherwise.
 * `waived`: it need not be. `unmarked`: the bot is in it, and a duty that it would show was reopened.
 */
export type ChatStanding = 'here' | 'lost' | 'witnessed' | 'declared' | 'marked' | 'waived' | 'unmarked' | 'missing';

/** There is one such chat for each class. */
export const CLASS_KINDS = ['class', 'class_parents', 'class_teachers'] as const satisfies readonly ChatKind[];
export type ClassKind = (typeof CLASS_KINDS)[number];

/** Whether there is one such chat for each class. */
export const isOfClass = (kind: ChatKind): kind is ClassKind => CLASS_KINDS.some((one) => one === kind);

/** Whether the school (or the class) has one such chat: of subjects and other matters there may be any number. */
export const isSingle = (kind: ChatKind): boolean => kind !== 'subject' && kind !== 'other';

/** What one chat may be at once: the administration's of п. 6 may be the director's with the deputies of 2.2. */
export const mayAlsoBe = (kind: ChatKind): ChatKind | null => (kind === 'administration' ? 'deputies' : null);

/** Whether two chats are for the same. */
export function isSameChat(one: ChatProposal, other: ChatProposal): boolean {
  return one.kind === other.kind && one.classLabel === other.classLabel;
}

/** «class:7Б», as buttons carry it. */
export function chatKey({ kind, classLabel }: ChatProposal): string {
  return `${kind}:${classLabel ?? ''}`;
}

/** The chat of a key; null when it is none. A chat of a class has a class, one of the school has none. */
export function readChatKey(key: string): ChatProposal | null {
  const [name = '', label = '', ...more] = key.split(':');
  const kind = CHAT_KINDS.find((one) => one === name);
  const classLabel = label === '' ? null : parseClassLabel(label);
  if (kind === undefined || more.length > 0 || (label !== '' && classLabel === null)) return null;
  if (isOfClass(kind) ? classLabel === null : kind !== 'subject' && classLabel !== null) return null;
  return { kind, classLabel };
}

/** The kind of a key that says only that it is a chat of some class; null when it says more or less. */
export function readClassKind(key: string): ClassKind | null {
  return CLASS_KINDS.find((kind) => chatKey({ kind, classLabel: null }) === key) ?? null;
}

/** The offices whose duty such a chat is: «чат директора с родительским активом» of 2.2 is the director's. */
export function officesFor(kind: ChatKind, duties: readonly Duty[]): string[] {
  return duties.flatMap(({ evidence, assignee }) =>
    evidence.kind === 'chat' && evidence.chat === kind && assignee.who === 'office' ? [assignee.office] : [],
  );
}

/** What a title says the chat may be, the likeliest first; of a class only one of the school's. */
export function proposalsFrom(
  title: string,
  known: { readonly classes: readonly ClassLabel[]; readonly subjects: readonly string[] },
): ChatProposal[] {
  const guess = chatKindFromTitle(title);
  const classLabel = classFromTitle(title, known.classes);
  const subject: ChatProposal[] = namesSubject(title, known.subjects) ? [{ kind: 'subject', classLabel }] : [];
  if (classLabel === null)
    return [...subject, ...(guess && !isOfClass(guess) ? [{ kind: guess, classLabel: null }] : [])];
  const kinds: ChatKind[] = ['class', 'class_parents', 'class_teachers'];
  const ofClass = kinds
    .filter((kind) => kind === guess || kind !== 'class_teachers')
    .sort((a, b) => Number(b === guess) - Number(a === guess))
    .map((kind) => ({ kind, classLabel }));
  return [...subject, ...ofClass];
}

/** «Учительская» is the platform's class for all teachers (2.1), no chat of п. 6. */
export function isStaffRoomTitle(title: string): boolean {
  return /(^|[^а-яё])учительск/iu.test(title);
}

const LEAST_OF_A_WORD = 4;
const ENDING = 2;

/** Whether a word of the title is one of a subject taught here, whatever its ending. */
function namesSubject(title: string, subjects: readonly string[]): boolean {
  const words = wordsOf(title);
  return subjects
    .flatMap(wordsOf)
    .filter((word) => word.length >= LEAST_OF_A_WORD)
    .map((word) => word.slice(0, Math.max(LEAST_OF_A_WORD, word.length - ENDING)))
    .some((stem) => words.some((word) => word.startsWith(stem)));
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^а-яa-z]+/u);
