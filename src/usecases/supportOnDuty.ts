/** Who is in charge of support today (п. 4): the officer, whoever stands in for them, else the administrators. */
import { may, type Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import { isNamed, officerOf } from '../domain/offices';
import type { Officer } from '../domain/school';
import type { Staff } from '../store/staffStore';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { identify } from './identify';
import { officeHolders } from './officeHolders';
import { officersNow } from './officersNow';

const SUPPORT = 'support';

export interface SupportOnDuty {
  /** Nobody when the school has no administrator who could be asked. */
  readonly users: readonly UserId[];
  /** By name and position; null: nobody can be named. */
  readonly whom: Officer | null;
}

/** Who is asked now, besides the asker: whoever can be written to and is not on leave. Looks at all the staff: for rare acts only. */
export async function supportOnDuty(
  context: SchoolContext,
  work: Work,
  asker: UserId | null = null,
): Promise<SupportOnDuty> {
  const unreachable = await work.stores.reachability.unreachable();
  const canBeAsked = (user: UserId): boolean => user !== asker && !unreachable.has(user);
  const holders = (await atWork(work, await officeHolders(context, work, [SUPPORT]))).filter(canBeAsked);
  const substitutes = (await standIns(context, work)).filter(({ user }) => user !== null && canBeAsked(user));
  const [substitute] = substitutes;
  const users = new Set([...holders, ...substitutes.flatMap(({ user }) => user ?? [])]);
  if (users.size > 0) {
    const officer = (await officersNow(context, work))[SUPPORT];
    const whom = holders.length === 0 && substitute ? officerOf(substitute) : (officer ?? null);
    return { users: [...users], whom };
  }
  return insteadOfSupport(context, work, asker, canBeAsked);
}

async function insteadOfSupport(
  context: SchoolContext,
  work: Work,
  asker: UserId | null,
  canBeAsked: (user: UserId) => boolean,
): Promise<SupportOnDuty> {
  const administrators = (await administratorsOf(context, work)).filter((user) => user !== asker);
  const reached = administrators.filter(canBeAsked);
  const present = await atWork(work, reached);
  // better somebody on leave than nobody
  const [users = []] = [present, reached, administrators].filter((some) => some.length > 0);
  const [only, ...others] = users;
  const row = only !== undefined && others.length === 0 ? await work.stores.staff.byUser(only) : null;
  const whom = row ? officerOf(row) : ((await officersNow(context, work))['administrator'] ?? null);
  return { users, whom };
}

/** Whether the person handles what is support's: by right, or as the substitute of an officer on leave. */
export async function handlesSupport(context: SchoolContext, work: Work, actor: Actor): Promise<boolean> {
  if (may(actor, 'tickets.help')) return true;
  return actor.staff !== null && (await standIns(context, work)).some(({ id }) => id === actor.staff);
}

/** Those of them who are not on leave. */
async function atWork(work: Work, users: readonly UserId[]): Promise<UserId[]> {
  const present: UserId[] = [];
  for (const user of users) if ((await work.stores.staff.byUser(user))?.status !== 'on_leave') present.push(user);
  return present;
}

/** Colleagues at work who stand in for an officer on leave, with a profile or without. */
async function standIns(context: SchoolContext, work: Work): Promise<Staff[]> {
  const all = await work.stores.staff.all();
  const found: Staff[] = [];
  for (const away of all.filter(({ status, substitute }) => status === 'on_leave' && substitute !== null)) {
    const substitute = all.find(({ id, status }) => id === away.substitute && status === 'active');
    if (substitute && (await isSupport(context, work, away, all))) found.push(substitute);
  }
  return found;
}

/** Whether the office is this person's; whoever has no profile holds it by record, or by the name in the school's file. */
async function isSupport(context: SchoolContext, work: Work, staff: Staff, all: readonly Staff[]): Promise<boolean> {
  if (staff.user !== null) return (await identify(context, work, staff.user)).offices.includes(SUPPORT);
  const held = (await work.stores.offices.all()).get(SUPPORT);
  if (held !== undefined) return held === staff.id;
  const officer = context.school.offices[SUPPORT];
  return (
    officer !== undefined &&
    isNamed(staff, officer.name) &&
    all.filter((one) => isNamed(one, officer.name)).length === 1
  );
}
