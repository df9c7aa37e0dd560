/** Whose duties a confirmed change of the order touches, and what each of them is yet to hear (п. 8; 1.3). */
import { dutyNews, type DutyNews } from '../domain/dutyNews';
import type { UserId } from '../domain/ids';
import { isNamed } from '../domain/offices';
import type { Duty } from '../domain/order';
import type { OrderSnapshot } from '../domain/orderDiff';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { dutyStates, type DutyBearer, type DutyState } from './personalDuties';
import { bearerOf } from './registerPage';
import { standing, type Standing } from './standing';

/** A member of staff whose own duties changed. */
export interface Concerned {
  readonly staff: Staff;
  readonly news: readonly DutyNews[];
  /** Who hears of it from the bot; null: nobody does. */
  readonly reached: UserId | null;
}

/** Everyone whose duties differ between the two, in the order of the roster. */
export async function concernedBy(
  context: SchoolContext,
  work: Work,
  before: OrderSnapshot,
  after: OrderSnapshot,
): Promise<Concerned[]> {
  const unreachable = await work.stores.reachability.unreachable();
  const facts = await standing(context, work);
  const concerned: Concerned[] = [];
  for (const staff of await work.stores.staff.all()) {
    const news = await newsFor(context, work, { staff, facts, before, after });
    const { user } = staff;
    const reached = user !== null && !unreachable.has(user) ? user : null;
    if (news.length > 0) concerned.push({ staff, news, reached });
  }
  return concerned;
}

/** What the person has not heard of yet; on leave they hear when they are back. */
export async function unheardBy(context: SchoolContext, work: Work, user: UserId): Promise<readonly DutyNews[]> {
  const { orderNews, orderSnapshots, staff: roster } = work.stores;
  const known = await orderNews.knownBy(user);
  const staff = known === null ? null : await roster.byUser(user);
  if (known === null || staff === null || staff.status === 'on_leave') return [];
  const [before, after] = [await orderSnapshots.find(known), await orderSnapshots.last()];
  if (!before || !after) return [];
  const facts = await standing(context, work);
  return newsFor(context, work, { staff, facts, before: before.snapshot, after: after.snapshot });
}

/** Everyone who can be written to and has not heard of a confirmed change. */
export async function toBeTold(context: SchoolContext, work: Work): Promise<UserId[]> {
  const waiting = await work.stores.orderNews.waiting();
  if (waiting.length === 0) return [];
  const unreachable = await work.stores.reachability.unreachable();
  const users: UserId[] = [];
  for (const user of waiting) {
    if (!unreachable.has(user) && (await unheardBy(context, work, user)).length > 0) users.push(user);
  }
  return users;
}

interface Comparison {
  readonly staff: Staff;
  readonly facts: Standing;
  readonly before: OrderSnapshot;
  readonly after: OrderSnapshot;
}

async function newsFor(
  context: SchoolContext,
  work: Work,
  { staff, facts, before, after }: Comparison,
): Promise<DutyNews[]> {
  const under = async (said: OrderSnapshot): Promise<DutyState[]> => {
    const school = { ...context, school: { ...context.school, offices: said.offices } };
    return dutyStates({ orders: ordersOf(said) }, await bearerUnder(school, work, staff), facts, false);
  };
  return dutyNews(await under(before), await under(after));
}

/** The same rules for everyone; of those who never came to the bot the file alone tells the offices. */
async function bearerUnder(context: SchoolContext, work: Work, staff: Staff): Promise<DutyBearer> {
  const bearer = await bearerOf(context, work, staff);
  if (staff.user !== null) return bearer;
  const held = await work.stores.offices.all();
  const named = Object.entries(context.school.offices).filter(([office, { name }]) => {
    const holder = held.get(office);
    return holder === undefined ? isNamed(staff, name) : holder === staff.id;
  });
  return { ...bearer, offices: named.map(([office]) => office) };
}

function ordersOf({ orders }: OrderSnapshot): { readonly duties: readonly Duty[] }[] {
  return orders.map(({ duties }) => ({ duties: duties.map((duty) => ({ ...duty, capability: [] })) }));
}
