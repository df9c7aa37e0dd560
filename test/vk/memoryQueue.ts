/** The outbox's port over an array: what the sender may count on, and a record of what it reported. */
import { peerId, userId } from '../../src/domain/ids';
import type { Claimed, ClaimedMessage, OutboxQueue, OutgoingMessage, SendResult } from '../../src/messaging/outgoing';

interface Row {
  claimed: Claimed;
  state: 'waiting' | 'sending' | 'done';
  notBefore: number;
}

export interface MemoryQueue extends OutboxQueue {
  add(peer: number, message: string | OutgoingMessage, attempts?: number): ClaimedMessage;
  addAnswer(peer: number, answerId: string, text: string | null): void;
  readonly results: SendResult[];
  readonly claims: number[];
  /** Results of a kind, by the text of their message. */
  texts(kind: SendResult['kind']): string[];
  open(): number;
  /** Lets rows that wait for a retry be tried now. */
  hurry(): void;
}

export function memoryQueue(): MemoryQueue {
  const rows: Row[] = [];
  const results: SendResult[] = [];
  const claims: number[] = [];
  const textOf = (row: Claimed): string => (row.kind === 'message' ? row.message.text : row.answerId);

  return {
    results,
    claims,
    add(peer, message, attempts = 0) {
      const id = rows.length + 1;
      const content = typeof message === 'string' ? { text: message } : message;
      const claimed = {
        kind: 'message',
        id,
        peer: peerId(peer),
        randomId: id * 1_000,
        message: content,
        attempts,
      } as const;
      rows.push({ claimed, state: 'waiting', notBefore: 0 });
      return claimed;
    },
    addAnswer(peer, answerId, text) {
      const claimed = {
        kind: 'answer',
        id: rows.length + 1,
        peer: peerId(peer),
        user: userId(peer),
        answerId,
        text,
      } as const;
      rows.push({ claimed, state: 'waiting', notBefore: 0 });
    },
    async claim(now, limit) {
      const busy = new Set(rows.filter((row) => row.state === 'sending').map((row) => row.claimed.peer));
      const claimed: Claimed[] = [];
      for (const row of rows) {
        if (claimed.length === limit || row.state !== 'waiting') continue;
        const first = row.claimed.kind === 'answer' || !busy.has(row.claimed.peer);
        busy.add(row.claimed.peer);
        if (!first || row.notBefore > now) continue;
        row.state = 'sending';
        claimed.push(row.claimed);
      }
      claims.push(claimed.length);
      return claimed;
    },
    async settle(settled, now) {
      for (const result of settled) {
        results.push(result);
        const row = rows.find((one) => one.claimed.id === result.row.id);
        if (row === undefined || row.state !== 'sending') throw new Error('settled what was not being sent');
        row.state = result.kind === 'sent' || result.kind === 'refused' ? 'done' : 'waiting';
        if (result.kind === 'retry') row.notBefore = now + result.afterMs;
        if (result.kind === 'plain' && row.claimed.kind === 'message') {
          row.claimed = { ...row.claimed, message: { text: row.claimed.message.text } };
        }
        if (result.kind === 'retry' && row.claimed.kind === 'message') {
          row.claimed = { ...row.claimed, attempts: row.claimed.attempts + 1 };
        }
      }
    },
    async nextAt() {
      const times = rows.filter((row) => row.state === 'waiting').map((row) => row.notBefore);
      return times.length === 0 ? null : Math.min(...times);
    },
    texts: (kind) => results.filter((result) => result.kind === kind).map((result) => textOf(result.row)),
    open: () => rows.filter((row) => row.state !== 'done').length,
    hurry() {
      for (const row of rows) row.notBefore = 0;
    },
  };
}
