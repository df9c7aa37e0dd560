/** Loads what the lines of an order are made of: for its statement, and for whoever controls it (п. 9). */
import type { Order } from '../domain/order';
import { toLocal } from '../domain/zone';
import type { Staff } from '../store/staffStore';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { officersNow } from './officersNow';
import { standing } from './standing';
import { stepsTaken } from './statementHistory';
import type { StatementFacts } from './statementLines';

/** The facts of one order as they stand now. */
export async function factsOf(context: SchoolContext, work: Work, order: Order): Promise<StatementFacts> {
  const { stores, now } = work;
  return {
    order,
    today: toLocal(now, context.school.timeZone).date,
    staff: await stores.staff.all(),
    former: await stores.staff.left(),
    administrators: await administratorRows(context, work),
    offices: await officersNow(context, work),
    standing: await standing({ ...context, orders: [order] }, work),
    taken: await stepsTaken(
      work,
      order.duties.map(({ id }) => id),
    ),
    declared: new Map((await stores.declarations.standing()).map(({ id, title }) => [id, title])),
  };
}

async function administratorRows(context: SchoolContext, work: Work): Promise<Staff[]> {
  const rows = [];
  for (const user of await administratorsOf(context, work)) rows.push(await work.stores.staff.byUser(user));
  return rows.filter((row) => row !== null);
}
