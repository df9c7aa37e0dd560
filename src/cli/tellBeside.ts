/** A word to members of staff from a command; the bot beside it sends it. */
import { privatePeer } from '../domain/ids';
import { addMessage } from '../messaging/outbox';
import type { Staff } from '../store/staffStore';
import type { Stores } from '../store/stores';
import type { CliIo } from './io';

const INT32_MAX = 2_147_483_647;

/** Leaves the word in the outbox for everybody of them who is linked to a profile. */
export async function tellBeside(
  stores: Stores,
  io: CliIo,
  staff: readonly Staff[],
  text: (one: Staff) => string,
): Promise<void> {
  const randomId = (): number => 1 + Math.floor(io.random() * (INT32_MAX - 1));
  for (const one of staff) {
    if (one.user === null) continue;
    const context = { now: io.now(), randomId, expiresAt: null };
    await addMessage(stores, privatePeer(one.user), { text: text(one) }, 'reply', context);
  }
}
