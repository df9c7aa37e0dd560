/** The journal as a sheet of words. */

/** Number, when, who, what, about whom or what, fingerprint. */
export type JournalSheetRow = readonly [string, string, string, string, string, string];

/** Writes the sheet as a file (XLSX). */
export type WriteJournalSheet = (rows: readonly JournalSheetRow[]) => Promise<Uint8Array>;
