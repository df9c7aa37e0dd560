/** A question about the platform in the middle of the dialogue: it is answered, and the step asks its own again. */
import { answerText } from '../../src/commands/questions';
import type { Turn } from '../../src/messaging/turn';
import { soundsAsking } from '../../src/texts/asking';
import { answerQuestion, type Answer } from '../../src/usecases/answerQuestion';
import type { SchoolContext } from '../../src/usecases/context';
import { actorOf } from '../person';
import type { JoiningStep } from './state';

/**
 * What a step's answers are. `name`: only a text that sounds like a question is taken for one, never a name; `choice`:
 * questions come first, and a text that fits no choice may still be one; `words`: answers in words come first.
 */
type Answers = 'name' | 'choice' | 'words';

type Topic = Extract<Answer, { kind: 'answer' }>['topic'];

/** A text of fewer words that does not sound like a question is none, where answers are words. */
const LEAST_WORDS = 3;

const wordsIn = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length;

/** The step, with ears for questions that the bot is sure to know. */
export function withQuestions(context: SchoolContext, answers: Answers, step: JoiningStep): JoiningStep {
  const topicOf = async (turn: Turn, text: string, place: 'dm' | 'chat'): Promise<Topic | null> => {
    const answer = await answerQuestion(context, turn, await actorOf(context, turn), text, place);
    return answer.kind === 'answer' ? answer.topic : null;
  };
  const reply = async (turn: Turn, topic: Topic): Promise<{ readonly kind: 'aside' }> => {
    await turn.reply({ text: answerText(context, topic, 'dm') });
    return { kind: 'aside' };
  };
  return {
    ask: (turn, state) => step.ask(turn, state),
    async take(turn, state, input) {
      const mayAsk = input.picked === null && input.text.trim() !== '';
      const sounds = mayAsk && soundsAsking(input.text);
      if (sounds && answers !== 'words') {
        const topic = await topicOf(turn, input.text, answers === 'name' ? 'dm' : 'chat');
        if (topic) return reply(turn, topic);
      }
      const result = await step.take(turn, state, input);
      if (result.kind !== 'again' || !mayAsk || answers === 'name') return result;
      // «не помню», «может быть»: an answer the step does not know, and no question
      if (answers === 'words' && !sounds && wordsIn(input.text) < LEAST_WORDS) return result;
      const topic = await topicOf(turn, input.text, sounds ? 'dm' : 'chat');
      return topic ? reply(turn, topic) : result;
    },
  };
}
