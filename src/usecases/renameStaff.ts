/** A member of staff has another name (a marriage, a slip on the roster): the row, its profile, rights and history stay (2.1). */
import { may, type Actor } from '../domain/access';
import type { StaffId } from '../domain/ids';
import type { PersonName } from '../domain/nameForms';
import { fullName } from '../domain/names';
import { isNamed } from '../domain/offices';
import type { Staff } from '../store/staffStore';
import { entryOf } from './changeStaff';
import type { SchoolContext, Work } from './context';
import { findNamesakes } from './hirePerson';

export type RenamingAsked =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'same'; readonly staff: Staff }
  /** `alike`: others of that name, or of one that differs by a slip, at work or gone. */
  | { readonly kind: 'possible'; readonly staff: Staff; readonly alike: readonly Staff[] };

export type StaffRenamed =
  | Exclude<RenamingAsked, { kind: 'possible' }>
  /** `staff` as it was; `offices`: those the school's file gives by the former name, kept by the person on record. */
  | { readonly kind: 'renamed'; readonly staff: Staff; readonly offices: readonly string[] };

/** What would be renamed, before it is. */
export async function askRenaming(work: Work, actor: Actor, id: StaffId, name: PersonName): Promise<RenamingAsked> {
  if (!may(actor, 'roster.change')) return { kind: 'forbidden' };
  const staff = await work.stores.staff.find(id);
  if (!staff || staff.status === 'left') return { kind: 'unknown' };
  if (fullName(staff) === fullName(name)) return { kind: 'same', staff };
  const namesakes = await findNamesakes(work, actor, name);
  if (namesakes.kind === 'forbidden') return namesakes;
  return { kind: 'possible', staff, alike: namesakes.staff.filter((one) => one.id !== id) };
}

/** Writes the new name; nothing else of the person changes. */
export async function renameStaff(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id: StaffId,
  { surname, firstName, patronymic }: PersonName,
): Promise<StaffRenamed> {
  const name = { surname, firstName, patronymic };
  const asked = await askRenaming(work, actor, id, name);
  if (asked.kind !== 'possible') return asked;
  const { staff } = asked;
  const { stores, now } = work;
  const offices = (await officesByName(context, work, staff)).filter(
    (office) => !isNamed(name, context.school.offices[office]?.name ?? ''),
  );
  await stores.staff.update(id, { ...entryOf(staff), ...name }, staff.note);
  for (const office of offices) await stores.offices.set(office, id, actor.user, now);
  const details = { offices: offices.join(', ') };
  await stores.journal.add({ at: now, actor: actor.user, act: 'staff.renamed', about: `staff:${id}`, details });
  return { kind: 'renamed', staff, offices };
}

/** Offices that were never handed over and that the school's file gives to nobody but this person, by the name. */
async function officesByName({ school }: SchoolContext, work: Work, staff: Staff): Promise<string[]> {
  const held = await work.stores.offices.all();
  const all = await work.stores.staff.all();
  return Object.entries(school.offices).flatMap(([office, { name }]) => {
    if (held.has(office) || !isNamed(staff, name)) return [];
    return all.some((one) => one.id !== staff.id && isNamed(one, name)) ? [] : [office];
  });
}
