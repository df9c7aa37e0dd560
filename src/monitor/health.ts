/** What `/healthz` says: how polling, sending and the database are. */
export interface Health {
  readonly status: 'ok' | 'degraded' | 'down';
  readonly vk: { readonly lastPollSeconds: number | null; readonly error: string | null };
  readonly outbox: { readonly pending: number; readonly oldestSeconds: number };
  readonly failedEvents: number;
  readonly version: string;
}

export interface Vitals {
  readonly now: number;
  readonly version: string;
  readonly polling: { readonly lastPollAt: number | null; readonly error: string | null };
  /** `stopped`: why nothing is sent until the next start. */
  readonly sending: { readonly well: boolean; readonly stopped: string | null };
  /** Null: the database refuses. */
  readonly stored: {
    readonly pending: number;
    readonly oldestAt: number | null;
    readonly failedEvents: number;
  } | null;
}

/** VK holds a poll for 25 s: silence longer than this is trouble. */
const SILENCE_SECONDS = 120;
/** A message that waits longer is held up: a conversation VK asked to leave in peace, or VK itself. */
const HELD_UP_SECONDS = 300;

/** Judges how the bot is; every agreed field is there whatever is broken. */
export function healthOf({ now, version, polling, sending, stored }: Vitals): Health {
  const secondsSince = (at: number): number => Math.max(0, Math.round((now - at) / 1_000));
  const lastPollSeconds = polling.lastPollAt === null ? null : secondsSince(polling.lastPollAt);
  const { pending, oldestAt, failedEvents } = stored ?? { pending: 0, oldestAt: null, failedEvents: 0 };
  const silent = lastPollSeconds === null || lastPollSeconds > SILENCE_SECONDS;
  const down = stored === null || sending.stopped !== null || silent;
  const oldestSeconds = oldestAt === null ? 0 : secondsSince(oldestAt);
  const degraded = polling.error !== null || !sending.well || failedEvents > 0 || oldestSeconds > HELD_UP_SECONDS;
  return {
    status: down ? 'down' : degraded ? 'degraded' : 'ok',
    vk: {
      lastPollSeconds,
      error: stored === null ? 'the database refuses: see the log' : (sending.stopped ?? polling.error),
    },
    outbox: { pending, oldestSeconds },
    failedEvents,
    version,
  };
}
