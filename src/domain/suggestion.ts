/** What the digest suggests doing first: one thing, by a rule that can be told in a sentence (2.1). */
import type { Waited } from './workingTime';

/** People wait for an answer in these; of equals the first is suggested. */
export const WAITING_QUEUES = ['requests', 'tickets', 'inquiries', 'extensions', 'confirmations'] as const;
export type WaitingQueue = (typeof WAITING_QUEUES)[number];

export interface WaitingThere {
  readonly count: number;
  /** Of the one who waits longest; null: nobody does. */
  readonly longest: Waited | null;
}
export type WaitingQueues = Readonly<Record<WaitingQueue, WaitingThere>>;

/** What people have yet to do by a date, and where the administrator sees who. */
export interface DatedWork {
  readonly what: 'unregistered' | 'chats';
  readonly undone: number;
  /** Negative: the date is past. */
  readonly daysLeft: number;
}

export interface Situation {
  /** An edit of the order waits for a yes: until then people are reminded of what the order may not ask any more. */
  readonly orderChange: boolean;
  readonly queues: WaitingQueues;
  readonly dated: readonly DatedWork[];
  readonly unconfirmedChats: number;
  readonly outOfReach: number;
}

export type Suggestion =
  | { readonly kind: 'order_change' }
  | { readonly kind: 'queue'; readonly queue: WaitingQueue; readonly count: number; readonly longest: Waited }
  | { readonly kind: 'dated'; readonly work: DatedWork }
  | { readonly kind: 'unconfirmed_chats' | 'out_of_reach'; readonly count: number };

/** A date so near is work for today. */
const SOON_DAYS = 3;

/**
 * First what changes the rules for everybody; then whoever waits longest; then the date that is past or comes soonest; then
 * chats and people that need a word. Null: there is nothing to suggest.
 */
export function suggest({ orderChange, queues, dated, unconfirmedChats, outOfReach }: Situation): Suggestion | null {
  if (orderChange) return { kind: 'order_change' };
  const [queue] = WAITING_QUEUES.flatMap((name) => {
    const { count, longest } = queues[name];
    return longest === null ? [] : [{ kind: 'queue' as const, queue: name, count, longest }];
  }).sort((one, other) => other.longest.days - one.longest.days || other.longest.minutes - one.longest.minutes);
  if (queue) return queue;
  const [work] = dated
    .filter(({ undone, daysLeft }) => undone > 0 && daysLeft <= SOON_DAYS)
    .sort((one, other) => one.daysLeft - other.daysLeft);
  if (work) return { kind: 'dated', work };
  if (unconfirmedChats > 0) return { kind: 'unconfirmed_chats', count: unconfirmedChats };
  return outOfReach > 0 ? { kind: 'out_of_reach', count: outOfReach } : null;
}
