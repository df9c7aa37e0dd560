/** An administrator keeps the register for a person: on paper, by telephone, seen on the platform; with themselves on record. */
import { may, type Actor } from '../domain/access';
import { tryStep, type Assignment, type SeenHow, type Step } from '../domain/assignment';
import type { DutyId, StaffId } from '../domain/ids';
import type { JournalAct } from '../domain/journalAct';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { endDeclaration } from './endDeclaration';
import type { DutyState } from './personalDuties';
import { registerPage } from './registerPage';
import { declarationOf, standTogether, type Together } from './sameReport';
import { moveDuty } from './standing';

/** What an administrator says of a duty of somebody's. */
export type Mark =
  | { readonly mark: 'seen'; readonly how: SeenHow }
  /** What the person reported is so. */
  | { readonly mark: 'confirm' }
  /** It is not; the person is told. */
  | { readonly mark: 'return' }
  | { readonly mark: 'waive'; readonly reason: string }
  /** The mark was a mistake, or it must be done again. */
  | { readonly mark: 'reopen' };

export type DutyMarked =
  | { readonly kind: 'forbidden' }
  /** No such person, or not a duty of theirs. */
  | { readonly kind: 'unknown' }
  /** It stands otherwise by now. */
  | { readonly kind: 'not_now'; readonly staff: Staff; readonly state: DutyState }
  /** In every clause that asks for the same. */
  | { readonly kind: 'marked'; readonly staff: Staff; readonly marked: Together };

/** Marks a duty of a member of staff, and with it what stands together with it. */
export async function markDuty(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  about: { readonly staff: StaffId; readonly duty: string; readonly subject: string },
  mark: Mark,
): Promise<DutyMarked> {
  if (!may(actor, 'duties.mark_any')) return { kind: 'forbidden' };
  const page = await registerPage(context, work, actor, about.staff);
  if (page.kind !== 'page') return { kind: 'unknown' };
  const state = page.duties.find((one) => one.duty.id === about.duty && one.recordedFor === about.subject);
  if (!state) return { kind: 'unknown' };
  const marked = standTogether(state, page.duties);
  const declaration = mark.mark === 'return' || mark.mark === 'reopen' ? declarationOf(state) : null;
  const step = stepOf(mark, state.assignment);
  const isDone =
    declaration !== null && step !== null && tryStep(state.assignment, step) !== null
      ? (await endDeclaration(context, work, actor, { id: declaration, reason: null })).kind === 'ended'
      : await moveAll(context, work, actor, page.staff, marked, mark);
  return isDone ? { kind: 'marked', staff: page.staff, marked } : { kind: 'not_now', staff: page.staff, state };
}

/** False: none of them may be moved so. */
async function moveAll(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  staff: Staff,
  states: Together,
  mark: Mark,
): Promise<boolean> {
  const press = await work.stores.journal.nextId();
  let isAny = false;
  for (const { duty, recordedFor, assignment } of states) {
    const step = stepOf(mark, assignment);
    if (!step || recordedFor === null) continue;
    if ((await moveDuty(context, work, { duty, subject: recordedFor }, step, actor.user)) === null) continue;
    await noteMark(work, actor, staff, { duty: duty.id, subject: recordedFor, press }, ACTS[mark.mark]);
    isAny = true;
  }
  return isAny;
}

const ACTS = {
  seen: 'duty.seen',
  confirm: 'duty.confirmed',
  return: 'duty.returned',
  waive: 'duty.waived',
  reopen: 'duty.reopened',
} as const satisfies Record<Mark['mark'], JournalAct>;

/** A line of the journal about a mark; `press`: the number of the first line that the same press wrote. */
export function noteMark(
  { stores, now }: Work,
  actor: Actor,
  staff: Staff,
  details: { readonly duty: DutyId; readonly subject: string; readonly press: number },
  act: JournalAct,
): Promise<void> {
  return stores.journal.add({ at: now, actor: actor.user, act, about: `staff:${staff.id}`, details });
}

function stepOf(mark: Mark, from: Assignment): Step | null {
  switch (mark.mark) {
    case 'seen':
      return { step: 'confirm', evidence: { kind: 'seen', how: mark.how } };
    case 'confirm':
      return from.state === 'reported' ? { step: 'confirm', evidence: from.evidence } : null;
    case 'return':
      return from.state === 'reported' ? { step: 'take_back', reason: null } : null;
    case 'waive':
      return { step: 'waive', reason: mark.reason };
    case 'reopen':
      return { step: 'reopen', reason: null };
  }
}
