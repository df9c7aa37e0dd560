/**
 * An administrator takes somebody on. A namesake is asked about, never merged.
 *
 *   администратор: [Принять сотрудника]
 *   бот: Шаг 1 из 5. Кого принимаем? Напишите фамилию, имя и отчество…
 *   администратор: Двойнов Иван Иванович
 *   бот: В списке уже есть похожее имя. Это тот же человек? 1. Двойнов Иван Иванович, учитель, история …
 *   администратор: [Это другой человек]
 *   бот: Шаг 2 из 5. Какая должность? [учитель] [педагог-организатор] …
 *   администратор: учитель
 *   бот: Шаг 3 из 5. Какой предмет ведёт? [Без предмета] [физика] …
 *   администратор: [физика]
 *   бот: Шаг 4 из 5. Классный руководитель? [Без класса] [6А] …
 *   администратор: 6а
 *   бот: Шаг 5 из 5. Принять: Двойнов Иван Иванович, учитель, физика, классный руководитель 6А? … [Принять]
 *   администратор: [Принять]
 *   бот: Готово: Двойнов Иван Иванович в списке. … (карточка: [Выдать код] …)
 */
import { menuFor } from '../src/commands/menu';
import { HIRING } from '../src/commands/sceneNames';
import { dialogue, type Dialogue } from '../src/messaging/dialogue';
import { hiringLeft } from '../src/texts/hiring';
import { oldButton, startedOver } from '../src/texts/onboarding';
import type { SchoolContext } from '../src/usecases/context';
import { newClassStep } from './hiring/ledClass';
import { hireStep } from './hiring/hire';
import { nameStep, namesakeStep } from './hiring/name';
import { EMPTY, hiringState, VERSION, type HiringState, type StepName } from './hiring/state';
import { actorOf } from './person';
import { positionStep, subjectStep } from './posts';

/** Makes the dialogue of taking somebody on for one school. */
export function hiring(context: SchoolContext): Dialogue {
  return dialogue<HiringState, StepName>({
    slug: HIRING,
    version: VERSION,
    state: hiringState,
    first: 'name',
    empty: EMPTY,
    steps: {
      name: nameStep(context),
      namesake: namesakeStep(context),
      position: positionStep(context, { scene: HIRING, step: 'position', next: 'subject', where: [2, 5] }),
      subject: subjectStep(context, { scene: HIRING, step: 'subject', next: 'led_class', where: [3, 5] }),
      led_class: newClassStep(context),
      hire: hireStep(context),
    },
    startedOver: () => ({ text: startedOver() }),
    oldButton: () => ({ text: oldButton() }),
    left: async (turn) => turn.reply({ text: hiringLeft(), keyboard: menuFor(await actorOf(context, turn)) }),
  });
}
