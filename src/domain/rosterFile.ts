/** What a file with the roster says, row by row, before anything is done with it (п. 5). */
import type { RosterEntry } from './school';

/** A row that reads as a member of staff; `row` is its number in the file as people see it, from 1. */
export interface RosterLine {
  readonly row: number;
  readonly entry: RosterEntry;
  readonly note: string | null;
}

/** Why a row (or a part of it) could not be taken as it stands. */
export const DOUBTS = [
  /** No surname, or no first name, or something that is no name. */
  'name',
  /** The class is no class of the school. */
  'class',
  /** Two classes in one cell: the first is taken. */
  'several_classes',
  /** Several people of the file lead it: none of them is taken for its class teacher. */
  'class_of_several',
  /** A position or a subject longer than any: cut. */
  'too_long',
  /** No position. */
  'position',
  /** The same person stands above with the same position. */
  'repeated',
  /** New, and somebody else on the list has the same name: two people, or one in two posts. */
  'namesake',
] as const;
export type Doubt = (typeof DOUBTS)[number];

export interface DoubtfulRow {
  readonly row: number;
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

/** `doubtful` rows with doubt `name` or `repeated` have no line; those with another doubt have one as well. */
export type RosterFile =
  | { readonly kind: 'read'; readonly lines: readonly RosterLine[]; readonly doubtful: readonly DoubtfulRow[] }
  | { readonly kind: 'refused'; readonly reason: FileRefusal };
