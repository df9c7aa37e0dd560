/** Our own long polling of a community (VK `groups.getLongPollServer`): no update is passed over before it is stored. */
import type { Intake, PollPosition, Received } from '../messaging/incoming';
import { isRecord, silence, type VkApi, type VkLogger } from './api';
import { backoffMs, sleep, type BackoffLimits } from './backoff';
import { reactionTo } from './errorTable';
import { createJsonClient } from './httpGet';
import type { Translate } from './translate';

export interface Poller {
  /** Begins; resolves when its place is known, from which no update is missed, or when VK turned out to be away. */
  start(): Promise<void>;
  /** Aborts the poll in hand, lets a storing end, and returns. */
  stop(): Promise<void>;
  /** When VK last answered a poll (real time), and what is wrong now, in words for the operator. */
  state(): { readonly lastPollAt: number | null; readonly error: string | null };
}

export interface PollerOptions {
  readonly api: VkApi;
  readonly groupId: number;
  readonly intake: Intake;
  readonly translate: Translate;
  /** Real time in epoch milliseconds. */
  readonly now: () => number;
  readonly random: () => number;
  readonly logger: VkLogger;
  /** VK holds a poll without news for so long; at most 90. */
  readonly waitSeconds?: number;
  readonly backoff?: BackoffLimits;
  /** VK lost events (`failed: 3`): what can be asked for again should be; a failure of it is tried again. */
  readonly onGap?: () => Promise<void>;
}

interface Server {
  readonly url: string;
  readonly key: string;
  readonly ts: PollPosition;
}

/**
 * How one round went. `connected`: the poll may follow; `restart`: VK asks to begin anew, twice in a row only after a wait;
 * `loud`: nothing will come until a person mends the token or its rights.
 */
type Round =
  | { readonly kind: 'answered' }
  | { readonly kind: 'connected' }
  | { readonly kind: 'restart' }
  | { readonly kind: 'trouble'; readonly message: string; readonly loud: boolean };

const RESTART: Round = { kind: 'restart' };
const BACKOFF: BackoffLimits = { baseMs: 500, capMs: 30_000 };
/** Over the time VK holds the poll. */
const PATIENCE_MS = 10_000;
/** The first poll, and the first after trouble: long enough to know that VK answers. */
const PROBE_SECONDS = 1;

/** Makes the poller of one community. */
export function createPoller(options: PollerOptions): Poller {
  const { api, groupId, intake, translate, now, random, logger, waitSeconds = 25, backoff = BACKOFF, onGap } = options;
  let lastPollAt: number | null = null;
  let error: string | null = null;
  let running: {
    readonly aborting: AbortController;
    readonly begun: Promise<void>;
    readonly ended: Promise<void>;
  } | null = null;

  async function run(signal: AbortSignal, onBegun: () => void): Promise<void> {
    const client = createJsonClient();
    const aborting = aborted(signal);
    let server: Server | null = null;
    let position: PollPosition | null = null;
    /** After `failed: 3` the stored position is worth nothing. */
    let lost = false;

    async function connect(): Promise<Round> {
      const answer = await Promise.race([api.call('groups.getLongPollServer', { group_id: groupId }), aborting]);
      if (answer === null) return RESTART;
      if (answer.kind === 'network') return trouble(silence(api, answer.message));
      if (answer.kind === 'error') return refusal(answer.code, answer.message);
      const given = readServer(answer.response);
      if (given === null) return trouble('VK gave no long poll server');
      position ??= lost ? null : await intake.position();
      if (position === null) {
        await intake.store([], given.ts);
        position = given.ts;
        lost = false;
      }
      server = given;
      return { kind: 'connected' };
    }

    async function poll({ url, key }: Server, ts: PollPosition): Promise<Round> {
      const wait = lastPollAt === null || error !== null ? Math.min(PROBE_SECONDS, waitSeconds) : waitSeconds;
      const query = new URLSearchParams({ act: 'a_check', key, ts, wait: String(wait) });
      const fetched = await client.get(`${url}?${query.toString()}`, wait * 1000 + PATIENCE_MS, signal);
      if (signal.aborted) return RESTART;
      if (fetched.kind === 'failed') {
        server = null;
        return trouble(`the long poll failed: ${fetched.message}`);
      }
      const { body } = fetched;
      if (isRecord(body) && body.failed !== undefined) return onFailed(Number(body.failed), readTs(body.ts));
      const next = isRecord(body) ? readTs(body.ts) : null;
      if (!isRecord(body) || next === null || !Array.isArray(body.updates)) {
        server = null;
        return trouble('the long poll answered with something else');
      }
      await take(body.updates, ts, next);
      return { kind: 'answered' };
    }

    async function take(updates: readonly unknown[], before: PollPosition, next: PollPosition): Promise<void> {
      const received: Received[] = [];
      for (const update of updates) {
        const translated = await translate(update);
        if (translated.kind === 'unreadable') logger.error({ reason: translated.error }, 'an update could not be read');
        if (translated.kind !== 'ignored') received.push(translated);
      }
      if (received.length > 0 || next !== before) await intake.store(received, next);
      position = next;
      lastPollAt = now();
    }

    async function onFailed(code: number, ts: PollPosition | null): Promise<Round> {
      if (code === 1 && ts !== null) {
        logger.warn('VK has forgotten a part of its history; going on from where it can');
        await intake.store([], ts);
        position = ts;
        return RESTART;
      }
      server = null;
      if (code === 2) return RESTART; // a new key, from the same place
      if (code !== 3) return trouble(`the long poll failed with ${code}`);
      logger.warn('VK lost events: a gap');
      await onGap?.();
      position = null;
      lost = true;
      return RESTART;
    }

    let failures = 0;
    let restarts = 0;
    while (!signal.aborted) {
      const round = await attempt(() => (server === null || position === null ? connect() : poll(server, position)));
      if (signal.aborted) break;
      onBegun();
      report(round);
      if (round.kind === 'answered') failures = restarts = 0;
      if (round.kind === 'restart') {
        if (restarts > 0) await sleep(backoffMs(restarts - 1, backoff, random), signal);
        restarts += 1;
      }
      if (round.kind === 'trouble') {
        await sleep(backoffMs(failures, backoff, random), signal);
        failures += 1;
      }
    }
    onBegun();
    client.close();
  }

  async function attempt(round: () => Promise<Round>): Promise<Round> {
    try {
      return await round();
    } catch (failure) {
      if (error === null) logger.error({ err: failure }, 'updates could not be stored; asking for them again');
      return trouble('updates could not be stored');
    }
  }

  /** Says once that updates stopped and once that they come again; a refusal is said as an error. */
  function report(round: Round): void {
    if (round.kind === 'trouble') {
      if (round.loud && error !== round.message) logger.error({ reason: round.message }, 'VK refuses to give updates');
      if (!round.loud && error === null) logger.warn({ reason: round.message }, 'VK is away: no updates come');
      error = round.message;
    } else if (round.kind === 'answered' && error !== null) {
      error = null;
      logger.info('VK is back: updates come again');
    }
  }

  return {
    start() {
      if (running !== null) return running.begun;
      const aborting = new AbortController();
      let onBegun: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => (onBegun = resolve));
      running = { aborting, begun, ended: run(aborting.signal, onBegun) };
      return begun;
    },
    async stop() {
      const stopped = running;
      if (stopped === null) return;
      stopped.aborting.abort();
      await stopped.ended;
      if (running === stopped) running = null;
    },
    state: () => ({ lastPollAt, error }),
  };
}

function trouble(message: string): Round {
  return { kind: 'trouble', message, loud: false };
}

function refusal(code: number, message: string): Round {
  const reaction = reactionTo(code);
  if (reaction.kind === 'token') {
    const text = `VK refused the token (error ${code}): make a new one in the community's settings and put it in VK_TOKEN`;
    return { kind: 'trouble', message: text, loud: true };
  }
  if (reaction.kind === 'refuse') {
    const text = `VK refused long polling (error ${code}, ${message}): switch on Long Poll API and give the token the right to manage the community`;
    return { kind: 'trouble', message: text, loud: true };
  }
  return trouble(`VK answered with error ${code}`);
}

function readServer(response: unknown): Server | null {
  if (!isRecord(response)) return null;
  const { server, key } = response;
  const ts = readTs(response.ts);
  if (typeof server !== 'string' || typeof key !== 'string' || ts === null) return null;
  return { url: /^https?:\/\//.test(server) ? server : `https://${server}`, key, ts };
}

function readTs(ts: unknown): PollPosition | null {
  return typeof ts === 'string' || typeof ts === 'number' ? String(ts) : null;
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener('abort', () => resolve(null), { once: true });
  });
}
