/**
 * Who the person is. Entered only after consent.
 *
 *   бот: Шаг 1. Кто вы в школе? [Классный руководитель] … [Родитель] [Ученик]
 *   учитель: классрук
 *   бот: Шаг 2 из 4. Напишите фамилию, имя и отчество.
 *   учитель: петрова м и
 *   бот: Шаг 3 из 4. Вы — Петрова Мария Ильинична, учитель, физика, классный руководитель 7Б? [Да] [Нет, это не я]
 *   учитель: да
 *   бот: Шаг 4 из 4. Вы уже зарегистрированы на платформе? [Да] [Ещё нет] [Не знаю как]
 *   учитель: [Ещё нет]
 *   бот: Запрос отправлен администратору. … Ваши обязанности: …
 *
 *   родитель: [Родитель]
 *   бот: Шаг 2 из 2. В каком классе ваш ребёнок? [6А] [6Б] …
 *   родитель: 7 б
 *   бот: Готово: вы родитель ученика 7Б класса. …
 */
import { menuFor } from '../src/commands/menu';
import { JOINING } from '../src/commands/sceneNames';
import { dialogue, type Dialogue } from '../src/messaging/dialogue';
import { left, oldButton, startedOver } from '../src/texts/onboarding';
import { OFFERED_ROLES } from '../src/texts/roles';
import type { SchoolContext } from '../src/usecases/context';
import { withQuestions } from './joining/aside';
import { childClassStep, gradeStep } from './joining/family';
import { nameAgainStep, nameInFullStep, nameStep, unlistedStep } from './joining/name';
import { confirmStep, namesakeStep } from './joining/person';
import { ledClassStep, registeredStep } from './joining/registered';
import { afterRole, roleStep } from './joining/role';
import { actorOf } from './person';
import { EMPTY, joiningState, VERSION, type JoiningState, type StepName } from './joining/state';

/** Makes the dialogue about the role for one school. */
export function joining(context: SchoolContext): Dialogue {
  return dialogue<JoiningState, StepName>({
    slug: JOINING,
    version: VERSION,
    state: joiningState,
    first: 'role',
    empty: EMPTY,
    about: (place) => ({ ...EMPTY, role: OFFERED_ROLES[place] ?? null }),
    begins: ({ role }) => (role === null ? 'role' : afterRole(context, role)),
    steps: {
      role: withQuestions(context, 'choice', roleStep(context)),
      name: withQuestions(context, 'name', nameStep(context)),
      name_again: withQuestions(context, 'name', nameAgainStep(context)),
      name_in_full: withQuestions(context, 'name', nameInFullStep(context)),
      namesake: withQuestions(context, 'name', namesakeStep(context)),
      confirm: withQuestions(context, 'words', confirmStep(context)),
      unlisted: withQuestions(context, 'name', unlistedStep(context)),
      led_class: withQuestions(context, 'choice', ledClassStep(context)),
      registered: withQuestions(context, 'words', registeredStep(context)),
      grade: withQuestions(context, 'choice', gradeStep(context)),
      child_class: withQuestions(context, 'choice', childClassStep(context)),
    },
    startedOver: () => ({ text: startedOver() }),
    oldButton: () => ({ text: oldButton() }),
    left: async (turn) => turn.reply({ text: left(), keyboard: menuFor(await actorOf(context, turn)) }),
  });
}
