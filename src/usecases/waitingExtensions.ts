/** Requests for a later date while they wait: the duty rests for a week, then whoever decides is asked once more. */
import { isAskedAgainOn, restsOn } from '../domain/extension';
import type { UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import { toLocal } from '../domain/zone';
import type { Extension } from '../store/extensionStore';
import { administratorsOf } from './administrators';
import { isStillTheirs } from './askExtension';
import type { SchoolContext, Work } from './context';
import { askedOf, decidersIn, orderOfDuty } from './extensionDeciders';

/** Requests that one person is to hear of once more. */
export interface AskedAgain {
  readonly user: UserId;
  readonly extensions: readonly Extension[];
}

/** What is not reminded of on that day, by `<duty> <subject>`. */
export async function askedLater(context: SchoolContext, work: Work, today: LocalDate): Promise<ReadonlySet<string>> {
  const later = new Set<string>();
  for (const one of await work.stores.extensions.waiting()) {
    if (!restsOn({ asked: askedOn(context, one), newDue: one.newDue }, today)) continue;
    // a class may have got another teacher since: their reminders do not rest
    if (await isStillTheirs(context, work, one)) later.add(`${one.duty} ${one.subject}`);
  }
  return later;
}

/** Who is to hear on that day of what waits too long: those who decide, and the administrators. */
export async function planAskedAgain(context: SchoolContext, work: Work, date: LocalDate): Promise<AskedAgain[]> {
  const { stores } = work;
  const due = (await stores.extensions.waiting()).filter((one) =>
    isAskedAgainOn({ asked: askedOn(context, one), again: one.askedAgain }, date),
  );
  if (due.length === 0) return [];
  const unreachable = await stores.reachability.unreachable();
  const administrators = await administratorsOf(context, work);
  const byUser = new Map<UserId, Extension[]>();
  for (const one of due) {
    const order = orderOfDuty(context, one.duty);
    const deciders = order ? askedOf(await decidersIn(context, work, order), one.askedBy) : [];
    for (const user of new Set([...deciders, ...administrators])) {
      if (!unreachable.has(user)) byUser.set(user, [...(byUser.get(user) ?? []), one]);
    }
  }
  return [...byUser].map(([user, extensions]) => ({ user, extensions }));
}

/** Notes that they were asked once more: it is not done again. */
export async function noteAskedAgain(work: Work, asked: readonly AskedAgain[], date: LocalDate): Promise<void> {
  for (const { extensions } of asked) {
    for (const { id } of extensions) await work.stores.extensions.noteAskedAgain(id, date);
  }
}

function askedOn(context: SchoolContext, { askedAt }: Extension): LocalDate {
  return toLocal(askedAt, context.school.timeZone).date;
}
