/** Choosing one of many topics by buttons: ranges of titles first, then a page of them (VK: six rows). */
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import { DUTY_PAGES } from '../texts/duties';
import { topicLabel } from '../texts/questions';
import { topicRange } from '../texts/teaching';
import { pairs } from './staffChoice';

interface Titled {
  readonly id: string;
  readonly title: string;
}

/** A row each, and one that turns the page. */
const ON_PAGE = 5;
/** Two a row. */
const MOST_RANGES = 10;

/** `from` undefined: the beginning, where many topics are ranges. */
export function topicChoice(
  topics: readonly Titled[],
  from: number | undefined,
  to: { readonly open: (from: number) => ButtonPayload; readonly choose: (topic: Titled) => ButtonPayload },
): Button[][] {
  if (from === undefined && topics.length > ON_PAGE) {
    const size = Math.max(ON_PAGE, Math.ceil(topics.length / MOST_RANGES));
    const ranges: Button[] = [];
    for (let at = 0; at < topics.length; at += size) {
      const [first, last] = [topics[at]!, topics[Math.min(at + size, topics.length) - 1]!];
      ranges.push({ label: topicRange(first.title, last.title), payload: to.open(at) });
    }
    return pairs(ranges);
  }
  const start = from ?? 0;
  const rows = topics
    .slice(start, start + ON_PAGE)
    .map((topic): Button[] => [{ label: topicLabel(topic), payload: to.choose(topic) }]);
  const turns = [
    ...(start > 0 ? [{ label: DUTY_PAGES.earlier, payload: to.open(Math.max(0, start - ON_PAGE)) }] : []),
    ...(start + ON_PAGE < topics.length ? [{ label: DUTY_PAGES.later, payload: to.open(start + ON_PAGE) }] : []),
  ];
  return turns.length > 0 ? [...rows, turns] : rows;
}
