/** The roster from a file: the difference is shown, applied by a yes, taken back within a day (п. 5; 2.1). */
import { may, type Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import { rosterDiff, type RosterDifference } from '../domain/rosterDiff';
import type { RosterChange, RosterFileSaid } from '../store/rosterImportStore';
import type { Staff } from '../store/staffStore';
import { changeStaff, hireStaff } from './changeStaff';
import type { Work } from './context';
import { comeBack, leaveSchool } from './leaveSchool';
import { entryOf } from './moveStaff';

export type Difference = RosterDifference<Staff>;

/** What applying the file would change. */
export async function differenceOf(work: Work, file: RosterFileSaid): Promise<Difference> {
  return rosterDiff(await work.stores.staff.all(), await work.stores.staff.left(), file);
}

/** Whether there is anything to apply. */
export function changesAnything({ added, returned, changed, gone }: Difference): boolean {
  return added.length + returned.length + changed.length + gone.length > 0;
}

export type ImportPreviewed =
  { readonly kind: 'forbidden' } | { readonly kind: 'preview'; readonly id: number; readonly difference: Difference };

/** Keeps what the file says until the administrator decides. */
export async function previewRoster(work: Work, actor: Actor, file: RosterFileSaid): Promise<ImportPreviewed> {
  if (!may(actor, 'roster.change')) return { kind: 'forbidden' };
  const id = await work.stores.rosterImports.preview(actor.user, file, work.now);
  return { kind: 'preview', id, difference: await differenceOf(work, file) };
}

export type ImportDecided =
  | { readonly kind: 'forbidden' }
  /** Another file came since, a day has passed, or it was decided. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'applied'; readonly difference: Difference };

/** Applies the file that was shown, or drops it. The difference is that of now. */
export async function decideImport(work: Work, actor: Actor, id: number, yes: boolean): Promise<ImportDecided> {
  if (!may(actor, 'roster.change')) return { kind: 'forbidden' };
  const { rosterImports } = work.stores;
  const file = await rosterImports.waiting(id);
  if (!file) return { kind: 'gone' };
  if (!yes) {
    await rosterImports.dropWaiting();
    return { kind: 'dropped' };
  }
  return { kind: 'applied', difference: await applyImport(work, id, file, actor.user) };
}

/** Applies a kept file for `by`; null: the command line. */
export async function applyImport(
  work: Work,
  id: number,
  file: RosterFileSaid,
  by: UserId | null,
): Promise<Difference> {
  const difference = await differenceOf(work, file);
  const changes: RosterChange[] = [];
  for (const { entry, note } of difference.added) {
    changes.push({ kind: 'added', staff: await hireStaff(work, entry, note, by) });
  }
  for (const { line, staff } of difference.returned) {
    changes.push({ kind: 'returned', staff: staff.id, entry: entryOf(staff), note: staff.note });
    await comeBack(work, staff.id, { status: 'active', user: null }, by);
    await changeStaff(work, staff.id, line.entry, line.note, by);
  }
  for (const { line, staff } of difference.changed) {
    changes.push({ kind: 'changed', staff: staff.id, entry: entryOf(staff), note: staff.note });
    await changeStaff(work, staff.id, line.entry, line.note, by);
  }
  for (const staff of difference.gone) {
    const status = staff.status === 'on_leave' ? 'on_leave' : 'active';
    changes.push({ kind: 'left', staff: staff.id, status, user: staff.user });
    await leaveSchool(work, staff, by);
  }
  await work.stores.rosterImports.applied(id, changes, work.now);
  return difference;
}

export type ImportUndone =
  | { readonly kind: 'forbidden' }
  /** Nothing was applied within a day. */
  | { readonly kind: 'nothing' }
  /** Somebody the file added has come to the bot since: their work is not thrown away. */
  | { readonly kind: 'in_use'; readonly staff: Staff }
  | { readonly kind: 'undone'; readonly changes: number };

/** Takes the last import back. */
export async function undoImport(work: Work, actor: Actor): Promise<ImportUndone> {
  if (!may(actor, 'roster.change')) return { kind: 'forbidden' };
  const { staff: roster, rosterImports } = work.stores;
  const last = await rosterImports.undoable(work.now);
  if (!last) return { kind: 'nothing' };
  for (const change of last.changes) {
    const row = change.kind === 'added' ? await roster.find(change.staff) : null;
    if (row && row.user !== null) return { kind: 'in_use', staff: row };
  }
  for (const change of last.changes) await takeBack(work, change, actor.user);
  await rosterImports.undone(last.id, work.now);
  return { kind: 'undone', changes: last.changes.length };
}

async function takeBack(work: Work, change: RosterChange, by: UserId): Promise<void> {
  switch (change.kind) {
    case 'added':
      return work.stores.staff.remove(change.staff);
    case 'changed':
      return changeStaff(work, change.staff, change.entry, change.note, by);
    case 'left':
      return comeBack(work, change.staff, change, by);
    case 'returned': {
      await changeStaff(work, change.staff, change.entry, change.note, by);
      const staff = await work.stores.staff.find(change.staff);
      return staff ? leaveSchool(work, staff, by) : undefined;
    }
  }
}
