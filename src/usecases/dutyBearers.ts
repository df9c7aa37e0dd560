/** Who has undone duties to do, as the bot can speak to them: holders of offices, class teachers and those who stand in alike. */
import type { LocalDate } from '../domain/localDate';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { remindable, type Remindable } from './remindable';
import { standing } from './standing';

/** A person with those of the duties that are theirs; whoever is on leave, or said «Не моё», is not among them. */
export interface Bearer extends Pick<Remindable, 'actor' | 'undone'> {
  /** Whether VK lets the bot write to them. */
  readonly reached: boolean;
}

/** Everybody who has any of these duties to do; `keys`: `<duty> <subject>`. Looks at all the staff: for rare acts only. */
export async function bearersOf(
  context: SchoolContext,
  work: Work,
  keys: ReadonlySet<string>,
  today: LocalDate,
): Promise<Bearer[]> {
  const { stores } = work;
  const unreachable = await stores.reachability.unreachable();
  const known = { facts: await standing(context, work), rests: () => false };
  const users = new Set([...(await administratorsOf(context, work)), ...(await stores.accounts.staffUsers())]);
  const bearers: Bearer[] = [];
  for (const user of [...users].sort((a, b) => a - b)) {
    const about = await remindable(context, work, user, today, known);
    const undone = about?.undone.filter(({ duty, recordedFor }) => keys.has(`${duty.id} ${recordedFor}`)) ?? [];
    if (about && undone.length > 0) bearers.push({ actor: about.actor, undone, reached: !unreachable.has(user) });
  }
  return bearers;
}
