/** The end of a member of staff's way: the claim, the administrator's notice, the duties. */
import { dutyMessages } from '../../src/commands/dutyMessages';
import { menuFor } from '../../src/commands/menu';
import { sendRequest } from '../../src/commands/requests';
import type { School } from '../../src/domain/school';
import { toLocal } from '../../src/domain/zone';
import type { Turn } from '../../src/messaging/turn';
import { needsConsent } from '../../src/texts/consent';
import { alreadyLinked, registerHow, registerNext, registeredNoted } from '../../src/texts/onboarding';
import { linkedAtOnce, requestSent, requestSentTaken, requestStands, requestUnheard } from '../../src/texts/requests';
import { POSITION_OF_ROLE } from '../../src/texts/roles';
import { claimStaff, type StaffClaimed } from '../../src/usecases/claimStaff';
import type { SchoolContext } from '../../src/usecases/context';
import { schoolNow } from '../../src/usecases/officersNow';
import { registrationDuties } from '../../src/usecases/registration';
import { actorOf } from '../person';
import { classOf, staffOf, staffRoleOf, type JoiningResult, type JoiningState } from './state';

/** What the person said about the registration on the platform. */
export type RegistrationAnswer = 'yes' | 'no' | 'how';

/** Records who the person says they are; `answer` is null when the registration was not asked about. */
export async function finishStaff(
  context: SchoolContext,
  turn: Turn,
  state: JoiningState,
  answer: RegistrationAnswer | null,
): Promise<JoiningResult> {
  const staff = await staffOf(context, turn, state);
  const claimed = await claimStaff(
    context,
    turn,
    await actorOf(context, turn),
    {
      role: staffRoleOf(state),
      staff,
      statedName: state.statedName ?? '',
      classLabel: classOf(state),
      registered: answer === 'yes',
    },
    POSITION_OF_ROLE,
  );
  const actor = await actorOf(context, turn);
  const school = await schoolNow(context, turn);
  const said = [claimedText(context, school, claimed), registrationText(context, school, turn, answer)].filter(
    (text) => text !== null,
  );
  await turn.reply({ text: said.join('\n\n'), keyboard: menuFor(actor) });
  if (claimed.kind === 'forbidden') return { kind: 'end' };
  for (const message of await dutyMessages(context, turn, actor)) await turn.reply(message);
  if (claimed.kind === 'requested') await sendRequest(context, turn, claimed.request);
  return { kind: 'end' };
}

function claimedText(context: SchoolContext, school: School, claimed: StaffClaimed): string {
  const isHeard = context.administrators.size > 0;
  switch (claimed.kind) {
    case 'forbidden':
      return needsConsent();
    case 'already_linked':
      return alreadyLinked(claimed.staff);
    case 'linked':
      return linkedAtOnce(claimed.staff);
    case 'same':
      return isHeard ? requestStands() : requestUnheard(school);
    case 'requested':
      if (!isHeard) return requestUnheard(school);
      return claimed.taken ? requestSentTaken() : requestSent();
  }
}

function registrationText(
  context: SchoolContext,
  school: School,
  turn: Turn,
  answer: RegistrationAnswer | null,
): string | null {
  const due = registrationDuties(context)[0]?.due ?? null;
  const overdue = due !== null && toLocal(turn.now, school.timeZone).date > due;
  switch (answer) {
    case null:
      return null;
    case 'yes':
      return registeredNoted();
    case 'no':
      return registerNext(school, due, overdue);
    case 'how':
      return registerHow(school, due, overdue);
  }
}
