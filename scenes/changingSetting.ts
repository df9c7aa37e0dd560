/**
 * One setting of the school gets another value. Entered from «Изменить настройки», about the setting.
 *
 *   администратор: [Час сводки]
 *   бот: Утренняя сводка: сейчас 08:00. Выберите час или напишите, например: 7:30. … [07:00] [07:30] …
 *   администратор: в 7:45
 *   бот: Утренняя сводка. Было: 08:00. Станет: 07:45. Изменить? [Изменить]
 *   администратор: [Изменить]
 *   бот: Готово. Утренняя сводка: было 08:00, теперь 07:45. …
 */
import { z } from 'zod';
import { menuFor } from '../src/commands/menu';
import { CHANGING_SETTING } from '../src/commands/sceneNames';
import { settingSaid } from '../src/commands/settings';
import { OFFERED_SETTINGS, SETTING_NAMES, type SettingName } from '../src/domain/settings';
import { dialogue, type Dialogue, type Step, type StepResult } from '../src/messaging/dialogue';
import type { Keyboard } from '../src/messaging/outgoing';
import type { Turn } from '../src/messaging/turn';
import { oldButton, startedOver } from '../src/texts/onboarding';
import { notAllowed } from '../src/texts/refusals';
import { askSetting, confirmSetting, pressToChange, settingsLeft, SETTINGS_LABELS } from '../src/texts/settings';
import { readTypedSetting } from '../src/texts/typedSetting';
import { yesOrNo } from '../src/texts/yesNo';
import type { SchoolContext } from '../src/usecases/context';
import { changeSetting, planSetting, showSetting } from '../src/usecases/settings';
import { choices, type Choice } from './keyboards';
import { actorOf } from './person';

/** Raised when stored state would be misread. */
const VERSION = 1;

const settingState = z.strictObject({ name: z.enum(SETTING_NAMES), value: z.string().max(120) });
type SettingState = z.infer<typeof settingState>;
type StepName = 'value' | 'change';
type SettingStep = Step<SettingState, StepName>;

const EMPTY: SettingState = { name: 'digest', value: '' };
const AS_IN_FILE = '=';
const YES = 'yes';
const PER_ROW = 3;

/** Makes the dialogue about a setting for one school. */
export function changingSetting(context: SchoolContext): Dialogue {
  return dialogue<SettingState, StepName>({
    slug: CHANGING_SETTING,
    version: VERSION,
    state: settingState,
    first: 'value',
    empty: EMPTY,
    aboutNamed: (said) => ({ ...EMPTY, name: SETTING_NAMES.find((name) => name === said) ?? EMPTY.name }),
    steps: { value: valueStep(context), change: changeStep(context) },
    startedOver: () => ({ text: startedOver() }),
    oldButton: () => ({ text: oldButton() }),
    left: async (turn) => turn.reply({ text: settingsLeft(), keyboard: menuFor(await actorOf(context, turn)) }),
  });
}

function valueStep(context: SchoolContext): SettingStep {
  return {
    async ask(turn, { name }) {
      const shown = await showSetting(context, turn, await actorOf(context, turn), name);
      if (shown.kind === 'forbidden') return turn.reply({ text: notAllowed(), keyboard: offered(name, false) });
      const { now, inFile } = shown;
      await turn.reply({ text: askSetting(name, now, inFile), keyboard: offered(name, now !== inFile) });
    },
    async take(turn, state, { picked, text }) {
      const { name } = state;
      if (picked !== null) return change(context, turn, name, picked === AS_IN_FILE ? null : picked);
      if (text.trim().toLowerCase() === SETTINGS_LABELS.asInFile.toLowerCase())
        return change(context, turn, name, null);
      const value = readTypedSetting(name, text);
      const planned = await planSetting(context, turn, await actorOf(context, turn), { name, value });
      if (planned.kind === 'possible') return { kind: 'go', to: 'change', state: { name, value } };
      if (planned.kind === 'forbidden') return end(context, turn, notAllowed());
      return { kind: 'again', message: { text: settingSaid(name, planned), keyboard: offered(name, false) } };
    },
  };
}

function changeStep(context: SchoolContext): SettingStep {
  const keyboard = choices(CHANGING_SETTING, 'change', [
    [{ label: SETTINGS_LABELS.change, value: YES, color: 'positive' }],
  ]);
  return {
    async ask(turn, { name, value }) {
      const planned = await planSetting(context, turn, await actorOf(context, turn), { name, value });
      const text =
        planned.kind === 'possible' ? confirmSetting(name, planned.was, planned.now) : settingSaid(name, planned);
      await turn.reply({ text, keyboard });
    },
    async take(turn, { name, value }, { picked, text }) {
      const said = text.trim().toLowerCase() === SETTINGS_LABELS.change.toLowerCase() || yesOrNo(text) === true;
      if (picked !== YES && !said) return { kind: 'again', message: { text: pressToChange(), keyboard } };
      return change(context, turn, name, value);
    },
  };
}

/** Values that are offered, and the file's where another counts. */
function offered(name: SettingName, differs: boolean): Keyboard {
  const values = (OFFERED_SETTINGS[name] ?? []).map((value): Choice => ({ label: value, value }));
  const rows = values.flatMap((_, at) => (at % PER_ROW === 0 ? [values.slice(at, at + PER_ROW)] : []));
  const file: Choice[][] = differs ? [[{ label: SETTINGS_LABELS.asInFile, value: AS_IN_FILE }]] : [];
  return choices(CHANGING_SETTING, 'value', [...rows, ...file]);
}

async function change(
  context: SchoolContext,
  turn: Turn,
  name: SettingName,
  value: string | null,
): Promise<StepResult<SettingState, StepName>> {
  const changed = await changeSetting(context, turn, await actorOf(context, turn), { name, value });
  if (changed.kind === 'unclear' || changed.kind === 'clash') {
    return { kind: 'again', message: { text: settingSaid(name, changed) } };
  }
  return end(context, turn, settingSaid(name, changed));
}

async function end(context: SchoolContext, turn: Turn, text: string): Promise<StepResult<SettingState, StepName>> {
  await turn.reply({ text, keyboard: menuFor(await actorOf(context, turn)) });
  return { kind: 'end' };
}
