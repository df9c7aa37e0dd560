/** «Ознакомление» at one member of staff: what they signed on paper, as an administrator marks it. */
import type { Actor } from '../domain/access';
import { privatePeer, staffId } from '../domain/ids';
import { address } from '../domain/names';
import { toLocal } from '../domain/zone';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/acknowledgement';
import { notAllowed } from '../texts/refusals';
import { unknownPerson } from '../texts/registerPage';
import type { SchoolContext } from '../usecases/context';
import { listSigned, markSigned, type SignedDocument } from '../usecases/signOnPaper';
import { pairs } from './staffChoice';

/** Buttons of documents; two a row, and the way back under them. */
const MOST = 8;

type SignedPayload = Extract<ButtonPayload, { do: 'signed' }>;

/** The person's documents, or a mark on one of them. */
export async function onSigned(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: SignedPayload,
): Promise<void> {
  const id = staffId(payload.staff);
  if (payload.act !== 'show') {
    const { document = '', version = 0 } = payload;
    const signed = payload.act === 'mark';
    const result = await markSigned(context, turn, actor, id, { document, version, signed });
    if (result.kind === 'not_now') await turn.reply({ text: texts.signatureNotNow() });
    if (result.kind === 'marked') {
      const { staff } = result;
      const { order, part } = result.document;
      const told = staff.user !== null && staff.user !== actor.user;
      if (told && staff.user !== null) {
        await turn.send(privatePeer(staff.user), { text: texts.signedForYou(address(staff), order, part, signed) });
      }
      await turn.reply({ text: texts.signatureMarked(staff, order, part, signed, told) });
    }
  }
  const list = await listSigned(context, turn, actor, id);
  if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  if (list.kind === 'unknown') return turn.reply({ text: unknownPerson() });
  const day = (at: number): ReturnType<typeof toLocal>['date'] => toLocal(at, context.school.timeZone).date;
  const text = texts.signedDocuments(
    list.staff,
    list.documents.map(({ known, ...one }) => ({
      ...one,
      known: known && { day: day(known.at), paperBy: known.paperBy },
    })),
  );
  const buttons = list.documents.flatMap((one) => buttonOf(payload.staff, one)).slice(0, MOST);
  const back: Button = { label: texts.SIGNED_LABELS.back, payload: { do: 'person', staff: payload.staff } };
  await turn.reply({ text, keyboard: { inline: true, rows: [...pairs(buttons), [back]] } });
}

/** None under what the person acknowledged themselves. */
function buttonOf(staff: number, { order, part, document, version, known }: SignedDocument): Button[] {
  if (known !== null && known.paperBy === null) return [];
  const act = known === null ? 'mark' : 'undo';
  return [
    {
      label: texts.signedLabel({ order, part }, act === 'mark'),
      payload: { do: 'signed', staff, act, document, version },
    },
  ];
}
