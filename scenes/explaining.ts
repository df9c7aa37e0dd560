/**
 * A member of staff writes in a line what hinders a duty. Entered about the question.
 *
 *   сотрудник: [Написать причину]
 *   бот: «создать чат класса» (7Б) (п. 7 приказа): напишите одной строкой, что мешает, … [Отмена]
 *   сотрудник: Жду доступа к платформе, заявку подал вчера
 *   бот: Спасибо, передал. …
 */
import { aboutOf, sendExplanation } from '../src/commands/explanations';
import { menuFor } from '../src/commands/menu';
import { EXPLAINING } from '../src/commands/sceneNames';
import { plainWords } from '../src/domain/foreignText';
import { asksSomething, readNameOfWords, type PassedWords } from '../src/domain/passedWords';
import { dialogue, type Dialogue, type Step } from '../src/messaging/dialogue';
import * as texts from '../src/texts/controlClause';
import { oldButton, startedOver } from '../src/texts/onboarding';
import type { SchoolContext } from '../src/usecases/context';
import { LONGEST_EXPLANATION, mayExplain } from '../src/usecases/explain';
import { choices } from './keyboards';
import { actorOf } from './person';
import { askedAfresh, NO_WORDS, wordsState } from './wordsToPass';

/** Raised when stored state would be misread. */
const VERSION = 1;

/** Makes the dialogue for one school. */
export function explaining(context: SchoolContext): Dialogue {
  return dialogue<PassedWords, 'words'>({
    slug: EXPLAINING,
    version: VERSION,
    state: wordsState,
    first: 'words',
    // no question has its number
    empty: NO_WORDS,
    aboutNamed: readNameOfWords,
    steps: { words: wordsStep(context) },
    startedOver: () => ({ text: startedOver() }),
    oldButton: () => ({ text: oldButton() }),
    left: async (turn) => turn.reply({ text: texts.explaining.left, keyboard: menuFor(await actorOf(context, turn)) }),
  });
}

function wordsStep(context: SchoolContext): Step<PassedWords, 'words'> {
  const keyboard = choices(EXPLAINING, 'words', [], { back: false });
  return {
    async ask(turn, { inquiry: id }) {
      const possible = await mayExplain(context, turn, await actorOf(context, turn), id);
      const text =
        possible.kind === 'possible'
          ? texts.askWords(aboutOf(possible.state), LONGEST_EXPLANATION)
          : texts.explaining.settled;
      await turn.reply({ text, keyboard });
    },
    async take(turn, state, { text, picked }) {
      const afresh = await askedAfresh(turn, state);
      if (afresh) return afresh;
      const words = picked === null ? plainWords(text, LONGEST_EXPLANATION + 1) : '';
      if (!asksSomething(words)) return { kind: 'again', message: { text: texts.onlyWords(), keyboard } };
      if (words.length > LONGEST_EXPLANATION)
        return { kind: 'again', message: { text: texts.tooManyWords(LONGEST_EXPLANATION), keyboard } };
      await sendExplanation(context, turn, await actorOf(context, turn), { id: state.inquiry, words });
      return { kind: 'end' };
    },
  };
}
