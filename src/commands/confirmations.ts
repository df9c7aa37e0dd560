/** «Подтверждения»: what staff reported, looked at as a list and confirmed with one press. */
import type { Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import { address } from '../domain/names';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/confirmations';
import { DUTY_PAGES } from '../texts/duties';
import { notAllowed } from '../texts/refusals';
import {
  confirmationQueue,
  confirmInBulk,
  QUEUE_PAGE,
  queueMark,
  queuePage,
  QUEUES,
  type QueueName,
} from '../usecases/confirmInBulk';
import type { SchoolContext } from '../usecases/context';
import { UNDO } from './approvals';
import type { Commands } from './command';

type QueuePayload = Extract<ButtonPayload, { do: 'queue' }>;

/** The command that lists what waits. */
export function createConfirmationCommands(context: SchoolContext): Pick<Commands, 'confirmations'> {
  return {
    async confirmations(turn, actor) {
      const counts: Record<QueueName, number> = { registration: 0, staff_room: 0, teacher_status: 0 };
      for (const name of QUEUES) {
        const queue = await confirmationQueue(context, turn, actor, name);
        if (queue.kind === 'forbidden') return turn.reply({ text: notAllowed() });
        counts[name] = queue.waiting.length;
      }
      const rows = QUEUES.filter((name) => counts[name] > 0).map((name): Button[] => [
        { label: texts.QUEUE_LABELS[name], payload: { do: 'queue', of: name, act: 'show' } },
      ]);
      const text = texts.queues(counts);
      await turn.reply(rows.length > 0 ? { text, keyboard: { inline: true, rows } } : { text });
    },
  };
}

/** The dry run of a queue, a page at a time, or the press that confirms just the people it showed. */
export async function onQueue(context: SchoolContext, turn: Turn, actor: Actor, payload: QueuePayload): Promise<void> {
  const { of: name, from = 0 } = payload;
  if (payload.act === 'show') return showQueue(context, turn, actor, name, from);
  const result = await confirmInBulk(context, turn, actor, name, { from, mark: payload.mark ?? 0 });
  if (result.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  if (result.kind === 'changed') {
    await turn.reply({ text: texts.queueChanged() });
    return showQueue(context, turn, actor, name, from);
  }
  for (const staff of result.people) {
    if (staff.user === null) continue;
    const text = texts.confirmedForPerson(address(staff), name);
    await turn.send(privatePeer(staff.user), { text }, 'broadcast');
  }
  const everybody = result.people.every((one) => one.user !== null);
  await turn.reply({
    text: texts.confirmedAll(name, result.people.length, result.left, everybody),
    keyboard: { inline: true, rows: [[UNDO]] },
  });
  if (result.left > 0) await showQueue(context, turn, actor, name, from);
}

async function showQueue(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  name: QueueName,
  asked: number,
): Promise<void> {
  const queue = await confirmationQueue(context, turn, actor, name);
  if (queue.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const total = queue.waiting.length;
  const from = asked < total ? asked : 0;
  const people = queuePage(queue.waiting, from);
  const text = texts.dryRun(
    name,
    people.map((one) => one.staff),
    { from, total },
  );
  if (people.length === 0) return turn.reply({ text });
  const show = (label: string, to: number): Button => ({
    label,
    payload: { do: 'queue', of: name, act: 'show', from: to },
  });
  const all: Button = {
    label: texts.confirmAllLabel(people.length, people.length === total),
    payload: { do: 'queue', of: name, act: 'all', mark: queueMark(people), ...(from > 0 && { from }) },
    color: 'positive',
  };
  const turns = [
    ...(from > 0 ? [show(DUTY_PAGES.earlier, Math.max(0, from - QUEUE_PAGE))] : []),
    ...(from + people.length < total ? [show(DUTY_PAGES.later, from + people.length)] : []),
  ];
  await turn.reply({ text, keyboard: { inline: true, rows: [[all], ...(turns.length > 0 ? [turns] : [])] } });
}
