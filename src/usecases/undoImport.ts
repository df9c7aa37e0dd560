/** «Вернуть как было»: the last file is taken back within a day; what people did since stays. */
import { may, type Actor } from '../domain/access';
import type { ClassLabel, StaffId, UserId } from '../domain/ids';
import type { RosterEntry } from '../domain/school';
import type { RosterChange } from '../store/rosterImportStore';
import type { Staff } from '../store/staffStore';
import { changeStaff, entryOf } from './changeStaff';
import type { Work } from './context';
import { isStillLeft, leaveSchool, takeLeavingBack } from './leaveSchool';
import { rosterMoves, type RosterMove } from './rosterMoves';

export type ImportUndone =
  | { readonly kind: 'forbidden' }
  /** Nothing was applied within a day. */
  | { readonly kind: 'nothing' }
  /** Somebody the file brought has come to the bot since, or was given something to do: it is not thrown away. */
  | { readonly kind: 'in_use'; readonly staff: Staff }
  /** `back`: those who are on the roster again, with their profiles; `moves`: those who have another class or post again. */
  | {
      readonly kind: 'undone';
      readonly changes: number;
      readonly back: readonly Staff[];
      readonly moves: readonly RosterMove[];
    };

/** Takes the last import back, when it is this one; `id` null: whichever it is. */
export async function undoImport(work: Work, actor: Actor, id: number | null): Promise<ImportUndone> {
  if (!may(actor, 'roster.change')) return { kind: 'forbidden' };
  return takeImportBack(work, id, actor.user);
}

/** Takes the last import back for `by`; null: the command line. */
export async function takeImportBack(
  work: Work,
  id: number | null,
  by: UserId | null,
): Promise<Exclude<ImportUndone, { kind: 'forbidden' }>> {
  const { rosterImports } = work.stores;
  const last = await rosterImports.undoable(work.now);
  if (last === null || (id !== null && last.id !== id)) return { kind: 'nothing' };
  for (const change of last.changes) {
    const used = await usedSince(work, change);
    if (used) return { kind: 'in_use', staff: used };
  }
  // all of it is read before anything is put back: one row's return changes another's
  const changes = [...last.changes].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const ways = await Promise.all(changes.map((change) => wayBack(work, change, last.changes, by)));
  const before = await work.stores.staff.all();
  for (const way of ways) await way?.();
  await rosterImports.undone(last.id, work.now);
  const left = new Set(last.changes.filter(({ kind }) => kind === 'left').map(({ staff }) => staff));
  const after = await work.stores.staff.all();
  const back = after.filter((one) => left.has(one.id) && one.user !== null);
  return { kind: 'undone', changes: last.changes.length, back, moves: rosterMoves(before, after) };
}

/** What the file itself and a code leave behind; whatever else stands in the journal was somebody's work. */
const OWN_ACTS: ReadonlySet<string> = new Set(['staff.hired', 'code.issued', 'code.revoked']);

/** The row the file brought, when something hangs on it by now. */
async function usedSince({ stores }: Work, change: RosterChange): Promise<Staff | null> {
  if (change.kind !== 'added' && change.kind !== 'returned') return null;
  const row = await stores.staff.find(change.staff);
  if (!row) return null;
  if (row.user !== null) return row;
  // of one who returned the journal tells of earlier years as well
  const others =
    change.kind === 'added' && (await stores.journal.about(`staff:${row.id}`)).some(({ act }) => !OWN_ACTS.has(act));
  const stands = (await stores.staff.all()).some(({ substitute }) => substitute === row.id);
  const assigned = (await stores.assignments.all()).some(
    ({ subject, assignment }) =>
      (change.kind === 'added' && subject === `staff:${row.id}`) || assignment.holder === row.id,
  );
  return others || stands || assigned ? row : null;
}

/** A class is free again before whoever had it comes back. */
const ORDER: readonly RosterChange['kind'][] = ['added', 'returned', 'changed', 'left'];

type Way = () => Promise<void>;

/** How one change is taken back; null: what it did stands no more. */
async function wayBack(
  work: Work,
  change: RosterChange,
  all: readonly RosterChange[],
  by: UserId | null,
): Promise<Way | null> {
  switch (change.kind) {
    case 'added':
      return () => work.stores.staff.remove(change.staff);
    case 'changed':
      return restoring(work, change, all, by);
    case 'left':
      return (await isStillLeft(work, change.staff, change))
        ? () => takeLeavingBack(work, change.staff, change, by)
        : null;
    case 'returned': {
      const restore = await restoring(work, change, all, by);
      return async () => {
        await restore();
        const staff = await work.stores.staff.find(change.staff);
        if (staff) await leaveSchool(work, staff, by);
        if (change.former !== null) await work.stores.staff.rememberFormer(change.staff, change.former);
      };
    }
  }
}

/** Puts back each fact that still stands as the file left it; one that was corrected since stays corrected. */
async function restoring(
  work: Work,
  { staff: id, entry, note, became }: Extract<RosterChange, { kind: 'changed' | 'returned' }>,
  all: readonly RosterChange[],
  by: UserId | null,
): Promise<Way> {
  const staff = await work.stores.staff.find(id);
  if (!staff || became === null) return () => changeStaff(work, id, entry, note, by);
  const now = entryOf(staff);
  const kept = (Object.keys(now) as (keyof RosterEntry)[]).filter((field) => now[field] !== became.entry[field]);
  const corrected = Object.fromEntries(kept.map((field) => [field, now[field]])) as Partial<RosterEntry>;
  const former = { ...entry, ...corrected };
  // given on since: whoever has the class keeps it
  const isTaken = former.classTeacherOf !== null && (await isGivenOn(work, id, former.classTeacherOf, all));
  const back = isTaken ? { ...former, classTeacherOf: null } : former;
  return () => changeStaff(work, id, back, staff.note === became.note ? note : staff.note, by);
}

/** Whether somebody has the class now to whom the file did not give it. */
async function isGivenOn(
  work: Work,
  id: StaffId,
  classLabel: ClassLabel,
  all: readonly RosterChange[],
): Promise<boolean> {
  const holder = (await work.stores.staff.all()).find((one) => one.classTeacherOf === classLabel);
  if (!holder || holder.id === id) return false;
  const byFile = all.find(({ staff }) => staff === holder.id);
  if (!byFile || byFile.kind === 'left') return true;
  return byFile.kind !== 'added' && byFile.became?.entry.classTeacherOf !== classLabel;
}
