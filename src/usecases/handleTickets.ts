/** «Обращения»: requests for help and questions that wait for a person. */
import { may, type Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import type { Duty } from '../domain/order';
import type { Inquiry } from '../store/inquiryStore';
import type { Ticket } from '../store/ticketStore';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { inquiryAuthor, type InquiryAuthor } from './inquiryAuthor';
import { handlesSupport, supportOnDuty } from './supportOnDuty';
import { ticketAuthor, type TicketAuthor } from './ticketAuthor';
import { waitedMinutes } from './waitingInquiries';

export interface OpenTicket {
  readonly ticket: Ticket;
  readonly duty: Duty | null;
  readonly author: TicketAuthor;
}

/** `yours`: the person may handle it; whoever only reads sees it all the same. */
export type ListedTicket = OpenTicket & { readonly yours: boolean };

export interface OpenInquiry {
  readonly inquiry: Inquiry;
  readonly author: InquiryAuthor;
  /** Working minutes. */
  readonly waitedMinutes: number;
  readonly yours: boolean;
}

export type TicketList =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'list'; readonly tickets: readonly ListedTicket[]; readonly inquiries: readonly OpenInquiry[] };

/** Requests for help are support's, what somebody says is not theirs is the administrator's (п. 3, 4). */
async function handledBy(context: SchoolContext, work: Work, actor: Actor): Promise<Record<Ticket['kind'], boolean>> {
  return { help: await handlesSupport(context, work, actor), not_mine: may(actor, 'tickets.decide') };
}

/** The open tickets the person may handle or read, and the questions of others that wait for an answer, the oldest first. */
export async function listTickets(context: SchoolContext, work: Work, actor: Actor): Promise<TicketList> {
  const handles = await handledBy(context, work, actor);
  const readsAll = may(actor, 'tickets.read');
  if (!handles.help && !handles.not_mine && !readsAll) return { kind: 'forbidden' };
  const tickets: ListedTicket[] = [];
  for (const ticket of await work.stores.tickets.listOpen()) {
    const yours = handles[ticket.kind];
    if (yours || readsAll) tickets.push({ ...(await withNames(context, work, ticket)), yours });
  }
  const inquiries: OpenInquiry[] = [];
  for (const inquiry of handles.help || readsAll ? await work.stores.inquiries.open() : []) {
    if (inquiry.user === actor.user) continue;
    const waited = waitedMinutes(context, inquiry, work.now);
    const author = await inquiryAuthor(work, inquiry);
    inquiries.push({ inquiry, author, waitedMinutes: waited, yours: handles.help });
  }
  return { kind: 'list', tickets, inquiries };
}

/** Who is told of a new ticket: whoever can be reached of those in charge of support, else the administrators. */
export async function ticketHandlers(
  context: SchoolContext,
  work: Work,
  kind: Ticket['kind'],
): Promise<readonly UserId[]> {
  return kind === 'not_mine' ? administratorsOf(context, work) : (await supportOnDuty(context, work)).users;
}

export type TicketClosed =
  { readonly kind: 'forbidden' } | { readonly kind: 'gone' } | { readonly kind: 'closed'; readonly ticket: OpenTicket };

/** Closes a ticket: the person was helped. */
export async function closeTicket(context: SchoolContext, work: Work, actor: Actor, id: number): Promise<TicketClosed> {
  const handles = await handledBy(context, work, actor);
  if (!handles.help && !handles.not_mine) return { kind: 'forbidden' };
  const open = (await work.stores.tickets.listOpen()).find((one) => one.id === id);
  if (!open) return { kind: 'gone' };
  if (!handles[open.kind]) return { kind: 'forbidden' };
  const ticket = await work.stores.tickets.close(id, actor.user, work.now);
  return ticket ? { kind: 'closed', ticket: await withNames(context, work, ticket) } : { kind: 'gone' };
}

async function withNames(context: SchoolContext, work: Work, ticket: Ticket): Promise<OpenTicket> {
  const duty = context.orders.flatMap((order) => order.duties).find((one) => one.id === ticket.duty) ?? null;
  return { ticket, duty, author: await ticketAuthor(work, ticket.user) };
}
