/** «Изменить настройки» and «Что изменено»: an administrator changes what the school's file says, and sees the difference. */
import type { Actor } from '../domain/access';
import { SETTING_NAMES, type SettingName } from '../domain/settings';
import { toLocal } from '../domain/zone';
import { openDialogue } from '../messaging/dialogue';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { settingOf } from '../school/settings';
import { dayText } from '../texts/dates';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/settings';
import type { SchoolContext } from '../usecases/context';
import { officersNow } from '../usecases/officersNow';
import { changeSetting, showSettings, type SettingChanged } from '../usecases/settings';
import type { Commands } from './command';
import { doerName } from './doerName';
import { openButton } from './menu';
import { CHANGING_SETTING } from './sceneNames';
import { pairs } from './staffChoice';

/** Buttons of so many differences fit beside the others (VK: six rows). */
const RETURNS_SHOWN = 5;

/** The commands. */
export function createSettingCommands(context: SchoolContext): Pick<Commands, 'change_settings' | 'changed_settings'> {
  return {
    async change_settings(turn, actor) {
      const shown = await showSettings(context, turn, actor);
      if (shown.kind === 'forbidden' || !shown.mayChange) return turn.reply({ text: notAllowed() });
      const values = SETTING_NAMES.map((name) => [name, settingOf(shown.school, name)] as const);
      const { support } = await officersNow(context, turn);
      const buttons = SETTING_NAMES.map((name): Button => ({
        label: texts.SETTING_LABELS[name],
        payload: { do: 'setting', act: 'ask', name },
      }));
      // ten at most (VK)
      const rows = pairs([...buttons, { ...openButton('people'), label: texts.SETTINGS_LABELS.support }]);
      await turn.reply({
        text: texts.settingsToChange(values, support ?? null),
        keyboard: { inline: true, rows },
      });
    },
    changed_settings: (turn, actor) => showChanged(context, turn, actor),
  };
}

async function showChanged(context: SchoolContext, turn: Turn, actor: Actor): Promise<void> {
  const shown = await showSettings(context, turn, actor);
  if (shown.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const { differences, mayChange } = shown;
  const lines = differences.map((one) => ({
    ...one,
    by: doerName(one.by),
    day: dayText(toLocal(one.at, context.school.timeZone).date),
  }));
  const returns = mayChange
    ? differences
        .slice(0, RETURNS_SHOWN)
        .map(({ name }): Button[] => [
          { label: texts.returnLabel(name), payload: { do: 'setting', act: 'return', name } },
        ])
    : [];
  const rows = [...returns, ...(mayChange ? [[openButton('change_settings')]] : [])];
  const text = texts.settingsChanged(lines);
  await turn.reply(rows.length > 0 ? { text, keyboard: { inline: true, rows } } : { text });
}

/** A press under one of the lists. */
export async function onSetting(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { act, name }: Extract<ButtonPayload, { do: 'setting' }>,
): Promise<void> {
  if (act === 'return') {
    const text = settingSaid(name, await changeSetting(context, turn, actor, { name, value: null }));
    return turn.reply({
      text,
      keyboard: { inline: true, rows: [[openButton('undo_last'), openButton('changed_settings')]] },
    });
  }
  const shown = await showSettings(context, turn, actor);
  if (shown.kind === 'forbidden' || !shown.mayChange) return turn.reply({ text: notAllowed() });
  await openDialogue(turn, CHANGING_SETTING, name);
}

/** What became of a change. */
export function settingSaid(name: SettingName, changed: SettingChanged): string {
  switch (changed.kind) {
    case 'forbidden':
      return notAllowed();
    case 'unclear':
      return texts.settingUnclear(name);
    case 'clash':
      return texts.settingClash(changed.clash);
    case 'same':
      return texts.settingSame(name, changed.now);
    case 'changed':
      return texts.settingChanged(name, changed.was, changed.now);
  }
}
