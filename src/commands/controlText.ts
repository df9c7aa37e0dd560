/** The view of a clause in words: a page of its marks under their duties. */
import { daysBetween } from '../domain/localDate';
import { initialsName } from '../domain/names';
import { isRequired } from '../domain/statement';
import { reasonText } from '../texts/control';
import { clauseView, type DutySection, type MarkLine } from '../texts/controlClause';
import type { ControlledMark, ControlledView } from '../usecases/controlClause';
import { pageOf, type Page } from './pages';

/** With what people wrote, a page still is one message of VK. */
const ON_PAGE = 10;

export const marksOnPage = (view: ControlledView, asked: number): Page<ControlledMark> =>
  pageOf(view.marks, asked, ON_PAGE);

/** The clause, its reason, and the marks of the page under their duties. */
export function clauseViewText(view: ControlledView, { items, page, pages }: Page<ControlledMark>): string {
  const { clause, state, lines } = view.clause;
  const sections = lines.flatMap((line): DutySection[] => {
    const marks = items.filter((one) => one.line === line).map((one) => markLine(view, one));
    const required = line.marks.filter(isRequired);
    const done = required.filter((mark) => mark.done).length;
    return marks.length === 0 ? [] : [{ text: line.text, done, of: required.length, marks }];
  });
  return clauseView({ clause, colour: state.colour, reason: reasonText(state), sections, page, pages });
}

function markLine({ date }: ControlledView, one: ControlledMark): MarkLine {
  const { line, mark, staff, classLabel, asksFor, said } = one;
  const who = staff ? initialsName(staff) : (classLabel ?? line.officer?.name ?? null);
  if (mark.done) return { who, state: 'done', on: mark.doneOn };
  if (mark.state === 'reported') return { who, state: 'reported' };
  return {
    who,
    state: 'undone',
    due: mark.due,
    days: mark.due === null ? null : daysBetween(date, mark.due),
    asksFor,
    said: said && { text: said.text, on: said.saidOn },
  };
}
