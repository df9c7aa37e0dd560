/** The roster from a file: the difference is shown, and applied by a yes (п. 5; 2.1). */
import { may, type Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import { rosterDiff, type RosterDifference } from '../domain/rosterDiff';
import type { RosterChange, RosterFileSaid } from '../store/rosterImportStore';
import type { Staff } from '../store/staffStore';
import { administratorsOf, type Configured } from './administrators';
import { changeStaff, entryOf, hireStaff } from './changeStaff';
import type { Work } from './context';
import { leaveSchool, rejoin } from './leaveSchool';

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

export type ImportApplied =
  /** Everybody who administers the bot is missing from the file: nothing is done. */
  | { readonly kind: 'no_administrator'; readonly staff: Staff }
  | { readonly kind: 'applied'; readonly difference: Difference };

export type ImportDecided =
  | { readonly kind: 'forbidden' }
  /** Another file came since, a day has passed, or it was decided. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'dropped' }
  | ImportApplied;

/** Applies the file that was shown, or drops it. The difference is that of now. */
export async function decideImport(
  configured: Configured,
  work: Work,
  actor: Actor,
  decision: { readonly id: number; readonly yes: boolean },
): Promise<ImportDecided> {
  if (!may(actor, 'roster.change')) return { kind: 'forbidden' };
  const { rosterImports } = work.stores;
  const file = await rosterImports.waiting(decision.id);
  if (!file) return { kind: 'gone' };
  if (!decision.yes) {
    await rosterImports.dropWaiting();
    return { kind: 'dropped' };
  }
  return applyImport(configured, work, { id: decision.id, file, by: actor.user });
}

/** Applies a kept file for `by`; null: the command line. */
export async function applyImport(
  configured: Configured,
  work: Work,
  { id, file, by }: { readonly id: number; readonly file: RosterFileSaid; readonly by: UserId | null },
): Promise<ImportApplied> {
  const difference = await differenceOf(work, file);
  const lost = await lastAdministratorIn(configured, work, difference);
  if (lost) return { kind: 'no_administrator', staff: lost };
  const changes: RosterChange[] = [];
  for (const { entry, note } of difference.added) {
    changes.push({ kind: 'added', staff: await hireStaff(work, entry, note, by) });
  }
  for (const { line, staff } of difference.returned) {
    changes.push({ kind: 'returned', staff: staff.id, ...changeOf(staff, line) });
    await rejoin(work, staff.id, by);
    await changeStaff(work, staff.id, line.entry, line.note, by);
  }
  for (const { line, staff } of difference.changed) {
    changes.push({ kind: 'changed', staff: staff.id, ...changeOf(staff, line) });
    await changeStaff(work, staff.id, line.entry, line.note, by);
  }
  for (const staff of difference.gone) {
    changes.push({ kind: 'left', staff: staff.id, ...(await leaveSchool(work, staff, by)) });
  }
  await work.stores.rosterImports.applied(id, changes, work.now);
  return { kind: 'applied', difference };
}

function changeOf(
  staff: Staff,
  line: Difference['added'][number],
): Pick<Extract<RosterChange, { kind: 'changed' }>, 'entry' | 'note' | 'became'> {
  return { entry: entryOf(staff), note: staff.note, became: { entry: line.entry, note: line.note } };
}

/** An administrator whom the file would dismiss, when nobody would be left to administer. */
async function lastAdministratorIn(configured: Configured, work: Work, { gone }: Difference): Promise<Staff | null> {
  const administrators = await administratorsOf(configured, work);
  const dismissed = gone.filter(({ user }) => user !== null && administrators.includes(user));
  return administrators.length === dismissed.length ? (dismissed[0] ?? null) : null;
}
