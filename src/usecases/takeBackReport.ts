/** «Я ошибся»: a person takes back what they reported, while nobody has confirmed it. */
import { may, type Actor } from '../domain/access';
import type { SchoolContext, Work } from './context';
import { endDeclaration } from './endDeclaration';
import { personalDuties, type DutyState } from './personalDuties';
import { declarationOf, groupedByReport, type Together } from './sameReport';
import { moveDuty } from './standing';

export type TakeableReports =
  { readonly kind: 'forbidden' } | { readonly kind: 'list'; readonly reports: readonly Together[] };

/** The person's own reports that nobody has confirmed yet; what was said once is one report, whatever the clauses. */
export async function listTakeable(context: SchoolContext, work: Work, actor: Actor): Promise<TakeableReports> {
  if (!may(actor, 'duties.report_own')) return { kind: 'forbidden' };
  const own = await personalDuties(context, work, actor);
  return { kind: 'list', reports: groupedByReport(own.filter(({ assignment }) => assignment.state === 'reported')) };
}

export type ReportTaken =
  | { readonly kind: 'forbidden' }
  /** Not reported, or confirmed by now: the administrator can open it again. */
  | { readonly kind: 'not_reported' }
  | { readonly kind: 'taken_back'; readonly report: Together };

/** Takes one report back: the duty is open again in every clause that asks for it. */
export async function takeBackReport(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  about: { readonly duty: string; readonly subject: string },
): Promise<ReportTaken> {
  const list = await listTakeable(context, work, actor);
  if (list.kind === 'forbidden') return list;
  const isMeant = (one: DutyState): boolean => one.duty.id === about.duty && one.recordedFor === about.subject;
  const report = list.reports.find((states) => states.some(isMeant));
  if (!report) return { kind: 'not_reported' };
  const declaration = declarationOf(report[0]);
  if (declaration !== null) {
    const ended = await endDeclaration(context, work, actor, { id: declaration, reason: null });
    return ended.kind === 'ended' ? { kind: 'taken_back', report } : { kind: 'not_reported' };
  }
  for (const { duty } of report) {
    const step = { step: 'take_back', reason: null } as const;
    await moveDuty(context, work, { duty, subject: about.subject }, step, actor.user);
  }
  return { kind: 'taken_back', report };
}
