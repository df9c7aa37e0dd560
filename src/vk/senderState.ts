/** Whether the sender may send, and what it tells the operator about it. */
import { backoffMs } from './backoff';
import type { Reaction } from './errorTable';
import { QUOTA_PAUSE_MS } from './verdict';

export type SenderState =
  | { readonly kind: 'ok' }
  /** VK refused the token, or asks for a captcha, which a program must not answer: nothing is sent until the next start. */
  | { readonly kind: 'stopped'; readonly by: 'token' | 'captcha'; readonly code: number }
  /** VK asked for a long rest: the method's quota (29) is spent. */
  | { readonly kind: 'paused'; readonly until: number; readonly code: number }
  /** VK does not answer; tried again at `until`. */
  | { readonly kind: 'away'; readonly since: number; readonly until: number; readonly failures: number };

const AWAY = { baseMs: 500, capMs: 30_000 };

/** When the next call may be made: a time, or never. */
export function opensAt(state: SenderState): number {
  switch (state.kind) {
    case 'ok':
      return 0;
    case 'stopped':
      return Infinity;
    case 'paused':
    case 'away':
      return state.until;
  }
}

/** The state after a refusal that concerns the whole sender. */
export function afterReaction(state: SenderState, reaction: Reaction, code: number, now: number): SenderState {
  if (state.kind === 'stopped') return state;
  if (reaction.kind === 'token' || reaction.kind === 'captcha') return { kind: 'stopped', by: reaction.kind, code };
  if (state.kind === 'paused' && state.until > now) return state;
  return reaction.kind === 'quota' ? { kind: 'paused', until: now + QUOTA_PAUSE_MS, code } : state;
}

/** The state after a call that VK answered. */
export function afterAnswer(state: SenderState, now: number): SenderState {
  return state.kind === 'away' || (state.kind === 'paused' && state.until <= now) ? { kind: 'ok' } : state;
}

/** The state after a call that VK did not answer. */
export function afterSilence(state: SenderState, now: number, random: () => number): SenderState {
  if (state.kind === 'stopped' || state.kind === 'paused') return state;
  const failures = state.kind === 'away' ? state.failures + 1 : 1;
  const since = state.kind === 'away' ? state.since : now;
  return { kind: 'away', since, failures, until: now + backoffMs(failures - 1, AWAY, random) };
}

/** Why nothing is sent, in words for the operator; null while it is only a matter of time. */
export function stoppedBecause(state: SenderState): string | null {
  if (state.kind !== 'stopped') return null;
  return state.by === 'token'
    ? `VK refused the token (error ${state.code}): nothing is sent. Put a valid VK_TOKEN and restart`
    : `VK asks for a captcha (error ${state.code}): nothing is sent. Write from the community by hand, wait, and restart`;
}
