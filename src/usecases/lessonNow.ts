/** What the matcher learns: the school's data, its own answers, and what it was taught. */
import type { Lesson } from '../faq/lesson';
import type { SchoolContext, Work } from './context';
import { ownTopic } from './ownTopics';
import type { TaughtRange } from './teach';

/** The data's lesson with everything in force in the database; `without`: as though that had not been taught. */
export async function lessonNow(
  context: Pick<SchoolContext, 'school'>,
  { stores }: Pick<Work, 'stores'>,
  data: Lesson,
  without: TaughtRange | null = null,
): Promise<Lesson> {
  const own = (await stores.ownAnswers.inForce()).map((answer) => ownTopic(context, answer));
  const taught = (await stores.taught.inForce()).filter(
    ({ id }) => without === null || id < without.from || id > without.to,
  );
  return {
    topics: [...data.topics, ...own],
    offTopic: data.offTopic,
    language: data.language,
    taught: taught.map(({ text, topic }) => ({ text, topic })),
  };
}
