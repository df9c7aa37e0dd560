/** Why: one of a few reasons, so that nobody's own words are kept. */
import { EXTENDING } from '../../src/commands/sceneNames';
import { EXTENSION_REASONS } from '../../src/domain/extension';
import type { Step } from '../../src/messaging/dialogue';
import { askWhy, readReason, REASON_LABELS, whyUnclear } from '../../src/texts/extending';
import type { ExtendingState, ExtendingStepName } from '../extending';
import { choices } from '../keyboards';

/** Asks for the reason, by button or in words that come near one. */
export function whyStep(): Step<ExtendingState, ExtendingStepName> {
  const rows = EXTENSION_REASONS.map((reason) => [{ label: REASON_LABELS[reason], value: reason }]);
  const keyboard = choices(EXTENDING, 'why', rows);
  return {
    ask: (turn) => turn.reply({ text: askWhy(), keyboard }),
    take(_turn, state, { picked, text }) {
      const why = EXTENSION_REASONS.find((reason) => reason === picked) ?? readReason(text);
      if (why === null) return Promise.resolve({ kind: 'again', message: { text: whyUnclear(), keyboard } });
      return Promise.resolve({ kind: 'go', to: 'sure', state: { ...state, why } });
    },
  };
}
