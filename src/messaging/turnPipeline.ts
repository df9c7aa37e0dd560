/** Puts @vk-io/session and @vk-io/scenes around a turn: they work on any context, so they are given the turn. */
import { SceneManager, type IScene } from '@vk-io/scenes';
import { SessionManager } from '@vk-io/session';
import { z } from 'zod';
import type { Turn, Session } from './turn';

/** Dialogue state belongs to a person in a conversation: keyed by the sender alone it would capture chat messages. */
const keyOf = (turn: Turn): string => `${turn.peer}:${turn.from}`;

type SessionContext = Parameters<SessionManager['middleware']>[0];
type SceneManagerContext = Parameters<SceneManager['middleware']>[0];

/**
 * Makes the handler of a turn: loads the session, opens the scenes, calls `route`, saves the session in the
 * same transaction. Turns of one pipeline never overlap; the storage follows the one in hand.
 */
export function createPipeline(options: {
  readonly scenes: readonly IScene[];
  readonly route: (turn: Turn) => Promise<void>;
}): (turn: Turn) => Promise<void> {
  let current: Turn | null = null;
  const inHand = (): Turn => {
    if (!current) throw new Error('session storage used outside a turn');
    return current;
  };
  const sessions = new SessionManager<Session>({
    getStorageKey: (context) => keyOf(context as unknown as Turn),
    storage: {
      async get(key) {
        const value = await inHand().stores.sessions.get(key);
        return value === null ? undefined : readSession(value);
      },
      async set(key, value) {
        const turn = inHand();
        if (turn.from === null) throw new Error('a session without a person');
        await turn.stores.sessions.set(key, turn.from, JSON.stringify(value), turn.now);
        return true;
      },
      async delete(key) {
        await inHand().stores.sessions.delete(key);
        return true;
      },
      touch: () => Promise.resolve(),
    },
  });
  const scenes = new SceneManager({ scenes: [...options.scenes], sessionKey: 'session' });

  return async (turn) => {
    if (turn.peer === null || turn.from === null) return options.route(turn);
    if (current) throw new Error('two turns at once');
    current = turn;
    try {
      await sessions.middleware(turn as unknown as SessionContext, () =>
        scenes.middleware(turn as unknown as SceneManagerContext, () => options.route(turn)),
      );
    } finally {
      current = null;
    }
  };
}

const session = z.record(z.string(), z.unknown());

/** A dialogue's state read back; what is not one is as good as none: the person begins anew. */
function readSession(value: string): Session | undefined {
  try {
    return session.parse(JSON.parse(value));
  } catch {
    return undefined;
  }
}
