/** How the dated duties of the orders stand: how many have yet to do each, and who. */
import { isDone } from '../domain/assignment';
import { dutiesFor, subjectKey } from '../domain/duties';
import type { ClassLabel } from '../domain/ids';
import { daysBetween, type LocalDate } from '../domain/localDate';
import { isNamed } from '../domain/offices';
import type { Duty } from '../domain/order';
import type { Staff } from '../store/staffStore';
import type { SchoolContext } from './context';
import { rolesOf } from './identify';
import type { ChatProgress, Progress } from './schoolProgress';
import { standingOf } from './standing';

/** Who has yet to do it: a member of staff, the class teacher of a class, or whoever holds the office. */
export type Waiting =
  | { readonly kind: 'staff'; readonly staff: Staff }
  | { readonly kind: 'class'; readonly classLabel: ClassLabel }
  | { readonly kind: 'office' };

export interface Deadline {
  readonly duty: Duty;
  readonly due: LocalDate;
  /** Whole days until the date; negative after it. */
  readonly daysLeft: number;
  readonly undone: readonly Waiting[];
  readonly of: number;
}

/** Every dated duty, by date. */
export function deadlines(context: SchoolContext, progress: Progress, today: LocalDate): Deadline[] {
  return context.orders
    .flatMap((order) => order.duties)
    .flatMap((duty) => (duty.due === null ? [] : [{ duty, due: duty.due }]))
    .map(({ duty, due }) => ({
      duty,
      due,
      daysLeft: daysBetween(today, due),
      ...stateOfAll(context, progress, duty, today),
    }))
    .sort((a, b) => a.daysLeft - b.daysLeft);
}

function stateOfAll(
  context: SchoolContext,
  progress: Progress,
  duty: Duty,
  today: LocalDate,
): Pick<Deadline, 'undone' | 'of'> {
  if (duty.evidence.kind === 'chat') {
    const chats = progress.chats.filter((chat) => chat.duty.id === duty.id);
    const missing = chats.filter((chat) => !chat.exists);
    const whose = (chat: ChatProgress): Waiting =>
      chat.staff ? { kind: 'staff', staff: chat.staff } : waitingFor(chat.classLabel);
    return { undone: missing.map(whose), of: chats.length };
  }
  const holders = holdersOf(context, progress, duty);
  const waits = ({ key }: { readonly key: string }): boolean => {
    const assignment = standingOf(progress.standing, duty, key);
    return !isDone(assignment) && !(assignment.due !== null && assignment.due >= today);
  };
  const undone = holders.filter(waits).map(({ waiting }) => waiting);
  return { undone, of: holders.length };
}

const waitingFor = (classLabel: ClassLabel | null): Waiting =>
  classLabel === null ? { kind: 'office' } : { kind: 'class', classLabel };

/** Everyone on the roster (and every class, and the school) a duty without a chat is for. */
function holdersOf(context: SchoolContext, progress: Progress, duty: Duty): { key: string; waiting: Waiting }[] {
  if (duty.assignee.who === 'office') return [{ key: 'school', waiting: { kind: 'office' } }];
  const only = context.orders.map((order) => ({ ...order, duties: order.duties.filter((one) => one.id === duty.id) }));
  return progress.staff.flatMap(({ staff }) => {
    const offices = Object.entries(context.school.offices).filter(([, officer]) => isNamed(staff, officer.name));
    const holder = {
      onRoster: true,
      roles: rolesOf(staff),
      classTeacherOf: staff.classTeacherOf ? [staff.classTeacherOf] : [],
      offices: offices.map(([office]) => office),
    };
    return dutiesFor(holder, only).map(({ subject }) => ({
      key: subjectKey(subject, staff.id) ?? '',
      waiting: subject.of === 'class' ? waitingFor(subject.classLabel) : { kind: 'staff' as const, staff },
    }));
  });
}
