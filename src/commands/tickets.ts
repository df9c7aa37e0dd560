/** «Обращения» on the administrator's side. */
import { may, type Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import { fullName } from '../domain/names';
import type { Duty } from '../domain/order';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import { answerNumbered, closeNumbered, waitingLine } from '../texts/inquiries';
import { notAllowed } from '../texts/refusals';
import { nextPage, previousPage } from '../texts/register';
import * as texts from '../texts/tickets';
import type { SchoolContext } from '../usecases/context';
import { closeTicket, listTickets, type ListedTicket, type OpenInquiry } from '../usecases/handleTickets';
import type { TicketAuthor } from '../usecases/ticketAuthor';
import type { Commands } from './command';
import { authorText } from './inquiryMessages';

/** Two buttons each, and two that turn the page: VK takes ten under one message. */
const PAGE = 4;

interface Row {
  readonly line: string;
  readonly buttons: (number: number) => readonly Button[];
}

/** The list of requests for help, and of questions, a page at a time. */
export function createTicketCommands(context: SchoolContext): Pick<Commands, 'tickets'> {
  return {
    async tickets(turn, actor, page) {
      const list = await listTickets(context, turn, actor);
      if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
      const all = [...list.tickets.map(ticketRow), ...list.inquiries.map(inquiryRow)];
      if (all.length === 0) return turn.reply({ text: texts.noTickets() });
      const first = page * PAGE < all.length ? page * PAGE : 0;
      const shown = all.slice(first, first + PAGE);
      const rows = shown.map(({ buttons }, index) => buttons(first + index + 1)).filter((row) => row.length > 0);
      const turns = pageButtons(first / PAGE, Math.ceil(all.length / PAGE));
      const text = texts.tickets(
        shown.map(({ line }) => line),
        { total: all.length, first: first + 1, questions: list.inquiries.length > 0, acts: rows.length > 0 },
      );
      await turn.reply({ text, keyboard: { inline: true, rows: turns.length > 0 ? [...rows, turns] : rows } });
    },
  };
}

function ticketRow({ ticket, author, duty, yours }: ListedTicket): Row {
  const solved = (number: number): Button => ({
    label: texts.solvedButton(number),
    payload: { do: 'ticket', id: ticket.id },
    color: 'positive',
  });
  return {
    line: ticketText(ticket.kind, author, duty),
    buttons: (number) => (yours ? [solved(number)] : []),
  };
}

function inquiryRow({ inquiry: { id }, author, waitedMinutes, yours }: OpenInquiry): Row {
  const answers = (number: number): Button[] => [
    { label: answerNumbered(number), payload: { do: 'inquiry', act: 'answer', id }, color: 'positive' },
    { label: closeNumbered(number), payload: { do: 'inquiry', act: 'close', id } },
  ];
  return {
    line: waitingLine(id, authorText(author), waitedMinutes),
    buttons: (number) => (yours ? answers(number) : []),
  };
}

function pageButtons(page: number, pages: number): Button[] {
  const button = (label: string, to: number): Button => ({ label, payload: { do: 'open', what: 'tickets', page: to } });
  return [
    ...(page > 0 ? [button(previousPage(), page - 1)] : []),
    ...(page + 1 < pages ? [button(nextPage(), page + 1)] : []),
  ];
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
  return texts.ticketLine(kind, ticketAuthorText(author), duty);
}

function ticketAuthorText(author: TicketAuthor): string {
  switch (author.kind) {
    case 'staff':
      return fullName(author.staff);
    case 'request':
      return texts.waitingAuthor(author.request.id, author.request.statedName, author.request.user);
    case 'profile':
      return texts.unknownAuthor(author.user);
  }
}
