/** Who is taken on: the name, and whether it is somebody on the roster already. */
import { menuFor } from '../../src/commands/menu';
import { HIRING } from '../../src/commands/sceneNames';
import { onStaff } from '../../src/commands/staff';
import type { PersonName } from '../../src/domain/nameForms';
import { parseWholeName } from '../../src/domain/statedName';
import type { Keyboard } from '../../src/messaging/outgoing';
import type { Turn } from '../../src/messaging/turn';
import {
  askNewName,
  askWhetherNamesake,
  HIRING_LABELS,
  namesakeButton,
  namesakeChoiceUnclear,
  newNameUnclear,
  sameCard,
} from '../../src/texts/hiring';
import { notAllowed } from '../../src/texts/refusals';
import type { SchoolContext } from '../../src/usecases/context';
import { findNamesakes, type Namesakes } from '../../src/usecases/hirePerson';
import { actorOf } from '../person';
import { choices } from '../keyboards';
import { go, type HiringResult, type HiringState, type HiringStep } from './state';

type Staff = Extract<Namesakes, { kind: 'list' }>['staff'][number];

const OTHER = 'other';

/** Asks the name; people of that name are asked about next. */
export function nameStep(context: SchoolContext): HiringStep {
  const keyboard = choices(HIRING, 'name', []);
  return {
    ask: (turn) => turn.reply({ text: askNewName(), keyboard }),
    async take(turn, state, input) {
      const name = parseWholeName(input.text);
      if (!name) return { kind: 'again', message: { text: newNameUnclear(), keyboard } };
      const namesakes = await namesakesOf(context, turn, name, []);
      if (namesakes === null) return forbidden(context, turn);
      return go(namesakes.length > 0 ? 'namesake' : 'position', { ...state, name, apart: [] });
    },
  };
}

/** «Это тот же человек?» */
export function namesakeStep(context: SchoolContext): HiringStep {
  const keyboard = (people: readonly Staff[]): Keyboard =>
    choices(HIRING, 'namesake', [
      ...people.map((one, index) => [{ label: namesakeButton(index + 1, one), value: String(one.id) }]),
      [{ label: HIRING_LABELS.other, value: OTHER }],
    ]);
  const asked = (turn: Turn, { name, apart }: HiringState): Promise<readonly Staff[] | null> =>
    name === null ? Promise.resolve([]) : namesakesOf(context, turn, name, apart);
  return {
    async ask(turn, state) {
      const people = (await asked(turn, state)) ?? [];
      await turn.reply({ text: askWhetherNamesake(people), keyboard: keyboard(people) });
    },
    async take(turn, state, input) {
      const people = await asked(turn, state);
      if (people === null) return forbidden(context, turn);
      const said = input.text.trim().toLowerCase();
      if (input.picked === OTHER || said === HIRING_LABELS.other.toLowerCase() || said.startsWith('друг')) {
        const apart = [...state.apart, ...people.map(({ id }): number => id)];
        return go(state.position === null ? 'position' : 'hire', { ...state, apart });
      }
      const chosen = people.find((one, index) => String(one.id) === input.picked || String(index + 1) === said);
      if (chosen) return showSame(context, turn, chosen);
      return { kind: 'again', message: { text: namesakeChoiceUnclear(), keyboard: keyboard(people) } };
    },
  };
}

/** Says that the right is gone, and ends. */
export async function forbidden(context: SchoolContext, turn: Turn): Promise<HiringResult> {
  await turn.reply({ text: notAllowed(), keyboard: menuFor(await actorOf(context, turn)) });
  return { kind: 'end' };
}

async function showSame(context: SchoolContext, turn: Turn, { id }: Staff): Promise<HiringResult> {
  const actor = await actorOf(context, turn);
  await turn.reply({ text: sameCard(), keyboard: menuFor(actor) });
  await onStaff(context, turn, actor, { do: 'staff', staff: id, act: 'card' });
  return { kind: 'end' };
}

async function namesakesOf(
  context: SchoolContext,
  turn: Turn,
  name: PersonName,
  apart: readonly number[],
): Promise<readonly Staff[] | null> {
  const found = await findNamesakes(turn, await actorOf(context, turn), name);
  return found.kind === 'forbidden' ? null : found.staff.filter(({ id }) => !apart.includes(id));
}
