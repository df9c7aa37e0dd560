/** Whether the sender may send, and what it tells the operator about it. */
import { backoffMs } from './backoff';
import type { Reaction } from './errorTable';
import { PAUSE_MS } from './verdict';

export type SenderState =
  | { readonly kind: 'ok' }
  /** VK refused the token: nothing is sent until the program starts with another one. */
  | { readonly kind: 'stopped_by_token'; readonly code: number }
  /** VK asked for a long rest: a quota (29) or a captcha (14). */
  | { readonly kind: 'paused'; readonly until: number; readonly code: number }
  /** VK does not answer; tried again at `until`. */
  | { readonly kind: 'away'; readonly since: number; readonly until: number; readonly failures: number };

const AWAY = { baseMs: 500, capMs: 30_000 };

/** When the next call may be made: a time, or never. */
export function opensAt(state: SenderState): number {
  switch (state.kind) {
    case 'ok':
      return 0;
    case 'stopped_by_token':
      return Infinity;
    case 'paused':
    case 'away':
      return state.until;
  }
}

/** The state after a refusal that concerns the whole sender. */
export function afterReaction(state: SenderState, reaction: Reaction, code: number, now: number): SenderState {
  if (state.kind === 'stopped_by_token') return state;
  if (reaction.kind === 'token') return { kind: 'stopped_by_token', code };
  if (state.kind === 'paused' && state.until > now) return state;
  if (reaction.kind === 'quota' || reaction.kind === 'captcha') {
    return { kind: 'paused', until: now + PAUSE_MS[reaction.kind], code };
  }
  return state;
}

/** The state after a call that VK answered. */
export function afterAnswer(state: SenderState, now: number): SenderState {
  return state.kind === 'away' || (state.kind === 'paused' && state.until <= now) ? { kind: 'ok' } : state;
}

/** The state after a call that VK did not answer. */
export function afterSilence(state: SenderState, now: number, random: () => number): SenderState {
  if (state.kind === 'stopped_by_token' || state.kind === 'paused') return state;
  const failures = state.kind === 'away' ? state.failures + 1 : 1;
  const since = state.kind === 'away' ? state.since : now;
  return { kind: 'away', since, failures, until: now + backoffMs(failures - 1, AWAY, random) };
}
