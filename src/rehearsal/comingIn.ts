/** A member of staff comes to the bot and says who they are, button by button. */
import { JOINING } from '../commands/sceneNames';
import { fullName } from '../domain/names';
import type { StaffRole } from '../domain/roles';
import type { RosterEntry } from '../domain/school';
import type { ButtonPayload } from '../messaging/payload';
import type { Player } from './cast';
import type { Stage } from './stage';

/** Opens the dialogue, agrees, and says the role; the name is asked next. */
export async function comesIn(stage: Stage, { user, entry }: Player): Promise<void> {
  await stage.says(user, { payload: { command: 'start' } });
  await stage.presses(user, (payload) => payload.do === 'consent' && payload.yes);
  await stage.presses(user, picks('role', roleOf(entry)));
}

/** Says the name and the rest; the administrator has yet to confirm. */
export async function saysName(stage: Stage, { user, entry, place }: Player, registered: boolean): Promise<void> {
  await stage.says(user, { text: fullName(entry) });
  await stage.presses(user, picks('namesake', String(place + 1)));
  await stage.presses(user, picks('confirm', 'yes'));
  await stage.presses(user, picks('registered', registered ? 'yes' : 'no'));
}

/** Whether a button is that answer at that step of a dialogue. */
export function picks(step: string, value: string, scene: string = JOINING): (payload: ButtonPayload) => boolean {
  return (payload) =>
    payload.do === 'pick' && payload.scene === scene && payload.step === step && payload.value === value;
}

function roleOf({ administration, classTeacherOf, additionalEducation }: RosterEntry): StaffRole {
  if (administration) return 'administration';
  if (classTeacherOf !== null) return 'class_teacher';
  return additionalEducation ? 'additional_teacher' : 'subject_teacher';
}
