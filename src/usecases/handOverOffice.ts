/** A person in office changes in one act, and with them everything that is open (п. 3, 4, 9). */
import { may, type Actor } from '../domain/access';
import { isDone, type Assignment, type Step } from '../domain/assignment';
import type { StaffId, UserId } from '../domain/ids';
import type { Duty } from '../domain/order';
import type { Officer } from '../domain/school';
import type { Staff } from '../store/staffStore';
import { administratorsOf, setAdministrator } from './administrators';
import type { SchoolContext, Work } from './context';
import { identify } from './identify';
import { moveAssignment } from './moveAssignment';
import { officeHolders } from './officeHolders';

/** The office that administers the platform, and with it the bot (п. 3). */
const ADMINISTRATOR = 'administrator';
const SCHOOL = 'school';

export interface HeldOffice {
  readonly office: string;
  /** As the school's file names the office and its first holder. */
  readonly officer: Officer;
  /** Null: whom the file names. */
  readonly holder: Staff | null;
}

/** Every office of the school with whoever holds it. */
export async function officesHeld(context: SchoolContext, work: Work): Promise<HeldOffice[]> {
  const held = await work.stores.offices.all();
  const offices: HeldOffice[] = [];
  for (const [office, officer] of Object.entries(context.school.offices)) {
    const id = held.get(office);
    offices.push({ office, officer, holder: id === undefined ? null : await work.stores.staff.find(id) });
  }
  return offices;
}

export interface OpenWork {
  readonly duties: number;
  readonly requests: number;
  readonly tickets: number;
}

export type OfficeAsked =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown' }
  /** The administrator's rights need a profile to be given to. */
  | { readonly kind: 'not_linked'; readonly staff: Staff }
  | { readonly kind: 'same'; readonly staff: Staff }
  | {
      readonly kind: 'possible';
      readonly staff: Staff;
      readonly held: HeldOffice;
      readonly open: OpenWork;
      /** Who would administer the bot no more. */
      readonly loses: UserId | null;
    };

export type OfficeHandedOver =
  | Exclude<OfficeAsked, { kind: 'possible' }>
  | {
      readonly kind: 'handed_over';
      readonly staff: Staff;
      readonly held: HeldOffice;
      readonly open: OpenWork;
      /** The profile of whoever had it. */
      readonly former: UserId | null;
    };

/** What would go over to the person with the office. */
export async function askOffice(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  office: string,
  to: StaffId,
): Promise<OfficeAsked> {
  if (!may(actor, 'rights.change')) return { kind: 'forbidden' };
  const staff = await work.stores.staff.find(to);
  const held = (await officesHeld(context, work)).find((one) => one.office === office);
  if (!staff || staff.status === 'left' || !held) return { kind: 'unknown' };
  const holds = staff.user !== null && (await identify(context, work, staff.user)).offices.includes(office);
  if (held.holder?.id === staff.id || (held.holder === null && holds)) return { kind: 'same', staff };
  if (office === ADMINISTRATOR && staff.user === null) return { kind: 'not_linked', staff };
  const open = await openWork(context, work, office);
  const former = office === ADMINISTRATOR ? await holderBefore(context, work, actor, held) : null;
  const isOne = former !== null && (await administratorsOf(context, work)).includes(former);
  return { kind: 'possible', staff, held, open, loses: isOne ? former : null };
}

/** Gives the office to the person: duties of the office go over as they stand, the former holder has its rights no more. */
export async function handOverOffice(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  office: string,
  to: StaffId,
): Promise<OfficeHandedOver> {
  const asked = await askOffice(context, work, actor, office, to);
  if (asked.kind !== 'possible') return asked;
  const { stores, now } = work;
  const { staff, held, open, loses } = asked;
  const former = await holderBefore(context, work, actor, held);
  await stores.offices.set(office, staff.id, actor.user, now);
  for (const duty of officeDuties(context, office)) await noteHandOver(work, duty, SCHOOL, actor);
  if (office === ADMINISTRATOR && staff.user !== null) {
    const before = former === null ? null : await stores.staff.byUser(former);
    if (before) await passDuties(context, work, before, staff, actor);
    await setAdministrator(work, staff.user, true, actor.user);
    if (loses !== null) await setAdministrator(work, loses, false, actor.user);
  }
  const details = { office, to: staff.id, duties: open.duties };
  await stores.journal.add({
    at: now,
    actor: actor.user,
    act: 'office.handed_over',
    about: `staff:${staff.id}`,
    details,
  });
  return { kind: 'handed_over', staff, held, open, former };
}

/** Whose profile the office was: of the holder on record; else of whoever the file names, when one can tell who that is. */
async function holderBefore(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { office, holder }: HeldOffice,
): Promise<UserId | null> {
  if (holder) return holder.user;
  if (actor.offices.includes(office)) return actor.user;
  const [only, ...others] = await officeHolders(context, work, [office]);
  return others.length === 0 ? (only ?? null) : null;
}

function officeDuties(context: SchoolContext, office: string): Duty[] {
  return context.orders
    .flatMap((order) => order.duties)
    .filter(({ assignee }) => assignee.who === 'office' && assignee.office === office);
}

function administratorDuties(context: SchoolContext): Duty[] {
  return context.orders
    .flatMap((order) => order.duties)
    .filter(({ assignee }) => assignee.who === 'role' && assignee.role === 'administrator');
}

async function openWork(context: SchoolContext, work: Work, office: string): Promise<OpenWork> {
  const { stores } = work;
  let duties = 0;
  for (const duty of officeDuties(context, office)) {
    if (!isDone(await stores.assignments.find({ duty: duty.id, subject: SCHOOL }))) duties += 1;
  }
  if (office !== ADMINISTRATOR) return { duties, requests: 0, tickets: 0 };
  return {
    duties: duties + administratorDuties(context).length,
    requests: (await stores.requests.waiting()).length,
    tickets: (await stores.tickets.listOpen()).length,
  };
}

/** A line in the history of what is open; the duty itself is the school's and stays as it is. */
async function noteHandOver(work: Work, duty: Duty, subject: string, actor: Actor): Promise<void> {
  const key = { duty: duty.id, subject };
  if (isDone(await work.stores.assignments.find(key))) return;
  await moveAssignment(work, key, { step: 'hand_over', holder: null, reason: null }, actor.user);
}

/** What the former administrator did of the role's duties counts for the new one, and so does a date that was extended. */
async function passDuties(context: SchoolContext, work: Work, before: Staff, to: Staff, actor: Actor): Promise<void> {
  const { assignments } = work.stores;
  for (const { id: duty } of administratorDuties(context)) {
    const was = await assignments.find({ duty, subject: `staff:${before.id}` });
    const key = { duty, subject: `staff:${to.id}` };
    const own = await assignments.find(key);
    if (own.state !== 'open') continue;
    if (was.due !== null && (own.due === null || own.due < was.due)) {
      await moveAssignment(work, key, { step: 'extend', due: was.due, reason: 'handed_over' }, actor.user);
    }
    const step = stepTo(was);
    if (step) await moveAssignment(work, key, step, actor.user);
  }
}

/** The step that leads from open to where it stands; null: it is open. */
function stepTo(done: Assignment): Step | null {
  switch (done.state) {
    case 'open':
      return null;
    case 'started':
      return { step: 'start' };
    case 'reported':
      return { step: 'report', evidence: done.evidence };
    case 'confirmed':
      return { step: 'confirm', evidence: done.evidence };
    case 'not_applicable':
      return { step: 'waive', reason: done.reason };
  }
}
