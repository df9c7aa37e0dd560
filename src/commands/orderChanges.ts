/** «Изменения приказа»: what the files say differently, shown at the start and on request; the yes, and who hears of it. */
import type { Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import { fullName, initialsName } from '../domain/names';
import { toLocal } from '../domain/zone';
import { addMessage } from '../messaging/outbox';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { pausedLine } from '../texts/mailing';
import * as texts from '../texts/orderChanges';
import { notAllowed } from '../texts/refusals';
import type { SchoolContext, Work } from '../usecases/context';
import { mailing } from '../usecases/mailing';
import {
  confirmOrderChange,
  noticeOrderChange,
  showOrderChange,
  type OrderChangeShown,
  type WaitingChange,
} from '../usecases/orderChange';
import type { Concerned } from '../usecases/orderNews';
import type { Commands } from './command';

type ChangePayload = Extract<ButtonPayload, { do: 'order_change' }>;

/** The program starts: the administrators hear once of what changed in the files since it was confirmed. */
export async function tellOfOrderChange(
  context: SchoolContext,
  work: Work,
  outbox: { readonly realNow: number; readonly randomId: () => number },
): Promise<void> {
  const noticed = await noticeOrderChange(context, work);
  if (noticed.kind !== 'changed') return;
  const { realNow: now, randomId } = outbox;
  for (const user of noticed.tell) {
    const message = question(noticed.change);
    await addMessage(work.stores, privatePeer(user), message, 'broadcast', { now, randomId, expiresAt: null });
  }
}

/** The command that shows what waits for a yes. */
export function createOrderChangeCommands(context: SchoolContext): Pick<Commands, 'order_changes'> {
  return {
    order_changes: async (turn, actor) => turn.reply(shownText(context, await showOrderChange(context, turn, actor))),
  };
}

/** «Подтвердить изменения», «Кому сообщить». */
export async function onOrderChange(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { act, mark }: ChangePayload,
): Promise<void> {
  if (act === 'whom') {
    const shown = await showOrderChange(context, turn, actor);
    if (shown.kind !== 'waiting') return turn.reply(shownText(context, shown));
    if (shown.change.mark !== mark) return changedAgain(context, turn, shown);
    const keyboard = { inline: true, rows: [[button('confirm', mark)]] };
    return turn.reply({ text: texts.whomToTell(concernedText(shown.concerned, actor)), keyboard });
  }
  const confirmed = await confirmOrderChange(context, turn, actor, mark);
  if (confirmed.kind === 'waiting') return changedAgain(context, turn, confirmed);
  if (confirmed.kind !== 'confirmed') return turn.reply(shownText(context, confirmed));
  const paused = (await mailing(turn)) === 'paused' ? [pausedLine()] : [];
  const text = texts.orderConfirmed(concernedText(confirmed.concerned, actor));
  await turn.reply({ text: [text, ...paused].join('\n\n') });
}

async function changedAgain(context: SchoolContext, turn: Turn, shown: OrderChangeShown): Promise<void> {
  await turn.reply({ text: texts.changedAgain() });
  await turn.reply(shownText(context, shown));
}

function shownText({ school }: SchoolContext, shown: OrderChangeShown): OutgoingMessage {
  switch (shown.kind) {
    case 'forbidden':
      return { text: notAllowed() };
    case 'nothing':
      return { text: texts.noOrderChange(shown.since === null ? null : toLocal(shown.since, school.timeZone).date) };
    case 'waiting':
      return question(shown.change);
  }
}

function question({ difference, mark }: WaitingChange): OutgoingMessage {
  const rows = [[button('confirm', mark)], [button('whom', mark)]];
  return { text: texts.orderChanged(difference), keyboard: { inline: true, rows } };
}

function button(act: ChangePayload['act'], mark: number): Button {
  const color = act === 'confirm' ? 'positive' : 'secondary';
  return { label: texts.ORDER_CHANGE_LABELS[act], payload: { do: 'order_change', act, mark }, color };
}

/** Whoever looks is not told again. */
function concernedText(concerned: readonly Concerned[], actor: Actor): texts.ConcernedText {
  const others = concerned.filter(({ staff }) => staff.user !== actor.user);
  return {
    told: others.flatMap(({ staff, reached }) => {
      if (reached === null) return [];
      const name = initialsName(staff);
      return [staff.status === 'on_leave' ? texts.afterLeave(name) : name];
    }),
    missed: others
      .filter(({ reached }) => reached === null)
      .map(({ staff }) => ({ name: fullName(staff), why: staff.user === null ? 'not_linked' : 'silent' })),
  };
}
