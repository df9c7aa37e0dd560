/** Looks a stated name up on the roster; never guesses between namesakes (п. 5). */
import { may, type Actor } from '../domain/access';
import type { StaffId } from '../domain/ids';
import { matchName } from '../domain/names';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';

export type RosterFinding =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'one'; readonly staff: Staff }
  /** Namesakes, at most five. */
  | { readonly kind: 'several'; readonly staff: readonly Staff[] }
  /** The roster has no such person. */
  | { readonly kind: 'none' }
  /** Fits too many people, or says a first name only. */
  | { readonly kind: 'unclear' };

/** Finds the member of staff with the name as typed. */
export async function findOnRoster(work: Work, actor: Actor, typed: string): Promise<RosterFinding> {
  if (!actor.consented || !may(actor, 'account.choose_role')) return { kind: 'forbidden' };
  const roster = await work.stores.staff.all();
  const match = matchName(typed, roster);
  const byId = new Map(roster.map((staff) => [staff.id, staff]));
  switch (match.kind) {
    case 'one': {
      const staff = byId.get(match.id);
      return staff ? { kind: 'one', staff } : { kind: 'none' };
    }
    case 'several':
      return {
        kind: 'several',
        staff: match.ids.map((id) => byId.get(id)).filter((staff) => staff !== undefined),
      };
    case 'none':
    case 'unclear':
      return { kind: match.kind };
  }
}

/** Rows of the roster that were shown to the person before, in that order; those that are gone are left out. */
export async function rosterRows(work: Work, ids: readonly StaffId[]): Promise<Staff[]> {
  const rows = await Promise.all(ids.map((id) => work.stores.staff.find(id)));
  return rows.filter((staff) => staff !== null);
}
