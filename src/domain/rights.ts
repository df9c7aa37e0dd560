/** The rights the Regulation gives to everyone on the platform, found in the order's own clauses. */
import type { Clause, Order } from './order';

/** The clause for each right, or null where no order speaks of it. */
export interface PlatformRights {
  readonly free: Clause | null;
  readonly support: Clause | null;
  readonly site: Clause | null;
}

/** Looks the rights up: free use, the vendor's support, the instructions. A clause that says more than that is passed over. */
export function platformRights(
  orders: readonly Order[],
  contacts: { readonly supportEmail: string; readonly site: string },
): PlatformRights {
  const clauses = orders.flatMap((order) => order.clauses).filter((clause) => clause.document === 'regulation');
  const duties = new Set(orders.flatMap((order) => order.duties).map((duty) => duty.clause.number));
  const find = (says: (text: string) => boolean): Clause | null =>
    clauses.find((clause) => !duties.has(clause.number) && says(clause.text.toLowerCase())) ?? null;
  return {
    free: find((text) => /бесплатн|безвозмездн/u.test(text)),
    support: find((text) => text.includes(contacts.supportEmail.toLowerCase())),
    site: find((text) => text.includes(contacts.site.toLowerCase())),
  };
}
