/** An administrator typed a surname: the card of that person, or a choice of those who may be meant. */
import type { Actor } from '../domain/access';
import type { Button } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import { chooseFormer, choosePerson, personLabel } from '../texts/staff';
import type { SchoolContext } from '../usecases/context';
import { findColleague } from '../usecases/findColleague';
import { onStaff } from './staff';
import { pairs } from './staffChoice';

/** False: no name of anybody here. */
export async function onColleagueNamed(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  text: string,
): Promise<boolean> {
  const { staff: found, former } = await findColleague(turn, actor, text);
  const [only, ...others] = found;
  if (!only) return false;
  if (others.length === 0) {
    await onStaff(context, turn, actor, { do: 'staff', staff: only.id, act: 'card' });
    return true;
  }
  const buttons = found.map((one): Button => ({
    label: personLabel(one, found),
    payload: { do: 'staff', staff: one.id, act: 'card' },
  }));
  await turn.reply({
    text: former ? chooseFormer() : choosePerson(),
    keyboard: { inline: true, rows: pairs(buttons) },
  });
  return true;
}
