/** «Вернуть как было»: the last file is taken back within a day; what people did since stays. */
import { may, type Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import type { RosterEntry } from '../domain/school';
import type { RosterChange } from '../store/rosterImportStore';
import type { Staff } from '../store/staffStore';
import { changeStaff, entryOf } from './changeStaff';
import type { Work } from './context';
import { leaveSchool, takeLeavingBack } from './leaveSchool';

export type ImportUndone =
  | { readonly kind: 'forbidden' }
  /** Nothing was applied within a day. */
  | { readonly kind: 'nothing' }
  /** Somebody the file brought has come to the bot since, or was given something to do: it is not thrown away. */
  | { readonly kind: 'in_use'; readonly staff: Staff }
  | { readonly kind: 'undone'; readonly changes: number };

/** Takes the last import back. */
export async function undoImport(work: Work, actor: Actor): Promise<ImportUndone> {
  if (!may(actor, 'roster.change')) return { kind: 'forbidden' };
  const { rosterImports } = work.stores;
  const last = await rosterImports.undoable(work.now);
  if (!last) return { kind: 'nothing' };
  for (const change of last.changes) {
    const used = await usedSince(work, change);
    if (used) return { kind: 'in_use', staff: used };
  }
  for (const change of last.changes) await takeBack(work, change, actor.user);
  await rosterImports.undone(last.id, work.now);
  return { kind: 'undone', changes: last.changes.length };
}

/** What the file itself and a code leave behind; whatever else stands in the journal was somebody's work. */
const OWN_ACTS: ReadonlySet<string> = new Set(['staff.hired', 'code.issued', 'code.revoked']);

/** The row the file brought, when something hangs on it by now. */
async function usedSince({ stores }: Work, change: RosterChange): Promise<Staff | null> {
  if (change.kind !== 'added' && change.kind !== 'returned') return null;
  const row = await stores.staff.find(change.staff);
  if (!row) return null;
  if (row.user !== null) return row;
  if (change.kind === 'returned') return null;
  const others = (await stores.journal.about(`staff:${row.id}`)).some(({ act }) => !OWN_ACTS.has(act));
  const stands = (await stores.staff.all()).some(({ substitute }) => substitute === row.id);
  const assigned = (await stores.assignments.all()).some(
    ({ subject, assignment }) => subject === `staff:${row.id}` || assignment.holder === row.id,
  );
  return others || stands || assigned ? row : null;
}

async function takeBack(work: Work, change: RosterChange, by: UserId): Promise<void> {
  switch (change.kind) {
    case 'added':
      return work.stores.staff.remove(change.staff);
    case 'changed':
      return restore(work, change, by);
    case 'left':
      return takeLeavingBack(work, change.staff, change, by);
    case 'returned': {
      await restore(work, change, by);
      const staff = await work.stores.staff.find(change.staff);
      if (staff) await leaveSchool(work, staff, by);
    }
  }
}

/** Puts back each fact that still stands as the file left it; one that was corrected since stays corrected. */
async function restore(
  work: Work,
  { staff: id, entry, note, became }: Extract<RosterChange, { kind: 'changed' | 'returned' }>,
  by: UserId,
): Promise<void> {
  const staff = await work.stores.staff.find(id);
  if (!staff || became === null) return changeStaff(work, id, entry, note, by);
  const now = entryOf(staff);
  const kept = (Object.keys(now) as (keyof RosterEntry)[]).filter((field) => now[field] !== became.entry[field]);
  const corrected = Object.fromEntries(kept.map((field) => [field, now[field]])) as Partial<RosterEntry>;
  await changeStaff(work, id, { ...entry, ...corrected }, staff.note === became.note ? note : staff.note, by);
}
