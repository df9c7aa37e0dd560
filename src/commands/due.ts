/** What the clock found due: a person's reminder, an administrator's digest. Facts are looked at again in the turn. */
import { privatePeer } from '../domain/ids';
import type { DueIncoming } from '../messaging/incoming';
import type { OutgoingMessage } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import { halfway } from '../texts/reminders';
import { abandonedDialogues, nudgeOnce } from '../usecases/abandonedDialogues';
import type { SchoolContext, Work } from '../usecases/context';
import { dueOnce } from '../usecases/dueOnce';
import { identify } from '../usecases/identify';
import { makeDigest } from '../usecases/makeDigest';
import type { DutyState } from '../usecases/personalDuties';
import { remindersFor } from '../usecases/planReminders';
import { digestText } from './digestText';
import { openButton } from './menu';
import { reminderMessage } from './reminderMessage';

/** What is to be sent to one person now; `duties` are those it is about, none in a digest. */
export interface DueMessage {
  readonly message: OutgoingMessage;
  readonly duties: readonly DutyState[];
}

/** Handles due work: sends its message, if there still is one and it is not too late; nor may it leave too late. */
export async function onDue(context: SchoolContext, turn: Turn, event: DueIncoming, realNow: number): Promise<void> {
  const expiresAt = event.staleAfter;
  if (expiresAt !== null && realNow > expiresAt) return;
  const due = await dueMessage(context, turn, event, realNow);
  if (due) await turn.send(privatePeer(event.user), due.message, 'broadcast', { expiresAt });
}

/** Makes the message of due work, once; null when it was made before or there is nothing to say (any more). */
export function dueMessage(
  context: SchoolContext,
  work: Work,
  event: DueIncoming,
  realNow: number,
): Promise<DueMessage | null> {
  const { user, date, at } = event;
  return event.kind === 'digest_due'
    ? dueOnce(work, { kind: 'digest', user, date, at }, () => digest(context, work, event, realNow))
    : dueOnce(work, { kind: 'reminder', user, date, at }, () => reminder(context, work, event));
}

async function digest(
  context: SchoolContext,
  work: Work,
  event: DueIncoming,
  realNow: number,
): Promise<DueMessage | null> {
  const actor = await identify(context, work, event.user);
  const made = await makeDigest(context, work, actor, { keep: true, realNow });
  return made.kind === 'forbidden' ? null : { message: { text: digestText(made) }, duties: [] };
}

async function reminder(context: SchoolContext, work: Work, event: DueIncoming): Promise<DueMessage | null> {
  const duties = await remindersFor(context, work, event.user, event.date);
  if (duties.length === 0) return nudge(context, work, event);
  const actor = await identify(context, work, event.user);
  return { message: await reminderMessage(context, work, actor, event.date, duties), duties };
}

/** One question whether the person goes on with the dialogue they left; looked at again: they may have gone on since. */
async function nudge(context: SchoolContext, work: Work, { user, date }: DueIncoming): Promise<DueMessage | null> {
  const left = await abandonedDialogues(context, work, date);
  if (!left.some((one) => one.user === user) || !(await nudgeOnce(work, user))) return null;
  return {
    message: { text: halfway(), keyboard: { inline: true, rows: [[openButton('resume')]] } },
    duties: [],
  };
}
