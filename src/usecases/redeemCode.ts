/** A personal code is used: it links the profile to its row of the roster at once (п. 5). */
import { may, type Actor } from '../domain/access';
import { afterWrong, pauseOf, WRONG_CODES } from '../domain/codeGuard';
import { fullName } from '../domain/names';
import { isStaffRole } from '../domain/roles';
import type { PersonalCode } from '../store/personalCodeStore';
import type { LinkRequest } from '../store/requestStore';
import type { Staff } from '../store/staffStore';
import { hashesOf } from './codeHash';
import type { SchoolContext, Work } from './context';
import { rolesOf } from './identify';
import { revokeFor } from './issueCodes';
import { linkApproved, type Positions } from './linkStaff';

export type CodeRedeemed =
  | { readonly kind: 'forbidden' }
  /** Too many wrong ones: no code is looked at until then. */
  | { readonly kind: 'paused'; readonly until: number; readonly isNew: boolean }
  /** No such code; so many more wrong ones pause the account. */
  | { readonly kind: 'wrong'; readonly left: number }
  /** It came along with another message and was answered before. */
  | { readonly kind: 'again' }
  /** The person used it before, and an administrator is asked. */
  | { readonly kind: 'waits' }
  | { readonly kind: 'dead'; readonly why: 'used' | 'expired' | 'revoked' }
  /** The person used this code before and is who it says. */
  | { readonly kind: 'yours'; readonly staff: Staff }
  | { readonly kind: 'linked'; readonly staff: Staff; readonly code: number; readonly registered: boolean }
  /** The row is linked to another profile: an administrator is asked. */
  | { readonly kind: 'second_account'; readonly request: LinkRequest }
  /** The profile is linked to another row; the code was seen by the wrong person and is revoked. */
  | { readonly kind: 'other_person'; readonly self: Staff; readonly staff: Staff };

export interface CodeAttempt {
  /** What may have been meant. */
  readonly readings: readonly string[];
  /** It came along with a message about something else: VK may send a link's code with one message after another. */
  readonly aside: boolean;
  readonly positions: Positions;
}

/** Looks a code up and carries out what it is good for. */
export async function redeemCode(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  attempt: CodeAttempt,
): Promise<CodeRedeemed> {
  if (!actor.consented || !may(actor, 'account.choose_role')) return { kind: 'forbidden' };
  const { stores, now } = work;
  const guard = await stores.codeGuards.find(actor.user);
  const hashes = await hashesOf(work, attempt.readings);
  const last = hashes[0] ?? null;
  if (attempt.aside && last !== null && last === guard.last) return { kind: 'again' };
  const until = pauseOf(guard, now);
  if (until !== null) {
    await stores.codeGuards.save(actor.user, { ...guard, last }, now);
    return { kind: 'paused', until, isNew: false };
  }
  const code = hashes.length === 0 ? null : await stores.personalCodes.byHash(hashes);
  if (!code) {
    const after = afterWrong(guard, now);
    await stores.codeGuards.save(actor.user, { ...after, last }, now);
    return after.pausedUntil === null
      ? { kind: 'wrong', left: WRONG_CODES - after.wrong }
      : { kind: 'paused', until: after.pausedUntil, isNew: true };
  }
  const staff = await stores.staff.find(code.staff);
  if (staff && code.usedBy === actor.user) {
    const known = await usedBefore(work, actor, staff);
    if (known) return attempt.aside ? { kind: 'again' } : known;
  }
  const why = whyDead(code, staff, now);
  if (why !== null || !staff) {
    if (attempt.aside) await stores.codeGuards.save(actor.user, { ...guard, last }, now);
    return { kind: 'dead', why: why ?? 'revoked' };
  }
  await stores.codeGuards.clear(actor.user);
  return redeem(context, work, actor, { code, staff, positions: attempt.positions });
}

/** What the person's own use of the code led to; null: to nothing that still holds. */
async function usedBefore(work: Work, actor: Actor, staff: Staff): Promise<CodeRedeemed | null> {
  if (staff.user === actor.user) return { kind: 'yours', staff };
  const waiting = await work.stores.requests.waitingOf(actor.user);
  return waiting?.staff === staff.id ? { kind: 'waits' } : null;
}

function whyDead(code: PersonalCode, staff: Staff | null, now: number): 'used' | 'expired' | 'revoked' | null {
  if (code.usedAt !== null) return 'used';
  if (code.revokedAt !== null || !staff || staff.status === 'left') return 'revoked';
  return code.expiresAt <= now ? 'expired' : null;
}

async function redeem(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { code, staff, positions }: { readonly code: PersonalCode; readonly staff: Staff; readonly positions: Positions },
): Promise<CodeRedeemed> {
  const { stores, now } = work;
  const self = await stores.staff.byUser(actor.user);
  if (self && self.id !== staff.id) {
    await revokeFor(work, staff.id, actor.user);
    return { kind: 'other_person', self, staff };
  }
  await stores.personalCodes.use(code.id, actor.user, now);
  const about = `staff:${staff.id}`;
  if (self) {
    await stores.journal.add({ at: now, actor: actor.user, act: 'code.used', about, details: {} });
    return { kind: 'yours', staff: self };
  }
  const before = await stores.requests.waitingOf(actor.user);
  const registered = before?.registered === true && (before.staff === null || before.staff === staff.id);
  const request = {
    user: actor.user,
    staff: staff.id,
    statedName: fullName(staff),
    role: rolesOf(staff).find(isStaffRole) ?? 'subject_teacher',
    classLabel: staff.classTeacherOf,
    registered,
  };
  if (staff.user !== null) {
    const id = await stores.requests.add(request, now);
    await stores.journal.add({ at: now, actor: actor.user, act: 'code.used', about, details: { second: true } });
    return { kind: 'second_account', request: { ...request, id, status: 'waiting', createdAt: now } };
  }
  const linked = await linkApproved(context, work, request, { positions, by: actor.user });
  if (linked.kind !== 'linked') throw new Error(`a free row and a free profile were not linked: ${linked.kind}`);
  await stores.requests.withdraw(actor.user, now);
  await stores.journal.add({ at: now, actor: actor.user, act: 'code.used', about, details: {} });
  return { kind: 'linked', staff: linked.staff, code: code.id, registered };
}
