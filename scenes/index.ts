/** Every dialogue of a school. */
import type { Dialogue } from '../src/messaging/dialogue';
import type { Turn } from '../src/messaging/turn';
import type { SchoolContext } from '../src/usecases/context';
import { joining } from './joining';

/** The dialogues, and the way one step back in the one in progress. */
export interface Scenes {
  readonly scenes: readonly Dialogue[];
  readonly stepBack: (turn: Turn) => Promise<void>;
}

/** Makes the dialogues for one school. */
export function createScenes(context: SchoolContext): Scenes {
  const scenes = [joining(context)];
  const bySlug = new Map(scenes.map((scene) => [scene.slug, scene]));
  return {
    scenes,
    async stepBack(turn) {
      const current = turn.scene.current?.slug;
      await (current === undefined ? undefined : bySlug.get(current)?.back(turn));
    },
  };
}
