/** Topics as they are known now: those of the data, and the answers that the school wrote itself. */
import { toLocal } from '../domain/zone';
import type { Topic } from '../faq/topic';
import type { OwnAnswer } from '../store/ownAnswerStore';
import type { SchoolContext, Work } from './context';

/** Own answers have these ids; no topic of the data may begin so. */
const OWN = 'own-';
/** Of an answer in a group chat. */
const LONGEST_SHORT = 300;

export const ownTopicId = (id: number): string => `${OWN}${id}`;

/** The number of the school's own answer; null: a topic of the data. */
export function ownAnswerOf(topic: string): number | null {
  const [, number] = /^own-(\d{1,9})$/u.exec(topic) ?? [];
  return number === undefined ? null : Number(number);
}

/** The topic with that id, now; null: there is none (any more). */
export async function findTopic(context: SchoolContext, work: Work, id: string): Promise<Topic | null> {
  const topic = context.topics.get(id);
  if (topic) return topic;
  const own = ownAnswerOf(id);
  const answer = own === null ? null : await work.stores.ownAnswers.find(own);
  return answer?.state === 'in_force' ? ownTopic(context, answer) : null;
}

/** Those of the ids that are there, in that order. */
export async function findTopics(context: SchoolContext, work: Work, ids: readonly string[]): Promise<Topic[]> {
  const topics: Topic[] = [];
  for (const id of ids) {
    const topic = await findTopic(context, work, id);
    if (topic) topics.push(topic);
  }
  return topics;
}

/** An own answer as any other topic; its phrasings are among what was taught. */
export function ownTopic({ school }: Pick<SchoolContext, 'school'>, { id, question, answer, at }: OwnAnswer): Topic {
  return {
    id: ownTopicId(id),
    title: question,
    audience: ['everyone'],
    short: shortOf(answer),
    full: answer,
    source: '',
    asOf: toLocal(at, school.timeZone).date,
    outdated: false,
    questions: [],
    about: [],
    followups: [],
  };
}

/** One line of a group chat; no picture is cut in two. */
function shortOf(answer: string): string {
  const line = answer.replaceAll(/\s+/gu, ' ');
  return line.length > LONGEST_SHORT ? `${line.slice(0, LONGEST_SHORT - 1).replace(/\p{Cs}$/u, '')}…` : line;
}
