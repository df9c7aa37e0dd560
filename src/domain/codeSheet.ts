/** The sheet of personal codes that were issued together: it exists once, at the moment of issue. */
import type { RosterEntry } from './school';

export interface CodeSheet {
  /** The school's short name. */
  readonly school: string;
  /** Where a person writes to the bot, `vk.me/club1`. */
  readonly privateChat: string;
  /** The last day of the codes, ДД.ММ.ГГГГ. */
  readonly until: string;
  readonly codes: readonly { readonly staff: RosterEntry; readonly code: string }[];
}

/** Writes the sheet as a file (XLSX). */
export type WriteCodeSheet = (sheet: CodeSheet) => Promise<Uint8Array>;
