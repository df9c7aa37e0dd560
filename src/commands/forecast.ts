/** What will be sent, and to whom, if nobody does anything: the clock's own work, done ahead of it. */
import { dueBetween, ledgerKey } from '../domain/dueWork';
import { toLocal } from '../domain/zone';
import { privatePeer, type PeerId } from '../domain/ids';
import type { Duty } from '../domain/order';
import { DUE_EVENTS, isDue, type ChatDigestDue, type DueIncoming } from '../messaging/incoming';
import { splitText } from '../messaging/splitText';
import { readEvent } from '../messaging/storedEvent';
import type { Stores } from '../store/stores';
import { administratorsOf } from '../usecases/administrators';
import type { SchoolContext } from '../usecases/context';
import { chatOfDigest } from '../usecases/chatDigest';
import { wasAskedOn } from '../usecases/dueOnce';
import { lookAgainToday } from '../usecases/lookAgain';
import { mailing } from '../usecases/mailing';
import { isMass, recipientsOf } from '../usecases/planReminders';
import { chatDigestMessage } from './chatDigest';
import { dueMessage, type DueMessage } from './due';

/** One message; a long text makes several. */
export interface Foreseen {
  /** The instant it is due at, on the school's clock. */
  readonly at: number;
  readonly peer: PeerId;
  readonly kind: DueMessage['kind'] | 'chat_digest';
  /** What it reminds of; a digest reminds of nothing. */
  readonly duties: readonly Duty[];
  readonly text: string;
}

export interface Forecast {
  /** In the order of sending. */
  readonly messages: readonly Foreseen[];
  /** Among them is a mass sending, which waits for an administrator's yes when it is the first. */
  readonly isMass: boolean;
}

export interface ForecastOptions {
  readonly context: SchoolContext;
  /** Of a copy, or of work that is undone afterwards: the forecast lives through the days in them. */
  readonly stores: Stores;
  /** The school's clock: the last instant it has seen, where it stands, and whether it drops what is stale. */
  readonly clock: { readonly seen: number | null; readonly now: number; readonly virtual: boolean };
  readonly days: number;
  readonly realNow: number;
}

const DAY_MS = 86_400_000;
const ALL = 1_000_000;
const CHAT_DIGEST = 'chat_digest_due';

/**
 * Everything in the order of sending: what waits in the inbox already, then what the clock will find. The first mass
 * sending is foreseen as though the administrator had said yes.
 */
export async function forecast({ context, stores, clock, days, realNow }: ForecastOptions): Promise<Forecast> {
  const messages: Foreseen[] = [];
  let mass = false;
  const start = await startOf(context, stores, clock);
  await stores.meta.set('mailing_agreed', String(clock.now));
  const handle = async (event: DueIncoming): Promise<void> => {
    const due = await dueMessage(context, { stores, now: event.at }, event, realNow);
    if (due !== null) messages.push(...foreseenOf(event, due));
  };
  const handleChat = async ({ date, at }: Pick<ChatDigestDue, 'date' | 'at'>): Promise<void> => {
    const due = await chatDigestMessage(context, { stores, now: at }, { date, at });
    if (due) messages.push({ at, peer: due.peer, kind: 'chat_digest', duties: [], text: due.message.text });
  };
  for (const event of await waiting(stores)) {
    if (event.staleAfter !== null && clock.now > event.staleAfter) continue;
    await (isDue(event) ? handle(event) : handleChat(event));
  }
  const chosen = await stores.digestWishes.minutes();
  for (const due of dueBetween(start, clock.now + days * DAY_MS, context.school, context.calendar, chosen)) {
    const stale = !clock.virtual && clock.now > due.staleAfter;
    if (stale || !(await stores.ledger.enter(ledgerKey(due), due.at))) continue;
    const recipients = await recipientsOf(context, { stores, now: due.at }, due);
    mass ||= due.kind === 'reminders' && isMass(context, recipients.length);
    for (const user of recipients) {
      await handle({ kind: DUE_EVENTS[due.kind], user, date: due.date, at: due.at, staleAfter: null });
    }
    if (await chatOfDigest(context, { stores, now: due.at }, due)) await handleChat(due);
  }
  return { messages, isMass: mass };
}

/** What one piece of due work sends. */
export function foreseenOf({ at, user }: DueIncoming, { kind, duties, message }: DueMessage): Foreseen[] {
  return splitText(message.text).map((text) => ({ at, peer: privatePeer(user), kind, duties, text }));
}

/** Where the clock goes on from: today's hour of reminders once more when somebody asked for it, or when a yes would. */
async function startOf(
  context: SchoolContext,
  stores: Stores,
  { seen, now }: ForecastOptions['clock'],
): Promise<number> {
  const work = { stores, now };
  const { date } = toLocal(now, context.school.timeZone);
  const unasked = (await mailing(work)) === 'unasked';
  if (unasked && (await wasAskedOn(work, await administratorsOf(context, work), date))) {
    await lookAgainToday(context, work);
  }
  const again = await stores.meta.get('look_again');
  return Math.min(seen ?? now - 1, again === null ? Infinity : Number(again));
}

async function waiting(stores: Stores): Promise<(DueIncoming | ChatDigestDue)[]> {
  const rows = await stores.inbox.next(0, ALL);
  return rows
    .filter((row) => [...Object.values(DUE_EVENTS), CHAT_DIGEST].some((kind) => row.eventId.startsWith(`${kind}:`)))
    .map((row) => readEvent(row.body))
    .filter((event) => isDue(event) || event.kind === CHAT_DIGEST);
}
