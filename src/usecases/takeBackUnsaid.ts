/** A message of the day never reached the person: what was noted as said is not, and is said on another day. */
import type { Level } from '../domain/escalation';
import type { UserId } from '../domain/ids';
import { parseLocalDate } from '../domain/localDate';
import type { SchoolContext, Work } from './context';
import { forgetDue } from './dueOnce';
import { identify } from './identify';
import { unnudge } from './abandonedDialogues';
import { handlesSupport } from './supportOnDuty';

/** Takes back what that day's message said: its duties, lists, news, questions; `about`: `<kind> <day>`. */
export async function takeBackUnsaid(context: SchoolContext, work: Work, user: UserId, about: string): Promise<void> {
  const { stores } = work;
  const [kind, day = ''] = about.split(' ');
  const date = parseLocalDate(day);
  // a digest is made anew tomorrow, and so is the week
  if (date === null || kind === 'digest' || kind === 'weekly') return;
  await forgetDue(work, user, date);
  await stores.reminded.takeBack(user, date);
  await stores.orderNews.takeBack(user, date);
  await stores.explanations.takeBack(user, date);
  if (kind === 'nudge') await unnudge(work, user);
  const actor = await identify(context, work, user);
  const { roles, offices } = actor;
  if (await handlesSupport(context, work, actor)) await stores.inquiries.takeBackNagged(date);
  const levels: Level[] = [
    ...(roles.has('administrator') ? (['administrator'] as const) : []),
    ...(offices.includes('director') ? (['director'] as const) : []),
  ];
  for (const level of levels) await stores.escalations.takeBack(level, date);
  if (levels.length > 0) await stores.extensions.takeBackAsked(date);
}
