/** One member of staff on the register: every duty with its state, and the ladder of registration (п. 5; 2.1–2.6). */
import { may, type Actor } from '../domain/access';
import type { Assignment } from '../domain/assignment';
import { compareDuties } from '../domain/duties';
import type { StaffId } from '../domain/ids';
import { rungOf, type Rung } from '../domain/ladder';
import type { Duty, EvidenceKind } from '../domain/order';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { identify, rolesOf } from './identify';
import { dutyStates, type DutyBearer, type DutyState } from './personalDuties';
import { standing, standingOf, type Standing } from './standing';

export interface RegisterPage {
  readonly kind: 'page';
  readonly staff: Staff;
  /** Who stands in during a long leave. */
  readonly substitute: Staff | null;
  readonly rung: Rung;
  readonly duties: readonly DutyState[];
}

export type RegisterPageShown = { readonly kind: 'forbidden' } | { readonly kind: 'unknown' } | RegisterPage;

/** Opens the register at a member of staff, for an administrator. */
export async function registerPage(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id: StaffId,
): Promise<RegisterPageShown> {
  if (!may(actor, 'register.read')) return { kind: 'forbidden' };
  const staff = await work.stores.staff.find(id);
  if (!staff) return { kind: 'unknown' };
  const facts = await standing(context, work);
  const duties = dutyStates(context, await bearerOf(context, work, staff), facts, false);
  const substitute = staff.substitute === null ? null : await work.stores.staff.find(staff.substitute);
  return {
    kind: 'page',
    staff,
    substitute,
    rung: rungIn(context, facts, staff),
    duties: duties.sort(byDateThenClause),
  };
}

/** How far a member of staff is with the registration. */
export function rungIn(context: SchoolContext, facts: Standing, staff: Staff): Rung {
  return rungOf({
    linked: staff.user !== null,
    registration: best(context, facts, staff.id, 'registration'),
    staffRoom: best(context, facts, staff.id, 'staff_room'),
    teacherStatus: best(context, facts, staff.id, 'teacher_status'),
  });
}

/** What decides a person's duties, whether they came to the bot or not. */
export async function bearerOf(context: SchoolContext, work: Work, staff: Staff): Promise<DutyBearer> {
  if (staff.user !== null) return identify(context, work, staff.user);
  return {
    roles: new Set(rolesOf(staff)),
    claimedRoles: [],
    classTeacherOf: staff.classTeacherOf !== null && staff.substitute === null ? [staff.classTeacherOf] : [],
    claimedClasses: [],
    offices: [],
    staff: staff.id,
  };
}

/** Duties of the orders that are shown by evidence of a kind. */
export function dutiesShownBy(context: SchoolContext, kind: EvidenceKind['kind']): Duty[] {
  return context.orders.flatMap((order) => order.duties).filter((duty) => duty.evidence.kind === kind);
}

const RANK: readonly Assignment['state'][] = ['open', 'not_applicable', 'started', 'reported', 'confirmed'];

/** Several roles ask for the same thing in several clauses: the furthest of them counts. */
function best(context: SchoolContext, facts: Standing, staff: StaffId, kind: EvidenceKind['kind']): Assignment | null {
  const states = dutiesShownBy(context, kind).map((duty) => standingOf(facts, duty, `staff:${staff}`));
  return states.sort((a, b) => RANK.indexOf(b.state) - RANK.indexOf(a.state))[0] ?? null;
}

function byDateThenClause(a: DutyState, b: DutyState): number {
  return compareDuties(a.duty, b.duty);
}
