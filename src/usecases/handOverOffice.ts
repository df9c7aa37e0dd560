/** A person in office changes in one act, and with them everything that is open (п. 3, 4, 9). */
import { may, type Actor } from '../domain/access';
import { isDone, type Assignment, type Step } from '../domain/assignment';
import type { StaffId, UserId } from '../domain/ids';
import type { Duty } from '../domain/order';
import { isNamed } from '../domain/offices';
import type { Officer } from '../domain/school';
import type { Staff } from '../store/staffStore';
import { administratorsOf, setAdministrator } from './administrators';
import type { SchoolContext, Work } from './context';
import { identify } from './identify';
import { moveAssignment } from './moveAssignment';
import { officeHolders } from './officeHolders';

/** The office that administers the platform, and with it the bot (п. 3). */
const ADMINISTRATOR = 'administrator';
/** Technical and methodical support: whoever asks for help waits for it (п. 4). */
const SUPPORT = 'support';
const SCHOOL = 'school';

export interface HeldOffice {
  readonly office: string;
  /** As the school's file names the office and its first holder. */
  readonly officer: Officer;
  /** Null: whom the file names. */
  readonly holder: Staff | null;
  /** The holder on record left the school: nobody holds it until it is handed over. */
  readonly isFree: boolean;
}

/** Every office of the school with whoever holds it. */
export async function officesHeld(context: SchoolContext, work: Work): Promise<HeldOffice[]> {
  const held = await work.stores.offices.all();
  const offices: HeldOffice[] = [];
  for (const [office, officer] of Object.entries(context.school.offices)) {
    const id = held.get(office);
    const holder = id === undefined ? null : await work.stores.staff.find(id);
    offices.push({ office, officer, holder, isFree: holder?.status === 'left' });
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
  if (await isHolder(context, work, staff, held)) return { kind: 'same', staff };
  if (office === ADMINISTRATOR && staff.user === null) return { kind: 'not_linked', staff };
  const open = await openWork(context, work, office);
  const former = office === ADMINISTRATOR ? await holderBefore(context, work, actor, held, staff) : null;
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
  const former = await holderBefore(context, work, actor, held, staff);
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

/**
 * Whether the office is this person's on record: handed over to them, or the file itself means them. An administrator who has it
 * for want of a better one is not named by it, and may be given it.
 */
export async function isHolder(
  context: SchoolContext,
  work: Work,
  staff: Staff,
  { office, officer, holder }: HeldOffice,
): Promise<boolean> {
  if (holder) return holder.id === staff.id;
  if (staff.user === null || !isNamed(staff, officer.name)) return false;
  return (await identify(context, work, staff.user)).offices.includes(office);
}

/**
 * Whose profile the office was, if it was somebody else's: of the holder on record; else of whoever the file names, when one
 * can tell who that is.
 */
async function holderBefore(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { office, holder }: HeldOffice,
  to: Staff,
): Promise<UserId | null> {
  if (holder) return holder.user;
  const had = actor.offices.includes(office) ? [actor.user] : await officeHolders(context, work, [office]);
  const [only, ...others] = had;
  return only === undefined || others.length > 0 || only === to.user ? null : only;
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
  const waiting = await stores.tickets.listOpen();
  const goOver = { [ADMINISTRATOR]: waiting, [SUPPORT]: waiting.filter(({ kind }) => kind === 'help') }[office] ?? [];
  const questions = office === ADMINISTRATOR || office === SUPPORT ? (await stores.inquiries.open()).length : 0;
  const tickets = goOver.length + questions;
  if (office !== ADMINISTRATOR) return { duties, requests: 0, tickets };
  const requests = (await stores.requests.waiting()).length;
  return { duties: duties + administratorDuties(context).length, requests, tickets };
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
