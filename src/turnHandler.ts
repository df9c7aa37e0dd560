/** What handles every event of a school: its scenes, commands and buttons behind one router. */
import { createScenes } from '../scenes';
import { createConsole } from './commands/console';
import { createPeopleCommands } from './commands/people';
import { createRouter } from './commands/router';
import type { RandomBytes } from './domain/personalCode';
import type { Turn } from './messaging/turn';
import { createPipeline } from './messaging/turnPipeline';
import { codeWorkbook } from './reports/codeSheet';
import { journalWorkbook } from './reports/journalSheet';
import type { ContextNow, SchoolContext } from './usecases/context';

interface Tools {
  readonly random: RandomBytes;
  readonly realNow: () => number;
  readonly pictures: boolean;
}

/**
 * Puts the handler together; the same with a transport and without one, but for pictures: who draws and uploads them comes
 * with a transport. A turn is handled by the school as it is at its beginning.
 */
export function createTurnHandler(contextNow: ContextNow, tools: Tools): (turn: Turn) => Promise<void> {
  let made: { readonly context: SchoolContext; readonly handle: (turn: Turn) => Promise<void> } | null = null;
  return async (turn) => {
    const context = await contextNow(turn);
    if (made?.context !== context) made = { context, handle: handlerOf(context, tools) };
    return made.handle(turn);
  };
}

function handlerOf(context: SchoolContext, { random, realNow, pictures }: Tools): (turn: Turn) => Promise<void> {
  const people = createPeopleCommands(context, { random, writeSheet: codeWorkbook, writeJournal: journalWorkbook });
  const scenes = createScenes(context, random);
  return createPipeline({
    scenes: scenes.scenes,
    route: createRouter({
      context,
      commands: { ...people.commands, ...createConsole(context, realNow, pictures) },
      buttons: people.buttons,
      listeners: people.listeners,
      stepBack: scenes.stepBack,
      askAgain: scenes.askAgain,
      realNow,
      pictures,
    }),
  });
}
