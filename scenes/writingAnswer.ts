/**
 * An answer of the school's own is written. Entered about nothing, questions without an answer, a question that was put
 * to a person, or an answer there is.
 *
 *   ответственный: [Новый ответ]
 *   бот: Шаг 1 из 3. Напишите вопрос так, как его задают, одной строкой. …
 *   ответственный: Где взять пароль от школьного Wi-Fi?
 *   бот: Шаг 2 из 3. «Где взять пароль от школьного Wi-Fi?». Напишите ответ одним сообщением, …
 *   ответственный: Пароль выдаёт секретарь, кабинет 12.
 *   бот: Шаг 3 из 3. Так я отвечу всем, кто спросит похоже: … [Добавить]
 *   ответственный: [Добавить]
 *   бот: Готово: на «Где взять пароль от школьного Wi-Fi?» и похожие вопросы отвечаю так уже со следующего. …
 */
import { z } from 'zod';
import { menuFor } from '../src/commands/menu';
import { sayWritten } from '../src/commands/ownAnswers';
import { WRITING_ANSWER } from '../src/commands/sceneNames';
import {
  DRAFT_PURPOSES,
  LONGEST_ANSWER,
  LONGEST_QUESTION,
  NEW_DRAFT,
  type AnswerDraft,
} from '../src/domain/answerDraft';
import { forwardedText, plainWords } from '../src/domain/foreignText';
import { dialogue, type Dialogue, type Step } from '../src/messaging/dialogue';
import { oldButton, startedOver } from '../src/texts/onboarding';
import * as texts from '../src/texts/teaching';
import { yesOrNo } from '../src/texts/yesNo';
import type { SchoolContext } from '../src/usecases/context';
import { publicQuestion } from '../src/usecases/namelessQuestion';
import { writeAnswer } from '../src/usecases/ownAnswers';
import { choices } from './keyboards';
import { actorOf } from './person';

/** Raised when stored state would be misread. */
const VERSION = 1;
const ADD = 'add';

const writingState = z.strictObject({
  what: z.enum(DRAFT_PURPOSES),
  id: z.int().min(0),
  upTo: z.int().min(0),
  question: z.string().max(LONGEST_QUESTION),
  answer: z.string().max(LONGEST_ANSWER),
});
type StepName = 'question' | 'answer' | 'sure';
type WritingStep = Step<AnswerDraft, StepName>;

/** Makes the dialogue for one school. */
export function writingAnswer(context: SchoolContext): Dialogue {
  return dialogue<AnswerDraft, StepName>({
    slug: WRITING_ANSWER,
    version: VERSION,
    state: writingState,
    first: 'question',
    empty: NEW_DRAFT,
    aboutNamed: readDraft,
    begins: missing,
    steps: { question: questionStep(context), answer: answerStep(), sure: sureStep(context) },
    startedOver: () => ({ text: startedOver() }),
    oldButton: () => ({ text: oldButton() }),
    left: async (turn) => turn.reply({ text: texts.writingLeft(), keyboard: menuFor(await actorOf(context, turn)) }),
  });
}

const readDraft = (name: string): AnswerDraft => writingState.parse(JSON.parse(name));

/** The step that asks for what is not known yet. */
const missing = ({ question, answer }: AnswerDraft): StepName =>
  question === '' ? 'question' : answer === '' ? 'answer' : 'sure';

function questionStep(context: SchoolContext): WritingStep {
  const keyboard = choices(WRITING_ANSWER, 'question', []);
  return {
    ask: (turn) => turn.reply({ text: texts.askQuestion(), keyboard }),
    async take(turn, state, { text, picked }) {
      const written = picked === null ? plainWords(text, LONGEST_QUESTION + 1) : '';
      const fits = /\p{L}{3}/u.test(written) && written.length <= LONGEST_QUESTION;
      if (!fits) return { kind: 'again', message: { text: texts.questionUnclear(), keyboard } };
      // shown from here on as it will be kept
      const question = await publicQuestion(context, turn, written);
      return { kind: 'go', to: missing({ ...state, question }), state: { ...state, question } };
    },
  };
}

function answerStep(): WritingStep {
  const keyboard = choices(WRITING_ANSWER, 'answer', []);
  return {
    ask: (turn, { question }) => turn.reply({ text: texts.askAnswerTo(question), keyboard }),
    take(_turn, state, { text, picked }) {
      const answer = picked === null ? forwardedText(text) : '';
      const fits = /\p{L}{3}/u.test(answer) && answer.length <= LONGEST_ANSWER;
      if (!fits) return Promise.resolve({ kind: 'again', message: { text: texts.answerUnclear(), keyboard } });
      return Promise.resolve({ kind: 'go', to: 'sure', state: { ...state, answer } });
    },
  };
}

function sureStep(context: SchoolContext): WritingStep {
  const { add } = texts.TEACHING_LABELS;
  const keyboard = choices(WRITING_ANSWER, 'sure', [[{ label: add, value: ADD, color: 'positive' }]]);
  return {
    ask: (turn, { question, answer }) => turn.reply({ text: texts.askSure(question, answer), keyboard }),
    async take(turn, { question, answer, ...what }, { text, picked }) {
      const said = text.trim().toLowerCase() === add.toLowerCase() || yesOrNo(text) === true;
      if (picked !== ADD && !said) return { kind: 'again', message: { text: texts.pressAdd(), keyboard } };
      const actor = await actorOf(context, turn);
      await turn.reply({ text: texts.adding(), keyboard: menuFor(actor) });
      await sayWritten(turn, actor, await writeAnswer(context, turn, actor, what, { question, answer }));
      return { kind: 'end' };
    },
  };
}
