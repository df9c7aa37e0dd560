/** How a clause is named: «п. 5 приказа», «п. 2.3 Положения». */
import type { Duty } from '../domain/order';

/** The clause a duty comes from, in a form that fits into brackets. */
export function clauseText(clause: Duty['clause']): string {
  return clause.document === 'order' ? `п. ${clause.number} приказа` : `п. ${clause.number} Положения`;
}
