/** Classes that the orders count on and that nobody leads (п. 7; 2.1). */
import type { ClassLabel } from '../domain/ids';
import { classesNobodyLeads } from '../domain/schoolYear';
import type { Staff } from '../store/staffStore';
import type { SchoolContext } from './context';

/** Whoever is away for long leads nothing; whoever stands in for them does. */
export const isLed = ({ status, substitute }: Pick<Staff, 'status' | 'substitute'>): boolean =>
  status === 'active' || substitute !== null;

/** Classes without a class teacher, of the grades in which the orders ask something of one; none before there is a roster. */
export function classesWithoutTeacher(
  context: SchoolContext,
  staff: readonly Pick<Staff, 'classTeacherOf' | 'status' | 'substitute'>[],
): ClassLabel[] {
  if (staff.length === 0) return [];
  const grades = context.orders
    .flatMap((order) => order.duties)
    .flatMap(({ assignee }) => (assignee.who === 'class_teacher' ? assignee.grades : []));
  const led = staff.filter(isLed).map((one) => one.classTeacherOf);
  return classesNobodyLeads(context.school.classes, led, grades);
}
