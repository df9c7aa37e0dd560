/** «Обращения» on the administrator's side. */
import { may, type Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import { fullName } from '../domain/names';
import type { Duty } from '../domain/order';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/tickets';
import type { SchoolContext } from '../usecases/context';
import { closeTicket, listTickets, type TicketAuthor } from '../usecases/handleTickets';
import type { Commands } from './command';

const SHOWN = 5;

/** The list of requests for help. */
export function createTicketCommands(context: SchoolContext): Pick<Commands, 'tickets'> {
  return {
    async tickets(turn, actor) {
      const list = await listTickets(context, turn, actor);
      if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
      if (list.tickets.length === 0) return turn.reply({ text: texts.noTickets() });
      const shown = list.tickets.slice(0, SHOWN);
      const rows = shown.map(({ ticket }, index): Button[] => [
        { label: texts.solvedButton(index + 1), payload: { do: 'ticket', id: ticket.id }, color: 'positive' },
      ]);
      const lines = shown.map(({ ticket, author, duty }) => ticketText(ticket.kind, author, duty));
      await turn.reply({ text: texts.tickets(lines, list.tickets.length), keyboard: { inline: true, rows } });
    },
  };
}

/** «Решено»: closes a ticket and tells the person. */
export async function onTicketSolved(context: SchoolContext, turn: Turn, actor: Actor, id: number): Promise<void> {
  const result = await closeTicket(context, turn, actor, id);
  if (result.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  if (result.kind === 'gone') return turn.reply({ text: texts.ticketGone() });
  await turn.reply({ text: texts.ticketClosed() });
  await turn.send(privatePeer(result.ticket.ticket.user), {
    text: texts.yourTicketClosed(result.ticket.ticket.kind, result.ticket.duty),
  });
}

/** A new ticket as those who handle it see it: closed by a press; an administrator also opens what the person has to do. */
export function newTicketMessage(ticket: {
  readonly id: number;
  readonly kind: texts.TicketKind;
  readonly author: TicketAuthor;
  readonly duty: Duty;
}): (to: Actor) => OutgoingMessage {
  const { id, kind, author, duty } = ticket;
  const { who } = duty.assignee;
  const of = who === 'class_teacher' ? 'class' : who === 'office' ? 'office' : 'person';
  const text = texts.newTicket(kind, ticketText(kind, author, duty), of);
  const solved: Button = { label: texts.solved(), payload: { do: 'ticket', id }, color: 'positive' };
  return (to) => {
    const opens = author.kind === 'staff' && may(to, 'register.read');
    const staff: Button[] = opens
      ? [{ label: texts.theirDuties(), payload: { do: 'person', staff: author.staff.id } }]
      : [];
    return { text, keyboard: { inline: true, rows: [[solved], ...(opens ? [staff] : [])] } };
  };
}

/** One ticket in words. */
export function ticketText(kind: texts.TicketKind, author: TicketAuthor, duty: Duty | null): string {
  return texts.ticketLine(kind, authorText(author), duty);
}

function authorText(author: TicketAuthor): string {
  switch (author.kind) {
    case 'staff':
      return fullName(author.staff);
    case 'request':
      return texts.waitingAuthor(author.request.id, author.request.statedName, author.request.user);
    case 'profile':
      return texts.unknownAuthor(author.user);
  }
}
