/** The duty the dialogue is about, as it stands at every step. */
import { menuFor } from '../../src/commands/menu';
import type { LocalDate } from '../../src/domain/localDate';
import type { StepResult } from '../../src/messaging/dialogue';
import type { Turn } from '../../src/messaging/turn';
import { notNow } from '../../src/texts/extending';
import { listExtendable, type Extendable } from '../../src/usecases/askExtension';
import type { SchoolContext } from '../../src/usecases/context';
import type { ExtendingState, ExtendingStepName } from '../extending';
import { actorOf } from '../person';

export interface AskedAbout {
  readonly duty: Extendable;
  readonly today: LocalDate;
}

/** What the person may ask more time for, by date. */
export async function extendableNow(context: SchoolContext, turn: Turn): Promise<readonly Extendable[]> {
  const list = await listExtendable(context, turn, await actorOf(context, turn));
  return list.kind === 'list' ? list.duties : [];
}

/** The chosen duty; null: it is done, somebody else's or asked about by now. */
export async function askedAbout(
  context: SchoolContext,
  turn: Turn,
  { about }: ExtendingState,
): Promise<AskedAbout | null> {
  const list = await listExtendable(context, turn, await actorOf(context, turn));
  const duty = list.kind === 'list' ? list.duties.find((one) => keyOf(one) === about) : undefined;
  return duty && list.kind === 'list' ? { duty, today: list.today } : null;
}

/** How the state names a duty. */
export const keyOf = ({ duty, recordedFor }: Extendable): string => `${duty.id} ${recordedFor}`;

/** Ends the dialogue when there is nothing to ask for any more. */
export async function endNotNow(
  context: SchoolContext,
  turn: Turn,
): Promise<StepResult<ExtendingState, ExtendingStepName>> {
  await turn.reply({ text: notNow(), keyboard: menuFor(await actorOf(context, turn)) });
  return { kind: 'end' };
}
