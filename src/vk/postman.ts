/** Delivers one batch of claimed rows: the calls, their answers, the halving of a rejected batch. */
import type { Claimed, SendResult } from '../messaging/outgoing';
import type { Refusal } from '../domain/refusal';
import type { ApiAnswer, VkApi, VkLogger } from './api';
import { executeCodes, readExecute, readItem, requestOf, type Outcome } from './delivery';
import { isKnownCode, reactionTo } from './errorTable';
import { afterAnswer, afterReaction, afterSilence, opensAt, stoppedBecause, type SenderState } from './senderState';
import { verdictOn } from './verdict';

export interface Postman {
  state(): SenderState;
  /** Sends the rows and says what became of each; never throws for anything VK does. */
  deliver(rows: readonly Claimed[]): Promise<SendResult[]>;
}

export interface PostmanOptions {
  readonly api: VkApi;
  readonly now: () => number;
  readonly random: () => number;
  readonly logger: VkLogger;
}

/** Refusals that a person must mend: the token's rights, the community's settings, this program. */
const LOUD: ReadonlySet<Refusal> = new Set(['rights', 'bots_off', 'our_mistake']);

/** Makes the part of the sender that speaks to VK and knows whether it may. */
export function createPostman({ api, now, random, logger }: PostmanOptions): Postman {
  let state: SenderState = { kind: 'ok' };

  function move(next: SenderState): void {
    if (next === state) return;
    const before = state.kind;
    state = next;
    if (next.kind !== before) announce(next, before, logger);
  }

  function hear(answer: ApiAnswer): void {
    move(answer.kind === 'network' ? afterSilence(state, now(), random) : afterAnswer(state, now()));
  }

  function judge(row: Claimed, outcome: Outcome): SendResult {
    const result = verdictOn(row, outcome, random);
    if (outcome.kind !== 'error') return result;
    if (result.kind === 'refused') {
      const facts = { row: row.id, code: outcome.code, refusal: result.refusal, known: isKnownCode(outcome.code) };
      if (LOUD.has(result.refusal)) logger.error(facts, `VK refused a message: ${result.refusal}`);
      else logger.info(facts, 'VK refused a message');
    }
    if (result.kind === 'plain') {
      logger.error({ row: row.id, code: result.code }, 'VK refused a keyboard: sending the words without it');
    }
    move(afterReaction(state, reactionTo(outcome.code), outcome.code, now()));
    return result;
  }

  /** Judges what an answered call returned for its rows; error 6 of a whole call is the API client's to notice. */
  function judgeItems(rows: readonly Claimed[], outcomes: readonly Outcome[]): SendResult[] {
    if (outcomes.some((outcome) => outcome.kind === 'error' && reactionTo(outcome.code).kind === 'slow'))
      api.slowDown();
    return rows.map((row, index) => judge(row, outcomes[index] ?? { kind: 'unknown' }));
  }

  /** Nothing more goes out: the rows that were not tried return to the queue untouched. */
  function putBack(rows: readonly Claimed[]): SendResult[] {
    const afterMs = Math.min(60_000, Math.max(0, opensAt(state) - now()));
    return rows.map((row) => ({ kind: 'retry', row, afterMs, uncertain: false }));
  }

  async function sendOne(row: Claimed): Promise<SendResult[]> {
    const { method, params } = requestOf(row);
    const answer = await api.call(method, params);
    hear(answer);
    return answer.kind === 'ok' ? judgeItems([row], [readItem(answer.response)]) : [judge(row, failureOf(answer))];
  }

  async function sendCode(rows: readonly Claimed[], code: string): Promise<SendResult[]> {
    const answer = await api.call('execute', { code });
    hear(answer);
    if (answer.kind === 'ok') {
      return judgeItems(rows, readExecute(answer.response, answer.executeErrors, rows.length));
    }
    if (answer.kind === 'error' && concernsOneOfThem(answer.code)) {
      logger.warn({ code: answer.code, rows: rows.length }, 'VK rejected a batch: sending its halves');
      const middle = rows.length >> 1;
      return [...(await sendMany(rows.slice(0, middle))), ...(await sendMany(rows.slice(middle)))];
    }
    return rows.map((row) => judge(row, failureOf(answer)));
  }

  async function sendMany(rows: readonly Claimed[]): Promise<SendResult[]> {
    const results: SendResult[] = [];
    for (const group of executeCodes(rows)) {
      const [first, second] = group.rows;
      if (opensAt(state) > now()) results.push(...putBack(group.rows));
      else if (first !== undefined && second === undefined) results.push(...(await sendOne(first)));
      else results.push(...(await sendCode(group.rows, group.code)));
    }
    return results;
  }

  return { state: () => state, deliver: sendMany };
}

/** Codes about a message, not about the whole sender: said of a batch, one of its messages is to blame. */
function concernsOneOfThem(code: number): boolean {
  return ['refuse', 'plain', 'split', 'split_batch'].includes(reactionTo(code).kind);
}

/** What a call that failed as a whole means for each of its rows. */
function failureOf(answer: Exclude<ApiAnswer, { kind: 'ok' }>): Outcome {
  if (answer.kind === 'error') return { kind: 'error', code: answer.code };
  return answer.certain ? { kind: 'undelivered' } : { kind: 'unknown' };
}

function announce(state: SenderState, before: SenderState['kind'], logger: VkLogger): void {
  switch (state.kind) {
    case 'ok':
      return logger.info({ before }, 'sending again');
    case 'stopped':
      return logger.error({ code: state.code }, stoppedBecause(state) ?? 'nothing is sent');
    case 'paused':
      return logger.error({ code: state.code, until: state.until }, 'the quota of VK is spent: messages wait an hour');
    case 'away':
      return logger.warn('VK does not answer: messages wait');
  }
}
