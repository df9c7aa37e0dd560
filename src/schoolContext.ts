/** The school as use cases see it: its data with the placeholders filled, and the matcher learnt from it. */
import { WorkCalendar } from './domain/calendar';
import type { UserId } from './domain/ids';
import { fillPlaceholders } from './faq/answers';
import { buildMatcher } from './faq/matcher';
import type { Matcher } from './faq/topic';
import { placeholderValues } from './school/placeholders';
import type { SchoolData } from './school/readSchool';
import type { SchoolContext } from './usecases/context';

/** Makes the context; `community.id` may become known later, when VK has told it. */
export function createSchoolContext(
  data: SchoolData,
  administrators: readonly UserId[],
  community: { readonly id: number | null },
): SchoolContext {
  const values = placeholderValues(data.school, data.orders[0]);
  const topics = data.topics.map((topic) => ({
    ...topic,
    short: fillPlaceholders(topic.short, values),
    full: fillPlaceholders(topic.full, values),
  }));
  // learnt at the first question: whatever else the bot does need not wait for it
  let matcher: Matcher | null = null;
  return {
    school: data.school,
    orders: data.orders,
    calendar: new WorkCalendar(data.calendars, data.school.workingWeek),
    get matcher() {
      return (matcher ??= buildMatcher(topics, data.offTopic, data.language));
    },
    topics: new Map(topics.map((topic) => [topic.id, topic])),
    administrators: new Set(administrators),
    get privateChat() {
      return community.id === null ? 'vk.me' : `vk.me/club${community.id}`;
    },
  };
}
