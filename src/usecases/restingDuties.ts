/** What is spoken of to nobody for now: somebody has to decide first. */
import type { Duty } from '../domain/order';
import type { LocalDate } from '../domain/localDate';
import type { SchoolContext, Work } from './context';
import { changedDuties } from './orderChange';
import { askedLater } from './waitingExtensions';

/** Whether a duty of somebody rests: the order changed and nobody has confirmed it, or a later date was asked for. */
export type Rests = (duty: Pick<Duty, 'id'>, recordedFor: string | null) => boolean;

/** What rests on that day. */
export async function restingOn(context: SchoolContext, work: Work, today: LocalDate): Promise<Rests> {
  const changed = await changedDuties(context, work);
  const asked = await askedLater(context, work, today);
  return ({ id }, recordedFor) => changed.has(id) || asked.has(`${id} ${recordedFor}`);
}
