/** Asks the clock to pass through today's hour of reminders again: what may be said now could not be said then. */
import { ledgerKey } from '../domain/dueWork';
import { toInstant, toLocal } from '../domain/zone';
import type { SchoolContext, Work } from './context';

/** Nobody hears twice: each person's own reminder of the day stays in the ledger. Does nothing before that hour, nor after the hours of the staff. */
export async function lookAgainToday({ school }: SchoolContext, { stores, now }: Work): Promise<void> {
  const { date } = toLocal(now, school.timeZone);
  const at = toInstant(date, school.reminderMinute, school.timeZone);
  if (at > now || now > toInstant(date, school.staffHours.toMinute, school.timeZone)) return;
  await stores.ledger.remove(ledgerKey({ kind: 'reminders', date }));
  await passAgain(stores, at);
}

/** The same of the digest's hour; nobody hears two digests of a day. Does nothing before that hour. */
export async function lookAgainAtDigest({ school }: SchoolContext, { stores, now }: Work): Promise<void> {
  const at = toInstant(toLocal(now, school.timeZone).date, school.digestMinute, school.timeZone);
  if (at <= now) await passAgain(stores, at);
}

/** From the earliest instant that was asked for. */
async function passAgain({ meta }: Work['stores'], at: number): Promise<void> {
  const asked = await meta.get('look_again');
  await meta.set('look_again', String(Math.min(at - 1, asked === null ? Infinity : Number(asked))));
}
