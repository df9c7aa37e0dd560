/**
 * Whoever is in charge of support answers a question. Entered about it.
 *
 *   ответственный: [Ответить]
 *   бот: Вопрос №12 от родителя 7Б (vk.com/id30). Напишите ответ одним сообщением: … [Отмена]
 *   ответственный: Чат открывается по новой ссылке, её пришлёт классный руководитель.
 *   бот: Передал ответ на вопрос №12. …
 */
import { authorText, notHandled, sendAnswer } from '../src/commands/inquiryMessages';
import { menuFor } from '../src/commands/menu';
import { ANSWERING } from '../src/commands/sceneNames';
import { LONGEST_ANSWER, readNameOfWords, type PassedWords } from '../src/domain/passedWords';
import { dialogue, type Dialogue, type Step } from '../src/messaging/dialogue';
import { askAnswer, askingLeft } from '../src/texts/inquiries';
import { oldButton, startedOver } from '../src/texts/onboarding';
import { mayHandle } from '../src/usecases/answerInquiry';
import type { SchoolContext } from '../src/usecases/context';
import { choices } from './keyboards';
import { actorOf } from './person';
import { askedAfresh, NO_WORDS, readWordsToPass, wordsState } from './wordsToPass';

/** Raised when stored state would be misread. */
const VERSION = 1;

/** Makes the dialogue for one school. */
export function answering(context: SchoolContext): Dialogue {
  return dialogue<PassedWords, 'words'>({
    slug: ANSWERING,
    version: VERSION,
    state: wordsState,
    first: 'words',
    // no question has its number
    empty: NO_WORDS,
    aboutNamed: readNameOfWords,
    steps: { words: wordsStep(context) },
    startedOver: () => ({ text: startedOver() }),
    oldButton: () => ({ text: oldButton() }),
    left: async (turn) => turn.reply({ text: askingLeft(), keyboard: menuFor(await actorOf(context, turn)) }),
  });
}

function wordsStep(context: SchoolContext): Step<PassedWords, 'words'> {
  const keyboard = choices(ANSWERING, 'words', [], { back: false });
  return {
    async ask(turn, { inquiry: id }) {
      const handled = await mayHandle(context, turn, await actorOf(context, turn), id, 'answer');
      const text = handled.kind === 'possible' ? askAnswer(id, authorText(handled.author)) : notHandled(id, handled);
      await turn.reply({ text, keyboard });
    },
    async take(turn, state, input) {
      const afresh = await askedAfresh(turn, state);
      if (afresh) return afresh;
      const { inquiry: id } = state;
      const words = readWordsToPass(input, LONGEST_ANSWER);
      if (words.kind === 'refused') return { kind: 'again', message: { text: words.text, keyboard } };
      await sendAnswer(context, turn, await actorOf(context, turn), id, words.text);
      return { kind: 'end' };
    },
  };
}
