/** A roster file sent by an administrator: the difference, the yes, and the way back. */
import { may, type Actor } from '../domain/access';
import { LARGEST_ROSTER, type RosterFile, type SheetSeen } from '../domain/rosterFile';
import type { IncomingDocument } from '../messaging/incoming';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/roster';
import { rosterDifference } from '../texts/rosterDifference';
import { movedBack, movedByFile } from '../texts/rosterNews';
import type { SchoolContext } from '../usecases/context';
import { changesAnything, decideImport, previewRoster, type Difference } from '../usecases/importRoster';
import { undoImport, type ImportUndone } from '../usecases/undoImport';
import type { Commands } from './command';
import { tellThoseWhoAreBack, tellThoseWhoLeft, tellThoseWhoMoved } from './leaving';

type RosterPayload = Extract<ButtonPayload, { do: 'roster' }>;

/** A document in private: an administrator's is taken for the roster and read outside the turn; false for anyone else. */
export async function onRosterDocument(turn: Turn, actor: Actor, document: IncomingDocument): Promise<boolean> {
  if (!may(actor, 'roster.change')) return false;
  if (document.size > LARGEST_ROSTER) {
    await turn.reply({ text: texts.fileRefused('too_big') });
    return true;
  }
  await turn.reply({ text: texts.readingFile() });
  await turn.startJob({ kind: 'read_roster', user: actor.user, url: document.url });
  return true;
}

/** The file was read: shows what applying it would change. */
export async function onRosterRead(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  file: RosterFile,
  reply: (text: string, buttons: readonly Button[]) => Promise<void>,
): Promise<void> {
  if (file.kind === 'refused') return reply(texts.fileRefused(file.reason), []);
  const shown = await previewRoster(context, turn, actor, file);
  if (shown.kind === 'forbidden') return reply(notAllowed(), []);
  const { text, buttons } = question(shown, file.sheets ?? []);
  await reply(text, buttons);
}

/** What would change, and the yes to exactly that. */
function question(
  { id, difference, mark }: { readonly id: number; readonly difference: Difference; readonly mark: number },
  sheets: readonly SheetSeen[],
): { text: string; buttons: readonly Button[] } {
  const shown = rosterDifference(difference, sheets);
  if (!changesAnything(difference)) return { text: `${shown}\n\n${texts.nothingToApply()}`, buttons: [] };
  const buttons: Button[] = [
    { label: texts.APPLY_LABELS.yes, payload: { do: 'roster', act: 'apply', id, mark }, color: 'positive' },
    { label: texts.APPLY_LABELS.no, payload: { do: 'roster', act: 'drop', id } },
  ];
  return { text: `${shown}\n\n${texts.applyQuestion()}`, buttons };
}

/** «Применить», «Не применять», «Вернуть как было». */
export async function onRosterDecision(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: RosterPayload,
): Promise<void> {
  if (payload.act === 'undo') return undo(context, turn, actor, payload.id);
  const yes = payload.act === 'apply';
  const decided = await decideImport(context, turn, actor, {
    id: payload.id,
    yes,
    mark: payload.mark ?? null,
    sure: payload.sure ?? false,
  });
  switch (decided.kind) {
    case 'forbidden':
      return turn.reply({ text: notAllowed() });
    case 'gone':
      return turn.reply({ text: texts.importGone() });
    case 'dropped':
      return turn.reply({ text: texts.importDropped() });
    case 'changed': {
      const { text, buttons } = question({ ...decided, id: payload.id }, []);
      const keyboard = buttons.length > 0 ? { keyboard: { inline: true, rows: [[...buttons]] } } : {};
      return turn.reply({ text: `${texts.importChanged()}\n\n${text}`, ...keyboard });
    }
    case 'dismisses_many': {
      const { gone, of, mark } = decided;
      const yesAll = { do: 'roster', act: 'apply', id: payload.id, mark, sure: true } as const;
      const rows: Button[][] = [
        [{ label: texts.APPLY_LABELS.all(gone), payload: yesAll, color: 'negative' }],
        [{ label: texts.APPLY_LABELS.no, payload: { do: 'roster', act: 'drop', id: payload.id } }],
      ];
      return turn.reply({ text: texts.massDismissal(gone, of), keyboard: { inline: true, rows } });
    }
    case 'no_administrator':
      return turn.reply({ text: texts.noAdministratorLeft(decided.staff) });
    case 'applied': {
      await tellThoseWhoLeft(context, turn, decided.difference.gone);
      await tellThoseWhoMoved(turn, decided.moves, movedByFile);
      const undo: Button = { label: texts.APPLY_LABELS.undo, payload: { do: 'roster', act: 'undo', id: payload.id } };
      const text = `${texts.applied(decided.difference, decided.orphaned)} ${texts.howToUndo()}`;
      return turn.reply({ text, keyboard: { inline: true, rows: [[undo]] } });
    }
  }
}

/** «Вернуть как было» in words: the button may be far up, or the file was applied from the command line. */
export function createRosterCommands(context: SchoolContext): Pick<Commands, 'undo_roster'> {
  return { undo_roster: (turn, actor) => undo(context, turn, actor, null) };
}

/** Takes back the file applied last; `id`: only when it is this one. */
async function undo(context: SchoolContext, turn: Turn, actor: Actor, id: number | null): Promise<void> {
  const undone = await undoImport(turn, actor, id);
  if (undone.kind === 'undone') {
    await tellThoseWhoAreBack(context, turn, undone.back);
    await tellThoseWhoMoved(turn, undone.moves, movedBack);
  }
  return turn.reply({ text: undoneText(undone) });
}

function undoneText(result: ImportUndone): string {
  switch (result.kind) {
    case 'forbidden':
      return notAllowed();
    case 'nothing':
      return texts.nothingToUndo();
    case 'in_use':
      return texts.undoInUse(result.staff);
    case 'undone':
      return texts.undone(result.changes);
  }
}
