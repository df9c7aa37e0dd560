/** How the dated duties of the orders stand: how many have yet to do each, and who. */
import { isDone } from '../domain/assignment';
import { dutiesFor, subjectKey } from '../domain/duties';
import type { ClassLabel } from '../domain/ids';
import { daysBetween, type LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import type { Staff } from '../store/staffStore';
import type { SchoolContext } from './context';
import { rolesOf } from './identify';
import type { Progress } from './schoolProgress';
import { standingOf } from './standing';

/** Who has yet to do it: a member of staff, the class teacher of a class, or whoever holds the office. */
export type Waiting = (
  | { readonly kind: 'staff'; readonly staff: Staff }
  | { readonly kind: 'class'; readonly classLabel: ClassLabel }
  | { readonly kind: 'office' }
) & {
  /** What it is recorded for. */
  readonly subject: string;
};

export interface Deadline {
  readonly duty: Duty;
  readonly due: LocalDate;
  /** Whole days until the date; negative after it. */
  readonly daysLeft: number;
  readonly undone: readonly Waiting[];
  readonly of: number;
}

/** Every dated duty, by date; one that was extended for some of them stands under each of its dates. */
export function deadlines(context: SchoolContext, progress: Progress, today: LocalDate): Deadline[] {
  return context.orders
    .flatMap((order) => order.duties)
    .flatMap((duty) => (duty.due === null ? [] : byDate(context, progress, { ...duty, due: duty.due }, today)))
    .sort((a, b) => a.daysLeft - b.daysLeft);
}

/** Whoever or whatever a duty is for, with its date in force. */
export interface Holder {
  readonly due: LocalDate;
  readonly done: boolean;
  readonly waiting: Waiting;
}

export type DatedDuty = Duty & { readonly due: LocalDate };

function byDate(context: SchoolContext, progress: Progress, duty: DatedDuty, today: LocalDate): Deadline[] {
  const holders = dutyHolders(context, progress, duty);
  const dates = holders.length === 0 ? [duty.due] : [...new Set(holders.map((holder) => holder.due))];
  return dates.map((due) => {
    const held = holders.filter((holder) => holder.due === due);
    const undone = held.filter((holder) => !holder.done).map(({ waiting }) => waiting);
    return { duty: { ...duty, due }, due, daysLeft: daysBetween(today, due), undone, of: held.length };
  });
}

/** Whoever a dated duty is for, done or not. */
export function dutyHolders(context: SchoolContext, progress: Progress, duty: DatedDuty): Holder[] {
  return duty.evidence.kind === 'chat' ? chatsOf(progress, duty) : holdersOf(context, progress, duty);
}

function chatsOf(progress: Progress, duty: DatedDuty): Holder[] {
  return progress.chats
    .filter((chat) => chat.duty.id === duty.id)
    .map((chat) => ({
      due: chat.duty.due ?? duty.due,
      done: chat.exists,
      waiting: chat.staff
        ? { kind: 'staff', staff: chat.staff, subject: chat.subject }
        : waitingFor(chat.classLabel, chat.subject),
    }));
}

const waitingFor = (classLabel: ClassLabel | null, subject: string): Waiting =>
  classLabel === null ? { kind: 'office', subject } : { kind: 'class', classLabel, subject };

/** Everyone on the roster (and every class, and the school) a duty without a chat is for. */
function holdersOf(context: SchoolContext, progress: Progress, duty: DatedDuty): Holder[] {
  const holder = (waiting: Waiting): Holder => {
    const assignment = standingOf(progress.standing, duty, waiting.subject);
    return { due: assignment.due ?? duty.due, done: isDone(assignment), waiting };
  };
  if (duty.assignee.who === 'office') return [holder(waitingFor(null, 'school'))];
  const only = context.orders.map((order) => ({ ...order, duties: order.duties.filter((one) => one.id === duty.id) }));
  return progress.staff.flatMap(({ staff }) => {
    const bearer = {
      onRoster: true,
      roles: rolesOf(staff),
      classTeacherOf: staff.classTeacherOf ? [staff.classTeacherOf] : [],
      offices: [],
    };
    return dutiesFor(bearer, only).map(({ subject }) => {
      const key = subjectKey(subject, staff.id) ?? '';
      return holder(
        subject.of === 'class' ? waitingFor(subject.classLabel, key) : { kind: 'staff', staff, subject: key },
      );
    });
  });
}
