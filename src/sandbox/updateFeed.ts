/** The community's updates and its long poll: numbered, kept for a while, handed out a hundred at a time. */
import { randomBytes } from 'node:crypto';
import type { FeedFacts } from './records';
import type { Shelf } from './shelf';

export type UpdateType = 'message_new' | 'message_edit' | 'message_event' | 'message_allow' | 'message_deny';

/** JSON text of the answer to a poll. */
type AnswerPoll = (answer: string) => void;

interface Waiter {
  readonly ts: number;
  readonly answer: AnswerPoll;
  readonly timer: NodeJS.Timeout;
}

const BATCH = 100;
const MAX_WAIT_SECONDS = 90;
/** How far a new history stands from the lost one. */
const LOSS_GAP = 1000;

export interface FeedSettings {
  readonly groupId: number;
  /** Updates kept for a bot that was away; older ones end in failed:1. */
  readonly historyLimit: number;
  readonly shelf: Shelf;
}

export class UpdateFeed {
  private base = 0;
  private key = newKey();
  private bodies: string[] = [];
  private readonly lostKeys = new Set<string>();
  private readonly waiters = new Set<Waiter>();
  /** Event ids are this and a number: unique over restarts, and cheap. */
  private readonly eventPrefix = randomBytes(16).toString('hex');
  private emitted = 0;
  private wakeSet = false;
  private takenTs = 0;
  /** Called when the bot has taken more updates. */
  onTaken: () => void = () => undefined;

  constructor(private readonly settings: FeedSettings) {
    const [facts] = settings.shelf.load('meta') as FeedFacts[];
    if (facts !== undefined) {
      this.base = facts.base;
      this.key = facts.key;
      const rows = settings.shelf.load('update') as { n: number; update: unknown }[];
      rows.sort((one, other) => one.n - other.n);
      this.bodies = rows.filter((row) => row.n > this.base).map((row) => JSON.stringify(row.update));
    }
    this.takenTs = this.base;
    this.saveFacts();
  }

  /** The number of the last update. */
  get ts(): number {
    return this.base + this.bodies.length;
  }

  /** The last number the bot has polled from. */
  get taken(): number {
    return this.takenTs;
  }

  /** What groups.getLongPollServer says of the feed. */
  server(): { key: string; ts: string } {
    return { key: this.key, ts: String(this.ts) };
  }

  /** Adds an update and wakes held polls once the current turn of the event loop is over. */
  emit(type: UpdateType, object: unknown): void {
    this.emitted += 1;
    const eventId = this.eventPrefix + this.emitted.toString(16).padStart(8, '0');
    this.append(JSON.stringify({ group_id: this.settings.groupId, type, event_id: eventId, v: '5.199', object }));
  }

  /** Hands the last updates out again, event ids and all, as VK sometimes does. */
  repeat(count: number): void {
    for (const body of this.bodies.slice(-count)) this.append(body);
  }

  /** Answers a poll at once or within its wait; the returned function forgets it. */
  poll(key: string, tsText: string, waitSeconds: number, answer: AnswerPoll): () => void {
    const ts = Number(tsText);
    if (this.lostKeys.has(key)) answer('{"failed":3}');
    else if (key !== this.key) answer('{"failed":2}');
    else if (!Number.isSafeInteger(ts) || ts > this.ts) answer(`{"failed":1,"ts":${this.ts}}`);
    else if (ts < this.base) answer(`{"failed":1,"ts":${this.base}}`);
    else {
      this.takeUpTo(ts);
      if (ts < this.ts) answer(this.batchFrom(ts));
      else return this.hold(ts, Math.min(Math.max(waitSeconds, 0), MAX_WAIT_SECONDS) * 1000, answer);
    }
    return () => undefined;
  }

  /** Makes the key stale: polls end in failed:2. */
  expireKey(): void {
    this.key = newKey();
    this.saveFacts();
    this.failWaiters('{"failed":2}');
  }

  /** Loses the updates not yet taken: polls end in failed:3 until a new server is asked for. */
  loseHistory(): void {
    this.lostKeys.add(this.key);
    this.forget(this.bodies.length);
    this.base += LOSS_GAP;
    this.takenTs = this.base;
    this.key = newKey();
    this.saveFacts();
    this.failWaiters('{"failed":3}');
  }

  /** Ends held polls with an empty answer. */
  close(): void {
    this.failWaiters(`{"ts":"${this.ts}","updates":[]}`);
  }

  private append(body: string): void {
    this.bodies.push(body);
    this.settings.shelf.put('update', this.ts, `{"n":${this.ts},"update":${body}}`);
    if (this.bodies.length > this.settings.historyLimit * 1.25) {
      this.forget(this.bodies.length - this.settings.historyLimit);
      this.saveFacts();
    }
    if (this.wakeSet || this.waiters.size === 0) return;
    this.wakeSet = true;
    setImmediate(() => this.wake());
  }

  private wake(): void {
    this.wakeSet = false;
    for (const waiter of this.waiters) {
      if (waiter.ts >= this.ts) continue;
      this.release(waiter);
      waiter.answer(waiter.ts < this.base ? `{"failed":1,"ts":${this.base}}` : this.batchFrom(waiter.ts));
    }
  }

  private batchFrom(ts: number): string {
    const from = ts - this.base;
    const batch = this.bodies.slice(from, from + BATCH);
    return `{"ts":"${ts + batch.length}","updates":[${batch.join(',')}]}`;
  }

  private hold(ts: number, waitMs: number, answer: AnswerPoll): () => void {
    const timer = setTimeout(() => {
      this.release(waiter);
      answer(`{"ts":"${ts}","updates":[]}`);
    }, waitMs);
    const waiter: Waiter = { ts, answer, timer };
    this.waiters.add(waiter);
    return () => this.release(waiter);
  }

  private release(waiter: Waiter): void {
    clearTimeout(waiter.timer);
    this.waiters.delete(waiter);
  }

  private failWaiters(answer: string): void {
    for (const waiter of this.waiters) {
      this.release(waiter);
      waiter.answer(answer);
    }
  }

  private takeUpTo(ts: number): void {
    if (ts <= this.takenTs) return;
    this.takenTs = ts;
    this.onTaken();
  }

  private forget(count: number): void {
    for (let n = this.base + 1; n <= this.base + count; n += 1) this.settings.shelf.drop('update', n);
    this.bodies.splice(0, count);
    this.base += count;
  }

  private saveFacts(): void {
    const facts: FeedFacts = { base: this.base, key: this.key };
    this.settings.shelf.put('meta', 'feed', facts);
  }
}

function newKey(): string {
  return randomBytes(20).toString('hex');
}
