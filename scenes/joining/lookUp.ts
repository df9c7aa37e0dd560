/** A typed name on its way to the roster, the same at every step that takes one. */
import { parseStatedName } from '../../src/domain/statedName';
import type { Keyboard } from '../../src/messaging/outgoing';
import type { Turn } from '../../src/messaging/turn';
import { nameUnclear, tooManyNamesakes } from '../../src/texts/onboarding';
import { needsConsent } from '../../src/texts/consent';
import type { SchoolContext } from '../../src/usecases/context';
import { findOnRoster } from '../../src/usecases/findOnRoster';
import { actorOf, go, type JoiningResult, type JoiningState, type StepName } from './state';

const LONGEST_NAME = 100;

/** Where a typed name leads; `missing`: the step after a name that the roster lacks. */
export async function lookUp(
  context: SchoolContext,
  turn: Turn,
  state: JoiningState,
  text: string,
  options: { readonly missing: StepName; readonly keyboard: Keyboard },
): Promise<JoiningResult> {
  const again = (message: string): JoiningResult => ({
    kind: 'again',
    message: { text: message, keyboard: options.keyboard },
  });
  const typed = text.trim().replace(/\s+/gu, ' ');
  if (typed === '' || typed.length > LONGEST_NAME) return again(nameUnclear());
  const statedName = parseStatedName(typed) ? typed : null;
  const found = await findOnRoster(turn, await actorOf(context, turn), typed);
  switch (found.kind) {
    case 'forbidden':
      await turn.reply({ text: needsConsent() });
      return { kind: 'end' };
    case 'one':
      return go('confirm', { ...state, statedName, staff: found.staff.id, candidates: [] });
    case 'several': {
      const [only, ...others] = found.staff;
      if (only && others.length === 0) return go('confirm', { ...state, statedName, staff: only.id, candidates: [] });
      return go('namesake', { ...state, statedName, staff: null, candidates: found.staff.map((one) => one.id) });
    }
    case 'unclear':
      return again(tooManyNamesakes());
    case 'none':
      if (statedName === null) return again(nameUnclear());
      return go(options.missing, { ...state, statedName, staff: null, candidates: [] });
  }
}
