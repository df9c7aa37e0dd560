/** How a clause of an order stands, in a colour and one reason: what the director controls (п. 9; 2.2). Pure. */
import type { EvidenceKind } from './order';
import { daysBetween, type LocalDate } from './localDate';
import { isOfFamilies, isRequired, type StatementLine, type StatementMark } from './statement';

export const COLOURS = ['red', 'amber', 'green'] as const;
export type Colour = (typeof COLOURS)[number];

/** So many days before its date an undone duty is looked at: the longest of the order's reminders begin then. */
export const SOON_DAYS = 14;

/** A duty of the clause with how it stands for everybody it is for. */
export type ControlledDuty = Pick<StatementLine, 'duty' | 'text' | 'assignee' | 'optional' | 'evidence'> & {
  readonly marks: readonly Pick<StatementMark, 'subject' | 'state' | 'done' | 'due'>[];
};
type Mark = ControlledDuty['marks'][number];

/** Undone of `of`, with the earliest date among them; `days` until it, negative after it. */
export interface DatedReason {
  readonly text: string;
  readonly due: LocalDate;
  readonly days: number;
  readonly undone: number;
  readonly of: number;
}

export type ClauseState =
  | ({ readonly colour: 'red'; readonly reason: 'overdue' } & DatedReason)
  /** Somebody asked for a later date. */
  | { readonly colour: 'amber'; readonly reason: 'asked_later'; readonly count: number }
  | ({ readonly colour: 'amber'; readonly reason: 'soon' } & DatedReason)
  /** Reported, and nobody besides whoever did it says so yet. */
  | { readonly colour: 'amber'; readonly reason: 'unconfirmed'; readonly count: number }
  | { readonly colour: 'green'; readonly reason: 'done' }
  | ({ readonly colour: 'green'; readonly reason: 'ahead' } & DatedReason)
  | { readonly colour: 'green'; readonly reason: 'undated' }
  /** It is for families, of whom nothing is kept. */
  | { readonly colour: 'green'; readonly reason: 'uncounted' };

/** What an administrator, or a second person in the chat, is yet to confirm; any other report is the last word. */
const CONFIRMED_LATER: ReadonlySet<EvidenceKind['kind']> = new Set([
  'registration',
  'staff_room',
  'teacher_status',
  'chat',
]);

/** Whether it is still theirs to do, and has a date in force; what is optional is owed to nobody. */
function isOwed(mark: Mark, { optional }: ControlledDuty): mark is Mark & { readonly due: LocalDate } {
  return !optional && mark.due !== null && (mark.state === 'open' || mark.state === 'started');
}

/** Whether it is undone and its date has passed or is near: what may be extended or asked about. */
export function isPressing(mark: Mark, duty: ControlledDuty, today: LocalDate): boolean {
  return isOwed(mark, duty) && daysBetween(today, mark.due) <= SOON_DAYS;
}

/** The clause with these duties on that day; `asked`: what a later date is asked for, by `<duty> <subject>`. */
export function clauseState(
  duties: readonly ControlledDuty[],
  { today, asked }: { readonly today: LocalDate; readonly asked: ReadonlySet<string> },
): ClauseState {
  const dated = earliestFirst(duties.flatMap((duty) => datedReasons(duty, today)));
  const overdue = dated.find(({ days }) => days < 0);
  if (overdue) return { colour: 'red', reason: 'overdue', ...overdue };
  const waiting = count(duties, (mark, { duty }) => !mark.done && asked.has(`${duty} ${mark.subject}`));
  if (waiting > 0) return { colour: 'amber', reason: 'asked_later', count: waiting };
  const [nearest] = dated;
  if (nearest && nearest.days <= SOON_DAYS) return { colour: 'amber', reason: 'soon', ...nearest };
  const unconfirmed = count(duties, (mark, { evidence }) => mark.state === 'reported' && CONFIRMED_LATER.has(evidence));
  if (unconfirmed > 0) return { colour: 'amber', reason: 'unconfirmed', count: unconfirmed };
  if (nearest) return { colour: 'green', reason: 'ahead', ...nearest };
  if (duties.every(({ assignee }) => isOfFamilies(assignee))) return { colour: 'green', reason: 'uncounted' };
  const required = duties.flatMap((duty) => (duty.optional ? [] : duty.marks.filter(isRequired)));
  return { colour: 'green', reason: required.length > 0 && required.every(({ done }) => done) ? 'done' : 'undated' };
}

/** Of a duty what is past its date, and what is not: each a reason of its own. */
function datedReasons(duty: ControlledDuty, today: LocalDate): DatedReason[] {
  const owed = duty.marks.filter((mark) => isOwed(mark, duty));
  const of = duty.marks.filter(isRequired).length;
  return [owed.filter(({ due }) => due < today), owed.filter(({ due }) => due >= today)].flatMap((marks) => {
    const [due] = marks.map((mark) => mark.due).sort();
    return due === undefined ? [] : [{ text: duty.text, due, days: daysBetween(today, due), undone: marks.length, of }];
  });
}

const earliestFirst = (reasons: DatedReason[]): DatedReason[] =>
  reasons.sort((a, b) => a.days - b.days || b.undone - a.undone);

const count = (duties: readonly ControlledDuty[], fits: (mark: Mark, duty: ControlledDuty) => boolean): number =>
  duties.reduce((sum, duty) => sum + duty.marks.filter((mark) => fits(mark, duty)).length, 0);
