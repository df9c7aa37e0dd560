/** What the bot says when it comes into a group chat, and about the register of chats. */
import type { ClassLabel } from '../domain/ids';
import { isOfClass, type ChatProposal, type ClassKind } from '../domain/chats';
import type { ChatKind } from '../domain/order';
import type { School } from '../domain/school';
import { capital } from './sentence';

/** What a chat is: «чат 7Б», «чат родителей 7Б», «чат педагогов». At most 40 characters. */
export function chatName(kind: ChatKind, classLabel: ClassLabel | null): string {
  const label = classLabel ?? 'класса';
  switch (kind) {
    case 'class':
      return `чат ${label}`;
    case 'class_parents':
      return `чат родителей ${label}`;
    case 'class_teachers':
      return `чат учителей ${label}`;
    case 'administration':
      return 'чат администрации';
    case 'deputies':
      return 'чат директора с заместителями';
    case 'teachers':
      return 'чат педагогов';
    case 'subject':
      return classLabel === null ? 'чат по предмету' : `чат по предмету, ${label}`;
    case 'parents_active':
      return 'чат родительского актива';
    case 'pupils_active':
      return 'чат ученического актива';
    case 'other':
      return 'другой чат';
  }
}

export const yesItIs = (kind: ChatKind, classLabel: ClassLabel | null): string => `Да, ${chatName(kind, classLabel)}`;
export const itIsOther = (): string => 'Нет, другой чат';

/** The greeting in a chat, with the question what the chat is. `staffRoom`: its title is that of the platform's class. */
export function greeting(school: School, proposal: ChatProposal | null, staffRoom: boolean): string {
  const who = `Здравствуйте! Я бот-помощник (${school.shortName}). Отвечаю на вопросы о «Сферуме»: обратитесь ко мне через @ или напишите «/вопрос …». Остальные сообщения не читаю и не храню.`;
  if (proposal) return `${who}\n${looksLike(proposal)}`;
  if (staffRoom) {
    return `${who}\n«Учительской» называется класс на самой платформе, а чат педагогов — отдельное поручение. Администратор, скажите кнопкой, что это за чат.`;
  }
  return `${who}\nКакой это чат, по названию не понять. Классный руководитель, напишите класс, обратившись ко мне, например «7Б», или нажмите «Чат класса…». Чат не класса — его владелец или администратор, выберите кнопку.`;
}

/** The title of a chat that is not confirmed yet has changed. */
export const renamed = (proposal: ChatProposal): string => `Вижу новое название. ${looksLike(proposal)}`;

/** To the owner of a confirmed chat that is now called like another one. */
export const readsOtherwise = (title: string, is: ChatProposal, now: ChatProposal): string =>
  `Чат «${title}» записан как ${chatName(is.kind, is.classLabel)}, а по новому названию похож на другой: ${chatName(now.kind, now.classLabel)}. Исправить запись или оставить как есть?`;
export const keepAsIs = (): string => 'Оставить как есть';
export const keptAsIs = (): string => 'Хорошо, запись прежняя.';

function looksLike({ kind, classLabel }: ChatProposal): string {
  return `Похоже, это ${chatName(kind, classLabel)}. ${whoConfirms(kind, classLabel)}, подтвердите, пожалуйста, кнопкой.`;
}

function whoConfirms(kind: ChatKind, classLabel: ClassLabel | null): string {
  if (kind === 'subject') return 'Педагог, который его ведёт';
  if (kind === 'deputies' || kind === 'parents_active' || kind === 'pupils_active') return 'Директор или администратор';
  return classLabel ? `Классный руководитель ${classLabel}` : 'Администратор';
}

/** The same question to the owner in private; without a guess what it is. */
export function askOwner(title: string | null, proposal: ChatProposal | null): string {
  const added = `Меня добавили в чат «${title ?? 'без названия'}».`;
  if (!proposal)
    return `${added} По названию не понять, что это за чат. Скажите кнопкой или напишите класс, например «7Б», и я отмечу его в реестре.`;
  return `${added} Это ${chatName(proposal.kind, proposal.classLabel)}? Подтвердите, и я отмечу его в реестре.`;
}

/** To its owner, confirmed only now: the chat has been waiting. */
export function chatWaits(title: string | null, proposal: ChatProposal | null): string {
  const waits = `Чат «${title ?? 'без названия'}» ждёт вашего слова.`;
  if (!proposal) return `${waits} Скажите кнопкой, что это за чат, или напишите класс, и я отмечу его в реестре.`;
  return `${waits} Это ${chatName(proposal.kind, proposal.classLabel)}? Подтвердите, и я отмечу его в реестре.`;
}

/** Added again to a chat that is known. */
export const backAgain = (kind: ChatKind, classLabel: ClassLabel | null): string =>
  `Здравствуйте! Я снова здесь: ${chatName(kind, classLabel)} уже есть в реестре. Вопросы — через @ или командой «/вопрос …».`;

/** The same to its owner in private, who had heard that the bot was removed. */
export function backInChat(title: string | null, { kind, classLabel }: ChatProposal, isExtra: boolean): string {
  const back = `Я снова в чате «${title ?? 'без названия'}» (${chatName(kind, classLabel)}).`;
  return isExtra
    ? `${back} Он записан вторым, для поручения засчитан другой чат. Если это не так, откройте «Чаты» → «Все чаты».`
    : `${back} Запись в реестре прежняя, делать ничего не нужно.`;
}

/** Confirmed; `clauses` are what it fulfils. `declared`: the title under which it had been declared. */
export function confirmed(
  { kind, classLabel }: ChatProposal,
  clauses: string,
  { extra, declared }: { readonly extra: boolean; readonly declared: string | null },
): string {
  const name = chatName(kind, classLabel);
  if (extra) return `Спасибо! Записал вторым: ${name}. Для поручения по-прежнему засчитан первый чат.`;
  const done = clauses === '' ? '' : ` Поручение выполнено (${clauses}).`;
  const instead = declared === null ? '' : ` Заявление о чате «${declared}» больше не нужно: этот чат я вижу сам.`;
  return `Спасибо! Записал: ${name}.${done}${instead}`;
}

/** In the chat, whose owner has answered in private: the question there is no question any more. */
export const answeredInPrivate = ({ kind, classLabel }: ChatProposal): string =>
  `Спасибо, этот чат записан: ${chatName(kind, classLabel)}. На кнопки выше нажимать уже не нужно.`;

/** To the owner: somebody else changed the record; `now` null: another chat has its place. */
export function recordChanged(title: string | null, was: ChatProposal, now: ChatProposal | null): string {
  const chat = `чат «${title ?? 'без названия'}» (${chatName(was.kind, was.classLabel)})`;
  const happened =
    now === null
      ? `В реестре изменилось: ${chat} больше не первый, его место занял другой.`
      : `В реестре изменилось: ${chat} записан иначе — ${chatName(now.kind, now.classLabel)}.`;
  return `${happened} Если это ошибка, откройте «Чаты» → «Все чаты».`;
}

export const sameAgain = ({ kind, classLabel }: ChatProposal): string =>
  `Уже записан: ${chatName(kind, classLabel)}. Ничего делать не нужно.`;

/** Only the owner may say what the chat is (at most 90 characters). */
export const notTheOwner = (): string => 'Подтвердить может классный руководитель, владелец чата или администратор.';

/** Over the button of a member of staff whom the administrator has yet to confirm (at most 90 characters). */
export const confirmedFirst = (): string =>
  'Администратор ещё не подтвердил вас. Когда подтвердит, нажмите эту кнопку ещё раз.';

/** There is another one; the buttons are the three answers. */
export const taken = ({ kind, classLabel }: ChatProposal, title: string | null): string =>
  `Уже записан другой ${chatName(kind, classLabel)}${title === null ? '' : `: «${title}»`}. Этот чат вместо него, второй рядом с ним или это ошибка?`;
export const TAKEN_LABELS = { instead: 'Вместо прежнего', beside: 'Второй чат', mistake: 'Это ошибка' } as const;

export const unknownClass = (classes: readonly ClassLabel[], inThatChat: boolean): string =>
  `Такого класса в школе нет. Есть классы: ${classes.join(', ')}. Напишите один из них${inThatChat ? ', обратившись ко мне' : ' или выберите кнопку'}.`;

/** The class that was said is not the one in the title. */
export const saidOtherwise = (title: string | null, said: ChatProposal, titled: ClassLabel): string =>
  `Чат «${title ?? 'без названия'}» по названию — ${titled}, а вы написали ${said.classLabel ?? 'другой'}. Какой это чат? Пока ничего не записал, выберите кнопку.`;

export const unknownChat = (): string => 'Меня сейчас нет в этом чате. Добавьте меня снова, запись сохранилась.';

/** It is none of what was proposed. */
export const whichChat = (inThatChat: boolean): string =>
  inThatChat
    ? 'Хорошо. Какой это чат, выберите кнопку. Класс можно и написать, обратившись ко мне, например «7Б».'
    : 'Хорошо. Какой это чат, выберите кнопку. Класс можно и написать, например «7Б».';

/** It is a chat of some class. */
export function whichClass(kind: ClassKind, inThatChat: boolean): string {
  const question = {
    class: 'Какой это класс?',
    class_parents: 'Родители какого класса?',
    class_teachers: 'Учителя какого класса?',
  }[kind];
  return `${question} Выберите кнопку или напишите${inThatChat ? ', обратившись ко мне' : ''}, например «7Б».`;
}

/** The classes of a grade, on a button. */
export const gradeLabel = (grade: number): string => `${grade}-е классы`;

/** An answer in private to a word without a button: which chat it was taken for. */
export const aboutChat = (title: string | null, said: string): string => `Чат «${title ?? 'без названия'}». ${said}`;

/** The same of a chat of which nobody has said yet what it is. */
export const unrecordedLost = (title: string | null): string =>
  `Чат «${title ?? 'без названия'}» мне больше не открыт. Записан он ещё не был. Если чат нужен, добавьте меня в него снова.`;

/** To the owner or the administrator: the bot has lost a chat. */
export function chatLost(title: string | null, reason: 'moved' | 'refused' | 'removed'): string {
  const name = `Чат «${title ?? 'без названия'}»`;
  switch (reason) {
    case 'moved':
      return `${name} переехал в MAX, писать в него отсюда больше нельзя. Запись в реестре пока прежняя. Если чат теперь там, заявите его: понадобится слово второго человека из чата.`;
    case 'removed':
      return `${name}: меня удалили из чата. Запись в реестре пока прежняя. Если это ошибка, добавьте меня снова; если чата больше нет, нажмите кнопку.`;
    case 'refused':
      return `${name} больше не принимает мои сообщения. Запись в реестре пока прежняя. Если чат есть, добавьте меня в него снова; если его больше нет, нажмите кнопку.`;
  }
}

/** «Чат по предмету» for the teacher who leads it, and so on: a kind of chat on a button. */
export const itIsOf = ({ kind, classLabel }: ChatProposal): string =>
  classLabel === null && isOfClass(kind) ? SOME_CLASS[kind] : capital(chatName(kind, classLabel));

/** Of a class that is not chosen yet. */
const SOME_CLASS = {
  class: 'Чат класса…',
  class_parents: 'Чат родителей класса…',
  class_teachers: 'Чат учителей класса…',
} as const;
