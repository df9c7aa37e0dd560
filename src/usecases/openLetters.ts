/** Letters to the vendor's support that are not over: how each stands, and since how many days (2.1; 3.2). */
import { may, type Actor } from '../domain/access';
import { daysBetween } from '../domain/localDate';
import type { VendorCaseKind, VendorCaseState } from '../domain/vendorCase';
import { toLocal } from '../domain/zone';
import type { SchoolContext, Work } from './context';

export interface OpenLetter {
  readonly id: number;
  readonly about: VendorCaseKind;
  readonly state: VendorCaseState;
  /** Calendar days for which it has stood so. */
  readonly days: number;
}

/** What of all letters is to be seen to, what has stood longest first; nothing for those who do not follow them. */
export async function openLetters(
  { school }: Pick<SchoolContext, 'school'>,
  { stores, now }: Work,
  actor: Actor,
): Promise<readonly OpenLetter[]> {
  if (!may(actor, 'vendor.follow')) return [];
  const day = (at: number) => toLocal(at, school.timeZone).date;
  return (await stores.vendorCases.open()).map(({ id, kind, state, changedAt }) => ({
    id,
    about: kind,
    state,
    days: Math.max(0, daysBetween(day(changedAt), day(now))),
  }));
}
