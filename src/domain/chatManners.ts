/** How often the bot speaks in a group chat (1.4): the same once, much only for a while, unasked hardly ever. Pure. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** An answer stands for so long: asked again, the chat hears that it is above, and then nothing. */
export const SAME_TOPIC_MS = 30 * MINUTE_MS;
/** Of so many answers, or so many other lines, in this time a chat has heard enough: one more offers the private chat, and then the bot waits. */
export const BUSY_MS = 10 * MINUTE_MS;
export const BUSY_LINES = 5;
/** Nobody asked the bot: the same topic rests so long, and any other so long. */
export const UNASKED_SAME_TOPIC_MS = 12 * HOUR_MS;
export const UNASKED_ANY_MS = 10 * MINUTE_MS;
/** Nothing older is asked for. */
export const REMEMBERED_MS = UNASKED_SAME_TOPIC_MS;

/** What the bot says: the answer; that it stands above; the way to the private chat instead; any other short line. */
export const LINES = ['answer', 'above', 'offer', 'other'] as const;
export type Line = (typeof LINES)[number];

/** Something the bot has said in the chat; `topic` of an answer, or of what stands above. */
export interface Said {
  readonly line: Line;
  readonly topic: string | null;
  /** Nobody had addressed the bot. */
  readonly unasked: boolean;
  readonly at: number;
}

export type Manner = 'answer' | 'above' | 'offer' | 'silent';

/** What a message addressed to the bot gets there; `topic` null: a line that is no answer. `said`: in any order. */
export function mannerWhenAsked(topic: string | null, said: readonly Said[], now: number): Manner {
  const lately = within(said, now, BUSY_MS);
  if (isBusy(lately)) {
    return lately.some(({ line }) => line === 'offer') ? 'silent' : 'offer';
  }
  if (topic === null) return 'answer';
  const same = within(said, now, SAME_TOPIC_MS).filter((one) => one.topic === topic);
  if (!same.some(({ line }) => line === 'answer')) return 'answer';
  return same.some(({ line }) => line === 'above') ? 'silent' : 'above';
}

/** Whether a topic may be answered that nobody asked the bot about. */
export function mayAnswerUnasked(topic: string, said: readonly Said[], now: number): boolean {
  return (
    !isBusy(within(said, now, BUSY_MS)) &&
    !within(said, now, UNASKED_ANY_MS).some(({ unasked }) => unasked) &&
    !within(said, now, UNASKED_SAME_TOPIC_MS).some((one) => one.topic === topic)
  );
}

function isBusy(lately: readonly Said[]): boolean {
  const answers = lately.filter(({ line }) => line === 'answer').length;
  const others = lately.filter(({ line }) => line === 'above' || line === 'other').length;
  return Math.max(answers, others) >= BUSY_LINES;
}

/** What was said within that time; the clock may have been set back since. */
function within(said: readonly Said[], now: number, ms: number): Said[] {
  return said.filter(({ at }) => at <= now && now - at < ms);
}
