/**
 * What a member of staff is called now. Entered from their card; everything but the name stays.
 *
 *   администратор: [Изменить имя]
 *   бот: Шаг 1 из 2. Ёлкина Анна Петровна, учитель, физика. Как зовут теперь? …
 *   администратор: Берёзкина Анна Петровна
 *   бот: Шаг 2 из 2. Было: Ёлкина Анна Петровна. Станет: Берёзкина Анна Петровна. … [Изменить]
 *   администратор: [Изменить]
 *   бот: Готово: теперь в списке Берёзкина Анна Петровна, остальное прежнее. Сотруднику написал.
 */
import { z } from 'zod';
import { menuFor } from '../src/commands/menu';
import { RENAMING } from '../src/commands/sceneNames';
import { privatePeer, staffId } from '../src/domain/ids';
import { parseWholeName } from '../src/domain/statedName';
import { dialogue, type Dialogue, type Step, type StepResult } from '../src/messaging/dialogue';
import type { Turn } from '../src/messaging/turn';
import { hiringLeft, HIRING_LABELS, newNameUnclear, pressToConfirm } from '../src/texts/hiring';
import { oldButton, startedOver } from '../src/texts/onboarding';
import { notAllowed } from '../src/texts/refusals';
import { unknownPerson } from '../src/texts/registerPage';
import { askAnotherName, confirmRenaming, renamed, sameName, youAreRenamed } from '../src/texts/renaming';
import { yesOrNo } from '../src/texts/yesNo';
import type { SchoolContext } from '../src/usecases/context';
import { askRenaming, renameStaff, type RenamingAsked } from '../src/usecases/renameStaff';
import { choices } from './keyboards';
import { actorOf } from './person';

/** Raised when stored state would be misread. */
const VERSION = 1;

const renamingState = z.strictObject({
  staff: z.int().positive().nullable(),
  name: z
    .strictObject({
      surname: z.string().max(100),
      firstName: z.string().max(100),
      patronymic: z.string().max(100).nullable(),
    })
    .nullable(),
});
type RenamingState = z.infer<typeof renamingState>;
type StepName = 'name' | 'change';
type RenamingStep = Step<RenamingState, StepName>;

const EMPTY: RenamingState = { staff: null, name: null };
const NOT_SAID = { surname: '', firstName: '', patronymic: null };
const YES = 'yes';

/** Makes the dialogue about another name for one school. */
export function renaming(context: SchoolContext): Dialogue {
  return dialogue<RenamingState, StepName>({
    slug: RENAMING,
    version: VERSION,
    state: renamingState,
    first: 'name',
    empty: EMPTY,
    about: (staff) => ({ ...EMPTY, staff }),
    steps: { name: nameStep(context), change: changeStep(context) },
    startedOver: () => ({ text: startedOver() }),
    oldButton: () => ({ text: oldButton() }),
    left: async (turn) => turn.reply({ text: hiringLeft(), keyboard: menuFor(await actorOf(context, turn)) }),
  });
}

async function ask(context: SchoolContext, turn: Turn, { staff, name }: RenamingState): Promise<RenamingAsked> {
  if (staff === null) return { kind: 'unknown' };
  return askRenaming(turn, await actorOf(context, turn), staffId(staff), name ?? NOT_SAID);
}

function nameStep(context: SchoolContext): RenamingStep {
  const keyboard = choices(RENAMING, 'name', []);
  return {
    async ask(turn, state) {
      const asked = await ask(context, turn, { ...state, name: null });
      await turn.reply({ text: asked.kind === 'possible' ? askAnotherName(asked.staff) : refusal(asked), keyboard });
    },
    async take(turn, state, input) {
      const name = parseWholeName(input.text);
      if (!name) return { kind: 'again', message: { text: newNameUnclear(), keyboard } };
      const asked = await ask(context, turn, { ...state, name });
      return asked.kind === 'possible'
        ? { kind: 'go', to: 'change', state: { ...state, name } }
        : end(context, turn, refusal(asked));
    },
  };
}

function changeStep(context: SchoolContext): RenamingStep {
  const keyboard = choices(RENAMING, 'change', [[{ label: HIRING_LABELS.change, value: YES, color: 'positive' }]]);
  return {
    async ask(turn, state) {
      const asked = await ask(context, turn, state);
      const text =
        asked.kind === 'possible' && state.name !== null
          ? confirmRenaming(asked.staff, state.name, asked.alike)
          : refusal(asked);
      await turn.reply({ text, keyboard });
    },
    async take(turn, state, input) {
      const said =
        input.text.trim().toLowerCase() === HIRING_LABELS.change.toLowerCase() || yesOrNo(input.text) === true;
      if (input.picked !== YES && !said) {
        return { kind: 'again', message: { text: pressToConfirm(HIRING_LABELS.change), keyboard } };
      }
      return change(context, turn, state);
    },
  };
}

async function change(
  context: SchoolContext,
  turn: Turn,
  { staff, name }: RenamingState,
): Promise<StepResult<RenamingState, StepName>> {
  if (staff === null || name === null) return end(context, turn, unknownPerson());
  const done = await renameStaff(context, turn, await actorOf(context, turn), staffId(staff), name);
  if (done.kind !== 'renamed') return end(context, turn, refusal(done));
  const { user } = done.staff;
  if (user !== null) await turn.send(privatePeer(user), { text: youAreRenamed(name, context.school) });
  return end(context, turn, renamed(name, user !== null, done.offices));
}

function refusal(asked: RenamingAsked): string {
  if (asked.kind === 'same') return sameName(asked.staff);
  return asked.kind === 'forbidden' ? notAllowed() : unknownPerson();
}

async function end(context: SchoolContext, turn: Turn, text: string): Promise<StepResult<RenamingState, StepName>> {
  await turn.reply({ text, keyboard: menuFor(await actorOf(context, turn)) });
  return { kind: 'end' };
}
