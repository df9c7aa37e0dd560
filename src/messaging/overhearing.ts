/** What is said to nobody in particular, in chats that asked for that: looked at in memory, before anything is stored (1.4). */
import type { Database } from '../store/database';
import type { PeerId } from '../domain/ids';
import type { PassingWords, Received } from './incoming';

export interface OverhearingOptions {
  readonly database: Database;
  /** The school's clock. */
  readonly now: () => number;
  /** A first look at the words, which costs nothing. */
  readonly mayAsk: (text: string) => boolean;
  /** Resolves when what these texts ask about is known. */
  readonly read: (texts: readonly string[]) => Promise<void>;
  /** What a text asks about beyond doubt; asked once for each text that was read. */
  readonly topicOf: (text: string) => string | null;
}

/** After so long nobody waits for the bot's word. */
const STALE_MS = 10 * 60_000;

interface Candidate {
  readonly peer: PeerId;
  readonly words: PassingWords;
}

/** Makes of the talk of a poll what may be stored: a counter, or the topic that is to be answered; the words stay behind. */
export function createOverhearing(
  options: OverhearingOptions,
): (received: readonly Received[]) => Promise<readonly Received[]> {
  const { database, now, mayAsk, read, topicOf } = options;

  async function listenedTo(candidates: readonly Candidate[]): Promise<readonly Candidate[]> {
    if (candidates.length === 0) return [];
    const peers = [...new Set(candidates.map(({ peer }) => peer))];
    const open = await database.transaction((stores) => stores.chats.overheardAmong(peers));
    return candidates.filter(({ peer }) => open.has(peer));
  }

  return async (received) => {
    const asking = received.flatMap((item): Candidate[] => {
      if (item.kind !== 'talk' || item.words === undefined) return [];
      const { peer, words } = item;
      return now() - words.at < STALE_MS && mayAsk(words.text) ? [{ peer, words }] : [];
    });
    const heard = await listenedTo(asking);
    if (heard.length > 0) await read(heard.map(({ words }) => words.text));
    const topics = new Map(heard.map(({ words }) => [words, topicOf(words.text)]));
    return received.map((item): Received => {
      if (item.kind !== 'talk') return item;
      const { peer, words } = item;
      const topic = words && topics.get(words);
      if (!words || !topic) return { kind: 'talk', peer };
      return { kind: 'event', eventId: words.eventId, incoming: { kind: 'overheard', peer, topic, cmid: words.cmid } };
    });
  };
}
