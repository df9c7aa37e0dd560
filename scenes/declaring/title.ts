/** What the chat is called, as those who are in it see it. */
import { readChatKey } from '../../src/domain/chats';
import { plainWords } from '../../src/domain/foreignText';
import { DECLARING } from '../../src/commands/sceneNames';
import type { Step } from '../../src/messaging/dialogue';
import { askTitle, titleUnclear } from '../../src/texts/declarations';
import type { DeclaringState, DeclaringStepName } from '../declaring';
import { choices } from '../keyboards';

const LONGEST = 80;

/** Asks the title. A link or a phone number is none. */
export function titleStep(): Step<DeclaringState, DeclaringStepName> {
  const keyboard = choices(DECLARING, 'title', []);
  return {
    ask: (turn, state) => turn.reply({ text: askTitle(chatOf(state)), keyboard }),
    take(_turn, state, input) {
      const title = plainWords(input.text, LONGEST + 1);
      const isTitle = /\p{L}|\d/u.test(title) && title.length <= LONGEST && !/https?:|\d{7}/iu.test(title);
      if (!isTitle) return Promise.resolve({ kind: 'again', message: { text: titleUnclear(), keyboard } });
      return Promise.resolve({ kind: 'go', to: 'sure', state: { ...state, title } });
    },
  };
}

/** The chat chosen in the step before. */
export function chatOf(state: DeclaringState): NonNullable<ReturnType<typeof readChatKey>> {
  const chat = readChatKey(state.chat);
  if (!chat) throw new Error('a title without a chat');
  return chat;
}
