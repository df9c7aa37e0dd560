/** A parent or a pupil says the class. */
import { gradeOf } from '../../src/domain/classes';
import { JOINING } from '../../src/commands/sceneNames';
import type { StepInput } from '../../src/messaging/dialogue';
import type { Keyboard } from '../../src/messaging/outgoing';
import type { Turn } from '../../src/messaging/turn';
import { askClass, askGrade, askLetter, classInWords, classUnknown, oneByOne } from '../../src/texts/onboarding';
import type { SchoolContext } from '../../src/usecases/context';
import { choices } from '../keyboards';
import { classAnswer, classRows, gradeRows } from './classes';
import { finishFamily } from './finishFamily';
import { go, type JoiningResult, type JoiningState, type JoiningStep } from './state';

/** Asks the grade first, in a school with more classes than buttons. */
export function gradeStep(context: SchoolContext): JoiningStep {
  const { classes } = context.school;
  const keyboard = (): Keyboard => choices(JOINING, 'grade', gradeRows(classes));
  return {
    ask: (turn) => turn.reply({ text: askGrade(), keyboard: keyboard() }),
    take: (turn, state, input) => take(context, turn, state, input, keyboard()),
  };
}

/** Asks the class, of all or of the grade that was chosen. */
export function childClassStep(context: SchoolContext): JoiningStep {
  const { classes } = context.school;
  const keyboard = (state: JoiningState): Keyboard => {
    const { grade } = state;
    const shown = grade === null ? classes : classes.filter((label) => gradeOf(label) === grade);
    return choices(JOINING, 'child_class', classRows(shown));
  };
  return {
    ask: (turn, state) => {
      const text = state.grade === null ? askClass(familyRole(state)) : askLetter(state.grade);
      return turn.reply({ text, keyboard: keyboard(state) });
    },
    take: (turn, state, input) => take(context, turn, state, input, keyboard(state)),
  };
}

async function take(
  context: SchoolContext,
  turn: Turn,
  state: JoiningState,
  input: StepInput,
  keyboard: Keyboard,
): Promise<JoiningResult> {
  const { classes } = context.school;
  const answer = classAnswer(input, classes, state.grade);
  switch (answer.kind) {
    case 'class':
      return finishFamily(context, turn, familyRole(state), answer.classLabel);
    case 'grade':
      return go('child_class', { ...state, grade: answer.grade });
    case 'several':
      return { kind: 'again', message: { text: oneByOne(), keyboard } };
    case 'unknown':
      return {
        kind: 'again',
        message: { text: input.text.trim() === '' ? classInWords() : classUnknown(classes), keyboard },
      };
  }
}

function familyRole(state: JoiningState): 'parent' | 'pupil' {
  if (state.role !== 'parent' && state.role !== 'pupil') throw new Error('a step of families without their role');
  return state.role;
}
