/** Empties the outbox into VK: wakes after a commit, sleeps until the next row is due, never polls in a loop. */
import type { Claimed, OutboxQueue, SendResult } from '../messaging/outgoing';
import type { VkApi, VkLogger } from './api';
import { createPostman } from './postman';
import { opensAt, type SenderState } from './senderState';

export interface Sender {
  /** Something was committed to the outbox. */
  wake(): void;
  /** Takes no more work and waits for the calls in hand, at most `stopMs`; what is left stays marked as being sent. */
  stop(): Promise<void>;
  state(): SenderState;
}

export interface SenderLimits {
  /** Rows of one call; VK allows 25 in an `execute`. */
  readonly batch: number;
  /** Calls in hand at once; each is about other conversations, because the queue hands out one row of each. */
  readonly parallel: number;
  /** Another call starts beside one in hand only after so long: on a fast line rows gather into fuller batches. */
  readonly overlapMs: number;
  readonly stopMs: number;
}

export interface SenderOptions {
  readonly api: VkApi;
  readonly queue: OutboxQueue;
  /** Real time in epoch milliseconds. */
  readonly now: () => number;
  readonly random: () => number;
  readonly logger: VkLogger;
  readonly limits?: Partial<SenderLimits>;
}

const LIMITS: SenderLimits = { batch: 25, parallel: 4, overlapMs: 5, stopMs: 3_000 };
/** A row that is due but not handed out waits for a call in hand, whose end wakes the sender. */
const SHORTEST_NAP_MS = 200;
const LONGEST_NAP_MS = 60_000;
const AFTER_FAILURE_MS = 1_000;

/** Makes the sender of one school; it begins with the first `wake`. */
export function createSender(options: SenderOptions): Sender {
  const { api, queue, now, logger } = options;
  const limits = { ...LIMITS, ...options.limits };
  const postman = createPostman(options);
  const inHand = new Set<Promise<void>>();
  const answersInHand = new Set<number>();
  let woken = false;
  let stopping = false;
  let abandoned = false;
  let pumping: Promise<void> | null = null;
  let lastStartAt = 0;
  /** The last batch was full: waiting would not make the next one fuller. */
  let full = false;
  let retryAt = 0;
  let nap: NodeJS.Timeout | undefined;
  let soon: NodeJS.Immediate | undefined;

  function wake(): void {
    woken = true;
    if (stopping || pumping !== null || soon !== undefined) return;
    // the turns that are ending in this round of the event loop share the batch
    soon = setImmediate(() => {
      soon = undefined;
      pumping = pump().finally(() => {
        pumping = null;
        const wait = waitMs();
        if (woken && wait !== Infinity) napFor(wait);
      });
    });
  }

  function napFor(ms: number): void {
    clearTimeout(nap);
    if (ms <= 0) return wake();
    nap = setTimeout(wake, Math.min(LONGEST_NAP_MS, ms)).unref();
  }

  /** Milliseconds until a call may start; Infinity when only the end of another call or a restart allows it. */
  function waitMs(): number {
    if (stopping || inHand.size >= limits.parallel) return Infinity;
    const overlap = inHand.size > 0 && !full ? Math.min(limits.overlapMs, lastStartAt + limits.overlapMs - now()) : 0;
    return Math.max(overlap, Math.max(retryAt, opensAt(postman.state())) - now());
  }

  async function pump(): Promise<void> {
    try {
      while (woken && waitMs() <= 0) {
        await api.ready();
        if (stopping) return;
        woken = false;
        const rows = notInHand(await queue.claim(now(), limits.batch));
        if (rows.length > 0) start(rows);
        else await napUntilDue();
        // a full batch: there may be more; after a short one the end of its call looks again
        full = rows.length === limits.batch;
        if (full) woken = true;
      }
    } catch (error) {
      logger.error({ err: error }, 'the outbox could not be read');
      woken = true;
      retryAt = now() + AFTER_FAILURE_MS;
    }
  }

  /** An answer to a button may be handed out again while its call is in hand: VK takes it once. */
  function notInHand(rows: readonly Claimed[]): readonly Claimed[] {
    return rows.filter((row) => row.kind !== 'answer' || !answersInHand.has(row.id));
  }

  async function napUntilDue(): Promise<void> {
    const dueAt = await queue.nextAt();
    if (dueAt !== null) napFor(Math.max(SHORTEST_NAP_MS, dueAt - now()));
  }

  function start(rows: readonly Claimed[]): void {
    lastStartAt = now();
    const answers = rows.filter((row) => row.kind === 'answer').map((row) => row.id);
    for (const id of answers) answersInHand.add(id);
    const call = deliver(rows).finally(() => {
      inHand.delete(call);
      for (const id of answers) answersInHand.delete(id);
      wake();
    });
    inHand.add(call);
  }

  async function deliver(rows: readonly Claimed[]): Promise<void> {
    // claimed while the program began to stop: back, untouched
    await settle(
      stopping ? rows.map((row) => ({ kind: 'retry', row, afterMs: 0, uncertain: false })) : await sendSafely(rows),
    );
  }

  /** A row that breaks the sender itself is set aside alone, so that the others go on. */
  async function sendSafely(rows: readonly Claimed[]): Promise<SendResult[]> {
    try {
      return await postman.deliver(rows);
    } catch (error) {
      logger.error({ err: error, rows: rows.length }, 'the sender failed on its rows');
      const [only, ...more] = rows;
      if (only === undefined) return [];
      if (more.length === 0) return [{ kind: 'refused', row: only, code: 0, refusal: 'our_mistake' }];
      const results: SendResult[] = [];
      for (const row of rows) results.push(...(await sendSafely([row])));
      return results;
    }
  }

  /** What became of a message must be recorded: tried until it works or the program stops. */
  async function settle(results: readonly SendResult[]): Promise<void> {
    while (!abandoned) {
      try {
        return await queue.settle(results, now());
      } catch (error) {
        logger.error({ err: error }, 'results of sending could not be recorded');
        await new Promise((resolve) => setTimeout(resolve, AFTER_FAILURE_MS).unref());
      }
    }
  }

  async function stop(): Promise<void> {
    stopping = true;
    clearTimeout(nap);
    clearImmediate(soon);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, limits.stopMs)));
    const finished = (async () => {
      await pumping;
      await Promise.allSettled(inHand);
    })();
    await Promise.race([finished, patience]);
    clearTimeout(timer);
    abandoned = true;
  }

  return { wake, stop, state: () => postman.state() };
}
