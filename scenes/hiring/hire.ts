/** «Принять»: everything once more in one line, and the person is on the roster. */
import { menuFor } from '../../src/commands/menu';
import { HIRING } from '../../src/commands/sceneNames';
import { onStaff } from '../../src/commands/staff';
import { privatePeer } from '../../src/domain/ids';
import type { Turn } from '../../src/messaging/turn';
import { confirmHiring, hired, HIRING_LABELS, pressToConfirm } from '../../src/texts/hiring';
import { classUnknown } from '../../src/texts/onboarding';
import { notAllowed } from '../../src/texts/refusals';
import { youHadClass } from '../../src/texts/staff';
import { yesOrNo } from '../../src/texts/yesNo';
import type { SchoolContext } from '../../src/usecases/context';
import { askHiring, hirePerson, type PersonHired } from '../../src/usecases/hirePerson';
import { actorOf } from '../person';
import { choices } from '../keyboards';
import { forbidden } from './name';
import { go, personIn, type HiringResult, type HiringState, type HiringStep } from './state';

const YES = 'yes';

/** Shows what is about to be done, and does it. */
export function hireStep(context: SchoolContext): HiringStep {
  const keyboard = choices(HIRING, 'hire', [[{ label: HIRING_LABELS.hire, value: YES, color: 'positive' }]]);
  return {
    async ask(turn, state) {
      const person = personIn(state);
      const asked = person && (await askHiring(context, turn, await actorOf(context, turn), person));
      const text =
        asked?.kind === 'possible'
          ? confirmHiring(asked.entry, asked.roles, asked.before)
          : asked?.kind === 'forbidden'
            ? notAllowed()
            : pressToConfirm(HIRING_LABELS.hire);
      await turn.reply({ text, keyboard });
    },
    async take(turn, state, input) {
      const said = input.text.trim().toLowerCase() === HIRING_LABELS.hire.toLowerCase() || yesOrNo(input.text) === true;
      if (input.picked !== YES && !said) {
        return { kind: 'again', message: { text: pressToConfirm(HIRING_LABELS.hire), keyboard } };
      }
      return hire(context, turn, state);
    },
  };
}

async function hire(context: SchoolContext, turn: Turn, state: HiringState): Promise<HiringResult> {
  const actor = await actorOf(context, turn);
  const person = personIn(state);
  const result: PersonHired | null = person && (await hirePerson(context, turn, actor, person));
  switch (result?.kind) {
    case undefined:
      return go('name', state);
    case 'forbidden':
      return forbidden(context, turn);
    case 'unknown_class':
      await turn.reply({ text: classUnknown(context.school.classes) });
      return go('led_class', { ...state, classLabel: null });
    case 'namesakes':
      return go('namesake', state);
    case 'hired': {
      for (const one of result.before) {
        if (one.user === null || one.classTeacherOf === null) continue;
        await turn.send(privatePeer(one.user), { text: youHadClass(one, one.classTeacherOf, true) });
      }
      await turn.reply({ text: hired(result.entry, result.before), keyboard: menuFor(actor) });
      await onStaff(context, turn, actor, { do: 'staff', staff: result.id, act: 'card' });
      return { kind: 'end' };
    }
  }
}
