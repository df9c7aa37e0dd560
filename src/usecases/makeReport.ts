/** «Отчёты»: how every dated duty of the orders stands. */
import { may, type Actor } from '../domain/access';
import { toLocal } from '../domain/zone';
import type { SchoolContext, Work } from './context';
import { deadlines, type Deadline } from './deadlines';
import { schoolProgress } from './schoolProgress';

export type Report = { readonly kind: 'forbidden' } | { readonly kind: 'report'; readonly lines: readonly Deadline[] };

/** The report, by date. */
export async function makeReport(context: SchoolContext, work: Work, actor: Actor): Promise<Report> {
  if (!may(actor, 'reports.read')) return { kind: 'forbidden' };
  const today = toLocal(work.now, context.school.timeZone).date;
  return { kind: 'report', lines: deadlines(context, await schoolProgress(context, work), today) };
}
