/**
 * An owner declares a chat the bot cannot enter.
 *
 *   учитель: [Заявить чат]
 *   бот: Какой чат вы хотите заявить? … [Чат 7Б] [Чат родителей 7Б] [Чат учителей 7Б] …
 *   учитель: родители
 *   бот: Как называется чат родителей 7Б? …
 *   учитель: Дружный 7Б, родители
 *   бот: Заявляю: чат родителей 7Б — «Дружный 7Б, родители». Всё верно? [Заявить]
 *   учитель: [Заявить]
 *   бот: Записал. Теперь нужен свидетель …
 *   бот: Коллеги, родители! … откройте vk.me/…?ref=chat12-… и нажмите «Начать».
 */
import { z } from 'zod';
import { menuFor } from '../src/commands/menu';
import { DECLARING } from '../src/commands/sceneNames';
import type { RandomBytes } from '../src/domain/personalCode';
import { dialogue, type Dialogue } from '../src/messaging/dialogue';
import { left, oldButton, startedOver } from '../src/texts/onboarding';
import type { SchoolContext } from '../src/usecases/context';
import { sureStep } from './declaring/sure';
import { titleStep } from './declaring/title';
import { whichStep } from './declaring/which';
import { actorOf } from './person';

/** Raised when stored state would be misread. */
const VERSION = 1;

const declaringState = z.strictObject({
  /** «class:7Б». */
  chat: z.string().max(20),
  title: z.string().max(80),
});
export type DeclaringState = z.infer<typeof declaringState>;
export type DeclaringStepName = 'which' | 'title' | 'sure';

/** Makes the dialogue for one school. */
export function declaring(context: SchoolContext, random: RandomBytes): Dialogue {
  return dialogue<DeclaringState, DeclaringStepName>({
    slug: DECLARING,
    version: VERSION,
    state: declaringState,
    first: 'which',
    empty: { chat: '', title: '' },
    steps: { which: whichStep(context), title: titleStep(), sure: sureStep(context, random) },
    startedOver: () => ({ text: startedOver() }),
    oldButton: () => ({ text: oldButton() }),
    left: async (turn) => turn.reply({ text: left(), keyboard: menuFor(await actorOf(context, turn)) }),
  });
}
