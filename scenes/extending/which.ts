/** Which of the dated duties it is about: by button, by its number, or in its own words. */
import { EXTENDING } from '../../src/commands/sceneNames';
import { classOf } from '../../src/domain/duties';
import type { Step, StepInput } from '../../src/messaging/dialogue';
import type { Keyboard } from '../../src/messaging/outgoing';
import { dutyLabel } from '../../src/texts/duties';
import { askWhich, whichUnclear } from '../../src/texts/extending';
import { NOTHING_TO_EXTEND } from '../../src/texts/extensions';
import type { Extendable } from '../../src/usecases/askExtension';
import type { SchoolContext } from '../../src/usecases/context';
import type { ExtendingState, ExtendingStepName } from '../extending';
import { choices } from '../keyboards';
import { extendableNow, keyOf } from './about';

/** VK allows ten rows; one is for the ways out. */
const MOST = 9;
/** Fewer letters name too many duties at once. */
const SHORTEST = 4;

/** Asks which duty, and takes one of those that may be extended now. */
export function whichStep(context: SchoolContext): Step<ExtendingState, ExtendingStepName> {
  return {
    async ask(turn) {
      const duties = (await extendableNow(context, turn)).slice(0, MOST);
      const lines = duties.map((one) => ({ duty: one.duty, classText: classOf(one.subject), due: one.duty.due }));
      const text = duties.length > 0 ? askWhich(lines) : NOTHING_TO_EXTEND.nothing;
      await turn.reply({ text, keyboard: keyboardFor(duties) });
    },
    async take(turn, state, input) {
      const duties = (await extendableNow(context, turn)).slice(0, MOST);
      const chosen = chosenOf(duties, input);
      if (!chosen) return { kind: 'again', message: { text: whichUnclear(), keyboard: keyboardFor(duties) } };
      return { kind: 'go', to: 'until', state: { ...state, about: keyOf(chosen) } };
    },
  };
}

function keyboardFor(duties: readonly Extendable[]): Keyboard {
  const rows = duties.map(({ duty }, index) => [{ label: dutyLabel(index + 1, duty.text), value: String(index + 1) }]);
  return choices(EXTENDING, 'which', rows, { back: false });
}

function chosenOf(duties: readonly Extendable[], { picked, text }: StepInput): Extendable | undefined {
  const said = (picked ?? text).trim().toLowerCase();
  if (/^№?\s*\d{1,2}\.?$/u.test(said)) return duties[Number(said.replace(/\D/gu, '')) - 1];
  const words = said.replace(/^\d{1,2}\.\s*/u, '').replace(/…$/u, '');
  const named = words.length < SHORTEST ? [] : duties.filter(({ duty }) => duty.text.toLowerCase().includes(words));
  return named.length === 1 ? named[0] : undefined;
}
