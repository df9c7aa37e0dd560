/** «История» on the card of a member of staff. */
import type { Actor } from '../domain/access';
import type { StaffId } from '../domain/ids';
import { toLocal } from '../domain/zone';
import type { Button } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import { documentName } from '../texts/acknowledgement';
import { notAllowed } from '../texts/refusals';
import { unknownPerson } from '../texts/registerPage';
import { CARD_LABELS } from '../texts/staff';
import { staffHistory as historyText } from '../texts/staffHistory';
import type { SchoolContext } from '../usecases/context';
import { staffHistory } from '../usecases/staffHistory';

/** Shows what the journal says of the person, with the way back to the card. */
export async function showHistory(context: SchoolContext, turn: Turn, actor: Actor, id: StaffId): Promise<void> {
  const history = await staffHistory(context, turn, actor, id);
  if (history.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  if (history.kind === 'unknown') return turn.reply({ text: unknownPerson() });
  const lines = history.lines.map(({ entry, document, ...line }) => {
    const { office } = entry.details;
    return {
      ...line,
      act: entry.act,
      day: toLocal(entry.at, context.school.timeZone).date,
      classText: entry.about.startsWith('class:') ? entry.about.slice('class:'.length) : null,
      office: typeof office === 'string' ? office : null,
      document: document && documentName(document.order, document.part),
    };
  });
  const back: Button = { label: CARD_LABELS.back, payload: { do: 'staff', staff: id, act: 'card' } };
  await turn.reply({ text: historyText(history.staff, lines), keyboard: { inline: true, rows: [[back]] } });
}
