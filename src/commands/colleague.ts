/** An administrator typed a surname: the card of that person, or a choice of those who may be meant. */
import type { Actor } from '../domain/access';
import type { Button } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import { chooseFormer, chooseOf, choosePerson, personLabel } from '../texts/staff';
import type { SchoolContext } from '../usecases/context';
import { findColleague } from '../usecases/findColleague';
import { onStaff } from './staff';
import { pairs } from './staffChoice';

/** VK takes ten buttons under a message. */
const MOST = 10;

/** False: no name of anybody here. */
export async function onColleagueNamed(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  text: string,
): Promise<boolean> {
  const { staff: found, former } = await findColleague(turn, actor, text, context.knownWords());
  const [only, ...others] = found;
  if (!only) return false;
  if (others.length === 0) {
    await onStaff(context, turn, actor, { do: 'staff', staff: only.id, act: 'card' });
    return true;
  }
  const shown = found.slice(0, MOST);
  const buttons = shown.map((one): Button => ({
    label: personLabel(one, found),
    payload: { do: 'staff', staff: one.id, act: 'card' },
  }));
  await turn.reply({
    text: former ? chooseFormer() : found.length > MOST ? chooseOf(MOST, found.length) : choosePerson(),
    keyboard: { inline: true, rows: pairs(buttons) },
  });
  return true;
}
