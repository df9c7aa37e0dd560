/** A roster file sent by an administrator: the difference, the yes, and the way back. */
import { may, type Actor } from '../domain/access';
import { LARGEST_ROSTER, type RosterFile } from '../domain/rosterFile';
import type { IncomingDocument } from '../messaging/incoming';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/roster';
import type { SchoolContext } from '../usecases/context';
import { changesAnything, decideImport, previewRoster } from '../usecases/importRoster';
import { undoImport, type ImportUndone } from '../usecases/undoImport';
import { tellThoseWhoLeft } from './leaving';

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
  turn: Turn,
  actor: Actor,
  file: RosterFile,
  reply: (text: string, buttons: readonly Button[]) => Promise<void>,
): Promise<void> {
  if (file.kind === 'refused') return reply(texts.fileRefused(file.reason), []);
  const shown = await previewRoster(turn, actor, file);
  if (shown.kind === 'forbidden') return reply(notAllowed(), []);
  const difference = texts.rosterDifference(shown.difference, false);
  if (!changesAnything(shown.difference)) return reply(`${difference}\n\n${texts.nothingToApply()}`, []);
  await reply(`${difference}\n\n${texts.applyQuestion()}`, [
    { label: texts.APPLY_LABELS.yes, payload: { do: 'roster', act: 'apply', id: shown.id }, color: 'positive' },
    { label: texts.APPLY_LABELS.no, payload: { do: 'roster', act: 'drop', id: shown.id } },
  ]);
}

/** «Применить», «Не применять», «Вернуть как было». */
export async function onRosterDecision(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: RosterPayload,
): Promise<void> {
  if (payload.act === 'undo') return turn.reply({ text: undoneText(await undoImport(turn, actor)) });
  const decided = await decideImport(context, turn, actor, { id: payload.id, yes: payload.act === 'apply' });
  switch (decided.kind) {
    case 'forbidden':
      return turn.reply({ text: notAllowed() });
    case 'gone':
      return turn.reply({ text: texts.importGone() });
    case 'dropped':
      return turn.reply({ text: texts.importDropped() });
    case 'no_administrator':
      return turn.reply({ text: texts.noAdministratorLeft(decided.staff) });
    case 'applied': {
      await tellThoseWhoLeft(context, turn, decided.difference.gone);
      const undo: Button = { label: texts.APPLY_LABELS.undo, payload: { do: 'roster', act: 'undo', id: payload.id } };
      const text = texts.applied(decided.difference);
      return turn.reply({ text, keyboard: { inline: true, rows: [[undo]] } });
    }
  }
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
