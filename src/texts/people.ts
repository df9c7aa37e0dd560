/** How members of staff are told apart and called. */
import type { RosterEntry } from '../domain/school';

type Post = Pick<RosterEntry, 'position' | 'subject' | 'classTeacherOf'>;

/** Position, subject and class: «учитель, физика, классный руководитель 7Б». */
export function postOf(staff: Post): string {
  const parts = [staff.position, staff.subject];
  if (staff.classTeacherOf !== null) parts.push(`классный руководитель ${staff.classTeacherOf}`);
  return parts.filter((part) => part !== null).join(', ');
}

/** The same, short enough for a button (40 characters with its number). */
export function postLabel(staff: Post): string {
  const { position, subject, classTeacherOf } = staff;
  const label = [position, subject, classTeacherOf].filter((part) => part !== null).join(', ');
  return label.length <= 36 ? label : `${label.slice(0, 35).trimEnd()}…`;
}
