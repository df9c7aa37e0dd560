/** A person reports one of their own duties as done. */
import { may, type Actor } from '../domain/access';
import type { Duty } from '../domain/order';
import type { SchoolContext, Work } from './context';
import { personalDuties, type DutyState } from './personalDuties';
import { reportRegistration, type RegistrationReported } from './reportRegistration';
import { moveDuty } from './standing';

export type DutyReported =
  | { readonly kind: 'forbidden' }
  /** Not a duty of this person. */
  | { readonly kind: 'not_theirs' }
  /** A chat shows it, not a word. */
  | { readonly kind: 'chat_shows' }
  /** The administrator has not confirmed the person yet: there is nobody on the roster to record it for. */
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'registration'; readonly result: RegistrationReported }
  /** `confirmed`: the administrator looks at it and confirms. */
  | { readonly kind: 'recorded'; readonly duty: Duty; readonly confirmed: boolean }
  | { readonly kind: 'known' };

/** Records that the person's own duty is done for its subject (`staff:12`, `class:7Б`, `school`). */
export async function reportDuty(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  reported: { readonly duty: string; readonly subject: string },
): Promise<DutyReported> {
  if (!may(actor, 'duties.report_own')) return { kind: 'forbidden' };
  const own = (await personalDuties(context, work, actor)).filter((state) => state.duty.id === reported.duty);
  const [first] = own;
  if (!first) return { kind: 'not_theirs' };
  if (first.duty.evidence.kind === 'registration') {
    return { kind: 'registration', result: await reportRegistration(context, work, actor) };
  }
  if (first.duty.evidence.kind === 'chat') return { kind: 'chat_shows' };
  if (!isOnRecord(actor, first)) return { kind: 'unconfirmed' };
  const state = own.find((one) => one.recordedFor === reported.subject);
  if (!state || state.recordedFor === null) return { kind: 'not_theirs' };
  const same = isSeenOnPlatform(state.duty)
    ? (await personalDuties(context, work, actor)).filter(isLike(state))
    : [state];
  let isNew = false;
  for (const { duty } of same) {
    const step = { step: 'report', evidence: { kind: 'reported' } } as const;
    isNew = (await moveDuty(context, work, { duty, subject: reported.subject }, step, actor.user)) !== null || isNew;
  }
  return isNew ? { kind: 'recorded', duty: state.duty, confirmed: isSeenOnPlatform(state.duty) } : { kind: 'known' };
}

/** What the administrator sees on the platform: several roles of one person ask for it in several clauses. */
function isSeenOnPlatform({ evidence }: Duty): boolean {
  return evidence.kind === 'staff_room' || evidence.kind === 'teacher_status';
}

const isLike =
  (state: DutyState) =>
  (one: DutyState): boolean =>
    one.duty.evidence.kind === state.duty.evidence.kind && one.recordedFor === state.recordedFor;

export type ReportableDuties =
  { readonly kind: 'forbidden' } | { readonly kind: 'list'; readonly duties: readonly DutyState[] };

/** The person's own undone duties that their word alone shows to be done. */
export async function listReportable(context: SchoolContext, work: Work, actor: Actor): Promise<ReportableDuties> {
  if (!may(actor, 'duties.report_own')) return { kind: 'forbidden' };
  const own = await personalDuties(context, work, actor);
  return { kind: 'list', duties: own.filter((state) => isReportable(actor, state)) };
}

/** Whether «сделано» from this person would put the duty on record now. */
export function isReportable(actor: Actor, state: DutyState): boolean {
  const { kind } = state.duty.evidence;
  return kind !== 'registration' && kind !== 'chat' && !state.done && isOnRecord(actor, state);
}

/** Done by a confirmed member of staff, or for the school by whoever holds the office. */
export function isOnRecord(actor: Actor, state: DutyState): boolean {
  return actor.staff !== null || state.subject.of === 'school';
}
