/** «Статистика платформы»: an administrator types the figures in, and whoever may see them looks (2.1). */
import { may, type Actor } from '../domain/access';
import { parseLocalDate } from '../domain/localDate';
import type { PlatformFigures } from '../domain/platformFigures';
import { toLocal } from '../domain/zone';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/platformFigures';
import { notAllowed } from '../texts/refusals';
import { readFigures, triesFigures } from '../texts/typedFigures';
import { CASE_LABELS, offerDuty } from '../texts/vendorCases';
import type { SchoolContext } from '../usecases/context';
import { noteFigures, showFigures } from '../usecases/platformFigures';
import type { Commands } from './command';
import { doerName } from './doerName';
import { openButton } from './menu';

/** The command. */
export function createFiguresCommands(): Pick<Commands, 'statistics'> {
  return {
    async statistics(turn, actor) {
      const shown = await showFigures(turn, actor);
      if (shown.kind === 'forbidden') return turn.reply({ text: notAllowed() });
      const lines = shown.lines.map((line) => ({ ...line, by: doerName(line.by) }));
      return turn.reply({ text: texts.figuresList(lines, shown.mayWrite) });
    },
  };
}

/** The figures in words; false when the text is something else, or not of somebody who may. */
export async function onFiguresTyped(context: SchoolContext, turn: Turn, actor: Actor, text: string): Promise<boolean> {
  if (!may(actor, 'statistics.write')) return false;
  const figures = readFigures(text, toLocal(turn.now, context.school.timeZone).date);
  if (!figures) {
    if (!triesFigures(text)) return false;
    await turn.reply({ text: texts.figuresUnclear() });
    return true;
  }
  await note(context, turn, actor, figures, false);
  return true;
}

/** The yes to figures that were asked about. */
export async function onFigures(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { day, registered, of }: Extract<ButtonPayload, { do: 'figures' }>,
): Promise<void> {
  const date = parseLocalDate(day);
  if (!date) return turn.reply({ text: notAllowed() });
  return note(context, turn, actor, { day: date, registered, of }, true);
}

async function note(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  figures: PlatformFigures,
  sure: boolean,
): Promise<void> {
  const noted = await noteFigures(context, turn, actor, figures, { sure });
  switch (noted.kind) {
    case 'forbidden':
      return turn.reply({ text: notAllowed() });
    case 'not_yet':
      return turn.reply({ text: texts.notYet(figures) });
    case 'known':
      return say(turn, texts.figuresKnown(figures), [[openButton('statistics')]]);
    case 'more_than_all':
      return say(turn, texts.moreThanAll(figures, noted.turned), [yesOrNo(noted.turned)]);
    case 'fewer':
      return say(turn, texts.fewerThanBefore(figures, noted.last), [yesOrNo(figures)]);
    case 'written': {
      await say(turn, texts.figuresWritten(noted.trend), [[openButton('undo_last'), openButton('statistics')]]);
      if (!noted.duty) return;
      const { duty, recordedFor } = noted.duty;
      const payload = { do: 'done', duty: duty.id, subject: recordedFor ?? 'self' } as const;
      return say(turn, offerDuty(duty), [[{ label: CASE_LABELS.markDuty, payload, color: 'positive' }]]);
    }
  }
}

const yesOrNo = (figures: PlatformFigures): Button[] => [
  { label: texts.FIGURES_LABELS.write, payload: { do: 'figures', ...figures }, color: 'positive' },
  { ...openButton('statistics'), label: texts.FIGURES_LABELS.drop },
];

const say = (turn: Turn, text: string, rows: readonly (readonly Button[])[]): Promise<void> =>
  turn.reply({ text, keyboard: { inline: true, rows } });
