/** Teaching the bot: questions without an answer, what they are linked to, answers that the school writes itself. */
import { plural, type Forms } from './plural';
import { shortened } from './sentence';

const QUESTIONS: Forms = ['вопрос', 'вопроса', 'вопросов'];
const TIMES: Forms = ['раз', 'раза', 'раз'];

export const TEACHING_LABELS = {
  notIt: 'Не то',
  otherTopic: 'Другая тема',
  write: 'Написать ответ',
  drop: 'Убрать из списка',
  undo: 'Отменить',
  keep: 'Сохранить ответ',
  add: 'Добавить',
  change: 'Изменить',
  remove: 'Убрать',
  restore: 'Вернуть прежний',
  bringBack: 'Вернуть',
} as const;

/** After «Не то»; `others`: there are buttons of other topics under it; `further`: there is somebody to ask. */
export function notItNoted(others: boolean, further: boolean): string {
  const lead = others ? 'Может быть, вопрос об этом? Если нет,' : 'Спросите другими словами или';
  const way = further
    ? 'нажмите «Спросить администратора»: передам вопрос человеку.'
    : 'научите меня: «Вопросы без ответа».';
  return `Понял, ответ не о том. ${lead} ${way}`;
}

const quoted = (text: string): string => `«${text}»`;
const asked = (count: number): string => (count > 1 ? ` — ${plural(count, TIMES)}` : '');

export const noUnanswered = (): string =>
  'Вопросов без ответа нет: на всё, о чём меня спрашивали в последние недели, ответ нашёлся.';

export interface GroupText {
  readonly text: string;
  /** How often it was asked, in whatever words. */
  readonly count: number;
}

/** «Вопросы без ответа»; `first`: the number of the first group on the page. */
export function unanswered(groups: readonly GroupText[], { first, of }: { first: number; of: number }): string {
  const lines = groups.map(({ text, count }, i) => `${first + i}. ${quoted(text)}${asked(count)}`);
  return [
    `Вопросы, на которые я не ответил: ${of}, похожие вместе. Кто спрашивал, я не храню.`,
    lines.join('\n'),
    'Нажмите номер, чтобы научить меня отвечать.',
  ].join('\n\n');
}
export const groupNumber = (number: number): string => `№${number}`;

/** So many wordings are shown. */
const SHOWN = 5;

/** One group; `topics`: some are offered. */
export function group(texts: readonly string[], count: number, topics: boolean): string {
  const more = texts.length - SHOWN;
  const lines = texts.slice(0, SHOWN).map((text) => `• ${quoted(text)}`);
  return [
    count > 1 ? `Так спрашивали ${plural(count, TIMES)}:` : 'Так спросили:',
    [...lines, ...(more > 0 ? [`и ещё ${more}`] : [])].join('\n'),
    topics
      ? 'О чём это? Выберите тему, и на такой вопрос я буду отвечать сразу.'
      : 'Выберите тему или напишите ответ сами: дальше отвечу я.',
  ].join('\n');
}
export const groupGone = (): string => 'С этим вопросом уже разобрались. Остальные — в «Вопросы без ответа».';
export const groupDropped = (): string => 'Убрал. Остальные — в «Вопросы без ответа».';

export const chooseTopic = (text: string): string => `Какой теме соответствует ${quoted(text)}? Темы по алфавиту.`;
export const topicRange = (first: string, last: string): string =>
  first === last ? shortened(first, 40) : `${shortened(first, 18)} – ${shortened(last, 18)}`;
export const unknownTopic = (): string => 'Такой темы больше нет. Откройте «Вопросы без ответа» ещё раз.';

/** The bot has learnt it. */
export function taught(texts: readonly string[], topic: string): string {
  const [first = ''] = texts;
  const more = texts.length - 1;
  const what = more > 0 ? `${quoted(first)} и ещё ${more}` : quoted(first);
  return `Запомнил: ${what} — это «${topic}». Отвечаю так уже на следующий вопрос. Проверяю, не сбились ли другие ответы: скоро напишу.`;
}

/** The check found nothing. */
export const checkedWell = (of: number): string =>
  `Проверил ${plural(of, ['известный вопрос', 'известных вопроса', 'известных вопросов'])} по соседству: ответы на них не изменились.`;

export interface ChangeText {
  readonly text: string;
  /** Null: silence in a class chat. */
  readonly was: string | null;
  readonly now: string | null;
}

/** The check found questions that are answered otherwise now. */
export function checkedBadly(changes: readonly ChangeText[], changed: number): string {
  const named = (topic: string | null): string => (topic === null ? 'не отвечал' : `«${topic}»`);
  const lines = changes.map(({ text, was, now }) => `• ${quoted(text)}: раньше ${named(was)}, теперь ${named(now)}`);
  const more = changed - changes.length;
  return [
    `После этого изменился ответ и на другие вопросы: ${changed}.`,
    [...lines, ...(more > 0 ? [`и ещё ${more}`] : [])].join('\n'),
    'Если так хуже, нажмите «Отменить».',
  ].join('\n');
}

export const undone = (count: number): string =>
  count === 1
    ? 'Отменил: на этот вопрос отвечаю как раньше.'
    : `Отменил: на ${plural(count, QUESTIONS)} отвечаю как раньше.`;
export const nothingToUndo = (): string => 'Это уже отменено. Что я помню — в «Чему научили».';

export const nothingTaught = (): string =>
  'Меня ещё ничему не учили. Начать можно с «Вопросы без ответа» или «Новый ответ».';
export function taughtList(
  lines: readonly { readonly text: string; readonly topic: string | null; readonly by: string; readonly day: string }[],
  { first, of }: { readonly first: number; readonly of: number },
): string {
  return [
    `Чему меня научили (${of}), новое сверху:`,
    lines
      .map(
        ({ text, topic, by, day }, i) =>
          `${first + i}. ${quoted(text)} → ${topic === null ? 'темы больше нет' : `«${topic}»`}. ${by}, ${day}`,
      )
      .join('\n'),
    'Нажмите номер, чтобы отменить.',
  ].join('\n\n');
}
export const undoNumber = (number: number): string => `Отменить №${number}`;

/** Own answers. */
export const noOwnAnswers = (): string =>
  'Своих ответов у школы пока нет. Нажмите «Новый ответ»: напишете вопрос и ответ, дальше отвечу я.';
export function ownAnswers(
  answers: readonly { readonly question: string; readonly isRemoved: boolean }[],
  { first, of }: { readonly first: number; readonly of: number },
): string {
  const lines = answers.map(({ question, isRemoved }, i) => `${first + i}. ${question}${isRemoved ? ' (убран)' : ''}`);
  return [`Ответы школы: ${of}.`, lines.join('\n'), 'Нажмите номер, чтобы прочитать или изменить.'].join('\n\n');
}
export const ownAnswerNote = (day: string): string => `Ответ школы, ${day}.`;
export function ownAnswer(question: string, answer: string, versions: readonly string[]): string {
  return [`Вопрос: ${question}`, `Ответ: ${answer}`, versions.join('\n')].join('\n\n');
}
export const version = (what: 'written' | 'changed' | 'removed', by: string, day: string): string =>
  `${{ written: 'Написан', changed: 'Изменён', removed: 'Убран' }[what]} ${day}: ${by}`;
export const answerGone = (): string => 'Такого ответа больше нет. Остальные — в «Ответы школы».';
export const answerRemoved = (question: string): string =>
  `Убрал: на ${quoted(question)} этим ответом больше не отвечаю. Передумаете — нажмите «Вернуть».`;
export const answerAsBefore = (question: string): string =>
  `Отменил: на ${quoted(question)} снова даю прежний ответ. Все ответы — в «Ответы школы».`;
export const answerWritten = (question: string): string =>
  `Готово: на ${quoted(question)} и похожие вопросы отвечаю так уже со следующего. Проверяю, не сбились ли другие ответы: скоро напишу.`;

/** Under an answer that has just gone to whoever asked. */
export const mayKeep = (): string => 'Если так спрашивают часто, сохраните ответ: дальше на этот вопрос отвечу я.';
export const preview = (question: string, answer: string): string =>
  `Так я отвечу всем, кто спросит похоже:\n\nВопрос: ${question}\nОтвет: ${answer}\n\nПроверьте, что имён и телефонов здесь нет, и нажмите «Добавить».`;
export const wordsErased = (): string => 'Слова этого вопроса уже стёрты. Напишите ответ заново: «Новый ответ».';
export const settledMeanwhile = (): string =>
  'Пока вы писали, на этот вопрос меня уже научили отвечать, поэтому второго ответа не добавил. Что я отвечаю — в «Ответы школы» и «Чему научили».';
export const saysNothing = (): string =>
  'Из такого вопроса непонятно, о чём он. Напишите его целиком, как спросил бы человек.';

/** The dialogue. */
export const askQuestion = (): string =>
  'Шаг 1 из 3. Напишите вопрос так, как его задают, одной строкой. Имён и телефонов не пишите.';
export const askAnswerTo = (question: string): string =>
  `Шаг 2 из 3. ${quoted(question)}. Напишите ответ одним сообщением, до 1000 знаков: его увидят все, кто спросит, поэтому без имён и телефонов.`;
export const askSure = (question: string, answer: string): string => `Шаг 3 из 3. ${preview(question, answer)}`;
export const questionUnclear = (): string =>
  'Напишите вопрос словами, от трёх до двухсот знаков, или нажмите «Отмена».';
export const answerUnclear = (): string => 'Напишите ответ словами, до 1000 знаков, или нажмите «Отмена».';
export const pressAdd = (): string => 'Нажмите «Добавить», «Назад» или «Отмена».';
export const adding = (): string => 'Добавляю ответ.';
export const writingLeft = (): string => 'Хорошо, ничего не добавляю. Начать снова — «Новый ответ».';

/** Who, where the register names nobody. */
export const SOMEBODY = { administrator: 'администратор', forgotten: 'имя стёрто' } as const;

const SHOWN_IN_DIGEST = 3;

/** The week's first morning. */
export function unansweredInDigest(groups: readonly GroupText[]): string {
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const lines = groups
    .slice(0, SHOWN_IN_DIGEST)
    .map(({ text, count }) => `• ${quoted(shortened(text, 80))}${asked(count)}`);
  const rest = groups.length - lines.length;
  return [
    `За неделю без моего ответа: ${plural(total, QUESTIONS)}.`,
    ...lines,
    ...(rest > 0 ? [`и ещё ${rest}`] : []),
    'Научить меня — «Вопросы без ответа».',
  ].join('\n');
}
