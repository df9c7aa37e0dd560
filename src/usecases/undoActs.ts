/** How each act of an administrator is taken back, where nothing was built on it. False: something was. */
import type { Actor } from '../domain/access';
import { peerId, staffId, type StaffId } from '../domain/ids';
import { fullName } from '../domain/names';
import { STAFF_ROLES } from '../domain/roles';
import type { JournalEntry } from '../store/journalStore';
import type { LinkRequest } from '../store/requestStore';
import type { Staff } from '../store/staffStore';
import { recordClaim } from './claimStaff';
import type { SchoolContext, Work } from './context';
import { registrationDuties } from './registration';
import { restoreBefore } from './undoMarks';

type Undo = (context: SchoolContext, work: Work, actor: Actor, entry: JournalEntry) => Promise<boolean>;

const idIn = (about: string): number => Number(about.slice(about.indexOf(':') + 1));

/** What was done to one thing and not taken back, the oldest first. */
async function standingAbout({ stores }: Work, about: string): Promise<JournalEntry[]> {
  const all = await stores.journal.about(about);
  const undone = new Set(all.flatMap(({ act, details }) => (act === 'undone' ? [Number(details['row'])] : [])));
  return all.filter(({ id, act }) => act !== 'undone' && !undone.has(id));
}

/** Whether the journal tells of nothing later about the same thing; marks on duties are looked at by themselves. */
async function isLast(work: Work, { id, about }: JournalEntry): Promise<boolean> {
  return (await standingAbout(work, about)).every((one) => one.id <= id || one.act.startsWith('duty.'));
}

/** A long leave, or its end: the person is what they were before it, and stands in for whom they stood in for. */
export const undoLeave: Undo = async (_context, work, actor, entry) => {
  const { stores, now } = work;
  const staff = await stores.staff.find(staffId(idIn(entry.about)));
  if (!staff || staff.status === 'left' || !(await isLast(work, entry))) return false;
  const before = (await standingAbout(work, entry.about)).filter(({ id }) => id < entry.id);
  const last = before.findLast(({ act }) => LEAVES.has(act));
  const was = last?.act === 'staff.on_leave' ? 'on_leave' : 'active';
  const substitute = was === 'on_leave' ? Number(last?.details['substitute'] ?? 0) : 0;
  if (substitute > 0 && (await stores.staff.find(staffId(substitute)))?.status !== 'active') return false;
  await stores.staff.setStatus(staff.id, was, substitute > 0 ? staffId(substitute) : null, now);
  return standInAgain(work, actor, entry, staff.id);
};

const LEAVES: ReadonlySet<string> = new Set(['staff.on_leave', 'staff.back_from_leave', 'staff.returned']);

/** Colleagues who lost their substitute by that leave. */
async function standInAgain({ stores, now }: Work, actor: Actor, entry: JournalEntry, id: StaffId): Promise<boolean> {
  const lost = (await stores.journal.latest(LOOKED_AT)).filter(
    ({ act, at, actor: by, details }) =>
      act === 'staff.without_substitute' && at === entry.at && by === actor.user && details['was'] === id,
  );
  for (const { about } of lost) {
    const colleague = await stores.staff.find(staffId(idIn(about)));
    if (colleague?.status !== 'on_leave' || colleague.substitute !== null) return false;
    await stores.staff.setStatus(colleague.id, 'on_leave', id, now);
  }
  return true;
}

const LOOKED_AT = 500;

/** A chat of which nobody had said before what it is: it waits for its owner's word again. */
export const undoChat: Undo = async (_context, work, actor, entry) => {
  const { stores } = work;
  const peer = peerId(idIn(entry.about));
  const chat = await stores.chats.find(peer);
  if (entry.details['first'] !== true || chat?.state !== 'confirmed' || !(await isLast(work, entry))) return false;
  const superseded = (await stores.journal.latest(LOOKED_AT)).some(
    ({ act, at }) => act === 'declaration.superseded' && at === entry.at,
  );
  if (superseded) return false;
  const shown = (await stores.assignments.all()).filter(
    ({ assignment }) =>
      assignment.state === 'confirmed' && assignment.evidence.kind === 'chat' && assignment.evidence.peer === peer,
  );
  for (const { duty, subject } of shown) {
    if (!(await restoreBefore(work, { duty, subject }, { at: entry.at, by: actor.user }, actor.user))) return false;
  }
  await stores.chats.unconfirm(peer);
  return true;
};

/** A no to a member of staff: the request waits again. */
export const undoRejection: Undo = async (_context, work, _actor, entry) => {
  const request = await work.stores.requests.find(idIn(entry.about));
  return request?.status === 'rejected' && (await isLast(work, entry)) && waitAgain(work, request);
};

/** A yes: the profile is linked to nobody, and the request waits again. */
export const undoLink: Undo = async (context, work, actor, entry) => {
  const { stores } = work;
  const staff = await stores.staff.find(staffId(idIn(entry.about)));
  const request = await stores.requests.find(Number(entry.details['request']));
  if (!staff || request?.status !== 'approved' || staff.user !== request.user) return false;
  if (request.staff !== staff.id || !(await isLast(work, entry))) return false;
  if (await hasActed(work, staff, entry)) return false;
  for (const { id } of registrationDuties(context)) {
    const key = { duty: id, subject: `staff:${staff.id}` };
    const changed = (await stores.assignments.lastChange(key)) ?? 0;
    if (changed > entry.at) return false;
    if (changed === entry.at) await restoreBefore(work, key, { at: entry.at }, actor.user);
  }
  await stores.staff.unlink(request.user);
  return waitAgain(work, request);
};

/** Whether the profile did anything as a member of staff since, or got rights by it. */
async function hasActed({ stores }: Work, { id, user }: Staff, entry: JournalEntry): Promise<boolean> {
  if (user === null) return false;
  const acted = (await stores.journal.latest(LOOKED_AT)).some((one) => one.actor === user && one.id > entry.id);
  const marked = (await stores.assignments.all()).some((one) => one.actor === user && one.at > entry.at);
  const read = (await stores.acknowledgements.of(id)).some((one) => one.actor === user && one.at > entry.at);
  const replaced = (await stores.journal.about(`staff:${id}`)).some(
    ({ act, at }) => act === 'staff.profile_replaced' && at === entry.at,
  );
  return acted || marked || read || replaced || (await stores.administrators.find(user)) !== null;
}

/** The name that was erased with the decision is the roster's. */
async function waitAgain(work: Work, request: LinkRequest): Promise<boolean> {
  const { stores } = work;
  const staff = request.staff === null ? null : await stores.staff.find(request.staff);
  const isFree = (await stores.staff.byUser(request.user)) === null;
  if (!staff || staff.status === 'left' || !isFree) return false;
  if ((await stores.accounts.find(request.user)) === null) return false;
  if ((await stores.requests.waitingOf(request.user)) !== null) return false;
  await stores.accounts.removeRoles(request.user, STAFF_ROLES);
  await recordClaim(work, request.user, { ...request, staff });
  await stores.requests.waitAgain(request.id, fullName(staff));
  return true;
}
