/**
 * A question goes to a person, in one message. Entered about one's own question, it says more about that one.
 *
 *   родитель: [Спросить администратора]
 *   бот: Напишите вопрос одним сообщением, словами. Его прочитает А.А. Заведующая, … Текст я только передаю … [Отмена]
 *   родитель: Почему у сына не открывается чат класса?
 *   бот: Передал, это вопрос №12. Ответит А.А. Заведующая, …
 */
import { sendInquiry, sendMore } from '../src/commands/inquiryMessages';
import { menuFor } from '../src/commands/menu';
import { ASKING_HUMAN } from '../src/commands/sceneNames';
import { asksSomething, LONGEST_QUESTION, readNameOfWords, type PassedWords } from '../src/domain/passedWords';
import { dialogue, type Dialogue, type Step } from '../src/messaging/dialogue';
import { courtesyOf } from '../src/texts/courtesy';
import { askingLeft, askMore, askWords, notAQuestion } from '../src/texts/inquiries';
import { oldButton, startedOver } from '../src/texts/onboarding';
import type { SchoolContext } from '../src/usecases/context';
import { supportOnDuty } from '../src/usecases/supportOnDuty';
import { choices } from './keyboards';
import { actorOf } from './person';
import { askedAfresh, NO_WORDS, readWordsToPass, wordsState } from './wordsToPass';

/** Raised when stored state would be misread. */
const VERSION = 1;

/** Makes the dialogue for one school. */
export function askingHuman(context: SchoolContext): Dialogue {
  return dialogue<PassedWords, 'words'>({
    slug: ASKING_HUMAN,
    version: VERSION,
    state: wordsState,
    first: 'words',
    empty: NO_WORDS,
    aboutNamed: readNameOfWords,
    steps: { words: wordsStep(context) },
    startedOver: () => ({ text: startedOver() }),
    oldButton: () => ({ text: oldButton() }),
    left: async (turn) => turn.reply({ text: askingLeft(), keyboard: menuFor(await actorOf(context, turn)) }),
  });
}

function wordsStep(context: SchoolContext): Step<PassedWords, 'words'> {
  const keyboard = choices(ASKING_HUMAN, 'words', [], { back: false });
  return {
    async ask(turn, { inquiry }) {
      if (inquiry > 0) return turn.reply({ text: askMore(inquiry), keyboard });
      const actor = await actorOf(context, turn);
      const { whom } = await supportOnDuty(context, turn, actor.user);
      await turn.reply({ text: askWords(whom), keyboard });
    },
    async take(turn, state, input) {
      const afresh = await askedAfresh(turn, state);
      if (afresh) return afresh;
      const { inquiry } = state;
      const words = readWordsToPass(input, LONGEST_QUESTION);
      if (words.kind === 'refused') return { kind: 'again', message: { text: words.text, keyboard } };
      const asksNothing = courtesyOf(words.text) !== null || !asksSomething(words.text);
      if (asksNothing) return { kind: 'again', message: { text: notAQuestion(), keyboard } };
      const actor = await actorOf(context, turn);
      if (inquiry === 0) await sendInquiry(context, turn, actor, words.text);
      else await sendMore(context, turn, actor, inquiry, words.text);
      return { kind: 'end' };
    },
  };
}
