/** Which community the bot speaks for: asked of VK at the start, checked against the configuration. */
import type { VkApi, VkLogger } from './api';
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
const RETRY_MS = 5_000;

/**
 * Finds the community; without VK a configured number will do, else it is asked again until `stopping`.
 * Throws `TokenRefused` and `OtherGroup`.
 */
export async function findCommunity(options: {
  readonly api: VkApi;
  readonly configured: number | null;
  readonly stopping: () => boolean;
  readonly logger: VkLogger;
}): Promise<Community | null> {
  const { api, configured, stopping, logger } = options;
  while (!stopping()) {
    const found = await groupInfo(api);
    if (found.kind === 'found') {
      if (configured !== null && configured !== found.id) throw new OtherGroup(configured, found.id);
      return found;
    }
    if (found.kind === 'error' && REFUSALS.has(found.code)) throw new TokenRefused(found.code);
    if (configured !== null) return { id: configured, screenName: null };
    logger.warn('VK is away; trying again');
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  return null;
}
