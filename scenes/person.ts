/** The person whose dialogue it is. */
import type { Actor } from '../src/domain/access';
import type { Turn } from '../src/messaging/turn';
import type { SchoolContext } from '../src/usecases/context';
import { identify } from '../src/usecases/identify';

/** The person of the turn, with the rights they have now. */
export async function actorOf(context: SchoolContext, turn: Turn): Promise<Actor> {
  if (turn.from === null) throw new Error('a dialogue without a person');
  return identify(context, turn, turn.from);
}
