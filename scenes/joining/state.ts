/** What the dialogue about the role remembers between messages. */
import { z } from 'zod';
import { parseClassLabel } from '../../src/domain/classes';
import { staffId, type ClassLabel } from '../../src/domain/ids';
import { ROLES, STAFF_ROLES, type StaffRole } from '../../src/domain/roles';
import type { Step, StepResult } from '../../src/messaging/dialogue';
import type { Turn } from '../../src/messaging/turn';
import type { SchoolContext } from '../../src/usecases/context';
import { rosterRows } from '../../src/usecases/findOnRoster';
import { actorOf } from '../person';

/** Raised when stored state would be misread. */
export const VERSION = 2;

export const joiningState = z.strictObject({
  role: z.enum(ROLES).nullable(),
  /** The name as typed, when it reads as one. */
  statedName: z.string().max(100).nullable(),
  /** The roster row the person was shown. */
  staff: z.int().positive().nullable(),
  /** Rows of namesakes. */
  candidates: z.array(z.int().positive()).max(5),
  /** The person typed initials, and is shown no more of a name than those. */
  byInitials: z.boolean(),
  classLabel: z.string().max(4).nullable(),
  grade: z.int().nullable(),
});
export type JoiningState = z.infer<typeof joiningState>;

export const EMPTY: JoiningState = {
  role: null,
  statedName: null,
  staff: null,
  candidates: [],
  byInitials: false,
  classLabel: null,
  grade: null,
};

export type StepName =
  | 'role'
  | 'name'
  | 'name_again'
  | 'name_in_full'
  | 'namesake'
  | 'confirm'
  | 'unlisted'
  | 'led_class'
  | 'registered'
  | 'grade'
  | 'child_class';

export type JoiningStep = Step<JoiningState, StepName>;
export type JoiningResult = StepResult<JoiningState, StepName>;

/** The next step with what is known by then. */
export function go(to: StepName, state: JoiningState): JoiningResult {
  return { kind: 'go', to, state };
}

/** The same, passing the step in hand over on the way back: its question is asked anew by the next one, or is settled. */
export function goInstead(to: StepName, state: JoiningState): JoiningResult {
  return { kind: 'go', to, state, instead: true };
}

/** Whether a text is the label of a button, typed. */
export function saysLabel(text: string, label: string): boolean {
  return text.trim().toLowerCase() === label.toLowerCase();
}

/** The staff role being claimed. */
export function staffRoleOf(state: JoiningState): StaffRole {
  const role = STAFF_ROLES.find((one) => one === state.role);
  if (!role) throw new Error('a step of staff without a staff role');
  return role;
}

/** The class kept in the state. */
export function classOf(state: JoiningState): ClassLabel | null {
  return state.classLabel === null ? null : parseClassLabel(state.classLabel);
}

/** The roster row kept in the state; null: none, or it is gone since. */
export async function staffOf(
  context: SchoolContext,
  turn: Turn,
  state: JoiningState,
): Promise<Awaited<ReturnType<typeof rosterRows>>[number] | null> {
  if (state.staff === null) return null;
  const [row] = await rosterRows(turn, await actorOf(context, turn), [staffId(state.staff)]);
  return row ?? null;
}
