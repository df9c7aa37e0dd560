/** The page's clock buttons: where each of them leads. */
import type { ClockRequest } from './control';
import { WorldRefusal } from './core';
import type { SandboxClock } from './world';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The instant a request leads to; refuses to go back, or to a deadline when nothing is due. */
export function destination(clock: SandboxClock, request: ClockRequest, timeZone: string): number {
  const now = clock.now();
  const at = 'to' in request ? Date.parse(request.to) : moved(clock, now, request.move, timeZone);
  if (at < now) throw new WorldRefusal('the clock does not go back');
  return at;
}

function moved(clock: SandboxClock, now: number, move: 'hour' | 'tomorrow8' | 'deadline', timeZone: string): number {
  if (move === 'hour') return now + HOUR_MS;
  if (move === 'tomorrow8') return tomorrowAt8(now, timeZone);
  const due = clock.nextDeadline();
  if (due === null) throw new WorldRefusal('nothing is due');
  return Math.max(due, now);
}

/** 08:00 of the next day in a zone. */
export function tomorrowAt8(now: number, timeZone: string): number {
  const wallClock = now + offsetMs(now, timeZone);
  const wanted = Math.floor(wallClock / DAY_MS) * DAY_MS + DAY_MS + 8 * HOUR_MS;
  const guess = wanted - offsetMs(wanted, timeZone);
  return wanted - offsetMs(guess, timeZone);
}

/** How far a zone's wall clock is ahead of UTC at an instant. */
function offsetMs(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(at / 1000) * 1000;
}
