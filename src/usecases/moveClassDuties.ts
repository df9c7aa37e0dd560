/** What is on record of the classes' duties goes into the history of the finished year; what a chat shows goes up with it (п. 7; 2.3). */
import { gradeOf } from '../domain/classes';
import type { ClassLabel, UserId } from '../domain/ids';
import { dateInYear } from '../domain/schoolYear';
import type { StoredAssignment } from '../store/assignmentStore';
import type { LabelledChat } from '../store/classLabelStore';
import { fulfilledBy } from './chatDuties';
import type { SchoolContext, Work } from './context';
import { confirmBy, moveAssignment } from './moveAssignment';
import { labelAfter, type SchoolYearPlan } from './planSchoolYear';

/**
 * Closes the finished year's duties and begins those of the new one. `up` are the confirmed chats that went up; `reason`
 * stands in the history of the dates that went with them.
 */
export async function moveClassDuties(
  context: SchoolContext,
  work: Work,
  plan: SchoolYearPlan,
  { up, reason }: { readonly up: readonly LabelledChat[]; readonly reason: string },
  by: UserId,
): Promise<void> {
  for (const one of plan.duties) await work.stores.assignments.close(one, plan.year.finished);
  await extendDates(context, work, plan, reason, by);
  for (const chat of up) await confirmByChat(context, work, plan, chat, by);
  for (const one of plan.duties) await confirmByDeclaration(context, work, plan, one, by);
}

/** A date of an earlier year would make every class overdue on the first day of the new one. */
async function extendDates(
  context: SchoolContext,
  work: Work,
  plan: SchoolYearPlan,
  reason: string,
  by: UserId,
): Promise<void> {
  for (const duty of context.orders.flatMap((order) => order.duties)) {
    const { assignee } = duty;
    if (assignee.who !== 'class_teacher' || duty.due === null) continue;
    const due = dateInYear(duty.due, plan.year);
    if (due === null) continue;
    for (const label of context.school.classes.filter((one) => assignee.grades.includes(gradeOf(one)))) {
      const key = { duty: duty.id, subject: `class:${label}` };
      const agreed = (await work.stores.assignments.find(key)).due;
      // a later date was agreed on since the new year began
      if (agreed !== null && agreed >= due) continue;
      await moveAssignment(work, key, { step: 'extend', due, reason }, by);
    }
  }
}

/** The chat shows in the new year what it showed, and what is asked only of the new grade. */
async function confirmByChat(
  context: SchoolContext,
  work: Work,
  plan: SchoolYearPlan,
  { peer, title, kind, classLabel, isExtra }: LabelledChat,
  by: UserId,
): Promise<void> {
  const label = labelAfter(plan.after, classLabel);
  if (kind === null || isExtra || label === null) return;
  const askedBefore = new Set(fulfilledBy(context, { kind, classLabel }, null).map(({ duty }) => duty.id));
  const shown = new Set(plan.duties.filter((one) => isShownBy(one, { peer, classLabel })).map(({ duty }) => duty));
  for (const { duty, subject } of fulfilledBy(context, { kind, classLabel: label }, null)) {
    if (askedBefore.has(duty.id) && !shown.has(duty.id)) continue;
    await confirmBy(work, { duty: duty.id, subject }, { kind: 'chat', peer, title }, by);
  }
}

function isShownBy(
  { subject, assignment }: StoredAssignment,
  { peer, classLabel }: Pick<LabelledChat, 'peer' | 'classLabel'>,
): boolean {
  if (subject !== `class:${classLabel}` || assignment.state !== 'confirmed') return false;
  return assignment.evidence.kind === 'chat' && assignment.evidence.peer === peer;
}

/** A declared chat goes up with its class as one with the bot does. */
async function confirmByDeclaration(
  context: SchoolContext,
  work: Work,
  plan: SchoolYearPlan,
  { duty: id, subject, assignment }: StoredAssignment,
  by: UserId,
): Promise<void> {
  if (assignment.state !== 'confirmed' && assignment.state !== 'reported') return;
  const { evidence } = assignment;
  if (evidence.kind !== 'declared') return;
  const label = labelAfter(plan.after, subject.slice('class:'.length) as ClassLabel);
  const duty = context.orders.flatMap((order) => order.duties).find((one) => one.id === id);
  if (label === null || duty?.evidence.kind !== 'chat') return;
  if (!fulfilledBy(context, { kind: duty.evidence.chat, classLabel: label }, null).some((chat) => chat.duty.id === id))
    return;
  const key = { duty: id, subject: `class:${label}` };
  // the new year may have brought something better since it began
  if ((await work.stores.assignments.find(key)).state !== 'open') return;
  const step = assignment.state === 'confirmed' ? 'confirm' : 'report';
  await moveAssignment(work, key, { step, evidence }, by);
}
