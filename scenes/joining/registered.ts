/** The last questions of a member of staff: the class led, when the roster cannot tell, and the registration. */
import { JOINING } from '../../src/commands/sceneNames';
import type { Keyboard } from '../../src/messaging/outgoing';
import type { Turn } from '../../src/messaging/turn';
import {
  askLedClass,
  askRegistered,
  classInWords,
  classUnknown,
  LABELS,
  registeredUnclear,
} from '../../src/texts/onboarding';
import { asksHow, yesOrNo } from '../../src/texts/yesNo';
import type { SchoolContext } from '../../src/usecases/context';
import { isRegistered, registrationDuties } from '../../src/usecases/registration';
import { choices } from '../keyboards';
import { classAnswer, classRows, fitsOneKeyboard } from './classes';
import { finishStaff, type RegistrationAnswer } from './finishStaff';
import { go, staffOf, type JoiningResult, type JoiningState, type JoiningStep } from './state';

/** After the person is known: asks about the registration, unless no order wants it or it is on record. */
export async function afterPerson(context: SchoolContext, turn: Turn, state: JoiningState): Promise<JoiningResult> {
  if (registrationDuties(context).length === 0) return finishStaff(context, turn, state, null);
  const staff = await staffOf(context, turn, state);
  if (staff && (await isRegistered(context, turn, staff.id))) return finishStaff(context, turn, state, null);
  return go('registered', state);
}

/** Asks a class teacher whom the roster does not know for the class. */
export function ledClassStep(context: SchoolContext): JoiningStep {
  const { classes } = context.school;
  const keyboard: Keyboard = choices(JOINING, 'led_class', fitsOneKeyboard(classes) ? classRows(classes) : []);
  return {
    ask: (turn) => turn.reply({ text: askLedClass(), keyboard }),
    async take(turn, state, input) {
      const answer = classAnswer(input, classes, null);
      if (answer.kind === 'class') return afterPerson(context, turn, { ...state, classLabel: answer.classLabel });
      return {
        kind: 'again',
        message: { text: input.text.trim() === '' ? classInWords() : classUnknown(classes), keyboard },
      };
    },
  };
}

/** «Зарегистрированы ли вы уже на платформе?» */
export function registeredStep(context: SchoolContext): JoiningStep {
  const keyboard = choices(JOINING, 'registered', [
    [
      { label: LABELS.yes, value: 'yes', color: 'positive' },
      { label: LABELS.notYet, value: 'no' },
    ],
    [{ label: LABELS.dontKnowHow, value: 'how' }],
  ]);
  const due = registrationDuties(context)[0]?.due ?? null;
  return {
    ask: (turn) => turn.reply({ text: askRegistered(due), keyboard }),
    async take(turn, state, input) {
      const answer = answerOf(input.picked, input.text);
      if (!answer) return { kind: 'again', message: { text: registeredUnclear(), keyboard } };
      return finishStaff(context, turn, state, answer);
    },
  };
}

function answerOf(picked: string | null, text: string): RegistrationAnswer | null {
  if (picked === 'yes' || picked === 'no' || picked === 'how') return picked;
  if (asksHow(text)) return 'how';
  const yes = yesOrNo(text);
  return yes === null ? null : yes ? 'yes' : 'no';
}
