/** Which of the chats the orders ask for it is: by button, or in words like the title of one. */
import { mayConfirmChat, type Actor } from '../../src/domain/access';
import { chatKey, proposalsFrom, readChatKey, type ChatProposal } from '../../src/domain/chats';
import { DECLARING } from '../../src/commands/sceneNames';
import type { Step, StepInput } from '../../src/messaging/dialogue';
import type { Keyboard } from '../../src/messaging/outgoing';
import * as texts from '../../src/texts/declarations';
import { dutiesOf } from '../../src/usecases/chatDuties';
import type { SchoolContext } from '../../src/usecases/context';
import { declarable } from '../../src/usecases/declareChat';
import type { DeclaringState, DeclaringStepName } from '../declaring';
import { choices } from '../keyboards';
import { actorOf } from '../person';

/** VK allows ten rows; one is for the ways out. */
const MOST = 9;

/** Asks which chat, and takes it when it is this person's to declare. */
export function whichStep(context: SchoolContext): Step<DeclaringState, DeclaringStepName> {
  return {
    async ask(turn) {
      const actor = await actorOf(context, turn);
      await turn.reply({ text: texts.askWhich(), keyboard: keyboardFor(context, actor) });
    },
    async take(turn, state, input) {
      const actor = await actorOf(context, turn);
      const keyboard = keyboardFor(context, actor);
      const said = chatOf(context, actor, input);
      if (said === null) return { kind: 'again', message: { text: texts.whichUnclear(), keyboard } };
      if (!mayConfirmChat(actor, said, dutiesOf(context))) {
        return { kind: 'again', message: { text: texts.whichNotYours(), keyboard } };
      }
      return { kind: 'go', to: 'title', state: { ...state, chat: chatKey(said) } };
    },
  };
}

function keyboardFor(context: SchoolContext, actor: Actor): Keyboard {
  const rows = declarable(context, actor)
    .slice(0, MOST)
    .map((chat) => [{ label: texts.whichLabel(chat), value: chatKey(chat) }]);
  return choices(DECLARING, 'which', rows, { back: false });
}

/** «родители» of whoever leads one class is that class's. */
function chatOf(context: SchoolContext, actor: Actor, input: StepInput): ChatProposal | null {
  if (input.picked !== null) return readChatKey(input.picked);
  const text = input.text.slice(0, 200);
  const own = actor.classTeacherOf.length === 1 ? ` ${actor.classTeacherOf.join('')}` : '';
  const known = { classes: context.school.classes, subjects: [] };
  const [first] = proposalsFrom(text, known);
  const [ofOwn] = own === '' || /\d/u.test(text) ? [] : proposalsFrom(`${text}${own}`, known);
  return first ?? (ofOwn && (ofOwn.kind !== 'class' || /класс/iu.test(text)) ? ofOwn : null);
}
