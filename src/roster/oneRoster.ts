/** The sheets of a file as one roster: a person who stands on two of them is one, a class has one class teacher. */
import type { ClassLabel } from '../domain/ids';
import { foldedWords } from '../domain/nameForms';
import { fullName } from '../domain/names';
import { placeOf, type DoubtfulRow, type RosterLine } from '../domain/rosterFile';
import { joined, withoutClass } from '../domain/unsaid';
import type { ReadRows } from './rows';

export interface SheetRows extends ReadRows {
  readonly sheet: string | null;
}

/** Puts together what the sheets say; rows say their sheet when there are several. */
export function asOneRoster(sheets: readonly SheetRows[]): ReadRows {
  const several = sheets.length > 1;
  const placed = sheets.map(({ sheet, lines, doubtful }) => {
    const place = several && sheet !== null ? { sheet } : {};
    return {
      lines: lines.map((line) => ({ ...line, ...place })),
      doubtful: doubtful.map((row) => ({ ...row, ...place })),
    };
  });
  const whole = placed.reduce<ReadRows>(joinSheets, { lines: [], doubtful: [] });
  return ledByOne(whole);
}

/** A name that stands once on this sheet and once before it, and nothing against its being one person. */
function joinSheets(before: ReadRows, sheet: ReadRows): ReadRows {
  const known = byName(before.lines);
  const lines = [...before.lines];
  const doubtful = [...before.doubtful, ...sheet.doubtful];
  for (const namesakes of byName(sheet.lines).values()) {
    const [line] = namesakes;
    const [earlier, ...others] = known.get(line ? nameKey(line) : '') ?? [];
    const one = line && earlier && others.length === 0 && namesakes.length === 1 ? joined(earlier, line) : null;
    if (!line || !earlier || !one) {
      lines.push(...namesakes);
      continue;
    }
    lines[lines.indexOf(earlier)] = one;
    doubtful.push({ ...placeOf(line), doubt: 'joined', value: fullName(line.entry) });
  }
  return { lines, doubtful };
}

const nameKey = ({ entry }: RosterLine): string => foldedWords(fullName(entry)).join(' ');

function byName(lines: readonly RosterLine[]): Map<string, RosterLine[]> {
  const groups = new Map<string, RosterLine[]>();
  for (const line of lines) groups.set(nameKey(line), [...(groups.get(nameKey(line)) ?? []), line]);
  return groups;
}

/** A class has one class teacher: where the file names several, nobody guesses which. */
function ledByOne({ lines, doubtful }: ReadRows): ReadRows {
  const leaders = new Map<ClassLabel, number>();
  for (const { entry } of lines) {
    const label = entry.classTeacherOf;
    if (label !== null) leaders.set(label, (leaders.get(label) ?? 0) + 1);
  }
  const isOfSeveral = ({ entry }: RosterLine): boolean =>
    entry.classTeacherOf !== null && (leaders.get(entry.classTeacherOf) ?? 0) > 1;
  const doubts = lines.filter(isOfSeveral).map((line): DoubtfulRow => ({
    ...placeOf(line),
    doubt: 'class_of_several',
    value: `${line.entry.surname} ${line.entry.firstName}, ${line.entry.classTeacherOf ?? ''}`,
  }));
  return {
    lines: lines.map((line) => (isOfSeveral(line) ? withoutClass(line) : line)),
    doubtful: inOrder([...doubtful, ...doubts]),
  };
}

/** By sheets as they came, then by rows. */
function inOrder(rows: readonly DoubtfulRow[]): DoubtfulRow[] {
  const sheets = [...new Set(rows.map(({ sheet }) => sheet))];
  return [...rows].sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.row - b.row);
}
