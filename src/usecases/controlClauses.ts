/** «Контроль»: every clause that asks something of somebody, with its colour and one reason (п. 9; 2.2). */
import { may, type Actor } from '../domain/access';
import { clauseState, COLOURS, type ClauseState } from '../domain/clauseState';
import type { LocalDate } from '../domain/localDate';
import type { Clause, Duty, Order } from '../domain/order';
import type { StatementLine } from '../domain/statement';
import { toLocal } from '../domain/zone';
import type { SchoolContext, Work } from './context';
import { factsOf } from './statementFacts';
import { linesOf } from './statementLines';

export interface ControlledClause {
  /** Names the clause in a button. */
  readonly ref: string;
  readonly order: Order;
  readonly clause: Clause;
  /** Its duties, as the statement of execution has them. */
  readonly lines: readonly StatementLine[];
  readonly state: ClauseState;
}

export type ControlledClauses =
  | { readonly kind: 'forbidden' }
  /** Red first, then amber, then green; the newest order first. */
  | { readonly kind: 'clauses'; readonly date: LocalDate; readonly clauses: readonly ControlledClause[] };

/** How the orders stand now. */
export async function controlClauses(context: SchoolContext, work: Work, actor: Actor): Promise<ControlledClauses> {
  if (!may(actor, 'control.read')) return { kind: 'forbidden' };
  const today = toLocal(work.now, context.school.timeZone).date;
  const waiting = await work.stores.extensions.waiting();
  const facts = { today, asked: new Set(waiting.map(({ duty, subject }) => `${duty} ${subject}`)) };
  const clauses: ControlledClause[] = [];
  for (const order of [...context.orders].sort((a, b) => (a.date < b.date ? 1 : -1))) {
    const lines = linesOf({ ...context, orders: [order] }, await factsOf(context, work, order));
    for (const clause of askingClauses(order)) {
      const own = lines.filter((line) => isOf(line, clause));
      clauses.push({ ref: refOf(order, clause), order, clause, lines: own, state: clauseState(own, facts) });
    }
  }
  const rank = ({ state }: ControlledClause): number => COLOURS.indexOf(state.colour);
  return { kind: 'clauses', date: today, clauses: clauses.sort((a, b) => rank(a) - rank(b)) };
}

function askingClauses({ clauses, duties }: Order): Clause[] {
  return clauses.filter((clause) => duties.some((duty) => isOf(duty, clause)));
}

const isOf = ({ clause }: Pick<StatementLine, 'clause'>, { document, number }: Clause): boolean =>
  clause.document === document && clause.number === number;

/** Names a clause of an order in a button. */
export const refOf = ({ id }: Order, { document, number }: Duty['clause']): string => `${id}/${document}/${number}`;
