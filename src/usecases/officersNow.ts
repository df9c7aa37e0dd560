/** Who holds an office now, by name and position: what every text that names an officer is made of (п. 3, 4, 9). */
import { officerOf } from '../domain/offices';
import type { Officer, School } from '../domain/school';
import type { SchoolContext, Work } from './context';

/**
 * The officers by office: whoever it was handed over to, by their row of the roster; else whom the school's file names. An
 * office whose holder left the school is nobody's until it is handed over, and is not here.
 */
export async function officersNow(
  { school }: Pick<SchoolContext, 'school'>,
  { stores }: Work,
): Promise<School['offices']> {
  const held = await stores.offices.all();
  const officers: [string, Officer][] = [];
  for (const [office, named] of Object.entries(school.offices)) {
    const id = held.get(office);
    const holder = id === undefined ? null : await stores.staff.find(id);
    if (!holder) officers.push([office, named]);
    else if (holder.status !== 'left') officers.push([office, officerOf(holder)]);
  }
  return Object.fromEntries(officers);
}

/** The school with its officers of today. */
export async function schoolNow(context: Pick<SchoolContext, 'school'>, work: Work): Promise<School> {
  return { ...context.school, offices: await officersNow(context, work) };
}
