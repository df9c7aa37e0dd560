/** «Отменить последнее»: shows what, asks one yes, does it (п. 9). */
import type { Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/undo';
import type { SchoolContext } from '../usecases/context';
import type { JournalRecord } from '../usecases/readJournal';
import { askUndo, undoLast, type UndoAsked } from '../usecases/undoLast';
import type { Commands } from './command';
import { thingText, whatWasDone } from './journalText';

/** The command. */
export function createUndoCommands(context: SchoolContext): Pick<Commands, 'undo_last'> {
  return { undo_last: async (turn, actor) => show(turn, await askUndo(context, turn, actor)) };
}

/** The yes. */
export async function onUndo(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { mark }: Extract<ButtonPayload, { do: 'undo' }>,
): Promise<void> {
  const result = await undoLast(context, turn, actor, mark);
  if (result.kind === 'changed') {
    await turn.reply({ text: texts.changedSince() });
    return show(turn, await askUndo(context, turn, actor));
  }
  if (result.kind !== 'undone') return show(turn, result);
  for (const { user, record } of result.told) {
    await turn.send(privatePeer(user), { text: texts.undoneForPerson(whatWasDone(record)) });
  }
  return turn.reply({ text: texts.undone(result.records.map(lineOf)) });
}

function show(turn: Turn, asked: UndoAsked): Promise<void> {
  if (asked.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  if (asked.kind === 'nothing') return turn.reply({ text: texts.nothingToUndo() });
  const lines = asked.records.map(lineOf);
  const act = asked.records[0]?.entry.act ?? '';
  if (asked.kind === 'by_hand') return turn.reply({ text: texts.onlyByHand(lines, act) });
  if (asked.kind === 'built_on') return turn.reply({ text: texts.builtOn(lines, act) });
  const rows = [
    [{ label: texts.UNDO_LABELS.yes, payload: { do: 'undo', mark: asked.mark } as const }],
    [{ label: texts.UNDO_LABELS.no, payload: { do: 'open', what: 'menu' } as const }],
  ];
  return turn.reply({ text: texts.askUndo(lines), keyboard: { inline: true, rows } });
}

const lineOf = (record: JournalRecord): string => `${thingText(record.about)}: ${whatWasDone(record)}`;
