/** Everything that was ever put on record about an order's duties, and by whom, as the statement keeps it. */
import type { DutyId } from '../domain/ids';
import { fullName, initialsName } from '../domain/names';
import type { StatementDoer, StatementStep } from '../domain/statement';
import { toLocal } from '../domain/zone';
import type { AssignmentKey, AssignmentStep } from '../store/assignmentStore';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';
import { doersOf } from './doers';
import { doerOfStep } from './dutyHistory';
import { shownBy } from './statementLines';

type TakenStep = AssignmentKey & AssignmentStep & { readonly by: StatementDoer };

/** Since when something is marked as it is, and who said the last word. */
export interface LastMark {
  readonly since: number;
  readonly by: StatementDoer;
}

export interface StepsTaken {
  /** The oldest first. */
  readonly steps: readonly TakenStep[];
  /** Null: nothing is marked. */
  lastMark(duty: DutyId, subject: string): LastMark | null;
}

/** Loads the steps of these duties. */
export async function stepsTaken(work: Work, duties: readonly DutyId[]): Promise<StepsTaken> {
  const found = await work.stores.assignments.historyOf(duties);
  const doerOf = await doersOf(
    work,
    null,
    found.map(({ actor }) => actor),
  );
  const steps = found.map((step): TakenStep => {
    const by = doerOfStep(step, doerOf);
    if (by.who !== 'staff') return { ...step, by };
    const own = step.subject === `staff:${by.staff.id}`;
    return { ...step, by: own ? { who: 'self' } : { who: 'staff', name: initialsName(by.staff) } };
  });
  return { steps, lastMark: lastMarks(steps) };
}

/** Of every duty and subject, as things are in force. */
function lastMarks(steps: readonly TakenStep[]): StepsTaken['lastMark'] {
  const marks = new Map<string, LastMark>();
  const undone = new Map<string, LastMark & { readonly at: number }>();
  for (const { duty, subject, period, step, at, by } of steps) {
    if (period !== '') continue;
    const key = `${duty} ${subject}`;
    const before = marks.get(key);
    if (step === 'report' || step === 'confirm') {
      // a report and its confirmation are one mark, of the day on which the person said so; what is shown otherwise from
      // one instant on was done before
      const last = undone.get(key);
      marks.set(key, { since: before?.since ?? (last?.at === at ? last.since : at), by });
    } else if (step === 'waive') marks.set(key, { since: at, by });
    else if (step === 'take_back' || step === 'reopen') {
      if (before) undone.set(key, { ...before, at });
      marks.delete(key);
    }
  }
  return (duty, subject) => marks.get(`${duty} ${subject}`) ?? null;
}

/** The steps as the statement keeps them: people by name, no profiles. */
export function historyOf(
  { steps }: StepsTaken,
  facts: {
    readonly timeZone: string;
    /** Those who left included. */
    readonly people: readonly Staff[];
    readonly declared: ReadonlyMap<number, string>;
  },
): StatementStep[] {
  const people = new Map(facts.people.map((one) => [`staff:${one.id}`, one]));
  return steps.map((step) => {
    const person = people.get(step.subject);
    const holder = step.holder === null ? undefined : people.get(`staff:${step.holder}`);
    return {
      ...toLocal(step.at, facts.timeZone),
      duty: step.duty,
      subject: step.subject,
      whose: person ? fullName(person) : step.subject.startsWith('class:') ? step.subject.slice('class:'.length) : null,
      step: step.step,
      shown: step.evidence && shownBy(step.evidence, facts.declared),
      reason: step.reason,
      due: step.due,
      holder: holder ? initialsName(holder) : null,
      by: step.by,
      period: step.period,
    };
  });
}
