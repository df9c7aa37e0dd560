/** Whose profiles hold an office now (п. 3, 4; 2.2). */
import type { UserId } from '../domain/ids';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { identify } from './identify';

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
