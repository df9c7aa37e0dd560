/** Looks a stated name up on the roster; never guesses between namesakes (п. 5). */
import { may, type Actor } from '../domain/access';
import type { StaffId } from '../domain/ids';
import { foldedWords } from '../domain/nameForms';
import { matchName } from '../domain/names';
import { toLocal } from '../domain/zone';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';

/** Names looked up by one person a day: enough for slips of the finger, too few to read the roster out by guesses. */
const LOOKUPS_A_DAY = 5;
/** Surname, first name and patronymic: whoever wrote them all may be shown the row that fits but for a slip. */
const WHOLE_NAME_WORDS = 3;

export type RosterFinding =
  | { readonly kind: 'forbidden' }
  /** Enough names for today. */
  | { readonly kind: 'too_often' }
  | { readonly kind: 'one'; readonly staff: Staff }
  /** Namesakes, at most five. */
  | { readonly kind: 'several'; readonly staff: readonly Staff[] }
  /** A part of a name that fits one person: who it is stays unsaid until the name is whole. */
  | { readonly kind: 'partial' }
  /** The roster has no such person. */
  | { readonly kind: 'none' }
  /** Fits too many people, or says a first name only. */
  | { readonly kind: 'unclear' };

/** Finds the member of staff with the name as typed. */
export async function findOnRoster(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  typed: string,
): Promise<RosterFinding> {
  if (!actor.consented || !may(actor, 'account.choose_role')) return { kind: 'forbidden' };
  if (fullWords(typed) === 0) return { kind: 'none' };
  if (!(await countLookUp(context, work, actor))) return { kind: 'too_often' };
  const roster = await work.stores.staff.all();
  const match = matchName(typed, roster);
  const byId = new Map(roster.map((staff) => [staff.id, staff]));
  switch (match.kind) {
    case 'one': {
      const staff = byId.get(match.id);
      return staff ? { kind: 'one', staff } : { kind: 'none' };
    }
    case 'several': {
      const staff = match.ids.map((id) => byId.get(id)).filter((one) => one !== undefined);
      const [only, ...others] = staff;
      if (!only || others.length > 0) return { kind: 'several', staff };
      return fullWords(typed) >= WHOLE_NAME_WORDS ? { kind: 'one', staff: only } : { kind: 'partial' };
    }
    case 'none':
    case 'unclear':
      return { kind: match.kind };
  }
}

/** How many words of a name are written out, not as initials. */
export function fullWords(typed: string): number {
  return foldedWords(typed).filter((word) => word.length > 1).length;
}

/** Rows of the roster that were shown to the person before, in that order; those that are gone or left are not among them. */
export async function rosterRows(work: Work, actor: Actor, ids: readonly StaffId[]): Promise<Staff[]> {
  if (!may(actor, 'account.choose_role')) return [];
  const rows = await Promise.all(ids.map((id) => work.stores.staff.find(id)));
  return rows.filter((staff) => staff !== null).filter(({ status }) => status !== 'left');
}

/** The row of the roster that the person is linked to; null: not a confirmed member of staff. */
export async function ownRow(work: Work, actor: Actor): Promise<Staff | null> {
  return actor.staff === null ? null : work.stores.staff.find(actor.staff);
}

/** Counts a look at the roster on the school's day; false when there were enough. */
async function countLookUp(context: SchoolContext, work: Work, actor: Actor): Promise<boolean> {
  const { date } = toLocal(work.now, context.school.timeZone);
  const { ledger } = work.stores;
  const today = `lookup:${date}:`;
  const keys = (await ledger.keysOf(actor.user)).filter((key) => key.startsWith('lookup:'));
  const soFar = keys.filter((key) => key.startsWith(today)).length;
  if (soFar >= LOOKUPS_A_DAY) return false;
  for (const key of keys) if (!key.startsWith(today)) await ledger.remove(key);
  await ledger.enter(`${today}${soFar + 1}:${actor.user}`, work.now);
  return true;
}
