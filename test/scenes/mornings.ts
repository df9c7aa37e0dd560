/** A morning at the made-up school: the clock's work of a day, as the scheduler enters it, at the hour of reminders. */
import type { UserId } from '../../src/domain/ids';
import { recipientsOf } from '../../src/usecases/planReminders';
import type { SchoolContext } from '../../src/usecases/context';
import type { House } from './harness';
import { day } from './school';

/** Reminders of that day go out; returns who heard anything. */
export async function morning(house: House, context: SchoolContext, date: string): Promise<UserId[]> {
  house.now = Date.parse(`${date}T09:00:00+03:00`);
  const due = { kind: 'reminders', date: day(date), at: house.now, staleAfter: house.now + 36_000_000 } as const;
  const users = await house.stored((stores) => recipientsOf(context, { stores, now: house.now }, due));
  const heard: UserId[] = [];
  for (const user of users) {
    const before = house.heard(user).length;
    await house.happens({ kind: 'reminder_due', user, date: day(date), at: house.now, staleAfter: null });
    if (house.heard(user).length > before) heard.push(user);
  }
  return heard;
}
