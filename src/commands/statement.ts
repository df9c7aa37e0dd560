/** «Справка об исполнении»: which order, then a job that makes the papers, then both files. */
import type { Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import { privatePeer } from '../domain/ids';
import { shortHash } from '../domain/statement';
import { toLocal } from '../domain/zone';
import type { JobIncoming } from '../messaging/incoming';
import { storeJob, type Job } from '../messaging/job';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/statement';
import type { SchoolContext } from '../usecases/context';
import { noteStatement, statementOrders, type StatementOrders } from '../usecases/makeStatement';
import type { Commands } from './command';

/** Rows of an inline keyboard. */
const ORDERS_SHOWN = 6;

type Choice = Extract<StatementOrders, { kind: 'orders' }>['orders'][number];

/** The command: the only order at once, of several the person chooses. */
export function createStatementCommands(context: SchoolContext): Pick<Commands, 'statement'> {
  const statement = async (turn: Turn, actor: Actor): Promise<void> => {
    const found = await statementOrders(context, turn, actor);
    if (found.kind === 'forbidden') return turn.reply({ text: notAllowed() });
    const [only, ...more] = found.orders;
    if (!only) return turn.reply({ text: texts.noOrders() });
    if (more.length === 0) return begin(context, turn, actor.user, only);
    const rows = found.orders
      .slice(0, ORDERS_SHOWN)
      .map(({ order }) => [{ label: texts.orderName(order), payload: { do: 'statement' as const, order: order.id } }]);
    return turn.reply({ text: texts.askWhichOrder(), keyboard: { inline: true, rows } });
  };
  return { statement };
}

/** An order under the question which one. */
export async function onStatement(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: Extract<ButtonPayload, { do: 'statement' }>,
): Promise<void> {
  const found = await statementOrders(context, turn, actor);
  if (found.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const chosen = found.orders.find(({ order }) => order.id === payload.order);
  if (!chosen) return turn.reply({ text: texts.orderGone() });
  return begin(context, turn, actor.user, chosen);
}

/** The papers are made, or why not. */
export async function onStatementMade(
  turn: Turn,
  { user, order, made }: Extract<JobIncoming, { kind: 'statement_made' }>,
): Promise<void> {
  const peer = privatePeer(user);
  switch (made.kind) {
    case 'forbidden':
      return turn.send(peer, { text: notAllowed() });
    case 'unknown_order':
      return turn.send(peer, { text: texts.orderGone() });
    case 'files': {
      await noteStatement(turn, user, order, made);
      const short = shortHash(made.hash);
      await turn.startJob({ kind: 'upload_file', peer, file: made.docx, text: texts.documentSent(made.when, short) });
      await turn.startJob({ kind: 'upload_file', peer, file: made.xlsx, text: texts.workbookSent(short) });
    }
  }
}

async function begin(context: SchoolContext, turn: Turn, user: UserId, { order, given }: Choice): Promise<void> {
  const job: Job = { kind: 'make_statement', user, order: order.id };
  if (await turn.stores.jobs.isWaiting(storeJob(job))) return turn.reply({ text: texts.statementOnItsWay() });
  const before = given.map((one) => texts.givenLine(toLocal(one.at, context.school.timeZone), one));
  await turn.startJob(job);
  await turn.reply({ text: texts.statementBegun(order, before) });
}
