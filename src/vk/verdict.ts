/** From what VK said about a row to what the outbox records. Pure. */
import type { Claimed, SendResult } from '../messaging/outgoing';
import { backoffMs } from './backoff';
import type { Outcome } from './delivery';
import { reactionTo, type Reaction } from './errorTable';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const PASSING = { baseMs: 1_000, capMs: MINUTE_MS };
const FAILING = { baseMs: 1_000, capMs: 5 * MINUTE_MS };
const FLOOD = { baseMs: 10 * MINUTE_MS, capMs: 6 * HOUR_MS };

/** How long the whole sender rests after the method's quota is spent. */
export const QUOTA_PAUSE_MS = HOUR_MS;

/** What to record for a row; a row that is kept keeps its random_id. */
export function verdictOn(row: Claimed, outcome: Outcome, random: () => number): SendResult {
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', row, cmid: outcome.cmid };
    case 'unknown':
    case 'undelivered': {
      const afterMs = backoffMs(attemptsOf(row), PASSING, random);
      return { kind: 'retry', row, afterMs, uncertain: outcome.kind === 'unknown' };
    }
    case 'error':
      return onError(row, outcome.code, reactionTo(outcome.code), random);
  }
}

function onError(row: Claimed, code: number, reaction: Reaction, random: () => number): SendResult {
  const again = (afterMs: number): SendResult => ({ kind: 'retry', row, afterMs, uncertain: false });
  const attempts = attemptsOf(row);
  switch (reaction.kind) {
    case 'retry':
      // an internal error or a time-out of VK's own may have come after the message was shown: the outbox ends such doubts
      return { kind: 'retry', row, afterMs: backoffMs(attempts, FAILING, random), uncertain: true };
    case 'slow':
      return again(1_000 + Math.round(random() * 500));
    case 'flood':
      // from the whole pause to twice that: never sooner
      return again(2 * backoffMs(attempts, FLOOD, random));
    case 'quota':
      return again(QUOTA_PAUSE_MS);
    case 'token':
    case 'captcha':
      return again(MINUTE_MS);
    case 'plain':
      if (row.kind === 'message' && row.message.keyboard !== undefined) return { kind: 'plain', row, code };
      return { kind: 'refused', row, code, refusal: 'our_mistake' };
    case 'refuse':
      return { kind: 'refused', row, code, refusal: row.kind === 'answer' ? 'too_late' : reaction.refusal };
    case 'split':
    case 'split_batch':
      return { kind: 'refused', row, code, refusal: 'our_mistake' };
  }
}

function attemptsOf(row: Claimed): number {
  return row.kind === 'message' ? row.attempts : 0;
}
