/** «Мои обязанности»: what the orders ask of one person. */
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import type { Repeat } from '../domain/periods';
import { clausesText } from './clauses';
import { dayText } from './dates';
import { DAYS, plural, pluralForm, type Forms } from './plural';
import { shortened } from './sentence';

export type DutyLineState =
  | { readonly kind: 'done' }
  /** Said by the person; the administrator looks at it and confirms. */
  | { readonly kind: 'reported' }
  | { readonly kind: 'not_applicable'; readonly reason: string }
  /** Said to be done; the administrator has not confirmed the person yet. */
  | { readonly kind: 'claimed' }
  /** A chat the bot cannot enter, by its owner's word alone: nothing is shown yet. */
  | { readonly kind: 'declared' }
  | { readonly kind: 'overdue'; readonly due: LocalDate; readonly days: number; readonly started: boolean }
  | { readonly kind: 'open'; readonly started: boolean };

export interface DutyLine {
  readonly duty: Duty;
  /** The class it is for, «7Б». */
  readonly classText: string | null;
  /** Another member of staff's: this person stands in. */
  readonly handedOver: boolean;
  /** The date is a later one than the order's. */
  readonly extended: boolean;
  readonly state: DutyLineState;
}

export interface OrderTitle {
  readonly number: string;
  readonly date: LocalDate;
}

const PASSED: Forms = ['прошёл', 'прошло', 'прошло'];

/** «приказ №… от …», as the bot names an order. */
export function orderText(order: OrderTitle): string {
  return `приказ №${order.number} от ${dayText(order.date)}`;
}

/** How the Regulation was adopted, or whom to ask where the order's file does not tell. */
export function protocolText(order: { readonly regulationAdopted: string | null }): string {
  return order.regulationAdopted ?? 'номер протокола — у администратора платформы';
}

const UNDONE: ReadonlySet<DutyLineState['kind']> = new Set(['open', 'overdue', 'declared']);

/** VK takes 4096 characters; the rest of the list goes into a message of its own before that. */
const LONGEST = 3_800;

/** The list as one or two messages: what has a date and is undone, then what is done, then duties of the role. */
export function dutiesList(lines: readonly DutyLine[], orders: readonly OrderTitle[], next: string): string[] {
  const isDone = ({ state: { kind } }: DutyLine): boolean => !UNDONE.has(kind);
  const dated = lines.filter((line) => line.duty.due !== null && !isDone(line));
  const done = lines.filter((line) => isDone(line));
  const undated = lines.filter((line) => line.duty.due === null && !isDone(line));
  const first = [`Ваши обязанности (${orders.map(orderText).join('; ')})`];
  if (dated.length > 0) first.push(section('Со сроком', dated));
  if (done.length > 0) first.push(section('Сделано', done));
  const rest = undated.length > 0 ? [section('По роли, без срока', undated)] : [];
  const whole = [...first, ...rest, next].join('\n\n');
  if (whole.length <= LONGEST || rest.length === 0) return [whole];
  return [first.join('\n\n'), [...rest, next].join('\n\n')];
}

function section(title: string, lines: readonly DutyLine[]): string {
  const byText = new Map<string, DutyLine[]>();
  for (const line of lines) byText.set(lineText(line, ''), [...(byText.get(lineText(line, '')) ?? []), line]);
  return [`${title}:`, ...[...byText.values()].map(sameDuty)].join('\n');
}

/** One line for what several clauses ask in the same words: of a class teacher who also teaches a subject. */
function sameDuty(lines: readonly DutyLine[]): string {
  return lines
    .slice(0, 1)
    .map((line) => lineText(line, clausesText(lines.map(({ duty }) => duty.clause))))
    .join('');
}

function lineText(line: DutyLine, clause: string): string {
  const { duty, classText, handedOver } = line;
  const what = `${dutyName(duty, classText)}${handedOver ? ' — замещаете коллегу' : ''}`;
  switch (line.state.kind) {
    case 'done':
      return `✓ ${what} — сделано (${clause})`;
    case 'reported':
      return `✓ ${what} — вы сообщили, администратор подтвердит (${clause})`;
    case 'not_applicable':
      return `— ${what} — не требуется: ${line.state.reason} (${clause})`;
    case 'claimed':
      return `✓ ${what} — вы сообщили, осталось подтверждение администратора (${clause})`;
    case 'overdue': {
      const { due, days, started } = line.state;
      const was = `срок был ${line.extended ? 'перенесён до ' : ''}${dayText(due)}`;
      return `• ${what}${started ? STARTED : ''} — ${was}, ${pluralForm(days, PASSED)} ${plural(days, DAYS)} (${clause})`;
    }
    case 'open':
      return `• ${what}${line.state.started ? STARTED : ''}${when(duty, line.extended)} (${clause})`;
    case 'declared':
      return `• ${what} — вы заявили чат, ждёт второго человека${when(duty, line.extended)} (${clause})`;
  }
}

const STARTED = ' — начато';

/** The date of a duty; what has none stands under a heading that says so. */
function when(duty: Duty, extended: boolean): string {
  if (duty.due !== null) return ` — ${extended ? 'срок перенесён ' : ''}до ${dayText(duty.due)}`;
  const often = duty.repeat === null ? '' : ` — ${REPEAT_TEXTS[duty.repeat]}`;
  return duty.optional ? `${often} — если нужно и возможно` : often;
}

const REPEAT_TEXTS: Readonly<Record<Repeat, string>> = {
  week: 'раз в неделю',
  month: 'раз в месяц',
  quarter: 'раз в четверть года',
  school_year: 'раз в учебный год',
};

/** Documents the person has not acknowledged yet. */
export function unreadDocuments(count: number): string {
  return `Ещё прочитайте ${pluralForm(count, ['документ', 'документы', 'документы'])} школы и отметьте это: «Ознакомление».`;
}

/** The next step under the list. */
export const dutiesNext = {
  register: 'Уже зарегистрировались? Нажмите «Я зарегистрирован(а)».',
  chats:
    'Создали чат — добавьте в него меня и подтвердите его кнопкой, остальное отмечу сам. Вопрос — просто напишите.',
  witness: 'Заявленный чат подтвердит второй человек по ссылке из вашего текста: «Чаты» → чат.',
  ask: 'Есть вопрос — просто напишите его сюда.',
} as const;

/** The same of one who has not consented to being known. */
export function dutiesNeedConsent(): string {
  return 'Чтобы показать ваши обязанности, нужно знать вашу роль. Нажмите «Начать» — это один шаг. На вопросы отвечаю и так.';
}

/** The person has not said who they are. */
export function noRoleYet(): string {
  return 'Пока не знаю вашей роли. Напишите «Начать» и выберите её — покажу обязанности с пунктами и сроками.';
}

/** The orders ask nothing of this role. */
export function noDuties(): string {
  return 'В приказах школы для вашей роли поручений нет. Есть вопрос — просто напишите его сюда.';
}

/** The registration is on record. */
export function registrationRecorded(name: string): string {
  return `${name}, спасибо! Отметил: вы сообщили о регистрации на платформе. Её подтвердит администратор, ответ придёт сюда. Что дальше — в «Мои обязанности».`;
}

export function registrationKnown(): string {
  return 'Это уже отмечено, спасибо. Что дальше — в «Мои обязанности».';
}

/** Noted with the request; counts when the administrator confirms the person. */
export function registrationNoted(): string {
  return 'Спасибо, записал. Отметка появится, как только администратор подтвердит ваше имя, — ответ придёт сюда.';
}

/** A member of staff without a request that waits: it was declined. */
export function registrationNeedsName(): string {
  return 'Чтобы отметить регистрацию, нужно найти вас в списке школы. Нажмите «Начать» и назовите себя.';
}

export function registrationNotAsked(): string {
  return 'В приказах школы такой обязанности нет, отмечать не нужно. Ваши дела — в «Мои обязанности».';
}

/** Parents and pupils need not report. */
export function registrationOnlyStaff(): string {
  return 'Хорошо! Отмечать регистрацию нужно только сотрудникам. Вы сотрудник — напишите «Начать» и выберите роль.';
}

/** A duty the person reported is on record. */
export function dutyRecorded(text: string, confirmed: boolean): string {
  const next = confirmed
    ? 'Администратор увидит это на платформе и подтвердит, ответ придёт сюда.'
    : 'Подтверждать не нужно, администратор видит отметку в отчёте.';
  return `Отметил: «${text}» — сделано. ${next} Ошиблись — напишите «Исправить отметку».`;
}

/** Nothing can be on record of someone who has not named themselves. */
export function dutyNeedsName(): string {
  return 'Чтобы отметить, нужно найти вас в списке школы. Нажмите «Начать» и назовите себя.';
}

/** The administrator has not confirmed the person yet. */
export function dutyWaitsForName(): string {
  return 'Отмечу, как только администратор подтвердит ваше имя: ответ придёт сюда, и тогда нажмите ещё раз.';
}

/** Duties whose doing is shown by the person's word, to choose from. */
export function whatIsDone(texts: readonly string[], first: number, page: number, pages: number): string {
  const where = pages > 1 ? ` Страница ${page + 1} из ${pages}.` : '';
  return [
    `Что сделано? Нажмите кнопку с номером, и я отмечу.${where}`,
    ...texts.map((text, index) => `${first + index}. ${text}`),
  ].join('\n');
}

/** Everything that could be reported is. */
export function nothingToMark(): string {
  return 'Отмечать нечего: всё, что отмечают словом, уже отмечено или появится, когда администратор подтвердит ваше имя. Остальное — в «Мои обязанности».';
}

/** A duty by its words alone, with its class. */
export function dutyName(duty: Duty, classText: string | null): string {
  return `${duty.text}${classText === null ? '' : ` (${classText})`}`;
}

/** A duty among others: what, for which class, by which clauses. */
export function dutyWords([duty, ...more]: readonly [Duty, ...Duty[]], classText: string | null): string {
  const clauses = clausesText([duty, ...more].map((one) => one.clause));
  return `${dutyName(duty, classText)} (${clauses})`;
}

/** A label of a duty's button; VK allows 40 characters. */
export const dutyLabel = (number: number, text: string): string => shortened(`${number}. ${text}`, 40);

export const DUTY_PAGES = { earlier: 'Раньше', later: 'Дальше' } as const;

/** A duty that a chat shows. */
export function dutyShownByChat(): string {
  return 'Это показывает чат: создайте его, добавьте в него меня и подтвердите кнопкой. Уже есть — напишите «Готово».';
}

/** A button about a duty that is not the person's. */
export function dutyNotYours(): string {
  return 'Такого поручения у вас нет. Ваши дела — в «Мои обязанности».';
}
