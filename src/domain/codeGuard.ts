/** Wrong codes in a row pause the account: guessing stays hopeless, and a slip of the finger costs nothing. */
export const WRONG_CODES = 5;
/** Long enough to make guessing pointless, short enough for the teacher who has the wrong sheet before them. */
export const PAUSE_MS = 3_600_000;
/** Wrong codes of another day are in no row with today's. */
export const WRONG_KEPT_MS = 86_400_000;

export interface CodeGuard {
  /** Wrong codes in a row. */
  readonly wrong: number;
  readonly pausedUntil: number | null;
}

export const NO_WRONG: CodeGuard = { wrong: 0, pausedUntil: null };

/** Until when the account's codes are not looked at; null: they are. */
export function pauseOf({ pausedUntil }: CodeGuard, now: number): number | null {
  return pausedUntil !== null && pausedUntil > now ? pausedUntil : null;
}

/** What a wrong code adds; the fifth begins the pause and the count anew. */
export function afterWrong({ wrong }: CodeGuard, now: number): CodeGuard {
  return wrong + 1 < WRONG_CODES ? { wrong: wrong + 1, pausedUntil: null } : { wrong: 0, pausedUntil: now + PAUSE_MS };
}
