/** Whose profiles hold an office now (п. 3, 4; 2.2). */
import type { UserId } from '../domain/ids';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { identify } from './identify';

/** The office that controls the execution of the orders (п. 9). */
export const DIRECTOR = 'director';

/** Those of them who can be asked or told: they are at work and let the bot write. */
export async function reachedOf({ stores }: Work, users: readonly UserId[]): Promise<UserId[]> {
  const unreachable = await stores.reachability.unreachable();
  const reached: UserId[] = [];
  for (const user of users) {
    const away = (await stores.staff.byUser(user))?.status === 'on_leave';
    if (!away && !unreachable.has(user)) reached.push(user);
  }
  return reached;
}

/** Everyone known to the bot who holds one of the offices. Looks at all the staff: for rare acts only. */
export async function officeHolders(context: SchoolContext, work: Work, offices: readonly string[]): Promise<UserId[]> {
  if (offices.length === 0) return [];
  const users = new Set([...(await administratorsOf(context, work)), ...(await work.stores.accounts.staffUsers())]);
  const holders: UserId[] = [];
  for (const user of users) {
    const { offices: held } = await identify(context, work, user);
    if (held.some((office) => offices.includes(office))) holders.push(user);
  }
  return holders;
}
