/** A person's duties under the school's orders, and how each of them stands. */
import type { Actor } from '../domain/access';
import { isDone, UNTOUCHED, type Assignment } from '../domain/assignment';
import { compareDuties, dutiesFor, subjectKey, type DutySubject, type PersonalDuty } from '../domain/duties';
import type { ClassLabel, StaffId } from '../domain/ids';
import type { Duty, Order } from '../domain/order';
import type { SchoolContext, Work } from './context';
import { dutyInForce, standing, standingOf, type Standing } from './standing';

/** `duty.due` is the date in force: the order's, or a later one that it was extended to. */
export interface DutyState extends PersonalDuty {
  /** What it is recorded for; null while the person is not linked to the roster. */
  readonly recordedFor: string | null;
  readonly assignment: Assignment;
  readonly done: boolean;
  /** Said to be done by a person whom the administrator has not confirmed yet. */
  readonly claimedDone: boolean;
  /** It is another member of staff's: this person stands in. */
  readonly handedOver: boolean;
  /** The date in force is a later one than the order's. */
  readonly extended: boolean;
}

/** What decides which duties fall on a person. */
export type DutyBearer = Pick<
  Actor,
  'roles' | 'claimedRoles' | 'classTeacherOf' | 'claimedClasses' | 'offices' | 'staff'
>;

/** Every duty of the person, by date, with its state. Duties follow confirmed and claimed roles alike: the list is no secret. */
export async function personalDuties(context: SchoolContext, work: Work, actor: Actor): Promise<DutyState[]> {
  const request =
    actor.staff === null && actor.claimedRoles.length > 0 ? await work.stores.requests.waitingOf(actor.user) : null;
  const states = dutyStates(context, actor, await standing(context, work), request?.registered ?? false);
  const own = actor.staff === null ? null : await work.stores.staff.find(actor.staff);
  // a class that the roster does not give to the person is a colleague's
  const isColleagues = ({ subject }: DutyState): boolean =>
    own !== null && subject.of === 'class' && subject.classLabel !== own.classTeacherOf;
  return states.map((state) => (isColleagues(state) ? { ...state, handedOver: true } : state));
}

/** The same from facts already loaded. */
export function dutyStates(
  context: { readonly orders: readonly Pick<Order, 'duties'>[] },
  actor: DutyBearer,
  facts: Standing,
  claimsRegistered: boolean,
): DutyState[] {
  const duties = dutiesFor(
    {
      onRoster: actor.staff !== null,
      // whoever is confirmed has the roles and the classes of the roster
      roles: actor.staff === null ? [...actor.roles, ...actor.claimedRoles] : [...actor.roles],
      classTeacherOf: actor.staff === null ? actor.claimedClasses : actor.classTeacherOf,
      offices: actor.offices,
    },
    context.orders,
  );
  const own = duties.map((personal): DutyState => {
    const key = subjectKey(personal.subject, actor.staff);
    const registration = personal.duty.evidence.kind === 'registration';
    return {
      ...stateOf(personal, key, key === null ? UNTOUCHED : standingOf(facts, personal.duty, key)),
      claimedDone: key === null && registration && claimsRegistered,
    };
  });
  const kept = own.filter(({ assignment: { holder } }) => holder === null || holder === actor.staff);
  if (actor.staff === null) return kept;
  const taken = takenOver(context, facts, actor.staff).filter(
    (one) => !kept.some((state) => state.duty.id === one.duty.id && state.recordedFor === one.recordedFor),
  );
  return taken.length === 0 ? kept : [...kept, ...taken].sort((a, b) => compareDuties(a.duty, b.duty));
}

/** Duties of others that were handed over to this member of staff. */
function takenOver(context: Parameters<typeof dutyStates>[0], facts: Standing, staff: StaffId): DutyState[] {
  const taken: DutyState[] = [];
  const duties = new Map<string, Duty>(context.orders.flatMap((order) => order.duties).map((duty) => [duty.id, duty]));
  for (const [key, assignment] of facts) {
    if (assignment.holder !== staff) continue;
    const [id = '', recordedFor = ''] = key.split(' ');
    const duty = duties.get(id);
    if (!duty) continue;
    const subject = subjectOf(recordedFor);
    taken.push({ ...stateOf({ duty, subject }, recordedFor, assignment), handedOver: true });
  }
  return taken;
}

/** What a key of assignments stands for: `staff:12`, `class:7Б`, `school`. */
export function subjectOf(key: string): DutySubject {
  if (key === 'school') return { of: 'school' };
  return key.startsWith('class:')
    ? { of: 'class', classLabel: key.slice('class:'.length) as ClassLabel }
    : { of: 'person' };
}

function stateOf({ duty, subject }: PersonalDuty, recordedFor: string | null, assignment: Assignment): DutyState {
  const inForce = dutyInForce(duty, assignment);
  return {
    duty: inForce,
    subject,
    recordedFor,
    assignment,
    done: isDone(assignment),
    claimedDone: false,
    handedOver: false,
    extended: inForce !== duty,
  };
}
