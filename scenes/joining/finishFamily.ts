/** The end of a parent's or pupil's way: the class is noted, rights and the way into the class chat are told. */
import { menuFor, menuWithRoles } from '../../src/commands/menu';
import { dutiesFor } from '../../src/domain/duties';
import type { ClassLabel } from '../../src/domain/ids';
import { platformRights } from '../../src/domain/rights';
import type { Turn } from '../../src/messaging/turn';
import { needsConsent } from '../../src/texts/consent';
import { familyKnown, familyWelcome } from '../../src/texts/family';
import { classUnknown } from '../../src/texts/onboarding';
import { chooseRole } from '../../src/usecases/chooseRole';
import type { SchoolContext } from '../../src/usecases/context';
import { actorOf } from '../person';
import { type JoiningResult } from './state';

/** Records the role with its class and says what follows from it. */
export async function finishFamily(
  context: SchoolContext,
  turn: Turn,
  role: 'parent' | 'pupil',
  classLabel: ClassLabel,
): Promise<JoiningResult> {
  const chosen = await chooseRole(context, turn, await actorOf(context, turn), { role, classLabel });
  const { school, orders } = context;
  if (chosen.kind === 'unknown_class') return { kind: 'again', message: { text: classUnknown(school.classes) } };
  const actor = await actorOf(context, turn);
  const keyboard = role === 'parent' ? menuWithRoles(actor) : menuFor(actor);
  switch (chosen.kind) {
    case 'forbidden':
      await turn.reply({ text: needsConsent(), keyboard });
      break;
    case 'known':
      await turn.reply({ text: familyKnown(classLabel), keyboard });
      break;
    case 'chosen': {
      const [first] = dutiesFor({ onRoster: false, roles: [role], classTeacherOf: [], offices: [] }, orders);
      const rights = platformRights(orders, school.contacts);
      const text = familyWelcome(
        role,
        classLabel,
        rights,
        first?.duty.clause.number ?? null,
        school,
        context.quiz !== null,
      );
      await turn.reply({ text, keyboard });
      break;
    }
  }
  return { kind: 'end' };
}
