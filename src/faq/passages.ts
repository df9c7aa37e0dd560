/** A message is judged by its passages: the whole of it and its sentences, for the question may stand anywhere. */
import { sentencesOf } from './words';

const WINDOW = 14;
const MAX_PASSAGES = 10;
const MAX_WORDS = 40;

export interface Judgement {
  /** How likely each topic is, by its number. */
  readonly odds: Float32Array;
  /** The likeliest topic; −1 where there are no topics. */
  readonly best: number;
  /** How likely the best one is right, 0…1. */
  readonly score: number;
}

/** What may hold the question: the whole text where it is short, then its questions, then its other sentences. */
export function passagesOf(clean: string, fillers: ReadonlySet<string>): (readonly string[])[] {
  const sentences = sentencesOf(clean, fillers, WINDOW);
  const whole = sentences.flatMap(({ words }) => words);
  if (sentences.length < 2) return [whole];
  const asking = sentences.filter(({ asks }) => asks);
  const telling = sentences.filter(({ asks, words }) => !asks && words.length > 1);
  const parts = [...asking, ...telling].map(({ words }) => words);
  return (whole.length <= MAX_WORDS ? [whole, ...parts] : parts).slice(0, MAX_PASSAGES);
}

/**
 * The judgements of a message's passages as one. A passage counts as much as it can be trusted: what is only told
 * around the question hardly does, and of several questions each brings its topic among the three.
 */
export function together(judgements: readonly Judgement[]): { best: readonly number[]; score: number } {
  const topics = judgements[0]?.odds.length ?? 0;
  const sum = new Float64Array(topics);
  for (const { odds, score } of judgements) for (let c = 0; c < topics; c++) sum[c]! += score * odds[c]!;
  const best = Array.from(sum.keys())
    .sort((one, other) => sum[other]! - sum[one]! || one - other)
    .slice(0, 3);
  const speaking = judgements.filter((judgement) => judgement.best === best[0]);
  return { best, score: Math.max(0, ...speaking.map(({ score }) => score)) };
}
