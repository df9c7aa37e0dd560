/** «Новый учебный год»: what moving every class up would do, before anything is done (п. 6, 7; 2.1). */
import { may, type Actor } from '../domain/access';
import type { ClassLabel } from '../domain/ids';
import { labelsAfter, rollOver, yearToOpen, type RollOver, type SchoolYear } from '../domain/schoolYear';
import type { LocalDate } from '../domain/localDate';
import { toInstant, toLocal } from '../domain/zone';
import type { StoredAssignment } from '../store/assignmentStore';
import type { FamilyMember, LabelledChat } from '../store/classLabelStore';
import type { Staff } from '../store/staffStore';
import { classesWithoutTeacher } from './classesWithoutTeacher';
import type { SchoolContext, Work } from './context';
import { markOf } from './markOf';

/** Everything that moves, as it stands now. */
export interface SchoolYearPlan extends RollOver {
  readonly kind: 'plan';
  readonly year: SchoolYear;
  /** The label of each class in the new year; null: it has none. */
  readonly after: ReadonlyMap<ClassLabel, ClassLabel | null>;
  /** What came at or after this instant belongs to the new year already. */
  readonly before: number;
  readonly staff: readonly Staff[];
  readonly chats: readonly LabelledChat[];
  readonly families: readonly FamilyMember[];
  /** What is on record of the classes' duties. */
  readonly duties: readonly StoredAssignment[];
  /** Chats and families that came since the new year began. */
  readonly stay: { readonly chats: number; readonly families: number };
  /** Classes without a class teacher then: when the class teachers move as well, and when the roster stays as it is. */
  readonly withoutTeacher: { readonly moved: readonly ClassLabel[]; readonly kept: readonly ClassLabel[] };
}

export type SchoolYearPlanned =
  | { readonly kind: 'forbidden' }
  /** The next one may be opened from this day. */
  | { readonly kind: 'too_early'; readonly from: LocalDate }
  | { readonly kind: 'already'; readonly year: SchoolYear; readonly withoutTeacher: readonly ClassLabel[] }
  | SchoolYearPlan;

/** Looks at what would move; nothing changes by it. */
export async function planSchoolYear(context: SchoolContext, work: Work, actor: Actor): Promise<SchoolYearPlanned> {
  if (!may(actor, 'school_year.open')) return { kind: 'forbidden' };
  const { stores } = work;
  const staff = await stores.staff.all();
  const withoutTeacher = classesWithoutTeacher(context, staff);
  const asked = yearToOpen(toLocal(work.now, context.school.timeZone).date);
  if (asked.kind === 'too_early') return asked;
  const { year } = asked;
  const opened = await stores.meta.get('school_year');
  if (opened !== null && opened >= year.name) return { kind: 'already', year, withoutTeacher };

  const led = staff.flatMap((one) => one.classTeacherOf ?? []);
  const moving = rollOver(context.school.classes, [...led, ...(await stores.classLabels.inUse())]);
  const after = labelsAfter(moving);
  const before = toInstant(year.begins, 0, context.school.timeZone);
  const chats = (await stores.classLabels.chats()).filter((chat) => after.has(chat.classLabel));
  const families = (await stores.classLabels.families()).filter((one) => after.has(one.classLabel));
  const movingChats = chats.filter((chat) => (chat.confirmedAt ?? 0) < before);
  const movingFamilies = families.filter((one) => one.since < before);
  const declared = new Map((await stores.declarations.standing()).map((one) => [one.id, one.declaredAt]));
  return {
    kind: 'plan',
    year,
    ...moving,
    after,
    before,
    staff,
    chats: movingChats,
    families: movingFamilies,
    duties: (await stores.assignments.all()).filter(
      (one) => isOfClass(one, after) && isOfOldYear(one, before, declared),
    ),
    stay: {
      chats: chats.length - movingChats.length,
      families: peopleIn(families) - peopleIn(movingFamilies),
    },
    withoutTeacher: {
      moved: classesWithoutTeacher(
        context,
        staff.map((one) => ({ ...one, classTeacherOf: labelAfter(after, one.classTeacherOf) })),
      ),
      kept: withoutTeacher,
    },
  };
}

/** What the label of a class becomes. */
export function labelAfter(
  after: ReadonlyMap<ClassLabel, ClassLabel | null>,
  label: ClassLabel | null,
): ClassLabel | null {
  if (label === null) return null;
  const next = after.get(label);
  return next === undefined ? label : next;
}

/** How many people there are among families; a parent may have children in several classes. */
export function peopleIn(families: readonly FamilyMember[]): number {
  return new Set(families.map((one) => one.user)).size;
}

/** A number that differs when anything in the plan does. */
export function planMark({ year, staff, chats, families, duties, moves, graduating }: SchoolYearPlan): number {
  return markOf([
    year.name,
    moves.map(({ from, to }) => from + to),
    graduating,
    staff.map((one) => [one.id, one.classTeacherOf]),
    chats.map((one) => [one.peer, one.kind, one.classLabel, one.state]),
    families.map((one) => [one.user, one.role, one.classLabel]),
    duties.map((one) => [one.duty, one.subject, one.assignment.state]),
  ]);
}

/** What a declaration shows goes with it, whenever its witness came. */
function isOfOldYear(
  { at, assignment }: StoredAssignment,
  before: number,
  declared: ReadonlyMap<number, number>,
): boolean {
  const isDeclared = 'evidence' in assignment && assignment.evidence.kind === 'declared';
  const since =
    isDeclared && assignment.evidence.kind === 'declared' ? declared.get(assignment.evidence.declaration) : at;
  return (since ?? at) < before;
}

function isOfClass({ subject }: StoredAssignment, after: ReadonlyMap<ClassLabel, ClassLabel | null>): boolean {
  return subject.startsWith('class:') && after.has(subject.slice('class:'.length) as ClassLabel);
}
