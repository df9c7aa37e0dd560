/** A confirmed change of the order at the head of a person's message of the day, once. */
import { address } from '../domain/names';
import type { Actor } from '../domain/access';
import { toLocal } from '../domain/zone';
import * as texts from '../texts/orderNews';
import type { SchoolContext, Work } from '../usecases/context';
import { ownRow } from '../usecases/findOnRoster';
import { unheardBy } from '../usecases/orderNews';
import type { DueMessage } from './due';
import { openButton } from './menu';

/** What was to be said that day, with the news before it; the news alone when nothing else was. */
export async function withOrderNews(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  said: DueMessage | null,
): Promise<DueMessage | null> {
  const news = await unheardBy(context, work, actor.user);
  if (news.length === 0) return said;
  await work.stores.orderNews.told(actor.user, toLocal(work.now, context.school.timeZone).date);
  const changed = news.map((one) => (one.kind === 'changed' ? one.after : one.duty).duty);
  if (said) {
    const text = [texts.orderNews(null, news), said.message.text].join('\n\n');
    const others = changed.filter(({ id }) => !said.duties.some((duty) => duty.id === id));
    return { ...said, message: { ...said.message, text }, duties: [...others, ...said.duties] };
  }
  const staff = await ownRow(work, actor);
  const text = [texts.orderNews(staff ? address(staff) : null, news), texts.seeDuties()].join('\n');
  const keyboard = { inline: true, rows: [[openButton('my_duties')]] };
  return { kind: 'order_change', message: { text, keyboard }, duties: changed };
}
