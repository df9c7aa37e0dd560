/** The school as use cases see it: its data with the placeholders filled but for the officers, and a matcher. */
import { WorkCalendar } from './domain/calendar';
import type { UserId } from './domain/ids';
import type { School } from './domain/school';
import type { TroubleNode } from './domain/troubles';
import { fillPlaceholders } from './faq/answers';
import { learnLazily } from './faq/lesson';
import type { Matcher } from './faq/topic';
import { wordsIn } from './faq/topicWords';
import { contactValues, lastingValues } from './school/placeholders';
import type { SchoolData } from './school/readSchool';
import type { SchoolContext } from './usecases/context';

/**
 * Makes the context; `community.id` may become known later, when VK has told it. Without a matcher it learns its own.
 * `school`: what the file says with the settings in force over it.
 */
export function createSchoolContext(
  data: SchoolData,
  administrators: readonly UserId[],
  community: { readonly id: number | null },
  matcher: Matcher = learnLazily(data),
  school: School = data.school,
): SchoolContext {
  const values = lastingValues(school, data.orders[0]);
  const addresses = contactValues(school.contacts);
  const topics = data.topics.map((topic) => ({
    ...topic,
    short: fillPlaceholders(topic.short, values),
    full: fillPlaceholders(topic.full, values),
  }));
  const [firstStep, ...steps] = data.troubles ?? [];
  const filled = (node: TroubleNode): TroubleNode => ({ ...node, text: fillPlaceholders(node.text, values) });
  return {
    troubles: firstStep ? [filled(firstStep), ...steps.map(filled)] : null,
    quiz: data.quiz && {
      ...data.quiz,
      questions: data.quiz.questions.map((question) => ({
        ...question,
        text: fillPlaceholders(question.text, values),
        explanation: fillPlaceholders(question.explanation, values),
      })),
    },
    school,
    file: data.school,
    orders: data.orders.map((order) => ({
      ...order,
      clauses: order.clauses.map((clause) => ({ ...clause, text: fillPlaceholders(clause.text, addresses) })),
    })),
    calendar: new WorkCalendar(data.calendars, data.school.workingWeek),
    matcher,
    language: data.language,
    knownWords: lazily(() => wordsIn(topics)),
    topics: new Map(topics.map((topic) => [topic.id, topic])),
    administrators: new Set(administrators),
    get privateChat() {
      return community.id === null ? 'vk.me' : `vk.me/club${community.id}`;
    },
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}
