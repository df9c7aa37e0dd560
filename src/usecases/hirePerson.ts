/** An administrator takes a person on by hand (2.1): never merged with a namesake, and never silently a second row. */
import { may, type Actor } from '../domain/access';
import type { ClassLabel, StaffId } from '../domain/ids';
import { foldedWords, type PersonName } from '../domain/nameForms';
import { fullName, matchName } from '../domain/names';
import { rolesOfPosition } from '../domain/posts';
import type { StaffRole } from '../domain/roles';
import type { RosterEntry } from '../domain/school';
import type { Staff } from '../store/staffStore';
import { freeClass, hireStaff } from './changeStaff';
import type { SchoolContext, Work } from './context';
import { rolesOf } from './identify';

export interface NewPerson extends PersonName {
  readonly position: string;
  readonly subject: string | null;
  readonly classTeacherOf: ClassLabel | null;
  /** Namesakes of whom the administrator said that they are other people. */
  readonly apart: readonly StaffId[];
}

export type HiringAsked =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown_class' }
  /** People of that name, or of one that differs by a slip, at work or gone: who is meant is asked first. */
  | { readonly kind: 'namesakes'; readonly staff: readonly Staff[] }
  | {
      readonly kind: 'possible';
      readonly entry: RosterEntry;
      readonly roles: readonly StaffRole[];
      /** Whoever has the class until then. */
      readonly before: readonly Staff[];
    };

export type PersonHired =
  | Exclude<HiringAsked, { kind: 'possible' }>
  | { readonly kind: 'hired'; readonly id: StaffId; readonly entry: RosterEntry; readonly before: readonly Staff[] };

/** What would become of it, before anything does. */
export async function askHiring(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { apart, ...person }: NewPerson,
): Promise<HiringAsked> {
  const found = await findNamesakes(work, actor, person);
  if (found.kind === 'forbidden') return found;
  const namesakes = found.staff.filter(({ id }) => !apart.includes(id));
  if (namesakes.length > 0) return { kind: 'namesakes', staff: namesakes };
  const label = person.classTeacherOf;
  if (label !== null && !context.school.classes.includes(label)) return { kind: 'unknown_class' };
  const all = await work.stores.staff.all();
  const entry: RosterEntry = { ...person, ...rolesOfPosition(person.position) };
  const before = label === null ? [] : all.filter((one) => one.classTeacherOf === label);
  return { kind: 'possible', entry, roles: rolesOf(entry), before };
}

/** Takes the person on; a class goes over to them, with a line in its journal. */
export async function hirePerson(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  person: NewPerson,
): Promise<PersonHired> {
  const asked = await askHiring(context, work, actor, person);
  if (asked.kind !== 'possible') return asked;
  const { entry } = asked;
  const before = entry.classTeacherOf === null ? [] : await freeClass(work, entry.classTeacherOf, actor.user);
  return { kind: 'hired', id: await hireStaff(work, entry, null, actor.user), entry, before };
}

export type Namesakes = { readonly kind: 'forbidden' } | { readonly kind: 'list'; readonly staff: readonly Staff[] };

/** Everybody the name may be of: who works here, and who left. */
export async function findNamesakes(work: Work, actor: Actor, name: PersonName): Promise<Namesakes> {
  if (!may(actor, 'roster.change')) return { kind: 'forbidden' };
  const known = [...(await work.stores.staff.all()), ...(await work.stores.staff.left())];
  const match = matchName(fullName(name), known);
  if (match.kind === 'none') return { kind: 'list', staff: [] };
  // more of them than can be listed: as many as are asked about at once
  if (match.kind === 'unclear') return { kind: 'list', staff: known.filter(isNamedLike(name)).slice(0, MOST_ASKED) };
  const ids = match.kind === 'one' ? [match.id] : match.ids;
  return { kind: 'list', staff: known.filter(({ id }) => ids.includes(id)) };
}

const MOST_ASKED = 5;

const isNamedLike =
  (name: PersonName) =>
  (one: PersonName): boolean =>
    foldedWords(fullName(one)).join(' ') === foldedWords(fullName(name)).join(' ');
