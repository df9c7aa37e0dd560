/** What is undone after all its reminders: a list for the administrators, then for the director, each duty once to each (п. 9; 2.2). */
import { isDone } from '../domain/assignment';
import { levelOn, LEVELS, type Level } from '../domain/escalation';
import type { UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import { escalationKey } from '../store/escalationStore';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { deadlines, type Deadline, type Waiting } from './deadlines';
import { officeHolders } from './officeHolders';
import { restingOn } from './restingDuties';
import { schoolProgress } from './schoolProgress';
import { standingOf } from './standing';

/** One person's list. */
export interface Escalation {
  readonly user: UserId;
  readonly level: Level;
  /** Each with those who have yet to do it and are to be heard of now. */
  readonly lines: readonly Deadline[];
}
export type Escalations = readonly Escalation[];

const DIRECTOR = 'director';

/** Who is to hear of what on that day. Nobody is heard of who is on leave. */
export async function planEscalations(context: SchoolContext, work: Work, date: LocalDate): Promise<Escalation[]> {
  const due = await escalatedOn(context, work, date);
  const unreachable = await work.stores.reachability.unreachable();
  const planned: Escalation[] = [];
  for (const level of LEVELS) {
    const lines = due[level];
    if (lines.length === 0) continue;
    const users =
      level === 'administrator'
        ? await administratorsOf(context, work)
        : await officeHolders(context, work, [DIRECTOR]);
    for (const user of users) if (!unreachable.has(user)) planned.push({ user, level, lines });
  }
  return planned;
}

/** Notes that the lists were made: nobody hears of the same again. */
export async function noteEscalations(work: Work, escalations: Escalations, date: LocalDate): Promise<void> {
  for (const { level, lines } of escalations) {
    for (const { duty, due, undone } of lines) {
      for (const { subject } of undone) await work.stores.escalations.add({ duty: duty.id, subject, due }, level, date);
    }
  }
}

async function escalatedOn(context: SchoolContext, work: Work, date: LocalDate): Promise<Record<Level, Deadline[]>> {
  const progress = await schoolProgress(context, work);
  const told = await work.stores.escalations.all();
  const rests = await restingOn(context, work, date);
  const lines = deadlines(context, progress, date);
  const of = (level: Level): Deadline[] =>
    lines.flatMap((line) => {
      const isHeardOf = (waiting: Waiting): boolean => {
        const { subject } = waiting;
        if (isAway(waiting) || isDone(standingOf(progress.standing, line.duty, subject))) return false;
        if (rests(line.duty, subject)) return false;
        const key = escalationKey({ duty: line.duty.id, subject, due: line.due });
        return levelOn(line.duty, told.get(key) ?? {}, date, context.school.escalateAfter, context.calendar) === level;
      };
      const undone = line.undone.filter(isHeardOf);
      return undone.length > 0 ? [{ ...line, undone }] : [];
    });
  return { administrator: of('administrator'), director: of('director') };
}

function isAway(waiting: Waiting): boolean {
  return waiting.kind === 'staff' && waiting.staff.status === 'on_leave';
}
