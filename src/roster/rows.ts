/** Rows of the table as members of staff; what cannot be read is named by its row and never guessed at. */
import { parseClassLabel } from '../domain/classes';
import type { ClassLabel } from '../domain/ids';
import { rolesOfPosition } from '../domain/posts';
import {
  LONGEST_NOTE,
  ROSTER_FACTS,
  type Doubt,
  type DoubtfulRow,
  type RosterFact,
  type RosterLine,
} from '../domain/rosterFile';
import { parseStatedName } from '../domain/statedName';
import { withoutClass } from '../domain/unsaid';
import { isHeaderAgain, type Columns, type Header } from './columns';
import type { Sheet } from './workbook';

const SHOWN = 60;
/** What stands under a table: signatures, sums, dates. */
const FOOTER =
  /^(итого|всего|директор|подпись|дата|м\.? ?п\.?|исполнитель|составил|ответственн|приложение)(?![а-яё])/iu;
const NOTHING = /^[-–—.\s]*$|^нет$/iu;

export interface ReadRows {
  readonly lines: readonly RosterLine[];
  readonly doubtful: readonly DoubtfulRow[];
}

/** Reads everything below the header. */
export function readRows({ rows }: Sheet, { row: headerRow, columns }: Header): ReadRows {
  const lines: RosterLine[] = [];
  const doubtful: DoubtfulRow[] = [];
  const seen = new Map<string, number>();
  const absent = ROSTER_FACTS.filter((fact) => !columns.has(fact));
  for (const [index, cells] of rows.entries()) {
    if (index <= headerRow || isHeaderAgain(cells, columns)) continue;
    const row = index + 1;
    const cell = (column: Parameters<Columns['get']>[0]): string => clean(cells[columns.get(column) ?? -1] ?? '');
    const name = nameIn(cell);
    const rest = [cell('position'), cell('subject'), cell('classTeacherOf')];
    const saysNothingElse = rest.every((text) => NOTHING.test(text));
    if (name === '' && saysNothingElse) continue;
    const doubt = (kind: Doubt, value: string): void =>
      void doubtful.push({ row, doubt: kind, value: value.slice(0, SHOWN) });
    const person = parseStatedName(name);
    // a heading inside the table («Начальная школа») or a line under it says nothing of a position
    if (saysNothingElse && (!person || FOOTER.test(name) || !isCapitalised(name))) continue;
    if (!person || !isCapitalised(name)) {
      doubt('name', name === '' ? rest.filter((text) => text !== '').join(', ') : name);
      continue;
    }
    const [wholePosition, wholeSubject] = [cell('position').replace(NOTHING, ''), cell('subject')];
    const [position, subject] = [wholePosition.slice(0, LONGEST_POST), wholeSubject.slice(0, LONGEST_POST)];
    const unsaid = new Set<RosterFact>(absent);
    if (position === '' && !unsaid.has('position')) {
      doubt('position', name);
      unsaid.add('position');
    }
    if (position !== wholePosition || subject !== wholeSubject) doubt('too_long', name);
    const labels = classesIn(cell('classTeacherOf'));
    if (labels === null) {
      doubt('class', cell('classTeacherOf'));
      unsaid.add('classTeacherOf');
    } else if (labels.length > 1) doubt('several_classes', cell('classTeacherOf'));
    const key = [person.surname, person.firstName, person.patronymic, position, subject].join('|').toLowerCase();
    const above = seen.get(key);
    if (above !== undefined) {
      const saysNoPost = position === '' && NOTHING.test(subject);
      doubt(saysNoPost ? 'same_name' : 'repeated', name);
      const line = lines[above];
      // of two people it may be either's
      if (saysNoPost && line && line.entry.classTeacherOf !== (labels?.[0] ?? null)) lines[above] = withoutClass(line);
      continue;
    }
    seen.set(key, lines.length);
    const note = cell('note');
    lines.push({
      row,
      note: note === '' ? null : note.slice(0, LONGEST_NOTE),
      entry: {
        ...person,
        position,
        subject: NOTHING.test(subject) ? null : subject,
        classTeacherOf: labels?.[0] ?? null,
        ...rolesOfPosition(position),
      },
      ...(unsaid.size > 0 && { unsaid: [...unsaid] }),
    });
  }
  return { lines, doubtful };
}

/** Longer than any position or subject: a list of people stays one on a phone. */
const LONGEST_POST = 100;

function nameIn(cell: (column: 'fullName' | 'surname' | 'firstName' | 'patronymic') => string): string {
  const whole = cell('fullName');
  if (whole !== '') return whole;
  return [cell('surname'), cell('firstName'), cell('patronymic')].filter((part) => part !== '').join(' ');
}

/** A name begins each of its words with a capital, or is written in capitals; «оглы» and «кызы» need not. */
function isCapitalised(name: string): boolean {
  return name.split(/\s+/u).every((word) => /^(\p{Lu}|оглы$|кызы$)/u.test(word));
}

/** The classes a cell names; null: it says something else. */
function classesIn(text: string): readonly ClassLabel[] | null {
  if (NOTHING.test(text)) return [];
  const plain = text.replaceAll(/кл(асс(ное|ный|ная)?)?\.? ?рук(овод(ство|итель))?\.?|(^|\s)в(?=\s)/giu, ' ');
  const labels = plain
    .split(/[,;/\n]| и /u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseClassLabel);
  const known = labels.filter((label) => label !== null);
  return known.length === labels.length && known.length > 0 ? [...new Set(known)] : null;
}

function clean(cell: string): string {
  return cell
    .normalize('NFC')
    .replaceAll(/[\u00a0\s]+/gu, ' ')
    .trim();
}
