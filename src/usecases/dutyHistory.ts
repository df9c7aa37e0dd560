/** What happened to a duty of a member of staff, step by step, and who confirmed what (п. 5–7). */
import { may, type Actor } from '../domain/access';
import type { StaffId, UserId } from '../domain/ids';
import type { AssignmentStep } from '../store/assignmentStore';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';
import { doersOf, type Doer } from './doers';
import type { DutyState } from './personalDuties';

export interface HistoryStep {
  readonly step: AssignmentStep;
  readonly by: Doer;
  /** Whom it was handed over to. */
  readonly holder: Staff | null;
}

export type DutyHistory =
  | { readonly kind: 'forbidden' }
  /** The oldest first; earlier periods included. */
  | { readonly kind: 'history'; readonly steps: readonly HistoryStep[] };

/** Tells an administrator the history of a duty on a person's page. */
export async function dutyHistory(
  work: Work,
  actor: Actor,
  staff: Staff,
  { duty, recordedFor }: DutyState,
): Promise<DutyHistory> {
  if (!may(actor, 'register.read')) return { kind: 'forbidden' };
  if (recordedFor === null) return { kind: 'history', steps: [] };
  const taken = await work.stores.assignments.history({ duty: duty.id, subject: recordedFor });
  const doerOf = await doersOf(
    work,
    staff,
    taken.map((step) => step.actor),
  );
  const steps: HistoryStep[] = [];
  for (const step of taken) {
    const holder = step.step === 'hand_over' && step.holder !== null ? await holderOf(work, step.holder) : null;
    steps.push({ step, by: doerOfStep(step, doerOf), holder });
  }
  return { kind: 'history', steps };
}

/** When what is in force was marked, and by whom, by `<duty> <subject>`. */
export type Marks = ReadonlyMap<string, { readonly at: number; readonly by: Doer }>;

/** The last marks on these duties of a person, for their page. */
export async function marksOn(work: Work, actor: Actor, staff: Staff, states: readonly DutyState[]): Promise<Marks> {
  if (!may(actor, 'register.read')) return new Map();
  const subjects = new Set(states.flatMap(({ recordedFor }) => recordedFor ?? []));
  const marks = await work.stores.assignments.lastMarks([...subjects]);
  const doerOf = await doersOf(
    work,
    staff,
    [...marks.values()].map((mark) => mark.actor),
  );
  return new Map(
    [...marks].map(([key, { at, actor: by }]) => [key, { at, by: by === null ? { who: 'forgotten' } : doerOf(by) }]),
  );
}

/** Who took a step; `doerOf` looks profiles up. */
export function doerOfStep(step: AssignmentStep, doerOf: (actor: UserId) => Doer): Doer {
  return step.actor === null ? nobody(step) : seen(step, doerOf(step.actor));
}

function holderOf({ stores }: Work, id: StaffId): Promise<Staff | null> {
  return stores.staff.find(id);
}

/** Nobody's profile: the bot's own step, or one that only a person takes and who has been forgotten since. */
function nobody({ step, evidence }: AssignmentStep): Doer {
  const isOwn = step === 'start' || step === 'hand_over' || step === 'reopen' || evidence?.kind === 'chat';
  return { who: isOwn ? 'bot' : 'forgotten' };
}

/** Whoever confirms a declared chat without being on the roster is its witness. */
function seen({ step, evidence }: AssignmentStep, by: Doer): Doer {
  return step === 'confirm' && evidence?.kind === 'declared' && by.who === 'administrator' ? { who: 'witness' } : by;
}
