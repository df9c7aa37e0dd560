/** The school goes over to the next year: every class moves up with its teacher, chats, families and duties, once a year (п. 6, 7; 2.1). */
import type { Actor } from '../domain/access';
import { gradeOf } from '../domain/classes';
import type { ClassLabel, UserId } from '../domain/ids';
import type { Staff } from '../store/staffStore';
import { changeStaff, entryOf } from './changeStaff';
import { classesWithoutTeacher } from './classesWithoutTeacher';
import type { SchoolContext, Work } from './context';
import { forgetPerson } from './forgetPerson';
import { identify } from './identify';
import { moveClassChats } from './moveClassChats';
import { moveClassDuties } from './moveClassDuties';
import {
  labelAfter,
  peopleIn,
  planMark,
  planSchoolYear,
  type SchoolYearPlan,
  type SchoolYearPlanned,
} from './planSchoolYear';

/** A linked member of staff whose classes are to be known to them. */
export interface ToldTeacher {
  readonly user: UserId;
  readonly staff: Staff;
  readonly leads: readonly ClassLabel[];
  /** Classes they led that do not go on. */
  readonly ended: readonly ClassLabel[];
}

/** A parent or pupil whose class does not go on. */
export interface ToldFamily {
  readonly user: UserId;
  readonly ended: readonly ClassLabel[];
  /** Nothing about them is needed any more, and nothing is kept. */
  readonly forgotten: boolean;
}

export type SchoolYearOpened =
  | Exclude<SchoolYearPlanned, SchoolYearPlan>
  /** The register is not what was shown: it is to be looked at again. */
  | { readonly kind: 'changed'; readonly plan: SchoolYearPlan }
  | {
      readonly kind: 'opened';
      readonly plan: SchoolYearPlan;
      readonly withoutTeacher: readonly ClassLabel[];
      readonly told: readonly ToldTeacher[];
      readonly families: readonly ToldFamily[];
      /** Chats whose new class has another one of the kind: they stand beside it. */
      readonly second: number;
    };

/** Opens the year that was shown; `teachers`: class teachers move with their classes, the roster does not have the new ones yet. */
export async function openSchoolYear(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  shown: { readonly year: number; readonly mark: number; readonly teachers: boolean; readonly reason: string },
): Promise<SchoolYearOpened> {
  const plan = await planSchoolYear(context, work, actor);
  if (plan.kind !== 'plan') return plan;
  if (plan.year.from !== shown.year || planMark(plan) !== shown.mark) return { kind: 'changed', plan };
  const { stores } = work;
  const led = await leaders(context, work, plan.staff);
  await stores.meta.set('school_year', plan.year.name);
  if (shown.teachers) await moveTeachers(work, plan, actor.user);
  await clearFormerClasses(work);
  const { up, second } = await moveClassChats(work, plan);
  // from the highest grade: each class a lower one moves into is empty by then
  for (const [from, to] of [...plan.after].sort(([a], [b]) => gradeOf(b) - gradeOf(a))) {
    await stores.classLabels.move(from, to, plan.before);
  }
  const families = await forgetGone(context, work, plan);
  await moveClassDuties(context, work, plan, { up, reason: shown.reason }, actor.user);
  await stores.rosterImports.settle();
  const forgotten = families.filter((one) => one.forgotten).length;
  await note(work, plan, actor.user, { teachers: shown.teachers, forgotten });
  const staff = await stores.staff.all();
  const leads = await leaders(context, work, staff);
  const told = staff.flatMap((one): ToldTeacher[] => {
    if (one.user === null) return [];
    const ended = (led.get(one.user) ?? []).filter((label) => shown.teachers && plan.after.get(label) === null);
    const now = leads.get(one.user) ?? [];
    return now.length + ended.length === 0 ? [] : [{ user: one.user, staff: one, leads: now, ended }];
  });
  return { kind: 'opened', plan, withoutTeacher: classesWithoutTeacher(context, staff), told, families, second };
}

/** Which classes each linked member of staff leads, those of colleagues on leave among them. */
async function leaders(
  context: SchoolContext,
  work: Work,
  staff: readonly Staff[],
): Promise<ReadonlyMap<UserId, readonly ClassLabel[]>> {
  const led = new Map<UserId, readonly ClassLabel[]>();
  for (const { user } of staff) {
    if (user !== null) led.set(user, (await identify(context, work, user)).classTeacherOf);
  }
  return led;
}

async function moveTeachers(work: Work, { staff, after }: SchoolYearPlan, by: UserId): Promise<void> {
  const gradeLed = ({ classTeacherOf }: Staff): number => (classTeacherOf === null ? 0 : gradeOf(classTeacherOf));
  // from the highest grade: the class each one moves into is free by then
  for (const one of [...staff].sort((a, b) => gradeLed(b) - gradeLed(a))) {
    const classTeacherOf = labelAfter(after, one.classTeacherOf);
    if (classTeacherOf === one.classTeacherOf) continue;
    await changeStaff(work, one.id, { ...entryOf(one), classTeacherOf }, one.note, by);
  }
}

/** Whoever left leads nothing when they come back: by then the label is that of other children. */
async function clearFormerClasses({ stores }: Work): Promise<void> {
  for (const one of await stores.staff.left()) {
    if (one.classTeacherOf !== null) {
      await stores.staff.update(one.id, { ...entryOf(one), classTeacherOf: null }, one.note);
    }
  }
}

/** Whoever has no role any more, nor a row of the roster, is forgotten as by «Забыть меня». */
async function forgetGone(
  context: SchoolContext,
  work: Work,
  { families, after }: SchoolYearPlan,
): Promise<ToldFamily[]> {
  const ended = new Map<UserId, Set<ClassLabel>>();
  for (const { user, classLabel } of families) {
    if (after.get(classLabel) === null) ended.set(user, (ended.get(user) ?? new Set()).add(classLabel));
  }
  const told: ToldFamily[] = [];
  for (const [user, labels] of ended) {
    const actor = await identify(context, work, user);
    const isSomeone = actor.roles.size > 0 || actor.claimedRoles.length > 0;
    const forgotten = !isSomeone && (await work.stores.staff.byUser(user)) === null;
    if (forgotten) await forgetPerson(work, actor);
    told.push({ user, ended: [...labels], forgotten });
  }
  return told;
}

/** One line for the school and one for each class. */
async function note(
  { stores, now }: Work,
  plan: SchoolYearPlan,
  by: UserId,
  { teachers, forgotten }: { readonly teachers: boolean; readonly forgotten: number },
): Promise<void> {
  const year = plan.year.name;
  const details = {
    year,
    teachers,
    chats: plan.chats.length,
    families: peopleIn(plan.families),
    duties: plan.duties.length,
    forgotten,
  };
  await stores.journal.add({ at: now, actor: by, act: 'school_year.opened', about: 'school', details });
  for (const [from, to] of plan.after) {
    const act = to === null ? 'class.ended' : 'class.moved_up';
    await stores.journal.add({ at: now, actor: by, act, about: `class:${from}`, details: { year, to } });
  }
}
