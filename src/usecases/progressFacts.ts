/** The facts of the picture of progress: how many have done each dated duty, by group and by day (2.1). */
import { may, type Actor } from '../domain/access';
import { isDone, isSeen } from '../domain/assignment';
import { gradeOf } from '../domain/classes';
import { addDays, daysBetween, type LocalDate } from '../domain/localDate';
import type { Order } from '../domain/order';
import { grouped, type DutyProgress, type ProgressFacts, type StaffGroup, type Unit } from '../domain/progress';
import { toInstant, toLocal } from '../domain/zone';
import type { StateChange } from '../store/assignmentStore';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { dutyHolders, type DatedDuty, type Holder, type Waiting } from './deadlines';
import { rolesOf } from './identify';
import { schoolProgress } from './schoolProgress';

export type ProgressCounted =
  | { readonly kind: 'forbidden' }
  /** No order has a dated duty. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'facts'; readonly facts: ProgressFacts };

/** The course of a duty begins with its order, but no further back. */
const LONGEST_COURSE_DAYS = 140;

/** Counts everything dated. */
export async function progressFacts(context: SchoolContext, work: Work, actor: Actor): Promise<ProgressCounted> {
  if (!may(actor, 'digest.read')) return { kind: 'forbidden' };
  const { school, orders } = context;
  const dated = orders.flatMap((order) =>
    order.duties.flatMap((duty) => (duty.due === null ? [] : [{ order, duty: { ...duty, due: duty.due } }])),
  );
  if (dated.length === 0) return { kind: 'nothing' };
  const today = toLocal(work.now, school.timeZone).date;
  const progress = await schoolProgress(context, work);
  const changes = await work.stores.assignments.changesSince(
    dated.map(({ duty }) => duty.id),
    toInstant(addDays(today, -LONGEST_COURSE_DAYS), 0, school.timeZone),
  );
  const duties = dated.map(({ order, duty }): DutyProgress => {
    const holders = dutyHolders(context, progress, duty);
    const done = holders.filter((holder) => holder.done).length;
    const from = firstDay(order, today);
    return {
      text: duty.text,
      unit: unitOf(duty, holders),
      optional: duty.optional,
      ...datesOf(duty, holders),
      done,
      of: holders.length,
      groups: grouped(
        holders.flatMap((holder) => {
          const group = groupOf(holder.waiting);
          return group === null ? [] : [{ group, done: holder.done }];
        }),
      ),
      from,
      days: course(duty, holders, changes, { from, today, timeZone: school.timeZone }),
    };
  });
  return { kind: 'facts', facts: { school: school.shortName, date: today, duties } };
}

function firstDay(order: Order, today: LocalDate): LocalDate {
  const earliest = addDays(today, -LONGEST_COURSE_DAYS);
  if (order.date > today) return today;
  return order.date < earliest ? earliest : order.date;
}

function unitOf(duty: DatedDuty, holders: readonly Holder[]): Unit {
  if (duty.assignee.who === 'office') return 'once';
  if (duty.evidence.kind === 'chat') return 'chats';
  return holders.some(({ waiting }) => waiting.kind === 'class') ? 'classes' : 'people';
}

/** The earliest date of those who have yet to do it, and how many of them were given more time than that. */
function datesOf(duty: DatedDuty, holders: readonly Holder[]): Pick<DutyProgress, 'due' | 'later'> {
  const dates = holders.filter((holder) => !holder.done).map((holder) => holder.due);
  const [due = duty.due] = [...dates].sort();
  return { due, later: dates.filter((date) => date > due).length };
}

/** The group of the staff, or the grade; null: it is for the school as a whole. */
function groupOf(waiting: Waiting): StaffGroup | number | null {
  switch (waiting.kind) {
    case 'staff':
      return staffGroup(waiting.staff);
    case 'class':
      return gradeOf(waiting.classLabel);
    case 'office':
      return null;
  }
}

/** Everybody of the staff belongs to one group. */
function staffGroup(staff: Staff): StaffGroup {
  const roles = rolesOf(staff);
  if (roles.includes('class_teacher')) return 'class_teachers';
  if (roles.includes('administration')) return 'administration';
  return roles.length > 0 ? 'teachers' : 'others';
}

/** How many had done it at the end of each day: what is done now, less what was done since. */
function course(
  duty: DatedDuty,
  holders: readonly Holder[],
  changes: readonly StateChange[],
  { from, today, timeZone }: { readonly from: LocalDate; readonly today: LocalDate; readonly timeZone: string },
): number[] {
  const counts = duty.evidence.kind === 'chat' ? isSeen : isDone;
  const subjects = new Set(holders.map(({ waiting }) => waiting.subject));
  const gained = new Array<number>(daysBetween(from, today) + 1).fill(0);
  for (const { duty: id, subject, from: before, to: after, at } of changes) {
    if (id !== duty.id || !subjects.has(subject)) continue;
    const day = daysBetween(from, toLocal(at, timeZone).date);
    const gain = Number(counts({ state: after })) - Number(counts({ state: before }));
    if (day in gained) gained[day] = (gained[day] ?? 0) + gain;
  }
  let done = holders.filter((holder) => holder.done).length;
  const backwards = [...gained].reverse().map((gain) => {
    const atTheEnd = done;
    done -= gain;
    return Math.min(Math.max(0, atTheEnd), holders.length);
  });
  return backwards.reverse();
}
