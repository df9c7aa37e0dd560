/** «Ознакомление»: the order and the Regulation, read by a member of staff, and who has not, for an administrator. */
import type { Actor } from '../domain/access';
import { initialsName } from '../domain/names';
import { toLocal } from '../domain/zone';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/acknowledgement';
import { acknowledge, listAcknowledgements, listDocuments, type ReadDocument } from '../usecases/acknowledge';
import type { SchoolContext } from '../usecases/context';
import type { Commands } from './command';
import { menuFor } from './menu';

/** The command that shows the documents. */
export function createDocumentCommands(context: SchoolContext): Pick<Commands, 'documents'> {
  return { documents: (turn, actor) => showDocuments(context, turn, actor) };
}

/** «Прочитал(а)» under a document. */
export async function onRead(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: Extract<ButtonPayload, { do: 'read' }>,
): Promise<void> {
  const result = await acknowledge(context, turn, actor, payload);
  switch (result.kind) {
    case 'forbidden':
      return turn.reply({ text: texts.documentsForStaff(), keyboard: menuFor(actor) });
    case 'unconfirmed':
      return turn.reply({ text: texts.documentsAfterName(), keyboard: menuFor(actor) });
    case 'outdated':
      await turn.reply({ text: texts.documentChanged() });
      return showDocuments(context, turn, actor);
    case 'acknowledged':
      return turn.reply({ text: texts.acknowledged(result.document.order, result.document.part, result.isNew) });
  }
}

async function showDocuments(context: SchoolContext, turn: Turn, actor: Actor): Promise<void> {
  const overview = await listAcknowledgements(context, turn, actor);
  if (overview.kind === 'list') {
    const rows = overview.documents.map(({ document, missing }) => ({
      ...document,
      missing: missing.map(initialsName),
    }));
    await turn.reply({ text: texts.readBy(rows, overview.of) });
  }
  const list = await listDocuments(context, turn, actor);
  if (list.kind === 'list') return offer(context, turn, list.documents);
  if (overview.kind === 'list') return;
  const text = list.kind === 'forbidden' ? texts.documentsForStaff() : texts.documentsAfterName();
  await turn.reply({ text, keyboard: menuFor(actor) });
}

async function offer(context: SchoolContext, turn: Turn, documents: readonly ReadDocument[]): Promise<void> {
  const unread = documents.filter((one) => one.at === null);
  for (const { order, part } of unread) await turn.reply({ text: texts.clausesOf(order, part) });
  const text = texts.documents(
    documents.map(({ at, ...one }) => ({
      ...one,
      readOn: at === null ? null : toLocal(at, context.school.timeZone).date,
    })),
  );
  const rows = unread.map(({ document, version, part }): Button[] => [
    { label: texts.READ_LABELS[part], payload: { do: 'read', document, version }, color: 'positive' },
  ]);
  await turn.reply(rows.length > 0 ? { text, keyboard: { inline: true, rows } } : { text });
}
