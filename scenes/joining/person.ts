/** Which row of the roster the person is: namesakes are asked about, and the answer is confirmed. */
import { JOINING } from '../../src/commands/sceneNames';
import { staffId } from '../../src/domain/ids';
import type { RosterEntry } from '../../src/domain/school';
import type { Keyboard } from '../../src/messaging/outgoing';
import type { Turn } from '../../src/messaging/turn';
import {
  askNamesake,
  confirmPerson,
  confirmUnclear,
  LABELS,
  namesakeUnclear,
  rosterChanged,
} from '../../src/texts/onboarding';
import { postLabel } from '../../src/texts/people';
import { yesOrNo } from '../../src/texts/yesNo';
import type { SchoolContext } from '../../src/usecases/context';
import { rosterRows } from '../../src/usecases/findOnRoster';
import { choices, type Choice } from '../keyboards';
import { lookUp } from './lookUp';
import { afterPerson } from './registered';
import { actorOf } from '../person';
import { go, goInstead, saysLabel, staffOf, type JoiningResult, type JoiningState, type JoiningStep } from './state';

const NOBODY = 'none';

/** Lets the person choose between rows of the roster that fit the name, by position and subject. */
export function namesakeStep(context: SchoolContext): JoiningStep {
  const choicesFor = async (turn: Turn, state: JoiningState): Promise<Choice[]> => {
    const rows = await rosterRows(turn, await actorOf(context, turn), state.candidates.map(staffId));
    const labels = distinctLabels(rows);
    return rows.map((row, index) => ({ label: labels[index] ?? '', value: String(row.id) }));
  };
  const keyboard = (rows: readonly Choice[]): Keyboard =>
    choices(JOINING, 'namesake', [...rows.map((row) => [row]), [{ label: LABELS.notListed, value: NOBODY }]]);
  return {
    async ask(turn, state) {
      await turn.reply({ text: askNamesake(), keyboard: keyboard(await choicesFor(turn, state)) });
    },
    async take(turn, state, input) {
      const rows = await choicesFor(turn, state);
      const said = input.text.trim().toLowerCase();
      if (input.picked === NOBODY || saysLabel(input.text, LABELS.notListed)) return notOnRoster(state, go);
      const fitting = rows.filter((row) => said !== '' && row.label.toLowerCase().includes(said));
      const [only, ...others] = fitting;
      const chosen = rows.find((row) => row.value === input.picked) ?? (others.length === 0 ? only : undefined);
      if (chosen) return go('confirm', { ...state, staff: Number(chosen.value) });
      const again: JoiningResult = { kind: 'again', message: { text: namesakeUnclear(), keyboard: keyboard(rows) } };
      if (fitting.length > 0 || said.split(/\s+/u).length < 2) return again;
      const missing = (known: JoiningState): JoiningResult => go('name_again', known);
      return lookUp(context, turn, state, input.text, { missing, keyboard: keyboard(rows) });
    },
  };
}

/** «Вы — …?» */
export function confirmStep(context: SchoolContext): JoiningStep {
  const keyboard = choices(JOINING, 'confirm', [
    [
      { label: LABELS.yes, value: 'yes', color: 'positive' },
      { label: LABELS.notMe, value: 'no' },
    ],
  ]);
  return {
    async ask(turn, state) {
      const staff = await staffOf(context, turn, state);
      await turn.reply({ text: staff ? confirmPerson(staff, state.byInitials) : rosterChanged(), keyboard });
    },
    async take(turn, state, input) {
      const yes = input.picked === null ? yesOrNo(input.text) : input.picked === 'yes';
      if (yes === null) return { kind: 'again', message: { text: confirmUnclear(), keyboard } };
      if (!yes) return notOnRoster(state, goInstead);
      return (await staffOf(context, turn, state))
        ? afterPerson(context, turn, state)
        : goInstead('name', { ...state, staff: null });
    },
  };
}

/** The person is none of the rows: a request under their whole name, or the name once more. */
function notOnRoster(state: JoiningState, way: typeof go): JoiningResult {
  return way(state.statedName === null ? 'name_in_full' : 'unlisted', { ...state, staff: null });
}

/** Labels by position and subject, with a number where those are the same: never more of a name than was typed. */
function distinctLabels(rows: readonly RosterEntry[]): string[] {
  const posts = rows.map(postLabel);
  return new Set(posts).size === posts.length ? posts : posts.map((label, index) => `${index + 1}. ${label}`);
}
