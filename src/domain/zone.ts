/** Between instants (epoch milliseconds) and the school's own days and minutes. */
import type { LocalDate } from './localDate';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day and the minute of the day (0–1439) that the clocks of an IANA zone show at an instant. */
export function toLocal(at: number, timeZone: string): { date: LocalDate; minute: number } {
  const wall = wallClock(at, timeZone);
  return {
    date: new Date(wall).toISOString().slice(0, 10) as LocalDate,
    minute: Math.floor((((wall % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS),
  };
}

/**
 * The instant at which the clocks of a zone show that minute of that day; the first of two when they are set back,
 * and as long after midnight as the minute says when they skip it.
 */
export function toInstant(date: LocalDate, minute: number, timeZone: string): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS;
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((at) => wallClock(at, timeZone) - at);
  const candidates = offsets.map((offset) => wall - offset).sort((a, b) => a - b);
  const exact = candidates.find((at) => wallClock(at, timeZone) === wall);
  return exact ?? Math.max(...candidates);
}

/** What the zone's clocks show, written as if it were UTC, to the whole second. */
function wallClock(at: number, timeZone: string): number {
  const fields = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const part of formatter(timeZone).formatToParts(at)) {
    if (part.type in fields) fields[part.type as keyof typeof fields] = Number(part.value);
  }
  return Date.UTC(fields.year, fields.month - 1, fields.day, fields.hour, fields.minute, fields.second);
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const cached = formatters.get(timeZone);
  if (cached) return cached;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}
