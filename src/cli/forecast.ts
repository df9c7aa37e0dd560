/** What will be sent, and to whom, if nobody does anything: the clock's own work, done on a copy of the database. */
import { dueMessage } from '../commands/due';
import { dueBetween, ledgerKey } from '../domain/dueWork';
import type { UserId } from '../domain/ids';
import type { Duty } from '../domain/order';
import type { DueIncoming } from '../messaging/incoming';
import { splitText } from '../messaging/splitText';
import { readEvent } from '../messaging/storedEvent';
import type { Database } from '../store/database';
import type { Stores } from '../store/stores';
import type { SchoolContext } from '../usecases/context';
import { recipientsOf } from '../usecases/planReminders';

/** One message; a long text makes several. */
export interface Foreseen {
  /** The instant it is due at, on the school's clock. */
  readonly at: number;
  readonly user: UserId;
  readonly kind: 'reminder' | 'digest';
  /** What it reminds of; a digest reminds of nothing. */
  readonly duties: readonly Duty[];
  readonly text: string;
}

export interface ForecastOptions {
  readonly context: SchoolContext;
  /** A copy: the forecast lives through the days in it. */
  readonly copy: Database;
  /** The school's clock: the last instant it has seen, where it stands, and whether it drops what is stale. */
  readonly clock: { readonly seen: number | null; readonly now: number; readonly virtual: boolean };
  readonly days: number;
  readonly realNow: number;
}

const DAY_MS = 86_400_000;
const ALL = 1_000_000;
const DUE_KINDS = ['reminder_due', 'digest_due'];

/** Everything in the order of sending: what waits in the inbox already, then what the clock will find. */
export async function forecast({ context, copy, clock, days, realNow }: ForecastOptions): Promise<Foreseen[]> {
  const foreseen: Foreseen[] = [];
  const handle = async (stores: Stores, event: DueIncoming): Promise<void> => {
    const due = await dueMessage(context, { stores, now: event.at }, event, realNow);
    for (const text of due ? splitText(due.message.text) : []) {
      foreseen.push({
        at: event.at,
        user: event.user,
        kind: event.kind === 'digest_due' ? 'digest' : 'reminder',
        duties: due?.duties.map((state) => state.duty) ?? [],
        text,
      });
    }
  };
  await copy.transaction(async (stores) => {
    for (const event of await waiting(stores)) {
      if (event.staleAfter === null || clock.now <= event.staleAfter) await handle(stores, event);
    }
  });
  const from = clock.seen ?? clock.now - 1;
  for (const due of dueBetween(from, clock.now + days * DAY_MS, context.school, context.calendar)) {
    const stale = !clock.virtual && clock.now > due.staleAfter;
    await copy.transaction(async (stores) => {
      if (stale || !(await stores.ledger.enter(ledgerKey(due), due.at))) return;
      const kind = due.kind === 'digest' ? 'digest_due' : 'reminder_due';
      for (const user of await recipientsOf(context, { stores, now: due.at }, due)) {
        await handle(stores, { kind, user, date: due.date, at: due.at, staleAfter: null });
      }
    });
  }
  return foreseen;
}

async function waiting(stores: Stores): Promise<DueIncoming[]> {
  const rows = await stores.inbox.next(0, ALL);
  return rows
    .filter((row) => DUE_KINDS.some((kind) => row.eventId.startsWith(`${kind}:`)))
    .map((row) => readEvent(row.body))
    .filter((event) => event.kind === 'reminder_due' || event.kind === 'digest_due');
}
