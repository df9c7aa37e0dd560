/** The lines of a person's page in the register: what each duty is, how it stands, who marked it and when. */
import { classOf, isOverdue } from '../domain/duties';
import { daysBetween } from '../domain/localDate';
import { toLocal } from '../domain/zone';
import type { Turn } from '../messaging/turn';
import { doerText, history } from '../texts/dutyHistory';
import { DAYS, plural } from '../texts/plural';
import { CONFIRMED_TEXTS, markText, SEEN_TEXTS, type PageLine } from '../texts/registerPage';
import type { SchoolContext } from '../usecases/context';
import type { HistoryStep, Marks } from '../usecases/dutyHistory';
import type { DutyState } from '../usecases/personalDuties';
import { groupedByReport, type Together } from '../usecases/sameReport';

/** What is asked in the same words and stands together is one line; one press marks all of it. */
export function linesOf(duties: readonly DutyState[]): readonly Together[] {
  return groupedByReport(duties, ({ duty, handedOver }) => `${duty.text} ${duty.due} ${handedOver}`);
}

/** One line of the page. */
export function lineOf(context: SchoolContext, turn: Turn, states: Together, marks: Marks): PageLine {
  const [first, ...more] = states;
  return {
    duties: [first.duty, ...more.map((one) => one.duty)],
    classText: classOf(first.subject),
    handedOver: first.handedOver,
    extended: first.extended,
    state: stateOf(context, turn, first, marks),
  };
}

function stateOf(
  context: SchoolContext,
  turn: Turn,
  { duty, assignment, recordedFor }: DutyState,
  marks: Marks,
): PageLine['state'] {
  const dayOf = (at: number): ReturnType<typeof toLocal>['date'] => toLocal(at, context.school.timeZone).date;
  const mark = marks.get(`${duty.id} ${recordedFor}`);
  switch (assignment.state) {
    case 'confirmed': {
      const { evidence } = assignment;
      const how = evidence.kind === 'seen' ? SEEN_TEXTS[evidence.how] : CONFIRMED_TEXTS[evidence.kind];
      const who = evidence.kind === 'chat' || !mark ? null : doerText(mark.by);
      return { kind: 'confirmed', how, mark: mark ? markText(who, dayOf(mark.at)) : null };
    }
    case 'not_applicable': {
      const { reason } = assignment;
      return { kind: 'not_applicable', reason, mark: mark ? markText(doerText(mark.by), dayOf(mark.at)) : null };
    }
    case 'reported':
      return { kind: 'reported', declared: assignment.evidence.kind === 'declared' };
    case 'open':
    case 'started': {
      const today = dayOf(turn.now);
      const isLate = duty.due !== null && isOverdue(duty, false, today);
      const overdue = isLate && duty.due !== null ? plural(daysBetween(duty.due, today), DAYS) : null;
      return { kind: assignment.state, overdue };
    }
  }
}

/** The history of a duty in words. */
export function historyText(context: SchoolContext, steps: readonly HistoryStep[]): string {
  return history(
    steps.map(({ step, by, holder }) => ({
      ...step,
      day: toLocal(step.at, context.school.timeZone).date,
      holder,
      by,
    })),
  );
}
