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
    support: find((text) => mentions(text, contacts.supportEmail)),
    site: find((text) => mentions(text, contacts.site)),
  };
}

/** Whether the text has that address, and not only a longer one that it is a part of, as a site is of a mail address. */
function mentions(text: string, address: string): boolean {
  const own = address.toLowerCase();
  for (let at = text.indexOf(own); at >= 0; at = text.indexOf(own, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + own.length);
    if (!/[\p{L}\d@._-]$/u.test(before) && !/^(?:[\p{L}\d_-]|\.[\p{L}\d])/u.test(after)) return true;
  }
  return false;
}
