/** The school's order over a row of days: what would be sent and how far it would get, with people who follow a script. */
import type { Logger } from 'pino';
import type { Foreseen } from '../commands/forecast';
import { addDays, daysBetween, type LocalDate } from '../domain/localDate';
import type { RandomBytes } from '../domain/personalCode';
import type { RosterEntry } from '../domain/school';
import { toInstant } from '../domain/zone';
import type { SchoolData } from '../school/readSchool';
import { createSchoolContext } from '../schoolContext';
import type { Database } from '../store/database';
import type { SchoolContext } from '../usecases/context';
import { enrolRoster } from '../usecases/enrolRoster';
import { outOfReach } from '../usecases/outOfReach';
import { schoolProgress } from '../usecases/schoolProgress';
import type { RehearsedTotals } from '../texts/rehearsal';
import { castOf, rosterToRehearse } from './cast';
import { writeScript } from './script';
import { createStage, type Stage } from './stage';

/** How far the school is in the evening. */
export interface Standing {
  readonly registered: number;
  readonly of: number;
  readonly chats: number;
  readonly required: number;
}

export interface RehearsedDay extends Standing {
  readonly date: LocalDate;
  /** In the order of sending. */
  readonly sent: readonly Foreseen[];
}

export interface Rehearsal {
  readonly days: readonly RehearsedDay[];
  readonly totals: RehearsedTotals;
}

export interface RehearsalOptions {
  readonly data: SchoolData;
  /** Filled up to sixty when there are fewer. */
  readonly roster: readonly RosterEntry[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** An empty one of its own. */
  readonly database: Database;
  readonly community: { readonly id: number | null };
  readonly random: RandomBytes;
  readonly logger: Logger;
}

const ACTS_MINUTE = 10 * 60;
const HOUR_MINUTES = 60;
const LAST_MINUTE = 24 * 60 - 1;

/** Plays the days from the first to the last. */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsal> {
  const { data, from, database } = options;
  const { school } = data;
  const roster = rosterToRehearse(school, options.roster);
  const cast = castOf(school, roster);
  const administrators = cast.flatMap(({ part, user }) => (part === 'administrator' ? user : []));
  const context = createSchoolContext(data, administrators, options.community);
  const at = (date: LocalDate, minute: number): number => toInstant(date, minute, school.timeZone);
  const stage = createStage({ ...options, context, startsAt: at(from, 0) });
  await database.transaction((stores) => enrolRoster({ stores, now: stage.now() }, roster));
  const dates = Array.from({ length: daysBetween(from, options.to) + 1 }, (_, index) => addDays(from, index));
  const working = dates.filter((date) => context.calendar.isWorkingDay(date));
  const script = await writeScript({ context, stage, database, cast, from, workingDays: working.length });
  // people answer when the morning's messages are there
  const actsAt = Math.min(LAST_MINUTE, Math.max(ACTS_MINUTE, school.reminderMinute + HOUR_MINUTES));

  const days: RehearsedDay[] = [];
  for (const date of dates) {
    if (context.calendar.isWorkingDay(date)) {
      await stage.moveTo(at(date, actsAt));
      await script.act(working.indexOf(date), date);
    }
    await stage.moveTo(at(date, LAST_MINUTE));
    await stage.tick();
    days.push({ date, sent: stage.takeSent(), ...(await standsNow(context, stage, database)) });
  }
  return { days, totals: await totalsOf(context, stage, database, days) };
}

function standsNow(context: SchoolContext, stage: Stage, database: Database): Promise<Standing> {
  return database.transaction(async (stores) => {
    const progress = await schoolProgress(context, { stores, now: stage.now() });
    return {
      registered: progress.registered,
      of: progress.staff.length,
      chats: progress.existingChats,
      required: progress.chats.length,
    };
  });
}

async function totalsOf(
  context: SchoolContext,
  stage: Stage,
  database: Database,
  days: readonly RehearsedDay[],
): Promise<RehearsedTotals> {
  const sent = days.flatMap((day) => day.sent);
  const ofKind = (kind: Foreseen['kind']): Foreseen[] => sent.filter((one) => one.kind === kind);
  const { told, unreachable, left } = await database.transaction(async (stores) => ({
    told: [...(await stores.escalations.all()).values()],
    unreachable: (await outOfReach(context, { stores, now: stage.now() })).length,
    left: (await stores.staff.left()).length,
  }));
  return {
    days: days.length,
    messages: sent.length,
    answers: stage.messages() - sent.length,
    digests: ofKind('digest').length,
    reminders: ofKind('reminder').length,
    escalations: ofKind('escalation').length,
    nudges: ofKind('nudge').length,
    mailingQuestions: ofKind('first_mailing').length,
    peopleReminded: new Set(ofKind('reminder').map(({ peer }) => peer)).size,
    escalated: {
      administrator: told.filter(({ administrator }) => administrator !== undefined).length,
      director: told.filter(({ director }) => director !== undefined).length,
    },
    ...(await standsNow(context, stage, database)),
    unreachable,
    left,
  };
}
