/** «Отчёты»: how every dated duty of the orders stands. */
import { may, type Actor } from '../domain/access';
import type { FiguresTrend } from '../domain/platformFigures';
import { toLocal } from '../domain/zone';
import type { SchoolContext, Work } from './context';
import { deadlines, type Deadline } from './deadlines';
import { lastFigures } from './platformFigures';
import { schoolProgress } from './schoolProgress';

export type Report =
  | { readonly kind: 'forbidden' }
  /** `platform`: its own figures, as an administrator typed them in. */
  | { readonly kind: 'report'; readonly lines: readonly Deadline[]; readonly platform: FiguresTrend | null };

/** The report, by date. */
export async function makeReport(context: SchoolContext, work: Work, actor: Actor): Promise<Report> {
  if (!may(actor, 'reports.read')) return { kind: 'forbidden' };
  const today = toLocal(work.now, context.school.timeZone).date;
  const lines = deadlines(context, await schoolProgress(context, work), today);
  return { kind: 'report', lines, platform: await lastFigures(work) };
}
