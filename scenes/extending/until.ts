/** Until which day: by button, as a day, or as a span of time. */
import { EXTENDING } from '../../src/commands/sceneNames';
import { classOf } from '../../src/domain/duties';
import { dateAfter, judgeDate, offeredDates } from '../../src/domain/extension';
import { parseLocalDate, type LocalDate } from '../../src/domain/localDate';
import type { Step, StepInput } from '../../src/messaging/dialogue';
import type { Keyboard } from '../../src/messaging/outgoing';
import { askUntil, spanLabel, untilUnclear } from '../../src/texts/extending';
import { DATE_PROBLEMS } from '../../src/texts/extensions';
import { readDay, readSpan } from '../../src/texts/typedDate';
import type { SchoolContext } from '../../src/usecases/context';
import type { ExtendingState, ExtendingStepName } from '../extending';
import { choices } from '../keyboards';
import { askedAbout, endNotNow, type AskedAbout } from './about';

/** Asks for the day and takes one that may be asked for. */
export function untilStep(context: SchoolContext): Step<ExtendingState, ExtendingStepName> {
  const keyboardFor = ({ duty, today }: AskedAbout): Keyboard => {
    const offered = offeredDates(duty.duty.due, today, context.calendar);
    const rows = offered.map((one) => [{ label: spanLabel(one), value: one.date }]);
    return choices(EXTENDING, 'until', rows);
  };
  return {
    async ask(turn, state) {
      const about = await askedAbout(context, turn, state);
      if (!about) return void (await endNotNow(context, turn));
      const { duty } = about.duty;
      const text = askUntil({ duty, classText: classOf(about.duty.subject), due: duty.due });
      await turn.reply({ text, keyboard: keyboardFor(about) });
    },
    async take(turn, state, input) {
      const about = await askedAbout(context, turn, state);
      if (!about) return endNotNow(context, turn);
      const keyboard = keyboardFor(about);
      const day = dayOf(context, about, input);
      if (day === null) return { kind: 'again', message: { text: untilUnclear(), keyboard } };
      const { due } = about.duty.duty;
      const judged = judgeDate(day, due, about.today);
      if (judged !== 'fits') return { kind: 'again', message: { text: DATE_PROBLEMS[judged](due), keyboard } };
      return { kind: 'go', to: 'why', state: { ...state, until: day } };
    },
  };
}

function dayOf({ calendar }: SchoolContext, { duty, today }: AskedAbout, input: StepInput): LocalDate | null {
  if (input.picked !== null) return parseLocalDate(input.picked);
  const day = readDay(input.text, today);
  if (day !== null) return day;
  const span = readSpan(input.text);
  return span && dateAfter(span, duty.duty.due, today, calendar);
}
