/** What a press made of duties is taken back: they stand as they stood before it, by steps of their own. */
import { tryStep, UNTOUCHED, type Assignment } from '../domain/assignment';
import type { DutyId, UserId } from '../domain/ids';
import { stepsBack } from '../domain/stepsBack';
import type { AssignmentKey, AssignmentStep } from '../store/assignmentStore';
import type { Actor } from '../domain/access';
import type { JournalEntry } from '../store/journalStore';
import type { Work } from './context';

/** False: something was done with one of them since. */
export async function undoMarks(work: Work, actor: Actor, marks: readonly JournalEntry[]): Promise<boolean> {
  for (const { at, details } of marks) {
    const key = { duty: String(details['duty']) as DutyId, subject: String(details['subject']) };
    if (!(await restoreBefore(work, key, { at, by: actor.user }, actor.user))) return false;
  }
  return true;
}

/**
 * Takes back the last steps of an assignment, those of one instant and person (`by` undefined: of whoever it was); false
 * when there are none, or others came after them. What somebody reported or confirmed before is theirs again, with its day.
 */
export async function restoreBefore(
  { stores, now }: Work,
  key: AssignmentKey,
  act: { readonly at: number; readonly by?: UserId },
  actor: UserId,
): Promise<boolean> {
  const steps = (await stores.assignments.history(key)).filter(({ period }) => period === '');
  const isOfAct = (one: AssignmentStep): boolean => one.at === act.at && (act.by === undefined || one.actor === act.by);
  const first = steps.findLastIndex((one) => !isOfAct(one)) + 1;
  if (first === steps.length) return false;
  const before = steps[first - 1];
  const way = stepsBack(await stores.assignments.find(key), before ? stateAfter(before) : UNTOUCHED);
  for (const [index, step] of way.entries()) {
    const taken = tryStep(await stores.assignments.find(key), step);
    if (!taken) return false;
    const isFormer = before !== undefined && index === way.length - 1 && taken.to.state === before.to;
    if (isFormer && before.to !== 'open') await stores.assignments.record(key, taken, before.actor, before.at);
    else await stores.assignments.record(key, taken, actor, now);
  }
  return true;
}

function stateAfter({ to, evidence, reason, due, holder }: AssignmentStep): Assignment {
  switch (to) {
    case 'open':
    case 'started':
      return { state: to, due, holder };
    case 'not_applicable':
      return { state: to, reason: reason ?? '', due, holder };
    case 'reported':
    case 'confirmed':
      return { state: to, evidence: evidence ?? { kind: 'reported' }, due, holder };
  }
}
