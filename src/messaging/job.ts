/** Background jobs: what a turn may ask for that needs the network. The result is an event of its own. */
import { z } from 'zod';
import type { PeerId } from '../domain/ids';

const job = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('describe_chat'),
    peer: z.custom<PeerId>((value) => Number.isSafeInteger(value)),
    /** Whether the bot was just added and greets when it knows where it is. */
    greet: z.boolean(),
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
