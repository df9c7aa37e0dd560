/** What somebody did not do after all their reminders: a list for the administrators, then for the director, each once (п. 9; 2.2). */
import { levelOn, LEVELS, type Level } from '../domain/escalation';
import type { UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import { escalationKey } from '../store/escalationStore';
import type { Staff } from '../store/staffStore';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import type { Waiting } from './deadlines';
import { DIRECTOR, officeHolders, reachedOf } from './officeHolders';
import type { Remindable, RemindableDuty } from './remindable';

/** A duty with those who have yet to do it and are to be heard of now. */
export interface EscalatedLine {
  readonly duty: Duty;
  readonly due: LocalDate;
  readonly undone: readonly Waiting[];
}

/** One person's list. */
export interface Escalation {
  readonly user: UserId;
  readonly level: Level;
  readonly lines: readonly EscalatedLine[];
}
export type Escalations = readonly Escalation[];

/** Who is to hear of what on that day; `people` are those who are reminded: whoever is not is on another list. */
export async function planEscalations(
  context: SchoolContext,
  work: Work,
  people: readonly Remindable[],
  date: LocalDate,
): Promise<Escalation[]> {
  const due = await escalatedOn(context, work, people, date);
  const planned: Escalation[] = [];
  for (const level of LEVELS) {
    const lines = due[level];
    if (lines.length === 0) continue;
    for (const user of await hearersOf(context, work, level)) planned.push({ user, level, lines });
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

/** Whoever of them can be written to and is at work. */
async function hearersOf(context: SchoolContext, work: Work, level: Level): Promise<UserId[]> {
  const users =
    level === 'administrator' ? await administratorsOf(context, work) : await officeHolders(context, work, [DIRECTOR]);
  return reachedOf(work, users);
}

async function escalatedOn(
  context: SchoolContext,
  work: Work,
  people: readonly Remindable[],
  date: LocalDate,
): Promise<Record<Level, EscalatedLine[]>> {
  const told = await work.stores.escalations.all();
  const roster = new Map((await work.stores.staff.all()).map((one) => [one.id, one]));
  const lines: Record<Level, Map<string, EscalatedLine>> = { administrator: new Map(), director: new Map() };
  for (const { actor, person, undone } of people) {
    for (const state of undone) {
      const { duty, recordedFor: subject } = state;
      if (subject === null || duty.due === null) continue;
      const heard = told.get(escalationKey({ duty: duty.id, subject, due: duty.due })) ?? {};
      const level = levelOn(state, person, heard, date, context.school.escalateAfter, context.calendar);
      if (level === null) continue;
      const staff = actor.staff === null ? undefined : roster.get(actor.staff);
      const key = `${duty.id} ${duty.due}`;
      const line = lines[level].get(key) ?? { duty, due: duty.due, undone: [] };
      if (line.undone.some((waiting) => waiting.subject === subject)) continue;
      lines[level].set(key, { ...line, undone: [...line.undone, waitingOf(state, subject, staff)] });
    }
  }
  return { administrator: [...lines.administrator.values()], director: [...lines.director.values()] };
}

function waitingOf({ subject }: RemindableDuty, recordedFor: string, staff: Staff | undefined): Waiting {
  if (subject.of === 'class') return { kind: 'class', classLabel: subject.classLabel, subject: recordedFor };
  return subject.of === 'person' && staff
    ? { kind: 'staff', staff, subject: recordedFor }
    : { kind: 'office', subject: recordedFor };
}
