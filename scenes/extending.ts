/**
 * A member of staff asks for a later date of a duty. Entered about a duty, or to choose one.
 *
 *   учитель: [Попросить перенести срок]
 *   бот: Шаг 1 из 4. Какой срок перенести? … [1. зарегистрироваться…] [2. создать чат…]
 *   учитель: [2. создать чат…]
 *   бот: Шаг 2 из 4. «создать чат класса» (7Б): сейчас до 27.10.2023. До какого дня перенести? [На неделю: до 03.11.2023] …
 *   учитель: 10 ноября
 *   бот: Шаг 3 из 4. Почему нужен перенос? [Болезнь] [Отпуск или отсутствие] …
 *   учитель: [Болезнь]
 *   бот: Шаг 4 из 4. … перенести с 27.10.2023 на 10.11.2023, причина: болезнь. Решает … Отправить? [Отправить просьбу]
 *   учитель: [Отправить просьбу]
 *   бот: Записал просьбу … Решает …; ответ придёт сюда.
 */
import { z } from 'zod';
import { menuFor } from '../src/commands/menu';
import { EXTENDING } from '../src/commands/sceneNames';
import { EXTENSION_REASONS } from '../src/domain/extension';
import { dialogue, type Dialogue } from '../src/messaging/dialogue';
import { extendingLeft } from '../src/texts/extending';
import { oldButton, startedOver } from '../src/texts/onboarding';
import type { SchoolContext } from '../src/usecases/context';
import { sureStep } from './extending/sure';
import { untilStep } from './extending/until';
import { whichStep } from './extending/which';
import { whyStep } from './extending/why';
import { actorOf } from './person';

/** Raised when stored state would be misread. */
const VERSION = 1;

const extendingState = z.strictObject({
  /** «<duty> <subject>»; '': not chosen yet. */
  about: z.string().max(140),
  /** `YYYY-MM-DD`; '': not chosen yet. */
  until: z.string().max(10),
  why: z.enum(EXTENSION_REASONS).nullable(),
});
export type ExtendingState = z.infer<typeof extendingState>;
export type ExtendingStepName = 'which' | 'until' | 'why' | 'sure';

const EMPTY: ExtendingState = { about: '', until: '', why: null };

/** Makes the dialogue for one school. */
export function extending(context: SchoolContext): Dialogue {
  return dialogue<ExtendingState, ExtendingStepName>({
    slug: EXTENDING,
    version: VERSION,
    state: extendingState,
    first: 'which',
    empty: EMPTY,
    aboutNamed: (about) => ({ ...EMPTY, about }),
    begins: ({ about }) => (about === '' ? 'which' : 'until'),
    steps: { which: whichStep(context), until: untilStep(context), why: whyStep(), sure: sureStep(context) },
    startedOver: () => ({ text: startedOver() }),
    oldButton: () => ({ text: oldButton() }),
    left: async (turn) => turn.reply({ text: extendingLeft(), keyboard: menuFor(await actorOf(context, turn)) }),
  });
}
