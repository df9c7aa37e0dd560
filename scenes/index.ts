/** Every dialogue of a school. */
import type { Dialogue } from '../src/messaging/dialogue';
import type { Turn } from '../src/messaging/turn';
import type { SchoolContext } from '../src/usecases/context';
import type { RandomBytes } from '../src/domain/personalCode';
import { answering } from './answering';
import { askingHuman } from './askingHuman';
import { changingSetting } from './changingSetting';
import { declaring } from './declaring';
import { explaining } from './explaining';
import { extending } from './extending';
import { hiring } from './hiring';
import { joining } from './joining';
import { renaming } from './renaming';
import { transferring } from './transferring';
import { writingAnswer } from './writingAnswer';

/** The dialogues; in the one in progress, the way one step back and its question once more. */
export interface Scenes {
  readonly scenes: readonly Dialogue[];
  readonly stepBack: (turn: Turn) => Promise<void>;
  readonly askAgain: (turn: Turn) => Promise<void>;
}

/** Makes the dialogues for one school. */
export function createScenes(context: SchoolContext, random: RandomBytes): Scenes {
  const scenes = [
    joining(context),
    declaring(context, random),
    extending(context),
    explaining(context),
    hiring(context),
    transferring(context),
    renaming(context),
    askingHuman(context),
    answering(context),
    writingAnswer(context),
    changingSetting(context),
  ];
  const bySlug = new Map(scenes.map((scene) => [scene.slug, scene]));
  const current = (turn: Turn): Dialogue | undefined => bySlug.get(turn.scene.current?.slug ?? '');
  return {
    scenes,
    stepBack: async (turn) => current(turn)?.back(turn),
    askAgain: async (turn) => current(turn)?.askAgain(turn),
  };
}
