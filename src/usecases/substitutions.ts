/** Whoever stands in for colleagues goes away: those have nobody now (п. 7; 2.3). */
import type { ClassLabel, UserId } from '../domain/ids';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';

/** Ends what the person stands in for, with a line in the journal of each colleague; returns the classes nobody leads by it. */
export async function endSubstitutions(
  { stores, now }: Work,
  { id }: Pick<Staff, 'id'>,
  by: UserId | null,
): Promise<ClassLabel[]> {
  const colleagues = (await stores.staff.all()).filter((one) => one.substitute === id);
  await stores.staff.endSubstitutions(id);
  for (const one of colleagues) {
    const about = `staff:${one.id}`;
    await stores.journal.add({ at: now, actor: by, act: 'staff.without_substitute', about, details: { was: id } });
  }
  return colleagues.flatMap(({ classTeacherOf }) => classTeacherOf ?? []);
}
