/** The statement of execution: what its cells say of a duty and of each mark on it. */
import { isLate, isOverdueMark, isRequired, type LineStanding, type StatementDoer } from '../domain/statement';
import type { StatementLine, StatementMark, StatementPerson, StatementSnapshot } from '../domain/statement';
import type { LocalDate } from '../domain/localDate';
import { officeName } from './administration';
import { dayText } from './dates';
import { DOERS } from './dutyHistory';
import { REPEAT_TEXTS, ROLE_HOLDERS } from './orderChanges';
import { CONFIRMED_TEXTS, SEEN_TEXTS } from './registerPage';
import { capital } from './sentence';

export const NOTHING = '—';

export const STANDING_TEXTS: Readonly<Record<LineStanding, string>> = {
  done: 'исполнено',
  part: 'исполнено частично',
  not_due: 'срок не наступил',
  overdue: 'просрочено',
  not_required: 'не требуется',
  undated: 'без срока',
  optional: 'по необходимости',
  uncounted: 'не учитывается',
  nobody: 'исполнителей нет',
};

/** So many classes are named in a cell. */
const NAMED = 16;

/** The others say nothing beside how it is known. */
const NAMED_DOERS: ReadonlySet<StatementDoer['who']> = new Set(['staff', 'administrator', 'forgotten']);

/** Who put it on record. */
export const doerName = (doer: StatementDoer): string => (doer.who === 'staff' ? doer.name : DOERS[doer.who]);

/** «что сделать», and how often. */
export function dutyCell({ text, repeat, optional }: StatementLine): string {
  const notes = [
    ...(repeat === null ? [] : [`${REPEAT_TEXTS[repeat]}, здесь — текущий период`]),
    ...(optional ? ['если нужно и возможно'] : []),
  ];
  return [capital(text), ...(notes.length > 0 ? [`(${notes.join('; ')})`] : [])].join('\n');
}

/** Who does it. */
export function whoCell(line: StatementLine, snapshot: StatementSnapshot): string {
  const { assignee, officer, marks } = line;
  const count = ` (${marks.length})`;
  switch (assignee.who) {
    case 'staff':
      return `все сотрудники${count}`;
    case 'class_teacher':
      return `классные руководители ${gradesText(assignee.grades)} классов${count}`;
    case 'roles':
      return `${assignee.roles.map((role) => ROLE_HOLDERS[role]).join(', ')}${count}`;
    case 'office':
      return [officer?.name, officeName(assignee.office)].filter((part) => part !== undefined).join('\n');
    case 'role': {
      const holders = ROLE_HOLDERS[assignee.role];
      if (assignee.role === 'parent' || assignee.role === 'pupil') return holders;
      if (assignee.role !== 'administrator') return `${holders}${count}`;
      const done = marks.find((mark) => mark.done);
      const person = done && personOf(done, snapshot);
      return [person?.name ?? officer?.name, holders].filter((part) => part !== undefined).join('\n');
    }
  }
}

/** The date in force; an extended one with the order's. */
export function dueCell({ due, marks }: StatementLine): string {
  const later = new Map<LocalDate, StatementMark[]>();
  for (const mark of marks) {
    if (mark.due !== null && mark.due !== due) later.set(mark.due, [...(later.get(mark.due) ?? []), mark]);
  }
  const own = due === null ? 'без срока' : dayText(due);
  const dates = [...later].sort(([a], [b]) => (a < b ? -1 : 1));
  const [only] = dates;
  if (only && only[1].length === marks.length) return `${dayText(only[0])}\n(был ${own})`;
  return [own, ...dates.map(([date, held]) => `перенесён до ${dayText(date)}: ${classesOrCount(held)}`)].join('\n');
}

/** When it was done: the day, or from the first to the last. */
export function doneCell({ marks, due }: StatementLine): string {
  const days = marks.flatMap(({ doneOn }) => doneOn ?? []).sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return NOTHING;
  const late = marks.filter(isLate).length;
  return [
    ...(first === last ? [dayText(first)] : [`с ${dayText(first)}`, `по ${dayText(last)}`]),
    ...(late > 0 && due !== null ? [marks.length === 1 ? 'позже срока' : `позже срока: ${late}`] : []),
  ].join('\n');
}

/** How it is known. */
export function shownCell(line: StatementLine): string {
  const { marks, standing } = line;
  if (standing === 'uncounted') return 'отметок о семьях бот не ведёт';
  const [only] = marks;
  if (marks.length === 1 && only) return shownText(only);
  const groups = new Map<string, number>();
  for (const mark of marks) {
    const how = howText(mark, null);
    if (how !== null) groups.set(how, (groups.get(how) ?? 0) + 1);
  }
  if (groups.size === 0) return NOTHING;
  return [...groups].map(([how, count]) => `${how}: ${count}`).join('\n');
}

/** How it is known of one. */
export function shownText(mark: StatementMark): string {
  const title = mark.shown && 'title' in mark.shown ? mark.shown.title : null;
  const how = howText(mark, title);
  if (how === null) return NOTHING;
  const by = mark.by && NAMED_DOERS.has(mark.by.who) ? ` (${doerName(mark.by)})` : '';
  return `${how}${by}`;
}

/** The state in words, with how many of how many. */
export function standingCell(line: StatementLine, snapshot: StatementSnapshot): string {
  const required = line.marks.filter(isRequired);
  const done = required.filter((mark) => mark.done);
  const words = capital(STANDING_TEXTS[line.standing]);
  if (line.standing === 'undated') return `${words}\nотметки нет`;
  if (line.marks.length < 2 || required.length === 0 || line.standing === 'optional') return words;
  const missing = required.filter((mark) => !mark.done && mark.subject.startsWith('class:'));
  const waits =
    line.standing === 'part' && required.some((mark) => !mark.done && mark.due !== null && mark.due >= snapshot.date);
  return [
    words,
    `${done.length} из ${required.length}`,
    ...(waits ? ['срок не наступил'] : []),
    ...(missing.length > 0 && missing.length <= NAMED && done.length > 0 ? [`нет: ${classesOrCount(missing)}`] : []),
  ].join('\n');
}

/** The state of one mark. */
export function markText(mark: StatementMark, line: StatementLine, today: LocalDate): string {
  if (!isRequired(mark)) return 'не требуется';
  if (mark.done) return isLate(mark) ? 'исполнено позже срока' : 'исполнено';
  if (isOverdueMark(mark, line.optional, today)) return 'просрочено';
  if (line.optional) return STANDING_TEXTS.optional;
  return mark.due === null ? STANDING_TEXTS.undated : STANDING_TEXTS.not_due;
}

/** Whom a mark is about, when it is about a member of staff. */
export function personOf({ subject }: StatementMark, { people }: StatementSnapshot): StatementPerson | undefined {
  return people.find((person) => person.subject === subject);
}

/** The class a mark is about. */
export const classOfMark = ({ subject }: StatementMark): string | null =>
  subject.startsWith('class:') ? subject.slice('class:'.length) : null;

function howText({ state, shown, reason }: StatementMark, title: string | null): string | null {
  if (state === 'not_applicable')
    return title === null && reason !== null && reason !== '' ? `не требуется: ${reason}` : 'не требуется';
  if (shown === null) return null;
  const named = title === null ? '' : ` «${title}»`;
  if (state === 'reported')
    return shown.kind === 'declared' ? `чат заявлен${named}, ждёт второго человека` : 'со слов исполнителя';
  if (shown.kind === 'declared') return `чат${named} подтвердил второй человек`;
  return shown.kind === 'seen' ? SEEN_TEXTS[shown.how] : `${CONFIRMED_TEXTS[shown.kind]}${named}`;
}

function classesOrCount(marks: readonly StatementMark[]): string {
  const classes = marks.flatMap((mark) => classOfMark(mark) ?? []);
  return classes.length === marks.length && classes.length <= NAMED ? classes.join(', ') : String(marks.length);
}

/** «6–11», the grades one by one, or «9-х». */
function gradesText(grades: readonly number[]): string {
  const sorted = [...grades].sort((a, b) => a - b);
  const [first = 0] = sorted;
  const last = sorted.at(-1) ?? first;
  if (sorted.length === 1) return `${first}-х`;
  return sorted.length > 2 && last - first === sorted.length - 1 ? `${first}–${last}` : sorted.join(', ');
}
