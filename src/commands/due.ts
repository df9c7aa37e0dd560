/** What the clock found due: a person's reminder, an administrator's digest. Facts are looked at again in the turn. */
import { privatePeer } from '../domain/ids';
import type { DueIncoming } from '../messaging/incoming';
import type { Turn } from '../messaging/turn';
import type { SchoolContext } from '../usecases/context';
import { identify } from '../usecases/identify';
import { makeDigest } from '../usecases/makeDigest';
import { remindersFor } from '../usecases/planReminders';
import { digestText } from './digestText';
import { reminderMessage } from './reminderMessage';

/** Handles due work; the ledger's key makes it happen once, whatever happened to the process before. */
export async function onDue(context: SchoolContext, turn: Turn, event: DueIncoming, realNow: number): Promise<void> {
  const key =
    event.kind === 'digest_due' ? `digest:${event.date}:${event.user}` : `reminder:${event.date}:${event.user}`;
  if (!(await turn.stores.ledger.enter(key, event.at, 'done'))) return;
  if (event.kind === 'digest_due') await sendDigest(context, turn, event, realNow);
  else await sendReminder(context, turn, event);
}

async function sendDigest(context: SchoolContext, turn: Turn, event: DueIncoming, realNow: number): Promise<void> {
  const actor = await identify(context, turn, event.user);
  const digest = await makeDigest(context, turn, actor, { keep: true, realNow });
  if (digest.kind === 'forbidden') return;
  await turn.send(privatePeer(event.user), { text: digestText(digest) }, 'broadcast');
}

async function sendReminder(context: SchoolContext, turn: Turn, event: DueIncoming): Promise<void> {
  const duties = await remindersFor(context, turn, event.user, event.date);
  if (duties.length === 0) return;
  const actor = await identify(context, turn, event.user);
  const message = await reminderMessage(context, turn, actor, event.date, duties);
  await turn.send(privatePeer(event.user), message, 'broadcast');
}
