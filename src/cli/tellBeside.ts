/** A word to members of staff from a command; the bot beside it sends it. */
import { privatePeer } from '../domain/ids';
import { addMessage } from '../messaging/outbox';
import type { Staff } from '../store/staffStore';
import type { Stores } from '../store/stores';
import type { RosterMove } from '../usecases/rosterMoves';
import type { CliIo } from './io';

const INT32_MAX = 2_147_483_647;

/** Leaves the word in the outbox for everybody of them who is linked to a profile. */
export async function tellBeside(
  stores: Stores,
  io: CliIo,
  staff: readonly Staff[],
  text: (one: Staff) => string,
): Promise<void> {
  for (const one of staff) await leaveWord(stores, io, one, text(one));
}

/** The same to those who have another class or post, each text a message of its own. */
export async function tellMovesBeside(
  stores: Stores,
  io: CliIo,
  moves: readonly RosterMove[],
  texts: (move: RosterMove) => readonly string[],
): Promise<void> {
  for (const move of moves) {
    for (const text of texts(move)) await leaveWord(stores, io, move.staff, text);
  }
}

async function leaveWord(stores: Stores, io: CliIo, { user }: Staff, text: string): Promise<void> {
  if (user === null) return;
  const randomId = (): number => 1 + Math.floor(io.random() * (INT32_MAX - 1));
  await addMessage(stores, privatePeer(user), { text }, 'reply', { now: io.now(), randomId, expiresAt: null });
}
