/** «Вопросы без ответа»: what the bot did not answer, similar ones together, never with who asked (2.1). */
import type { Actor } from '../domain/access';
import { addDays, weekday, type LocalDate } from '../domain/localDate';
import { toInstant } from '../domain/zone';
import { groupAlike } from '../faq/alike';
import type { Topic } from '../faq/topic';
import type { AskedQuestion } from '../store/questionStore';
import type { SchoolContext, Work } from './context';
import { findTopics } from './ownTopics';
import { handlesSupport } from './supportOnDuty';

/** Questions that ask the same. */
export interface QuestionGroup {
  /** The number of the first of them, and of the last question there was when they were put together. */
  readonly id: number;
  readonly upTo: number;
  readonly ids: readonly number[];
  /** Each wording once, as they came. */
  readonly texts: readonly string[];
}

export type Unanswered =
  { readonly kind: 'forbidden' } | { readonly kind: 'list'; readonly groups: readonly QuestionGroup[] };

/** Every group, the largest first. */
export async function listUnanswered(context: SchoolContext, work: Work, actor: Actor): Promise<Unanswered> {
  if (!(await handlesSupport(context, work, actor))) return { kind: 'forbidden' };
  return { kind: 'list', groups: groupsOf(context, await work.stores.questions.open()) };
}

export type ShownGroup =
  | { readonly kind: 'forbidden' }
  /** Somebody has dealt with it. */
  | { readonly kind: 'gone' }
  /** `topics`: what it may be about, the likeliest first. */
  | { readonly kind: 'group'; readonly group: QuestionGroup; readonly topics: readonly Topic[] };

/** The group of a question as it was at the question `upTo`: what came later is not in it. */
export async function showGroup(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { id, upTo }: Pick<QuestionGroup, 'id' | 'upTo'>,
): Promise<ShownGroup> {
  if (!(await handlesSupport(context, work, actor))) return { kind: 'forbidden' };
  const questions = (await work.stores.questions.open()).filter((question) => question.id <= upTo);
  const found = groupsOf(context, questions).find(({ ids }) => ids.includes(id));
  if (!found) return { kind: 'gone' };
  const members = questions.filter((question) => found.ids.includes(question.id));
  const topics = await findTopics(context, work, likeliest(members));
  return { kind: 'group', group: { ...found, id, upTo }, topics };
}

/** Nobody will teach these: they go. */
export async function dropGroup(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  which: Pick<QuestionGroup, 'id' | 'upTo'>,
): Promise<ShownGroup> {
  const shown = await showGroup(context, work, actor, which);
  if (shown.kind === 'group') await work.stores.questions.remove(shown.group.ids);
  return shown;
}

const MONDAY = 1;

/** The last seven days in groups, for the digest of the week's first working day; null on other days and when there is nothing. */
export async function unansweredOfTheWeek(
  context: SchoolContext,
  work: Work,
  today: LocalDate,
): Promise<readonly QuestionGroup[] | null> {
  for (let day = today; weekday(day) !== MONDAY;) {
    day = addDays(day, -1);
    if (context.calendar.isWorkingDay(day)) return null;
  }
  const since = toInstant(addDays(today, -7), 0, context.school.timeZone);
  const questions = (await work.stores.questions.open()).filter(({ askedAt }) => askedAt >= since);
  return questions.length > 0 ? groupsOf(context, questions) : null;
}

function groupsOf({ language }: SchoolContext, questions: readonly AskedQuestion[]): QuestionGroup[] {
  const texts = questions.map(({ text }) => text);
  return groupAlike(texts, language).map((numbers) => {
    const members = numbers.map((number) => questions[number]!);
    return {
      id: members[0]!.id,
      upTo: questions.at(-1)!.id,
      ids: members.map(({ id }) => id),
      texts: [...new Set(members.map(({ text }) => text))],
    };
  });
}

/** What their askers chose, then what the matcher thought of; a topic that was called wrong comes last. */
function likeliest(questions: readonly AskedQuestion[]): string[] {
  const votes = new Map<string, number>();
  const vote = (topic: string, count: number): void => void votes.set(topic, (votes.get(topic) ?? 0) + count);
  for (const { chosen, candidates, state } of questions) {
    if (chosen !== null) vote(chosen, 4);
    candidates.forEach((topic, place) => vote(topic, state === 'wrong' && place === 0 ? -2 : 3 - place));
  }
  return [...votes].sort(([, one], [, other]) => other - one).map(([topic]) => topic);
}
