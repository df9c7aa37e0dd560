/** One clause for whoever controls it: who has done what, what is asked for, what hinders, and what may be done about it (п. 9). */
import { mayControl, type Actor } from '../domain/access';
import { isPressing } from '../domain/clauseState';
import { offeredDates, type OfferedDate } from '../domain/extension';
import type { ClassLabel } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import { isRequired, type StatementLine, type StatementMark } from '../domain/statement';
import type { Explanation } from '../store/explanationStore';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { controlClauses, type ControlledClause } from './controlClauses';
import { bearersOf, type Bearer } from './dutyBearers';
import { mayExplain } from './explain';
import { decidersIn } from './extensionDeciders';
import { identify } from './identify';

/** A duty at one of those it is for. */
export interface ControlledMark {
  readonly line: StatementLine;
  readonly mark: StatementMark;
  /** Null: it is a class's or the school's. */
  readonly staff: Staff | null;
  readonly classLabel: ClassLabel | null;
  /** Until when a later date is asked for. */
  readonly asksFor: LocalDate | null;
  /** What hinders, in their own words, the newest. */
  readonly said: (Explanation & { readonly text: string }) | null;
}

export interface ControlledView {
  readonly kind: 'view';
  readonly date: LocalDate;
  readonly clause: ControlledClause;
  /** Undone ones first. */
  readonly marks: readonly ControlledMark[];
  /** Undone with a date that is past or near, and the person's to act on. */
  readonly pressing: readonly ControlledMark[];
  /** Whose those are, of the people the bot knows. */
  readonly bearers: readonly Bearer[];
  /** The later dates to choose from. */
  readonly until: readonly OfferedDate[];
}

export type ControlShown = { readonly kind: 'forbidden' } | { readonly kind: 'gone' } | ControlledView;

/** The clause that a button names, as it stands now. */
export async function showControlled(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  ref: string,
): Promise<ControlShown> {
  const found = await controlClauses(context, work, actor);
  if (found.kind === 'forbidden') return found;
  const clause = found.clauses.find((one) => one.ref === ref);
  if (!clause) return { kind: 'gone' };
  const marks = await marksOf(context, work, clause);
  const today = found.date;
  const near = marks.filter(({ line, mark }) => isPressing(mark, line, today));
  const bearers = near.length === 0 ? [] : await bearersOf(context, work, new Set(near.map(keyOf)), today);
  const pressing = await toActOn(context, work, actor, clause, near, bearers);
  const latest = pressing
    .flatMap(({ mark }) => mark.due ?? [])
    .sort()
    .at(-1);
  const until = latest === undefined ? [] : offeredDates(latest, today, context.calendar);
  return { kind: 'view', date: today, clause, marks, pressing, bearers: theirsOf(bearers, pressing), until };
}

/** Under which a mark is known: `<duty> <subject>`. */
export const keyOf = ({ line, mark }: Pick<ControlledMark, 'line' | 'mark'>): string => `${line.duty} ${mark.subject}`;

async function marksOf(context: SchoolContext, work: Work, { lines }: ControlledClause): Promise<ControlledMark[]> {
  const { stores } = work;
  const staff = new Map((await stores.staff.all()).map((one) => [`staff:${one.id}`, one]));
  const asks = new Map((await stores.extensions.waiting()).map((one) => [`${one.duty} ${one.subject}`, one.newDue]));
  const said = new Map<string, ControlledMark['said']>();
  for (const one of await stores.explanations.about(lines.map(({ duty }) => duty))) {
    if (one.text === null) continue;
    // a class may have got another class teacher since
    const speaks = await mayExplain(context, work, await identify(context, work, one.user), one.id);
    if (speaks.kind === 'possible') said.set(`${one.duty} ${one.subject}`, { ...one, text: one.text });
  }
  const marks = lines.flatMap((line) =>
    line.marks.filter(isRequired).map((mark): ControlledMark => {
      const key = keyOf({ line, mark });
      return {
        line,
        mark,
        staff: staff.get(mark.subject) ?? null,
        classLabel: mark.subject.startsWith('class:') ? (mark.subject.slice('class:'.length) as ClassLabel) : null,
        asksFor: asks.get(key) ?? null,
        said: said.get(key) ?? null,
      };
    }),
  );
  return marks.sort((a, b) => Number(a.mark.done) - Number(b.mark.done));
}

/** What the person may decide about: nobody decides on what is their own while somebody else does. */
async function toActOn(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { order }: ControlledClause,
  near: readonly ControlledMark[],
  bearers: readonly Bearer[],
): Promise<ControlledMark[]> {
  if (near.length === 0) return [];
  const { office, instead, users } = await decidersIn(context, work, order);
  const own = new Set(
    bearers
      .filter((bearer) => bearer.actor.user === actor.user)
      .flatMap(({ undone }) => undone.map(({ duty, recordedFor }) => `${duty.id} ${recordedFor}`)),
  );
  const deciders = { reached: !instead, others: users.some((user) => user !== actor.user) };
  return near.filter((one) => mayControl(actor, { office, of: own.has(keyOf(one)) ? actor.user : null }, deciders));
}

function theirsOf(bearers: readonly Bearer[], pressing: readonly ControlledMark[]): Bearer[] {
  const keys = new Set(pressing.map(keyOf));
  return bearers.flatMap((bearer) => {
    const undone = bearer.undone.filter(({ duty, recordedFor }) => keys.has(`${duty.id} ${recordedFor}`));
    return undone.length > 0 ? [{ ...bearer, undone }] : [];
  });
}
