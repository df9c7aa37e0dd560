/** Background jobs: what a turn may ask for that needs the network. The result is an event of its own. */
import { z } from 'zod';
import { MEMBERS_WHY } from '../domain/chatMembers';
import type { PeerId, UserId } from '../domain/ids';
import { progressFacts } from './storedProgress';

const job = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('describe_chat'),
    peer: z.custom<PeerId>((value) => Number.isSafeInteger(value)),
    /** Whether the bot was just added and greets when it knows where it is. */
    greet: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('read_roster'),
    user: z.custom<UserId>((value) => Number.isSafeInteger(value)),
    /** Where the document lies, with its secret; goes with the job's row. */
    url: z.string(),
  }),
  z.strictObject({
    kind: z.literal('read_members'),
    chat: z.custom<PeerId>((value) => Number.isSafeInteger(value)),
    /** Who is told in private. */
    user: z.custom<UserId>((value) => Number.isSafeInteger(value)),
    why: z.enum(MEMBERS_WHY),
  }),
  /** The matcher learns anew what was taught. */
  z.strictObject({
    kind: z.literal('relearn'),
    /** What was taught just now, to be checked against the rest, and who hears of it; null: nothing to check. */
    check: z
      .strictObject({
        user: z.custom<UserId>((value) => Number.isSafeInteger(value)),
        range: z.strictObject({ from: z.int().positive(), to: z.int().positive() }),
      })
      .nullable(),
  }),
  /** The papers of an order's statement of execution. */
  z.strictObject({
    kind: z.literal('make_statement'),
    /** Who asked for them; their rights are looked up again. */
    user: z.custom<UserId>((value) => Number.isSafeInteger(value)),
    order: z.string(),
  }),
  z.strictObject({
    kind: z.literal('upload_file'),
    peer: z.custom<PeerId>((value) => Number.isSafeInteger(value)),
    /** The row of the file. */
    file: z.int().positive(),
    /** What stands over it. */
    text: z.string(),
  }),
  /** A picture for a message that waits for it in the outbox. */
  z.strictObject({
    kind: z.literal('draw_progress'),
    peer: z.custom<PeerId>((value) => Number.isSafeInteger(value)),
    /** The row of the message. */
    row: z.int().positive(),
    facts: progressFacts,
  }),
]);

export type Job = z.infer<typeof job>;

/** A job as its row keeps it. */
export function storeJob(asked: Job): string {
  return JSON.stringify(asked);
}

/** A job read back from its row; null when the row holds something else. */
export function readJob(body: string): Job | null {
  try {
    return job.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
