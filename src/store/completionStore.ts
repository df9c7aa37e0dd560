/** Duties that are done, each with its evidence. A subject is `staff:12`, `class:7Б` or `school`. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DutyId, PeerId, UserId } from '../domain/ids';
import type { Tables } from './schema';

const evidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reported') }),
  z.strictObject({ kind: z.literal('chat'), peer: z.int(), title: z.string().nullable() }),
]);
export type Evidence = z.infer<typeof evidence>;

export interface Completion {
  readonly duty: DutyId;
  readonly subject: string;
  readonly evidence: Evidence;
  /** Who said or confirmed it; null: they asked to be forgotten. */
  readonly actor: UserId | null;
  readonly at: number;
}

/** Stands for a person who was forgotten. */
const NOBODY = 0;

export class CompletionStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Records that a duty is done; false when it already was (the first evidence stays). */
  async add(completion: Completion): Promise<boolean> {
    const result = await this.db
      .insertInto('completion')
      .values({ ...completion, actor: completion.actor ?? NOBODY, evidence: JSON.stringify(completion.evidence) })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst();
    return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
  }

  /** Records it in place of what was there: a new chat instead of the old one. */
  async put(completion: Completion): Promise<void> {
    await this.db
      .deleteFrom('completion')
      .where('duty', '=', completion.duty)
      .where('subject', '=', completion.subject)
      .execute();
    await this.add(completion);
  }

  /** Takes back what a chat showed: it turned out to be another one. */
  async removeShownBy(chat: PeerId): Promise<void> {
    for (const { duty, subject, evidence } of await this.all()) {
      if (evidence.kind !== 'chat' || (evidence.peer as PeerId) !== chat) continue;
      await this.db.deleteFrom('completion').where('duty', '=', duty).where('subject', '=', subject).execute();
    }
  }

  async all(): Promise<Completion[]> {
    const rows = await this.db.selectFrom('completion').selectAll().execute();
    return rows.map((row) => ({
      duty: row.duty as DutyId,
      subject: row.subject,
      evidence: evidence.parse(JSON.parse(row.evidence)),
      actor: row.actor === NOBODY ? null : (row.actor as UserId),
      at: row.at,
    }));
  }

  /** Removes the person from what they said or confirmed; the facts stay. */
  async forgetActor(user: UserId): Promise<void> {
    await this.db.updateTable('completion').set({ actor: NOBODY }).where('actor', '=', user).execute();
  }
}
