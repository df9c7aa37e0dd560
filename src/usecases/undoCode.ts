/** A link by code taken back, and a code that was shown to a whole chat. */
import type { Actor } from '../domain/access';
import { NOT_ME_MS } from '../domain/personalCode';
import { STAFF_ROLES } from '../domain/roles';
import type { Staff } from '../store/staffStore';
import { hashesOf } from './codeHash';
import type { SchoolContext, Work } from './context';
import { revokeFor } from './issueCodes';
import { moveAssignment } from './moveAssignment';
import { registrationDuties } from './registration';

export type CodeUndone =
  /** Not the person's own link by this code, or it is undone already. */
  | { readonly kind: 'nothing' }
  /** More than a day has passed. */
  | { readonly kind: 'too_late'; readonly staff: Staff }
  | { readonly kind: 'undone'; readonly staff: Staff };

/** «Это не я»: unlinks what the code linked; the code stays used up. */
export async function undoCode(context: SchoolContext, work: Work, actor: Actor, id: number): Promise<CodeUndone> {
  const { stores, now } = work;
  const code = await stores.personalCodes.find(id);
  const staff = code && code.usedBy === actor.user ? await stores.staff.find(code.staff) : null;
  if (!code || !staff || staff.user !== actor.user) return { kind: 'nothing' };
  if (now - (code.usedAt ?? 0) > NOT_ME_MS) return { kind: 'too_late', staff };
  await stores.staff.unlink(actor.user);
  await stores.accounts.removeRoles(actor.user, STAFF_ROLES);
  await takeRegistrationBack(context, work, actor, staff);
  const about = `staff:${staff.id}`;
  await stores.journal.add({ at: now, actor: actor.user, act: 'code.undone', about, details: {} });
  return { kind: 'undone', staff };
}

/** What this profile began or reported of the registration was not the person's. */
async function takeRegistrationBack(context: SchoolContext, work: Work, actor: Actor, staff: Staff): Promise<void> {
  const subject = `staff:${staff.id}`;
  const all = await work.stores.assignments.all();
  for (const { id } of registrationDuties(context)) {
    const found = all.find((one) => one.duty === id && one.subject === subject);
    const own = found?.assignment.state === 'started' || found?.actor === actor.user;
    if (own) await moveAssignment(work, { duty: id, subject }, { step: 'take_back', reason: null }, actor.user);
  }
}

/** A code was written where others read it: whosever it is, it is revoked; null: it was no valid code. */
export async function exposeCode(work: Work, actor: Actor, readings: readonly string[]): Promise<Staff | null> {
  const hashes = await hashesOf(work, readings);
  const code = hashes.length === 0 ? null : await work.stores.personalCodes.byHash(hashes);
  if (!code || code.usedAt !== null || code.revokedAt !== null) return null;
  await revokeFor(work, code.staff, actor.consented ? actor.user : null);
  return work.stores.staff.find(code.staff);
}
