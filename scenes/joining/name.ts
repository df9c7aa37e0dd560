/** A member of staff says their name; the roster is asked, a second miss becomes a request. */
import { JOINING } from '../../src/commands/sceneNames';
import type { Keyboard } from '../../src/messaging/outgoing';
import {
  askName,
  askNameAgain,
  askNameInFull,
  LABELS,
  offerRequest,
  offerRequestUnclear,
} from '../../src/texts/onboarding';
import { yesOrNo } from '../../src/texts/yesNo';
import type { SchoolContext } from '../../src/usecases/context';
import { choices } from '../keyboards';
import { lookUp } from './lookUp';
import { afterPerson } from './registered';
import {
  go,
  goInstead,
  saysLabel,
  type JoiningResult,
  type JoiningState,
  type JoiningStep,
  type StepName,
} from './state';

/** Asks the name. */
export function nameStep(context: SchoolContext): JoiningStep {
  return asking(context, 'name', askName, (known) => goInstead('name_again', known));
}

/** Asks once more, after the roster had no such name. */
export function nameAgainStep(context: SchoolContext): JoiningStep {
  return asking(context, 'name_again', askNameAgain, (known) => go('unlisted', known));
}

/** Asks for the whole name, after none of the rows shown for a part of it was the person's. */
export function nameInFullStep(context: SchoolContext): JoiningStep {
  return asking(context, 'name_in_full', askNameInFull, (known) => go('unlisted', known));
}

function asking(
  context: SchoolContext,
  step: StepName,
  text: () => string,
  missing: (known: JoiningState) => JoiningResult,
): JoiningStep {
  const keyboard = choices(JOINING, step, []);
  return {
    ask: (turn) => turn.reply({ text: text(), keyboard }),
    take: (turn, state, input) => lookUp(context, turn, state, input.text, { missing, keyboard }),
  };
}

/** Offers a request to the administrator under the name as stated. */
export function unlistedStep(context: SchoolContext): JoiningStep {
  const keyboard: Keyboard = choices(JOINING, 'unlisted', [
    [{ label: LABELS.sendRequest, value: 'send', color: 'positive' }],
    [{ label: LABELS.nameAgain, value: 'again' }],
  ]);
  return {
    ask: (turn, state) => turn.reply({ text: offerRequest(state.statedName ?? ''), keyboard }),
    async take(turn, state, input) {
      const said = input.picked ?? (saysLabel(input.text, LABELS.sendRequest) ? 'send' : null);
      const yes = said === null ? yesOrNo(input.text) : said === 'send';
      if (yes === true) {
        const listed = { ...state, staff: null, candidates: [] };
        return state.role === 'class_teacher' ? go('led_class', listed) : afterPerson(context, turn, listed);
      }
      if (yes === false) return go('name', state);
      if (input.text.trim() === '') return { kind: 'again', message: { text: offerRequestUnclear(), keyboard } };
      return lookUp(context, turn, state, input.text, { missing: (known) => goInstead('unlisted', known), keyboard });
    },
  };
}
