/** What the bot was taught by buttons, without who taught it: for the school's files. */
import type { Topic } from '../faq/topic';
import type { TaughtQuestion } from '../school/faqExport';
import type { SchoolContext, Work } from './context';
import { ownTopic, ownTopicId } from './ownTopics';

export interface TaughtForFiles {
  /** With their questions; their ids are none of the bot's own. */
  readonly own: readonly Topic[];
  /** Of topics of the data. */
  readonly taught: readonly TaughtQuestion[];
}

/** Everything in force. `source`: what the own answers name as theirs. */
export async function taughtForFiles(
  context: Pick<SchoolContext, 'school'>,
  { stores }: Pick<Work, 'stores'>,
  source: string,
): Promise<TaughtForFiles> {
  const taught = (await stores.taught.inForce()).map(({ topic, text }) => ({ topic, text }));
  const answers = await stores.ownAnswers.inForce();
  const own = answers.map((answer): Topic => {
    const texts = taught.filter(({ topic }) => topic === ownTopicId(answer.id)).map(({ text }) => text);
    return {
      ...ownTopic(context, answer),
      id: `own-answer-${answer.id}`,
      source,
      questions: [...new Set([answer.question, ...texts])],
    };
  });
  const ofOwn = new Set(answers.map(({ id }) => ownTopicId(id)));
  return { own, taught: taught.filter(({ topic }) => !ofOwn.has(topic)) };
}
