/** How a school hears VK: updates are polled, questions among them read ahead, what nobody addressed to the bot is forgotten, the rest stored. */
import type { Logger } from 'pino';
import { isGroupChat } from './domain/ids';
import type { LocalDate } from './domain/localDate';
import type { Language } from './faq/language';
import type { Learner } from './faq/lesson';
import { platformQuestions, verySure } from './faq/overheard';
import type { Intake, Received } from './messaging/incoming';
import { createIntake } from './messaging/intake';
import { createOverhearing } from './messaging/overhearing';
import type { Database } from './store/database';
import { QUESTION_COMMANDS } from './texts/words';
import type { Question, ReadingAhead } from './threads/readAhead';
import type { VkApi } from './vk/api';
import type { Community } from './vk/community';
import { createPoller, type Poller } from './vk/poller';
import { createTranslate } from './vk/translate';

export interface ListeningOptions {
  readonly api: VkApi;
  readonly community: Community;
  readonly database: Database;
  readonly language: Language;
  readonly learner: Learner;
  /** Null: questions are read in their turn. */
  readonly reading: ReadingAhead | null;
  readonly now: () => number;
  readonly schoolNow: () => number;
  readonly today: () => LocalDate;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly logger: Logger;
  /** There may be new events in the inbox. */
  readonly onStored: () => void;
  /** VK lost events. */
  readonly onGap: () => Promise<void>;
}

/** Puts it together; nothing is polled before its `start`. */
export function createListening(options: ListeningOptions): Poller {
  const { api, community, database, learner, reading, now, random, logger } = options;
  const overhear = createOverhearing({
    database,
    now: options.schoolNow,
    mayAsk: platformQuestions(options.language),
    read: async (texts) => reading?.read(texts.map((text) => ({ text, place: 'chat' }))),
    topicOf: (text) => verySure(learner.match(text, 'chat')),
  });
  const stored = createIntake({ database, now, today: options.today, onStored: options.onStored });
  const intake: Intake = {
    ...stored,
    async store(received, position) {
      await reading?.read(questionsIn(received));
      await stored.store(await overhear(received), position);
    },
  };
  const { id: groupId, screenName } = community;
  const translate = createTranslate({ vk: api.vk, groupId, screenName, commandWords: QUESTION_COMMANDS });
  return createPoller({ api, groupId, intake, translate, now, random, logger, onGap: options.onGap });
}

/** What may be questions among the updates: words, not buttons. */
function questionsIn(received: readonly Received[]): Question[] {
  const questions: Question[] = [];
  for (const item of received) {
    if (item.kind !== 'event' || item.incoming.kind !== 'message' || item.incoming.payload !== null) continue;
    const { text, peer } = item.incoming;
    if (text !== '') questions.push({ text, place: isGroupChat(peer) ? 'chat' : 'dm' });
  }
  return questions;
}
