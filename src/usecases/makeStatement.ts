/** «Справка об исполнении»: one snapshot of how an order is carried out, taken in one transaction (п. 9). */
import { may, type Actor } from '../domain/access';
import { fullName } from '../domain/names';
import type { Order } from '../domain/order';
import {
  canonicalJson,
  type GivenStatement,
  type Statement,
  type StatementChat,
  type StatementPerson,
  type StatementSnapshot,
} from '../domain/statement';
import { toLocal } from '../domain/zone';
import type { Chat } from '../store/chatStore';
import type { Staff } from '../store/staffStore';
import { schoolDocuments } from './acknowledge';
import type { SchoolContext, Work } from './context';
import { slotsOf } from './listChats';
import { figuresOnRecord } from './platformFigures';
import { schoolProgress, type StaffProgress } from './schoolProgress';
import { standingOf } from './standing';
import { factsOf } from './statementFacts';
import { historyOf } from './statementHistory';
import { linesOf, subjectOf, type StatementFacts } from './statementLines';

/** SHA-256 of a text, in hexadecimal. */
export type Hash = (text: string) => string;

export type StatementMade =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown_order' }
  | { readonly kind: 'statement'; readonly statement: Statement };

/** Takes the statement of an order for somebody. */
export async function makeStatement(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  asked: { readonly order: string; readonly hash: Hash },
): Promise<StatementMade> {
  if (!may(actor, 'statement.read')) return { kind: 'forbidden' };
  const order = context.orders.find(({ id }) => id === asked.order);
  if (!order) return { kind: 'unknown_order' };
  return { kind: 'statement', statement: await takeStatement(context, work, order, asked.hash) };
}

/** Takes the statement of an order; whether it may be taken is asked before. Reads only. */
export async function takeStatement(context: SchoolContext, work: Work, order: Order, hash: Hash): Promise<Statement> {
  const snapshot = await snapshotOf(context, work, order);
  return { snapshot, hash: hash(canonicalJson(snapshot)) };
}

export type StatementOrders =
  | { readonly kind: 'forbidden' }
  | {
      readonly kind: 'orders';
      readonly orders: readonly { readonly order: Order; readonly given: readonly GivenStatement[] }[];
    };

/** So many of the statements given out before are named. */
const GIVEN_SHOWN = 3;

/** The orders a statement may be asked of, the newest first, with the last ones that were given out. */
export async function statementOrders(context: SchoolContext, work: Work, actor: Actor): Promise<StatementOrders> {
  if (!may(actor, 'statement.read')) return { kind: 'forbidden' };
  const orders = [];
  for (const order of [...context.orders].sort((a, b) => (a.date < b.date ? 1 : -1))) {
    const acts = await work.stores.journal.about(`order:${order.id}`);
    const given = acts.flatMap(({ act, details: { hash, at } }) =>
      act === GIVEN && typeof hash === 'string' && typeof at === 'number' ? [{ hash, at }] : [],
    );
    orders.push({ order, given: given.slice(-GIVEN_SHOWN) });
  }
  return { kind: 'orders', orders };
}

const GIVEN = 'statement.given';

/** Puts into the journal that a statement was given out: by its hash a paper is known again. */
export async function noteStatement(
  { stores, now }: Work,
  by: Actor['user'] | null,
  order: string,
  { at, hash }: GivenStatement,
): Promise<void> {
  await stores.journal.add({ at: now, actor: by, act: GIVEN, about: `order:${order}`, details: { at, hash } });
}

async function snapshotOf(context: SchoolContext, work: Work, order: Order): Promise<StatementSnapshot> {
  const { stores, now } = work;
  const { school } = context;
  const own: SchoolContext = { ...context, orders: [order] };
  const { staff } = await schoolProgress(context, work);
  const facts = await factsOf(context, work, order);
  const asked = new Set(order.duties.map(({ clause }) => `${clause.document} ${clause.number}`));
  return {
    version: 1,
    at: now,
    ...toLocal(now, school.timeZone),
    timeZone: school.timeZone,
    madeUp: await stores.meta.isMadeUp(),
    school: school.name,
    order: {
      id: order.id,
      version: order.version,
      number: order.number,
      date: order.date,
      title: order.title,
      regulation: order.regulation,
      withoutDuties: order.clauses
        .map(({ document, number }) => ({ document, number }))
        .filter(({ document, number }) => !asked.has(`${document} ${number}`)),
      hasRegulation: order.clauses.some(({ document }) => document === 'regulation'),
    },
    director: facts.offices['director'] ?? null,
    administrator: facts.offices['administrator'] ?? null,
    lines: linesOf(own, facts),
    people: await peopleOf(own, work, staff),
    chats: chatsOf(own, facts, await stores.chats.all()),
    history: historyOf(facts.taken, {
      timeZone: school.timeZone,
      people: [...facts.staff, ...facts.former],
      declared: facts.declared,
    }),
    platform: await figuresOnRecord(work, school.timeZone),
  };
}

async function peopleOf(
  context: SchoolContext,
  { stores }: Work,
  staff: readonly StaffProgress[],
): Promise<StatementPerson[]> {
  const readers = new Map<string, ReadonlySet<Staff['id']>>();
  for (const document of schoolDocuments(context))
    readers.set(document.part, await stores.acknowledgements.whoKnows(document));
  return staff.map(({ staff: one, state }) => ({
    subject: subjectOf(one),
    name: fullName(one),
    position: one.position,
    teaches: one.subject,
    classTeacherOf: one.classTeacherOf,
    onLeave: one.status === 'on_leave',
    linked: one.user !== null,
    registration: state,
    readOrder: readers.get('order')?.has(one.id) ?? false,
    readRegulation: readers.get('regulation')?.has(one.id) ?? false,
  }));
}

/** The chats the order asks for, with what shows each of them. */
function chatsOf(context: SchoolContext, facts: StatementFacts, known: readonly Chat[]): StatementChat[] {
  const titles = new Map(known.map(({ peer, title }) => [peer, title]));
  return slotsOf(context, facts.staff, facts.standing, known).map((slot) => {
    const [shown] = slot.duties.filter((duty) => 'evidence' in standingOf(facts.standing, duty, slot.subject));
    const assignment = shown && standingOf(facts.standing, shown, slot.subject);
    const evidence = assignment && 'evidence' in assignment ? assignment.evidence : null;
    const last = shown ? facts.taken.lastMark(shown.id, slot.subject) : null;
    const dates = slot.duties.flatMap(({ due }) => due ?? []).sort();
    return {
      kind: slot.kind,
      classLabel: slot.classLabel,
      owner: slot.staff && fullName(slot.staff),
      clauses: slot.duties.map(({ clause }) => clause),
      due: dates[0] ?? null,
      optional: slot.duties.every(({ optional }) => optional),
      standing: slot.standing,
      title:
        evidence?.kind === 'chat'
          ? (titles.get(evidence.peer) ?? evidence.title)
          : evidence?.kind === 'declared'
            ? (facts.declared.get(evidence.declaration) ?? null)
            : null,
      since: last ? toLocal(last.since, context.school.timeZone).date : null,
      by: last?.by ?? null,
    };
  });
}
