/** «Три дела»: each of the nearest things with the button that reports it. */
import { toLocal } from '../domain/zone';
import type { Button } from '../messaging/outgoing';
import { dutyLabel } from '../texts/duties';
import { nothingYours } from '../texts/reminderAnswers';
import * as texts from '../texts/threeThings';
import type { SchoolContext } from '../usecases/context';
import { threeThings } from '../usecases/threeThings';
import type { Commands } from './command';
import { isSomeone, menuFor } from './menu';

/** The command of staff. */
export function createThreeThings(context: SchoolContext): Pick<Commands, 'three_things'> {
  return {
    async three_things(turn, actor) {
      const list = await threeThings(context, turn, actor);
      if (list.kind === 'forbidden') {
        return turn.reply({ text: nothingYours(isSomeone(actor)), keyboard: menuFor(actor) });
      }
      const today = toLocal(turn.now, context.school.timeZone).date;
      const things = list.things.map(({ duty, subject }) => ({
        duty,
        classText: subject.of === 'class' ? subject.classLabel : null,
      }));
      const text = texts.threeThings(things, list.more, today);
      if (things.length === 0) return turn.reply({ text, keyboard: menuFor(actor) });
      const rows = list.things.map(({ duty, recordedFor }, index): Button[] => [
        {
          label: dutyLabel(index + 1, duty.text),
          payload: { do: 'answer', is: 'done', duty: duty.id, ...(recordedFor !== null && { subject: recordedFor }) },
        },
      ]);
      await turn.reply({ text, keyboard: { inline: true, rows } });
    },
  };
}
