/** What the bot says when it comes into a group chat, and about the register of chats. */
import type { ClassLabel } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { ChatKind } from '../domain/order';
import type { School } from '../domain/school';
import { dayText } from './dates';
import { plural } from './plural';
import { capital } from './sentence';

const CHATS = ['чат', 'чата', 'чатов'] as const;

/** What a chat is: «чат 7Б», «чат родителей 7Б», «чат педагогов». At most 40 characters. */
export function chatName(kind: ChatKind, classLabel: ClassLabel | null): string {
  const label = classLabel ?? '';
  switch (kind) {
    case 'class':
      return `чат ${label}`;
    case 'class_parents':
      return `чат родителей ${label}`;
    case 'class_teachers':
      return `чат учителей ${label}`;
    case 'administration':
      return 'чат администрации';
    case 'teachers':
      return 'чат педагогов';
    case 'subject':
      return 'чат по предмету';
    case 'parents_active':
      return 'чат родительского актива';
    case 'pupils_active':
      return 'чат ученического актива';
    case 'other':
      return 'другой чат';
  }
}

export const yesItIs = (kind: ChatKind, classLabel: ClassLabel | null): string => `Да, ${chatName(kind, classLabel)}`;
/** A kind of chat on a button: «Чат педагогов». */
export const itIs = (kind: ChatKind): string => capital(chatName(kind, null));
export const itIsOther = (): string => 'Нет, другой чат';

interface Proposal {
  readonly kind: ChatKind;
  readonly classLabel: ClassLabel | null;
}

/** The greeting in a chat, with the question what the chat is. */
export function greeting(school: School, proposal: Proposal | null): string {
  const who = `Здравствуйте! Я бот-помощник (${school.shortName}). Отвечаю на вопросы о «Сферуме»: обратитесь ко мне через @ или напишите «/вопрос …». Остальные сообщения не читаю и не храню.`;
  if (!proposal) {
    return `${who}\nКакой это чат, по названию не понять. Классный руководитель, напишите класс, обратившись ко мне, например «7Б». Чат не класса — администратор, выберите кнопку.`;
  }
  return `${who}\n${looksLike(proposal)}`;
}

/** The title of a chat that is not confirmed yet has changed. */
export const renamed = (proposal: Proposal): string => `Вижу новое название. ${looksLike(proposal)}`;

function looksLike({ kind, classLabel }: Proposal): string {
  const owner = classLabel ? `Классный руководитель ${classLabel}` : 'Администратор';
  return `Похоже, это ${chatName(kind, classLabel)}. ${owner}, подтвердите, пожалуйста, кнопкой.`;
}

/** The same question to the class teacher in private. */
export const askOwner = (title: string | null, kind: ChatKind, classLabel: ClassLabel | null): string =>
  `Меня добавили в чат «${title ?? 'без названия'}». Это ${chatName(kind, classLabel)}? Подтвердите, и я отмечу его в реестре.`;

/** Added again to a chat that is known. */
export const backAgain = (kind: ChatKind, classLabel: ClassLabel | null): string =>
  `Здравствуйте! Я снова здесь: ${chatName(kind, classLabel)} уже есть в реестре. Вопросы — через @ или командой «/вопрос …».`;

/** Confirmed; `clause` is what it fulfils, if anything. */
export const confirmed = (kind: ChatKind, classLabel: ClassLabel | null, clauses: readonly string[]): string =>
  clauses.length > 0
    ? `Спасибо! Записал: ${chatName(kind, classLabel)}. Поручение выполнено (${clauses.join(', ')}).`
    : `Спасибо! Записал: ${chatName(kind, classLabel)}.`;

export const sameAgain = (kind: ChatKind, classLabel: ClassLabel | null): string =>
  `Уже записан: ${chatName(kind, classLabel)}.`;

/** Only the owner may say what the chat is (at most 90 characters). */
export const notTheOwner = (): string => 'Подтвердить может классный руководитель этого класса или администратор.';

export const taken = (kind: ChatKind, classLabel: ClassLabel | null): string =>
  `В реестре уже есть другой ${chatName(kind, classLabel)}. Если теперь вместо него этот, попросите администратора подтвердить этот чат вместо прежнего.`;

export const unknownClass = (classes: readonly ClassLabel[]): string =>
  `Такого класса в школе нет. Есть классы: ${classes.join(', ')}. Напишите один из них, обратившись ко мне.`;

export const unknownChat = (): string => 'Этого чата уже нет в реестре. Добавьте меня в чат ещё раз.';

export const whichClass = (): string =>
  'Хорошо. Если это чат класса, классный руководитель может написать класс, обратившись ко мне, например «7Б». Чат не класса — администратор, выберите кнопку.';

/** To the class teacher or the administrator: the bot has lost a chat. */
export function chatLost(title: string | null, reason: 'moved' | 'refused' | 'removed'): string {
  const name = `Чат «${title ?? 'без названия'}»`;
  if (reason === 'moved')
    return `${name} переехал в MAX, здесь писать в него больше нельзя. Запись в реестре сохранена; сообщите администратору, где чат теперь.`;
  if (reason === 'removed')
    return `${name}: меня удалили из чата. Запись в реестре сохранена. Если это ошибка, добавьте меня снова.`;
  return `${name} больше не принимает мои сообщения. Проверьте, существует ли он, и при необходимости добавьте меня снова.`;
}

export interface RequiredLine {
  readonly name: string;
  readonly clause: string;
  readonly due: LocalDate | null;
  readonly missing: readonly string[];
  readonly exists: number;
  readonly of: number;
}

/** «Чаты» for the administrator. */
export function register(
  lines: readonly RequiredLine[],
  unconfirmed: readonly (string | null)[],
  gone: readonly (string | null)[],
): string {
  const parts = lines.map((line) => {
    const head = `${line.missing.length === 0 ? '✅' : '▫️'} ${line.name} (${line.clause}${line.due ? `, до ${dayText(line.due)}` : ''}): ${line.exists} из ${line.of}`;
    return line.of > 1 && line.missing.length > 0 ? `${head}\nНет: ${line.missing.join(', ')}` : head;
  });
  const titles = (list: readonly (string | null)[]): string =>
    list.map((title) => `«${title ?? 'без названия'}»`).join(', ');
  if (unconfirmed.length > 0)
    parts.push(`Ждут подтверждения владельца: ${titles(unconfirmed)}. Подтвердить можете и вы, кнопкой в самом чате.`);
  if (gone.length > 0) parts.push(`Меня там больше нет: ${titles(gone)}.`);
  const missing = lines.reduce((sum, line) => sum + line.missing.length, 0);
  parts.push(
    missing === 0
      ? 'Все обязательные чаты созданы.'
      : `Не хватает: ${plural(missing, CHATS)}. Владелец создаёт чат и добавляет в него меня, дальше я спрошу сам.`,
  );
  return parts.join('\n\n');
}

/** A group of required chats, by what they are. */
export function requiredName(kind: ChatKind): string {
  return kind === 'class' ? 'Чаты классов' : `${chatName(kind, null).replace(/^ч/, 'Ч')}`;
}
