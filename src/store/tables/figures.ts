/** What administrators type in of the platform. Times are epoch milliseconds UTC. */
import type { Generated } from 'kysely';
import type { LocalDate } from '../../domain/localDate';

export interface PlatformFigureTable {
  id: Generated<number>;
  day: LocalDate;
  registered: number;
  of_all: number;
  /** Null: a person who was forgotten. */
  entered_by: number | null;
  entered_at: number;
  withdrawn_at: Generated<number | null>;
}
