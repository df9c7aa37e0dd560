/** «Я ошибся»: a person takes back what they reported, while nobody has confirmed it. */
import { may, type Actor } from '../domain/access';
import type { SchoolContext, Work } from './context';
import { personalDuties, type DutyState } from './personalDuties';
import { moveDuty } from './standing';

export type TakeableReports =
  { readonly kind: 'forbidden' } | { readonly kind: 'list'; readonly duties: readonly DutyState[] };

/** The person's own reports that nobody has confirmed yet. */
export async function listTakeable(context: SchoolContext, work: Work, actor: Actor): Promise<TakeableReports> {
  if (!may(actor, 'duties.report_own')) return { kind: 'forbidden' };
  const own = await personalDuties(context, work, actor);
  return { kind: 'list', duties: own.filter(({ assignment }) => assignment.state === 'reported') };
}

export type ReportTaken =
  | { readonly kind: 'forbidden' }
  /** Not reported, or confirmed by now: the administrator can open it again. */
  | { readonly kind: 'not_reported' }
  | { readonly kind: 'taken_back'; readonly state: DutyState };

/** Takes one report back: the duty is open again. */
export async function takeBackReport(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  about: { readonly duty: string; readonly subject: string },
): Promise<ReportTaken> {
  const list = await listTakeable(context, work, actor);
  if (list.kind === 'forbidden') return list;
  const state = list.duties.find((one) => one.duty.id === about.duty && one.recordedFor === about.subject);
  if (!state) return { kind: 'not_reported' };
  const step = { step: 'take_back', reason: null } as const;
  await moveDuty(context, work, { duty: state.duty, subject: about.subject }, step, actor.user);
  return { kind: 'taken_back', state };
}
