/** A member of staff says their name; the roster is asked, a second miss becomes a request. */
import { JOINING } from '../../src/commands/sceneNames';
import type { Keyboard } from '../../src/messaging/outgoing';
import { askName, askNameAgain, LABELS, offerRequest, offerRequestUnclear } from '../../src/texts/onboarding';
import { yesOrNo } from '../../src/texts/yesNo';
import type { SchoolContext } from '../../src/usecases/context';
import { choices } from '../keyboards';
import { lookUp } from './lookUp';
import { afterPerson } from './registered';
import { go, type JoiningStep } from './state';

/** Asks the name. */
export function nameStep(context: SchoolContext): JoiningStep {
  const keyboard = choices(JOINING, 'name', []);
  return {
    ask: (turn) => turn.reply({ text: askName(), keyboard }),
    take: (turn, state, input) => lookUp(context, turn, state, input.text, { missing: 'name_again', keyboard }),
  };
}

/** Asks once more, after the roster had no such name. */
export function nameAgainStep(context: SchoolContext): JoiningStep {
  const keyboard = choices(JOINING, 'name_again', []);
  return {
    ask: (turn) => turn.reply({ text: askNameAgain(), keyboard }),
    take: (turn, state, input) => lookUp(context, turn, state, input.text, { missing: 'unlisted', keyboard }),
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
      const said = input.picked ?? (input.text.trim() === LABELS.sendRequest ? 'send' : null);
      const yes = said === null ? yesOrNo(input.text) : said === 'send';
      if (yes === true) {
        const listed = { ...state, staff: null, candidates: [] };
        return state.role === 'class_teacher' ? go('led_class', listed) : afterPerson(context, turn, listed);
      }
      if (yes === false) return go('name', state);
      if (input.text.trim() === '') return { kind: 'again', message: { text: offerRequestUnclear(), keyboard } };
      return lookUp(context, turn, state, input.text, { missing: 'unlisted', keyboard });
    },
  };
}
