/** Who plays in a rehearsal, and how each of them is: decided by the place on the roster alone. */
import { userId, type UserId } from '../domain/ids';
import { isNamed } from '../domain/offices';
import { teaches } from '../domain/posts';
import type { RosterEntry, School } from '../domain/school';
import { madeUpPerson } from '../texts/rehearsal';

const LEAST_STAFF = 60;
const MOST_PATIENCE = 2;

/**
 * `early`: comes in the first days, registered already. `reminded`: comes, registers after a reminder. `late`: registers
 * after the date. `silent`: comes and never registers. `absent`: never comes to the bot.
 */
export type Manner = 'early' | 'reminded' | 'late' | 'silent' | 'absent';

/** Twelve neighbours on the roster: a third, a third, a sixth, and two who never do it. */
const MANNERS: readonly Manner[] = [
  'early',
  'reminded',
  'early',
  'reminded',
  'late',
  'early',
  'reminded',
  'absent',
  'early',
  'reminded',
  'late',
  'silent',
];

/** What only one or two of them do. */
export type Part =
  | 'administrator'
  | 'director'
  /** Answers the first reminder with «Напомнить завтра», «Нужна помощь», «Не моё». */
  | 'asks_tomorrow'
  | 'asks_help'
  | 'not_theirs'
  /** Stops halfway in the first dialogue and goes on when asked. */
  | 'stops_halfway'
  /** Forbids the bot to write. */
  | 'forbids'
  | 'leaves'
  /** Goes on a long leave, and who leads the class meanwhile. */
  | 'on_leave'
  | 'substitute'
  /** Gives the class away, and who takes it. */
  | 'gives_class'
  | 'takes_class';

export interface Player {
  /** The place on the roster, from 0; the profile and the row of the register are one more. */
  readonly place: number;
  readonly user: UserId;
  readonly entry: RosterEntry;
  readonly manner: Manner;
  /** After how many reminders they do what they are reminded of, when they do. */
  readonly patience: number;
  readonly part: Part | null;
}

/** The school's roster, filled up to sixty; classes without a class teacher get one of those who teach. */
export function rosterToRehearse(school: School, entries: readonly RosterEntry[]): RosterEntry[] {
  const missing = Math.max(0, LEAST_STAFF - entries.length);
  const roster = [
    ...entries,
    ...Array.from({ length: missing }, (_, index) => madeUpPerson(entries.length + index + 1)),
  ];
  const free = school.classes.filter((label) => !roster.some(({ classTeacherOf }) => classTeacherOf === label));
  return roster.map((one) => {
    const takes = one.classTeacherOf === null && !one.administration && teaches(one);
    return takes ? { ...one, classTeacherOf: free.shift() ?? null } : one;
  });
}

/** Gives everyone a manner and some a part. */
export function castOf(school: School, roster: readonly RosterEntry[]): Player[] {
  const manners = roster.map((_, place): Manner => MANNERS[place % MANNERS.length] ?? 'early');
  const parts = new Map<number, Part>();
  const give = (part: Part, fits: (entry: RosterEntry, manner: Manner) => boolean): void => {
    const place = roster.findIndex((entry, at) => !parts.has(at) && fits(entry, manners[at] ?? 'early'));
    if (place >= 0) parts.set(place, part);
  };
  const named = (office: string, entry: RosterEntry): boolean => isNamed(entry, school.offices[office]?.name ?? '');
  const leads = ({ classTeacherOf }: RosterEntry): boolean => classTeacherOf !== null;
  const isPlain = (entry: RosterEntry): boolean => !leads(entry) && !entry.administration;
  for (const office of ['administrator', 'director'] as const) {
    if (roster.some((entry) => named(office, entry))) give(office, (entry) => named(office, entry));
    else
      give(office, roster.some(({ administration }) => administration) ? (entry) => entry.administration : () => true);
  }
  for (const part of ['asks_tomorrow', 'asks_help', 'not_theirs', 'stops_halfway'] as const)
    give(part, (entry, manner) => manner === 'reminded' && isPlain(entry));
  give('forbids', (entry, manner) => manner === 'silent' && isPlain(entry));
  give('leaves', (entry, manner) => manner === 'late' && isPlain(entry));
  give('leaves', (entry, manner) => manner === 'early' && isPlain(entry));
  give('on_leave', (entry, manner) => manner === 'late' && leads(entry));
  give('gives_class', (entry, manner) => manner === 'early' && leads(entry));
  for (const part of ['substitute', 'takes_class'] as const)
    give(part, (entry, manner) => manner === 'early' && isPlain(entry));
  return roster.map((entry, place) => {
    const part = parts.get(place) ?? null;
    const holdsOffice = part === 'administrator' || part === 'director';
    return {
      place,
      user: userId(place + 1),
      entry,
      manner: holdsOffice ? 'early' : (manners[place] ?? 'early'),
      patience: 1 + (Math.floor(place / MANNERS.length) % MOST_PATIENCE),
      part,
    };
  });
}
