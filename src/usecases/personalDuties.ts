/** A person's duties under the school's orders, and which of them are done. */
import type { Actor } from '../domain/access';
import { dutiesFor, subjectKey, type PersonalDuty } from '../domain/duties';
import { isDone } from '../domain/assignment';
import type { StoredAssignment } from '../store/assignmentStore';
import type { SchoolContext, Work } from './context';

export interface DutyState extends PersonalDuty {
  /** What it is recorded for; null while the person is not linked to the roster. */
  readonly recordedFor: string | null;
  readonly done: boolean;
  /** Said to be done by a person whom the administrator has not confirmed yet. */
  readonly claimedDone: boolean;
}

/** Every duty of the person, by date, with its state. Duties follow confirmed and claimed roles alike: the list is no secret. */
export async function personalDuties(context: SchoolContext, work: Work, actor: Actor): Promise<DutyState[]> {
  const assignments = await work.stores.assignments.all();
  const request =
    actor.staff === null && actor.claimedRoles.length > 0 ? await work.stores.requests.waitingOf(actor.user) : null;
  return dutyStates(context, actor, doneKeys(assignments), request?.registered ?? false);
}

/** `<duty> <subject>` of everything that is done. */
export function doneKeys(assignments: readonly StoredAssignment[]): ReadonlySet<string> {
  return new Set(assignments.filter((one) => isDone(one.assignment)).map((one) => `${one.duty} ${one.subject}`));
}

/** The same from facts already loaded. */
export function dutyStates(
  context: SchoolContext,
  actor: Actor,
  done: ReadonlySet<string>,
  claimsRegistered: boolean,
): DutyState[] {
  const duties = dutiesFor(
    {
      roles: [...actor.roles, ...actor.claimedRoles],
      classTeacherOf: [...new Set([...actor.classTeacherOf, ...actor.claimedClasses])],
      offices: actor.offices,
    },
    context.orders,
  );
  return duties.map((personal) => {
    const key = subjectKey(personal.subject, actor.staff);
    const registration = personal.duty.evidence.kind === 'registration';
    return {
      ...personal,
      recordedFor: key,
      done: key !== null && done.has(`${personal.duty.id} ${key}`),
      claimedDone: key === null && registration && claimsRegistered,
    };
  });
}
