/** How clauses are named: «п. 5 приказа», «п. 2.3 и 2.4 Положения». */
import type { Duty } from '../domain/order';

/** The clause a duty comes from, in a form that fits into brackets. */
export function clauseText(clause: Duty['clause']): string {
  return clause.document === 'order' ? `п. ${clause.number} приказа` : `п. ${clause.number} Положения`;
}

/** Several clauses in one bracket, those of one document together. */
export function clausesText(clauses: readonly Duty['clause'][]): string {
  const numbers = (document: Duty['clause']['document']): string =>
    [...new Set(clauses.filter((clause) => clause.document === document).map((clause) => clause.number))].join(' и ');
  return (['order', 'regulation'] as const)
    .flatMap((document) => (numbers(document) === '' ? [] : [clauseText({ document, number: numbers(document) })]))
    .join(', ');
}
