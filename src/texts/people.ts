/** How members of staff are told apart and called. */
import type { RosterEntry } from '../domain/school';
import { shortened } from './sentence';

const LABEL = 36;
const NO_POSITION = 'должность не указана';

type Post = Pick<RosterEntry, 'position' | 'subject' | 'classTeacherOf'>;

/** Position, subject and class: «учитель, физика, классный руководитель 7Б». */
export function postOf(staff: Post): string {
  const parts = [staff.position === '' ? NO_POSITION : staff.position, staff.subject];
  if (staff.classTeacherOf !== null) parts.push(`классный руководитель ${staff.classTeacherOf}`);
  return parts.filter((part) => part !== null).join(', ');
}

/** The same, short enough for a button (40 characters with its number): the subject and the class tell more than the position. */
export function postLabel(staff: Post): string {
  const { position, subject, classTeacherOf } = staff;
  const label = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(', ');
  const post = position === '' ? NO_POSITION : position;
  const whole = label([post, subject, classTeacherOf]);
  return whole.length <= LABEL ? whole : shortened(label([subject ?? post, classTeacherOf]), LABEL);
}
