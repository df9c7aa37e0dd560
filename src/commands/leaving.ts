/** Nobody loses their link, class or post without a word: whoever it is about hears of it in private. */
import { privatePeer } from '../domain/ids';
import type { Turn } from '../messaging/turn';
import type { Staff } from '../store/staffStore';
import { youAreBack, youLeft } from '../texts/staff';
import type { SchoolContext } from '../usecases/context';
import { identify } from '../usecases/identify';
import { schoolNow } from '../usecases/officersNow';
import type { RosterMove } from '../usecases/rosterMoves';
import { menuFor } from './menu';

/** Tells everybody of them who was linked; `gone` is as they stood before. */
export async function tellThoseWhoLeft(context: SchoolContext, turn: Turn, gone: readonly Staff[]): Promise<void> {
  for (const staff of gone) {
    if (staff.user === null) continue;
    const keyboard = menuFor(await identify(context, turn, staff.user));
    await turn.send(privatePeer(staff.user), { text: youLeft(staff, await schoolNow(context, turn)), keyboard });
  }
}

/** Whose leaving was taken back hears that it was a mistake. */
export async function tellThoseWhoAreBack(context: SchoolContext, turn: Turn, back: readonly Staff[]): Promise<void> {
  for (const staff of back) {
    if (staff.user === null) continue;
    const keyboard = menuFor(await identify(context, turn, staff.user));
    await turn.send(privatePeer(staff.user), { text: youAreBack(staff), keyboard });
  }
}

/** Whoever has another class or post by a file hears of it as of a change by hand. */
export async function tellThoseWhoMoved(
  turn: Turn,
  moves: readonly RosterMove[],
  texts: (move: RosterMove) => readonly string[],
): Promise<void> {
  for (const move of moves) {
    if (move.staff.user === null) continue;
    for (const text of texts(move)) await turn.send(privatePeer(move.staff.user), { text });
  }
}
