/** Who administers the bot: whom the configuration names first, and whom administrators appointed (п. 3; 2.1). */
import { may, type Actor } from '../domain/access';
import type { StaffId, UserId } from '../domain/ids';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';

/** Whom the configuration names. */
export type Configured = Pick<SchoolContext, 'administrators'>;

/**
 * Everyone who administers now. Configured ones do unless they were dismissed, appointed ones while they are on the
 * roster; when nobody is left, the configured ones again: a school is never locked out.
 */
export async function administratorsOf({ administrators }: Configured, { stores }: Work): Promise<UserId[]> {
  const marks = await stores.administrators.all();
  if (marks.length === 0) return [...administrators];
  const dismissed = new Set(marks.filter((mark) => !mark.appointed).map((mark) => mark.user));
  const users = new Set([...administrators].filter((user) => !dismissed.has(user)));
  for (const { user, appointed } of marks) {
    if (appointed && (await stores.staff.byUser(user)) !== null) users.add(user);
  }
  return users.size > 0 ? [...users] : [...administrators];
}

/** Whether this person does; `staff` is their row of the roster. No query for whom neither file nor roster knows. */
export async function isAdministrator(
  configured: Configured,
  work: Work,
  user: UserId,
  staff: Staff | null,
): Promise<boolean> {
  const first = configured.administrators.has(user);
  if (!first && !staff) return false;
  const mark = await work.stores.administrators.find(user);
  if (!mark) return first;
  if (mark.appointed) return first || staff !== null;
  return first && (await administratorsOf(configured, work)).includes(user);
}

export type AdministratorChanged =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown' }
  /** There is no profile to give the rights to. */
  | { readonly kind: 'not_linked'; readonly staff: Staff }
  | { readonly kind: 'same' }
  /** Nobody else administers. */
  | { readonly kind: 'last' }
  | { readonly kind: 'changed'; readonly user: UserId; readonly staff: Staff | null };

/** Appoints a member of staff as an additional administrator. */
export async function appointAdministrator(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id: StaffId,
): Promise<AdministratorChanged> {
  if (!may(actor, 'rights.change')) return { kind: 'forbidden' };
  const staff = await work.stores.staff.find(id);
  if (!staff || staff.status === 'left') return { kind: 'unknown' };
  const { user } = staff;
  if (user === null) return { kind: 'not_linked', staff };
  if ((await administratorsOf(context, work)).includes(user)) return { kind: 'same' };
  await setAdministrator(work, user, true, actor.user);
  return { kind: 'changed', user, staff };
}

/** Takes the rights of an administrator from somebody, oneself included; never from the last one. */
export async function dismissAdministrator(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  user: UserId,
): Promise<AdministratorChanged> {
  if (!may(actor, 'rights.change')) return { kind: 'forbidden' };
  const all = await administratorsOf(context, work);
  if (!all.includes(user)) return { kind: 'same' };
  if (all.length === 1) return { kind: 'last' };
  await setAdministrator(work, user, false, actor.user);
  return { kind: 'changed', user, staff: await work.stores.staff.byUser(user) };
}

/** Notes the change with a line in the journal; whether it may be made is asked before. */
export async function setAdministrator(
  { stores, now }: Work,
  user: UserId,
  appointed: boolean,
  by: UserId | null,
): Promise<void> {
  const staff = await stores.staff.byUser(user);
  await stores.administrators.set(user, appointed, by, now);
  const act = appointed ? 'administrator.appointed' : 'administrator.dismissed';
  const about = staff ? `staff:${staff.id}` : 'administrator';
  await stores.journal.add({ at: now, actor: by, act, about, details: {} });
}
