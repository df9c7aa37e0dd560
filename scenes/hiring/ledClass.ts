/** Which class the newcomer leads, if any. */
import { HIRING } from '../../src/commands/sceneNames';
import type { Keyboard } from '../../src/messaging/outgoing';
import { askNewClass, HIRING_LABELS } from '../../src/texts/hiring';
import { classUnknown } from '../../src/texts/onboarding';
import { yesOrNo } from '../../src/texts/yesNo';
import type { SchoolContext } from '../../src/usecases/context';
import { classAnswer, classRows, fitsOneKeyboard } from '../joining/classes';
import { choices } from '../keyboards';
import { go, type HiringStep } from './state';

const NONE = '-';
/** VK allows ten rows: one is for «Без класса», one for the ways out. */
const MOST_CLASS_ROWS = 8;

/** Asks the class; there need not be one. */
export function newClassStep(context: SchoolContext): HiringStep {
  const { classes } = context.school;
  const rows = fitsOneKeyboard(classes) ? classRows(classes) : [];
  const keyboard: Keyboard = choices(HIRING, 'led_class', [
    [{ label: HIRING_LABELS.noClass, value: NONE }],
    ...(rows.length <= MOST_CLASS_ROWS ? rows : []),
  ]);
  return {
    ask: (turn) => turn.reply({ text: askNewClass(), keyboard }),
    async take(_turn, state, input) {
      const said = input.text.trim().toLowerCase();
      const none = input.picked === NONE || said === HIRING_LABELS.noClass.toLowerCase() || yesOrNo(said) === false;
      if (none) return go('hire', { ...state, classLabel: null });
      const answer = classAnswer(input, classes, null);
      if (answer.kind === 'class') return go('hire', { ...state, classLabel: answer.classLabel });
      return { kind: 'again', message: { text: classUnknown(classes), keyboard } };
    },
  };
}
