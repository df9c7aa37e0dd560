/** The roles of the Regulation (2.1–2.6) a person may have. */
export const STAFF_ROLES = [
  'administrator',
  'administration',
  'class_teacher',
  'subject_teacher',
  'additional_teacher',
] as const;
export const ROLES = [...STAFF_ROLES, 'parent', 'pupil'] as const;

export type StaffRole = (typeof STAFF_ROLES)[number];
export type Role = (typeof ROLES)[number];

/** Whether the role belongs to a member of staff, who is on the roster. */
export function isStaffRole(role: Role): role is StaffRole {
  return role !== 'parent' && role !== 'pupil';
}
