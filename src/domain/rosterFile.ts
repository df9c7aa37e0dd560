/** What a file with the roster says, row by row, before anything is done with it (п. 5). */
import type { RosterEntry } from './school';

/** What a file may say of a person besides the name. */
export const ROSTER_FACTS = ['position', 'subject', 'classTeacherOf', 'note'] as const;
export type RosterFact = (typeof ROSTER_FACTS)[number];

/** Where a row stands, as people see it: its number from 1 and, of several sheets that were read, its sheet. */
export interface RowPlace {
  readonly row: number;
  readonly sheet?: string;
}

/** Where something stands, without the rest of it. */
export function placeOf({ row, sheet }: RowPlace): RowPlace {
  return sheet === undefined ? { row } : { row, sheet };
}

/** A row that reads as a member of staff. */
export interface RosterLine extends RowPlace {
  readonly entry: RosterEntry;
  readonly note: string | null;
  /** What the file does not say, for want of a column or of a cell that can be read: it stays as it is on the register. */
  readonly unsaid?: readonly RosterFact[];
}

/** Why a row (or a part of it) could not be taken as it stands. */
export const DOUBTS = [
  /** No surname, or no first name, or something that is no name. */
  'name',
  /** Something that is no class. */
  'class',
  /** A class the school does not have, of a grade it has. */
  'unknown_class',
  /** Two classes in one cell: the first is taken. */
  'several_classes',
  /** Several people of the file lead it: nobody's class is changed by that. */
  'class_of_several',
  /** It belongs to somebody whom nothing is done with, their own row being doubtful. */
  'class_kept',
  /** A position or a subject longer than any: cut. */
  'too_long',
  /** No position: the one on the register stays. */
  'position',
  /** New, and without a position. */
  'no_post',
  /** The same person stands above with the same position. */
  'repeated',
  /** The same name stands above, and neither row says what the person does: a repetition or a full namesake. */
  'same_name',
  /** The same name stands on another sheet, and the two do not contradict each other: taken for one person. */
  'joined',
  /** New, and somebody else on the list has the same name: two people, or one in two posts. */
  'namesake',
] as const;
export type Doubt = (typeof DOUBTS)[number];

/** In characters; the rest of a note is cut. */
export const LONGEST_NOTE = 200;

export interface DoubtfulRow extends RowPlace {
  readonly doubt: Doubt;
  /** The cell as it stands in the file, shortened. */
  readonly value: string;
}

/** In bytes; a school's list is far smaller, larger files are refused unread. */
export const LARGEST_ROSTER = 5 * 1024 * 1024;

/** Why a file is not read at all. */
export const FILE_REFUSALS = [
  /** Over the limit, packed or unpacked. */
  'too_big',
  'empty',
  /** A picture, a PDF, a text document. */
  'not_a_table',
  'damaged',
  /** Protected by a password. */
  'encrypted',
  'macros',
  'formulas',
  /** No row that names its columns. */
  'no_header',
  /** Reading took too long, or too much memory. */
  'too_heavy',
  /** More rows than any school has. */
  'too_many_rows',
  /** It could not be fetched in time, or VK no longer has it. */
  'not_fetched',
  /** It does not lie with VK: the bot goes nowhere else. */
  'foreign_host',
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** A sheet of the file, read or passed over; CSV has one without a name. */
export type SheetSeen =
  | {
      readonly kind: 'read';
      readonly name: string | null;
      readonly facts: readonly RosterFact[];
      /** Headings of columns that were not understood, shortened. */
      readonly unknown: readonly string[];
      /** Headings of columns that tell where people teach, and not which class they lead. */
      readonly taught?: readonly string[];
    }
  | { readonly kind: 'passed'; readonly name: string; readonly why: SheetPassed };

/** Why a sheet was not read. */
export const SHEETS_PASSED = [
  'no_header',
  /** It says nothing of anybody's work, and others do: a list of pupils, perhaps. */
  'no_post',
  'hidden',
] as const;
export type SheetPassed = (typeof SHEETS_PASSED)[number];

/** `doubtful` rows with doubt `name`, `repeated`, `same_name` or `joined` have no line of their own; those with another doubt have. */
export interface RosterFileSaid {
  readonly lines: readonly RosterLine[];
  readonly doubtful: readonly DoubtfulRow[];
  readonly sheets?: readonly SheetSeen[];
}

export type RosterFile =
  ({ readonly kind: 'read' } & RosterFileSaid) | { readonly kind: 'refused'; readonly reason: FileRefusal };
