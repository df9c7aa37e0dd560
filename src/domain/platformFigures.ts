/** How many are registered on the platform itself, as an administrator reads it there (2.1). Pure. */
import { daysBetween, type LocalDate } from './localDate';

export interface PlatformFigures {
  /** The day they are of. */
  readonly day: LocalDate;
  readonly registered: number;
  readonly of: number;
}

/** Figures, and those of the last day before them; null: there were none. */
export interface FiguresTrend {
  readonly figures: PlatformFigures;
  readonly before: PlatformFigures | null;
}

/** Older figures say little. */
const STALE_DAYS = 14;

/** Whether figures are so old that new ones are worth a look at the platform. */
export const areStale = ({ day }: PlatformFigures, today: LocalDate): boolean => daysBetween(day, today) > STALE_DAYS;
