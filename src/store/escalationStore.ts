/** What was taken to the administrator and to the director, each once for one duty, subject and date. */
import type { Kysely } from 'kysely';
import type { Escalated, Level } from '../domain/escalation';
import type { DutyId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { Tables } from './schema';

/** A duty of somebody with the date that passed: another date begins anew. */
export interface EscalationKey {
  readonly duty: DutyId;
  readonly subject: string;
  readonly due: LocalDate;
}

export class EscalationStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async add({ duty, subject, due }: EscalationKey, level: Level, day: LocalDate): Promise<void> {
    await this.db
      .insertInto('escalation')
      .values({ duty, subject, due, level, day })
      .onConflict((c) => c.doNothing())
      .execute();
  }

  /** The lists of that day never reached who was to hear them. */
  async takeBack(level: Level, day: LocalDate): Promise<void> {
    await this.db.deleteFrom('escalation').where('level', '=', level).where('day', '=', day).execute();
  }

  /** Everything that was taken further, by `escalationKey`. */
  async all(): Promise<ReadonlyMap<string, Escalated>> {
    const told = new Map<string, Escalated>();
    for (const row of await this.db.selectFrom('escalation').selectAll().execute()) {
      const key = escalationKey({ duty: row.duty as DutyId, subject: row.subject, due: row.due as LocalDate });
      told.set(key, { ...told.get(key), [row.level]: row.day as LocalDate });
    }
    return told;
  }
}

export function escalationKey({ duty, subject, due }: EscalationKey): string {
  return `${duty} ${subject} ${due}`;
}
