/** Which community the bot speaks for: asked of VK at the start, checked against the configuration. */
import { silence, type VkApi, type VkLogger } from './api';
import { sleep } from './backoff';
import { groupInfo } from './chats';

/** VK refuses the token: a matter for the operator. */
export class TokenRefused extends Error {
  constructor(readonly code: number) {
    super(`VK refuses the token: error ${code}`);
  }
}

/** The token is of another community than the configured one: a matter for the operator. */
export class OtherGroup extends Error {
  constructor(
    readonly configured: number,
    readonly found: number,
  ) {
    super(`the token is of community ${found}, not ${configured}`);
  }
}

export interface Community {
  readonly id: number;
  readonly screenName: string | null;
}

/** Wrong, without the right, revoked, or not a community's. */
const REFUSALS: ReadonlySet<number> = new Set([5, 15, 27, 0]);
/** Whether VK refuses the token by that error, whatever is tried. */
export const isTokenRefusal = (code: number): boolean => REFUSALS.has(code);
const RETRY_MS = 5_000;

/**
 * Finds the community; without VK a configured number will do, else it is asked again until it is aborted.
 * Throws `TokenRefused` and `OtherGroup`.
 */
export async function findCommunity(options: {
  readonly api: VkApi;
  readonly configured: number | null;
  readonly signal: AbortSignal;
  readonly logger: VkLogger;
  /** Hears why VK did not say, in words for the operator. */
  readonly onAway: (reason: string) => void;
}): Promise<Community | null> {
  const { api, configured, signal, logger, onAway } = options;
  while (!signal.aborted) {
    const found = await groupInfo(api);
    if (found.kind === 'found') {
      if (configured !== null && configured !== found.id) throw new OtherGroup(configured, found.id);
      return found;
    }
    if (found.kind === 'error' && isTokenRefusal(found.code)) throw new TokenRefused(found.code);
    if (signal.aborted) return null;
    const reason =
      found.kind === 'network' ? silence(api, found.message) : `VK answered with error ${found.code}: ${found.message}`;
    onAway(reason);
    if (configured !== null) return { id: configured, screenName: null };
    logger.warn({ reason }, 'VK is away; trying again');
    await sleep(RETRY_MS, signal);
  }
  return null;
}
