/** «Неделя по приказу» and «Контроль»: every clause in a line (п. 9; 2.2). */
import type { ClauseState, Colour, DatedReason } from '../domain/clauseState';
import type { LocalDate } from '../domain/localDate';
import type { Clause } from '../domain/order';
import { clauseText } from './clauses';
import { dayText } from './dates';
import type { OrderTitle } from './duties';
import { DAYS, plural, pluralForm, type Forms } from './plural';
import { shortened } from './sentence';

const REQUESTS: Forms = ['просьба', 'просьбы', 'просьб'];
const MARKS: Forms = ['отметка', 'отметки', 'отметок'];
const WAIT: Forms = ['ждёт', 'ждут', 'ждут'];

export const SIGNS: Readonly<Record<Colour, string>> = { red: '🔴', amber: '🟡', green: '🟢' };

/** So much of a duty stands in a line. */
const DUTY_LENGTH = 70;
/** More clauses in order than so many are named in one line. */
const GREEN_LINES = 9;

export interface ControlLine {
  readonly clause: Clause;
  readonly state: ClauseState;
  /** The order, where there are several. */
  readonly order: OrderTitle | null;
}

export interface ControlText {
  readonly date: LocalDate;
  readonly counts: Readonly<Record<Colour, number>>;
  /** Red and amber ones of this page. */
  readonly pressing: readonly ControlLine[];
  /** Null: they stand on another page. */
  readonly green: readonly ControlLine[] | null;
}

/** The clause, and the order where there are several. */
const named = ({ clause, order }: ControlLine): string =>
  order === null ? clauseText(clause) : `${clauseText(clause)} №${order.number}`;

export const openClauseLabel = (line: ControlLine): string =>
  shortened(`${SIGNS[line.state.colour]} ${named(line)}`, 40);

const lineText = (line: ControlLine): string =>
  `${SIGNS[line.state.colour]} ${named(line)} — ${reasonText(line.state)}`;

/** Every clause, the worst first, and what to press. `weekly`: the clock says it. */
export function controlText({ date, counts, pressing, green }: ControlText, weekly: boolean): string {
  const head = weekly ? `Неделя по приказу, ${dayText(date)}` : `Контроль исполнения на ${dayText(date)}`;
  const sum = (['red', 'amber', 'green'] as const).map((colour) => `${SIGNS[colour]} ${counts[colour]}`).join(' · ');
  const lines = [
    `${head}. ${sum}`,
    ...(pressing.length > 0 ? ['', ...pressing.map(lineText)] : []),
    ...(green === null || green.length === 0 ? [] : ['', ...greenLines(green)]),
    '',
    counts.red + counts.amber > 0
      ? 'Нажмите пункт: кто не успел, продлить срок, спросить, что мешает.'
      : 'По срокам всё спокойно. Документ с подписью — «Справка об исполнении».',
  ];
  return lines.join('\n');
}

function greenLines(green: readonly ControlLine[]): string[] {
  return green.length <= GREEN_LINES
    ? green.map(lineText)
    : [`${SIGNS.green} В порядке: ${green.map(named).join(', ')}`];
}

export const nothingToControl = (): string => 'В приказах нет поручений, контролировать пока нечего.';

/** Only the director and the administrators. */
export const notControllers = (): string =>
  'Контроль исполнения видят директор и администраторы. Ваши поручения — в «Мои обязанности».';

/** Why the clause has its colour. */
export function reasonText(state: ClauseState): string {
  switch (state.reason) {
    case 'overdue':
      return `срок прошёл ${dayText(state.due)}, ${plural(-state.days, DAYS)} назад: «${what(state)}»${share(state)}`;
    case 'soon':
      return `${state.days === 0 ? 'срок сегодня' : `до срока ${plural(state.days, DAYS)}, ${dayText(state.due)}`}: «${what(state)}»${share(state)}`;
    case 'ahead':
      return `срок ${dayText(state.due)}, время есть${share(state)}`;
    case 'asked_later':
      return `${plural(state.count, REQUESTS)} о переносе срока ${pluralForm(state.count, WAIT)} решения`;
    case 'unconfirmed':
      return `${plural(state.count, MARKS)} ${pluralForm(state.count, WAIT)} подтверждения`;
    case 'done':
      return 'сделано';
    case 'undated':
      return 'срока нет';
    case 'uncounted':
      return 'срока нет, о семьях ничего не храню';
  }
}

const what = ({ text }: DatedReason): string => shortened(text, DUTY_LENGTH);

/** Of one there is no share. */
const share = ({ undone, of }: DatedReason): string => (of > 1 ? `, не сделано ${undone} из ${of}` : ', не сделано');
