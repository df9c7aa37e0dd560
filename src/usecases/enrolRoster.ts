/** The roster of the school's folder becomes the register, once: an empty one only. */
import type { RosterEntry } from '../domain/school';
import type { Work } from './context';

/** Adds every line of the roster when nobody is on the register yet; returns how many were added. */
export async function enrolRoster(work: Work, entries: readonly RosterEntry[]): Promise<number> {
  if ((await work.stores.staff.count()) > 0) return 0;
  for (const entry of entries) await work.stores.staff.add(entry);
  return entries.length;
}
