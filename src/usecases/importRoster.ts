/** The roster from a file: the difference is shown, and applied by a yes (п. 5; 2.1). */
import { may, type Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import { rosterDiff, type RosterDifference } from '../domain/rosterDiff';
import type { RosterFileSaid } from '../domain/rosterFile';
import { withSchoolClasses } from '../domain/unsaid';
import type { RosterChange } from '../store/rosterImportStore';
import type { Staff } from '../store/staffStore';
import { administratorsOf, type Configured } from './administrators';
import { changeStaff, entryOf, hireStaff } from './changeStaff';
import type { SchoolContext, Work } from './context';
import { leaveSchool, rejoin } from './leaveSchool';
import { markOf } from './markOf';
import { rosterMoves, type RosterMove } from './rosterMoves';

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
  | { readonly kind: 'forbidden' }
  /** `mark` is of everything that was shown: that, and nothing else, may be applied. */
  | { readonly kind: 'preview'; readonly id: number; readonly difference: Difference; readonly mark: number };

/** Keeps what the file says until the administrator decides. */
export async function previewRoster(
  { school }: Pick<SchoolContext, 'school'>,
  work: Work,
  actor: Actor,
  said: RosterFileSaid,
): Promise<ImportPreviewed> {
  if (!may(actor, 'roster.change')) return { kind: 'forbidden' };
  const file = withSchoolClasses(said, school.classes);
  const id = await work.stores.rosterImports.preview(actor.user, file, work.now);
  const difference = await differenceOf(work, file);
  return { kind: 'preview', id, difference, mark: differenceMark(difference) };
}

export type ImportApplied =
  /** Everybody who administers the bot is missing from the file: nothing is done. */
  | { readonly kind: 'no_administrator'; readonly staff: Staff }
  | {
      readonly kind: 'applied';
      readonly difference: Difference;
      /** Offices that were held by somebody who left by it. */
      readonly orphaned: readonly string[];
      /** Those who are to be told of another class or post. */
      readonly moves: readonly RosterMove[];
    };

export type ImportDecided =
  | { readonly kind: 'forbidden' }
  /** Another file came since, a day has passed, or it was decided. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'dropped' }
  /** The register is not what it was when the difference was shown: it is to be looked at again. */
  | { readonly kind: 'changed'; readonly difference: Difference; readonly mark: number }
  /** It would dismiss so large a part of the staff that it is asked about once more. */
  | { readonly kind: 'dismisses_many'; readonly gone: number; readonly of: number; readonly mark: number }
  | ImportApplied;

/** From this share of the staff on a file looks like a part of the list. */
const MANY = 1 / 3;
const FEW = 3;

/** Applies what was shown, or drops the file. */
export async function decideImport(
  configured: Configured,
  work: Work,
  actor: Actor,
  decision: { readonly id: number; readonly yes: boolean; readonly mark: number | null; readonly sure: boolean },
): Promise<ImportDecided> {
  if (!may(actor, 'roster.change')) return { kind: 'forbidden' };
  const { rosterImports } = work.stores;
  const file = await rosterImports.waiting(decision.id);
  if (!file) return { kind: 'gone' };
  if (!decision.yes) {
    await rosterImports.dropWaiting();
    return { kind: 'dropped' };
  }
  const difference = await differenceOf(work, file);
  const mark = differenceMark(difference);
  if (decision.mark !== mark) return { kind: 'changed', difference, mark };
  const gone = difference.gone.length;
  const of = (await work.stores.staff.all()).length;
  if (!decision.sure && gone > FEW && gone > of * MANY) return { kind: 'dismisses_many', gone, of, mark };
  return applyImport(configured, work, { id: decision.id, file, by: actor.user });
}

/** A number that differs when anything in the difference does. */
export function differenceMark({ added, returned, changed, gone }: Difference): number {
  return markOf([added, returned, changed, gone]);
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
  const before = await work.stores.staff.all();
  for (const staff of difference.gone) {
    changes.push({ kind: 'left', staff: staff.id, ...(await leaveSchool(work, staff, by)) });
  }
  for (const { entry, note } of difference.added) {
    changes.push({ kind: 'added', staff: await hireStaff(work, entry, note, by) });
  }
  for (const { line, staff } of difference.returned) {
    const former = await work.stores.staff.formerUserOf(staff.id);
    changes.push({ kind: 'returned', staff: staff.id, former, ...changeOf(staff, line) });
    await rejoin(work, staff.id, by);
    await changeStaff(work, staff.id, line.entry, line.note, by);
  }
  for (const { line, staff } of difference.changed) {
    changes.push({ kind: 'changed', staff: staff.id, ...changeOf(staff, line) });
    await changeStaff(work, staff.id, line.entry, line.note, by);
  }
  await work.stores.rosterImports.applied(id, changes, work.now);
  const gone = new Set(difference.gone.map((one) => one.id));
  const orphaned = [...(await work.stores.offices.all())].flatMap(([office, holder]) =>
    gone.has(holder) ? [office] : [],
  );
  const moves = rosterMoves(before, await work.stores.staff.all());
  return { kind: 'applied', difference, orphaned, moves };
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
