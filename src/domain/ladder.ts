/** The ladder of registration: how far a member of staff is, from nothing to the status «учитель» (п. 5; 2.1–2.4). */
import { isDone, type Assignment } from './assignment';

export const RUNGS = ['not_started', 'started', 'reported', 'in_staff_room', 'confirmed', 'teacher_status'] as const;
export type Rung = (typeof RUNGS)[number];

/** The person's assignments the ladder is read from; null: no order asks for it. */
export interface LadderFacts {
  /** The person has come to the bot. */
  readonly linked: boolean;
  readonly registration: Assignment | null;
  /** Joining the class «Учительская». */
  readonly staffRoom: Assignment | null;
  readonly teacherStatus: Assignment | null;
}

/** The highest rung that something shows; a lower one need not have been shown. */
export function rungOf({ linked, registration, staffRoom, teacherStatus }: LadderFacts): Rung {
  if (teacherStatus?.state === 'confirmed') return 'teacher_status';
  if (registration?.state === 'confirmed') return 'confirmed';
  if (staffRoom && isDone(staffRoom) && staffRoom.state !== 'not_applicable') return 'in_staff_room';
  if (registration?.state === 'reported') return 'reported';
  return linked || registration?.state === 'started' ? 'started' : 'not_started';
}
