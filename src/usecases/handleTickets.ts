/** «Обращения»: requests for help that wait for the administrator. */
import { may, type Action, type Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import type { Duty } from '../domain/order';
import type { LinkRequest } from '../store/requestStore';
import type { Staff } from '../store/staffStore';
import type { Ticket } from '../store/ticketStore';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { officeHolders } from './officeHolders';

/** Who asks: a row of the roster, a request that waits to be confirmed, or a profile alone. */
export type TicketAuthor =
  | { readonly kind: 'staff'; readonly staff: Staff }
  | { readonly kind: 'request'; readonly request: LinkRequest }
  | { readonly kind: 'profile'; readonly user: UserId };

export interface OpenTicket {
  readonly ticket: Ticket;
  readonly duty: Duty | null;
  readonly author: TicketAuthor;
}

export type TicketList =
  { readonly kind: 'forbidden' } | { readonly kind: 'list'; readonly tickets: readonly OpenTicket[] };

/** Requests for help are support's, what somebody says is not theirs is the administrator's (п. 3, 4). */
const HANDLES: Readonly<Record<Ticket['kind'], Action>> = { help: 'tickets.help', not_mine: 'tickets.decide' };

/** The person's open tickets to handle, the oldest first. */
export async function listTickets(context: SchoolContext, work: Work, actor: Actor): Promise<TicketList> {
  if (!may(actor, 'tickets.help') && !may(actor, 'tickets.decide')) return { kind: 'forbidden' };
  const tickets: OpenTicket[] = [];
  for (const ticket of await work.stores.tickets.listOpen()) {
    if (may(actor, HANDLES[ticket.kind])) tickets.push(await withNames(context, work, ticket));
  }
  return { kind: 'list', tickets };
}

/** Who is told of a new ticket: whoever can be reached of those in charge of support, else the administrators. */
export async function ticketHandlers(context: SchoolContext, work: Work, kind: Ticket['kind']): Promise<UserId[]> {
  const administrators = await administratorsOf(context, work);
  if (kind === 'not_mine') return administrators;
  const unreachable = await work.stores.reachability.unreachable();
  const support = (await officeHolders(context, work, ['support'])).filter((user) => !unreachable.has(user));
  return support.length > 0 ? support : administrators;
}

export type TicketClosed =
  { readonly kind: 'forbidden' } | { readonly kind: 'gone' } | { readonly kind: 'closed'; readonly ticket: OpenTicket };

/** Closes a ticket: the person was helped. */
export async function closeTicket(context: SchoolContext, work: Work, actor: Actor, id: number): Promise<TicketClosed> {
  if (!may(actor, 'tickets.help') && !may(actor, 'tickets.decide')) return { kind: 'forbidden' };
  const open = (await work.stores.tickets.listOpen()).find((one) => one.id === id);
  if (!open) return { kind: 'gone' };
  if (!may(actor, HANDLES[open.kind])) return { kind: 'forbidden' };
  const ticket = await work.stores.tickets.close(id, actor.user, work.now);
  return ticket ? { kind: 'closed', ticket: await withNames(context, work, ticket) } : { kind: 'gone' };
}

/** Who a ticket comes from, as far as the register knows. */
export async function ticketAuthor(work: Work, user: UserId): Promise<TicketAuthor> {
  const staff = await work.stores.staff.byUser(user);
  if (staff) return { kind: 'staff', staff };
  const request = await work.stores.requests.waitingOf(user);
  return request ? { kind: 'request', request } : { kind: 'profile', user };
}

async function withNames(context: SchoolContext, work: Work, ticket: Ticket): Promise<OpenTicket> {
  const duty = context.orders.flatMap((order) => order.duties).find((one) => one.id === ticket.duty) ?? null;
  return { ticket, duty, author: await ticketAuthor(work, ticket.user) };
}
