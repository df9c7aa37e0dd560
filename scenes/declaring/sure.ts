/** The last look, and the declaration itself. */
import { menuFor } from '../../src/commands/menu';
import { textForChat } from '../../src/commands/declarations';
import { DECLARING } from '../../src/commands/sceneNames';
import { drawWitnessKey } from '../../src/domain/witness';
import type { RandomBytes } from '../../src/domain/personalCode';
import type { Step } from '../../src/messaging/dialogue';
import * as texts from '../../src/texts/declarations';
import { yesOrNo } from '../../src/texts/yesNo';
import type { SchoolContext } from '../../src/usecases/context';
import { declareChat, type ChatDeclared } from '../../src/usecases/declareChat';
import type { DeclaringState, DeclaringStepName } from '../declaring';
import { choices } from '../keyboards';
import { actorOf } from '../person';
import { chatOf } from './title';

/** Asks once more, then declares. */
export function sureStep(context: SchoolContext, random: RandomBytes): Step<DeclaringState, DeclaringStepName> {
  const keyboard = choices(DECLARING, 'sure', [[{ label: texts.LABELS.declare, value: 'yes', color: 'positive' }]]);
  return {
    ask: (turn, state) => turn.reply({ text: texts.askSure(chatOf(state), state.title), keyboard }),
    async take(turn, state, input) {
      const said = input.picked ?? (input.text.trim() === texts.LABELS.declare ? 'yes' : null);
      if (said !== 'yes' && yesOrNo(input.text) === false) return { kind: 'go', to: 'which', state };
      if (said !== 'yes' && yesOrNo(input.text) !== true) {
        return { kind: 'again', message: { text: texts.sureUnclear(), keyboard } };
      }
      const actor = await actorOf(context, turn);
      const { title } = state;
      const result = await declareChat(context, turn, actor, { ...chatOf(state), title, key: drawWitnessKey(random) });
      await turn.reply({ text: answer(result), keyboard: menuFor(actor) });
      const waits = result.kind === 'declared' || result.kind === 'already' ? result.declaration : null;
      if (waits?.state === 'waiting') await turn.reply({ text: textForChat(context, waits) });
      return { kind: 'end' };
    },
  };
}

function answer(result: ChatDeclared): string {
  switch (result.kind) {
    case 'forbidden':
      return texts.whichNotYours();
    case 'not_asked':
      return texts.whichNotAsked();
    case 'in_it':
      return texts.botIsInIt(result.title);
    case 'shown':
      return texts.shownOtherwise();
    case 'already':
      return texts.alreadyDeclared(result.declaration.title, result.declaration.state === 'witnessed');
    case 'declared':
      return texts.declared();
  }
}
