/** A typed name on its way to the roster, the same at every step that takes one. */
import { parseStatedName } from '../../src/domain/statedName';
import type { Keyboard } from '../../src/messaging/outgoing';
import type { Turn } from '../../src/messaging/turn';
import type { RosterEntry } from '../../src/domain/school';
import { needsConsent } from '../../src/texts/consent';
import {
  LABELS,
  lookedUpEnough,
  nameBeforeRequest,
  nameInFull,
  nameUnclear,
  roleIsNoName,
  tooManyNamesakes,
} from '../../src/texts/onboarding';
import { postLabel } from '../../src/texts/people';
import { isRoleName } from '../../src/texts/roles';
import { yesOrNo } from '../../src/texts/yesNo';
import type { SchoolContext } from '../../src/usecases/context';
import { findOnRoster, fullWords } from '../../src/usecases/findOnRoster';
import { actorOf } from '../person';
import { go, saysLabel, staffRoleOf, type JoiningResult, type JoiningState } from './state';

const LONGEST_NAME = 100;
const SURNAME_AND_NAME = 2;

/** Where a typed name leads; `missing`: where one that the roster lacks does. */
export async function lookUp(
  context: SchoolContext,
  turn: Turn,
  state: JoiningState,
  text: string,
  options: { readonly missing: (known: JoiningState) => JoiningResult; readonly keyboard: Keyboard },
): Promise<JoiningResult> {
  const again = (message: string): JoiningResult => ({
    kind: 'again',
    message: { text: message, keyboard: options.keyboard },
  });
  const typed = text.trim().replace(/\s+/gu, ' ');
  // a stray «да» is no name and costs no look-up
  if (typed === '' || typed.length > LONGEST_NAME || yesOrNo(typed) !== null) return again(nameUnclear());
  if (isRoleName(typed)) return again(roleIsNoName(staffRoleOf(state)));
  if (saysLabel(typed, LABELS.sendRequest)) return again(nameBeforeRequest());
  const statedName = parseStatedName(typed) ? typed : null;
  const known = { ...state, statedName, staff: null, candidates: [], byInitials: false };
  const found = await findOnRoster(context, turn, await actorOf(context, turn), typed);
  switch (found.kind) {
    case 'forbidden':
      await turn.reply({ text: needsConsent() });
      return { kind: 'end' };
    case 'one':
      return go('confirm', { ...known, staff: found.staff.id });
    case 'several': {
      if (!canChoose(found.staff, typed)) return again(tooManyNamesakes());
      const byInitials = fullWords(typed) < SURNAME_AND_NAME;
      return go('namesake', { ...known, byInitials, candidates: found.staff.map((one) => one.id) });
    }
    case 'partial':
      return again(nameInFull());
    case 'unclear':
      return again(tooManyNamesakes());
    case 'too_often':
      return statedName === null ? again(lookedUpEnough()) : go('unlisted', known);
    case 'none':
      return statedName === null ? again(nameUnclear()) : options.missing(known);
  }
}

/** Namesakes are told apart by their posts; a name that is not whole does not earn more than that. */
function canChoose(staff: readonly RosterEntry[], typed: string): boolean {
  const posts = staff.map(postLabel);
  return new Set(posts).size === posts.length || fullWords(typed) > SURNAME_AND_NAME;
}
