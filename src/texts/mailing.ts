/** Mailing: what will be sent, the yes to the first time, the pause; and a person's wish for fewer messages. */
import type { LocalDate } from '../domain/localDate';
import type { Wish } from '../domain/reminders';
import type { Duty } from '../domain/order';
import { clausesText } from './clauses';
import { dayText } from './dates';
import { plural, type Forms } from './plural';

const PEOPLE: Forms = ['человек', 'человека', 'человек'];
const TO_PEOPLE: Forms = ['человеку', 'людям', 'людям'];
const DAYS: Forms = ['день', 'дня', 'дней'];

/** Messages of one kind that go out at one instant about the same. */
export interface PlannedMailing {
  readonly date: LocalDate;
  readonly minute: number;
  readonly kind: keyof typeof MAILING_KINDS;
  readonly clauses: readonly Duty['clause'][];
  /** To whom, in the order of sending. */
  readonly people: readonly string[];
}

/** What goes out unasked. */
export const MAILING_KINDS = {
  digest: 'сводка',
  weekly: 'неделя по приказу директору',
  reminder: 'напоминание',
  nudge: 'вопрос, продолжит ли знакомство',
  escalation: 'список несделанного',
  extension: 'просьбы о переносе срока',
  explanation: 'вопрос директора, что мешает',
  first_mailing: 'вопрос о первой рассылке',
  inquiry: 'вопросы без ответа',
  order_change: 'известие об изменении приказа',
  chat_digest: 'сводка без имён',
} as const;

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Among the recipients: whoever looks, and a profile that the roster does not know. */
export const you = (): string => 'вы';
export const administrationChat = (): string => 'чат администрации';
export const profile = (user: number): string => `vk.com/id${user}`;

/** «Что будет отправлено». */
export function plan(mailings: readonly PlannedMailing[], days: number, state: 'on' | 'paused' | 'unasked'): string {
  const head = `Что отправлю без запроса за ${plural(days, DAYS)}, если ничего не изменится:`;
  if (state === 'paused') return paused();
  if (mailings.length === 0)
    return `За ${plural(days, DAYS)} без запроса ничего не отправлю: напоминать пока не о чем.`;
  const end =
    state === 'unasked'
      ? 'Если получателей сразу много, первую рассылку начну только после вашего «Начать рассылки».'
      : 'Остановить всё сразу — «Приостановить рассылки».';
  return [head, ...mailings.map(line), end].join('\n\n');
}

function line({ date, minute, kind, clauses, people }: PlannedMailing): string {
  const why = clauses.length > 0 ? ` (${clausesText(clauses)})` : '';
  const count = kind === 'chat_digest' ? '' : `, ${plural(people.length, PEOPLE)}`;
  return `${dayText(date)}, ${clock(minute)} — ${MAILING_KINDS[kind]}${why}${count}: ${people.join(', ')}`;
}

/** Before the first mass sending. */
export const firstMailing = (people: number): string =>
  `Пора напомнить о сроках по приказу — сразу ${plural(people, TO_PEOPLE)}. Это первая рассылка в школе, поэтому без вашего согласия её не начну. Посмотрите, кому и что уйдёт, и нажмите «Начать рассылки».`;

export const started = (): string =>
  'Рассылки начаты: сегодняшние напоминания уйдут в ближайшие минуты, если рабочие часы не кончились. Остановить всё сразу — «Приостановить рассылки».';

export const startedAlready = (): string => 'Рассылки уже идут. Что и кому уйдёт — «Что будет отправлено».';

export const paused = (): string =>
  'Рассылки приостановлены: ни сводок, ни напоминаний не шлю. На вопросы и нажатия отвечаю как прежде. Вернуть — «Возобновить рассылки».';

export const resumed = (): string =>
  'Рассылки снова идут. О пропущенном напомню один раз, в рабочие часы. Что и кому уйдёт — «Что будет отправлено».';

/** A line of the menu and the settings while mailing is paused. */
export const pausedLine = (): string => 'Рассылки приостановлены. Вернуть — «Возобновить рассылки».';

const REMAINS =
  'Остаётся: за день до срока, в сам день и один раз после. Ответы на ваши вопросы и решения по вашим запросам приходят как прежде.';

/** A wish about reminders is kept. */
export function wished(wish: Wish, before: Wish): string {
  if (wish === 'fewer') {
    return before === 'fewer'
      ? `Так уже и есть. ${REMAINS}`
      : `Хорошо, напоминать буду реже. ${REMAINS} Вернуть — «Напоминать как обычно».`;
  }
  return before === 'usual'
    ? 'Так уже и есть: напоминаю заранее, накануне, в день срока и после него, пока дело не сделано.'
    : 'Хорошо, напоминаю как обычно, пока дело не сделано. Станет много — «Реже напоминать».';
}

export const wishNeedsAccount = (): string =>
  'Пока не знаю, кто вы, и напоминаний вам не шлю. Вы сотрудник — нажмите «Начать».';

/** The same to an administrator who has not said who they are: they are reminded all the same. */
export const wishNeedsStart = (): string =>
  'Чтобы я это запомнил, сначала нажмите «Начать» и назовите себя. Пока напоминаю как обычно.';

export interface OutOfReachLine {
  readonly name: string;
  readonly why: 'not_linked' | 'silent';
  readonly clauses: readonly Duty['clause'][];
}

/** Why a message of the bot does not reach somebody. */
export const WHY = { not_linked: 'бота ещё не открывал(а)', silent: 'не разрешает боту писать' } as const;

/** Whom reminders cannot reach. */
export function outOfReach(people: readonly OutOfReachLine[], total: number): string {
  if (people.length === 0) return 'Напоминания доходят до всех, кого они касаются.';
  return [
    `Напоминания не дойдут: ${plural(total, PEOPLE)}.`,
    people.map(({ name, why, clauses }) => `• ${name} — ${WHY[why]} (${clausesText(clauses)})`).join('\n'),
    'Скажите им лично или позвоните. «Коды» — личный код для входа, «Сотрудник без ВК» — готовый текст для тех, у кого нет ВКонтакте.',
  ].join('\n\n');
}

/** The same in a digest. */
export const outOfReachInDigest = (count: number): string =>
  `Напоминания не дойдут: ${plural(count, PEOPLE)}. Откройте «Кого не достать».`;
