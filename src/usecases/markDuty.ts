/** An administrator keeps the register for a person: on paper, by telephone, seen on the platform; with themselves on record. */
import { may, type Actor } from '../domain/access';
import type { Assignment, SeenHow, Step } from '../domain/assignment';
import type { StaffId } from '../domain/ids';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import type { DutyState } from './personalDuties';
import { registerPage } from './registerPage';
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
  | { readonly kind: 'marked'; readonly staff: Staff; readonly state: DutyState; readonly now: Assignment };

/** Marks a duty of a member of staff. */
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
  const step = stepOf(mark, state.assignment);
  const key = { duty: state.duty, subject: about.subject };
  const now = step && (await moveDuty(context, work, key, step, actor.user));
  if (!now) return { kind: 'not_now', staff: page.staff, state };
  return { kind: 'marked', staff: page.staff, state, now };
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
