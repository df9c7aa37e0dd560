/** Whose work the roster describes otherwise than before: they are told, whoever changed it (2.1; п. 7). */
import type { ClassLabel } from '../domain/ids';
import { foldedWords } from '../domain/nameForms';
import type { Staff } from '../store/staffStore';

export interface RosterMove {
  /** The row as it is now. */
  readonly staff: Staff;
  /** `isLed`: it has another class teacher now. */
  readonly lost: { readonly classLabel: ClassLabel; readonly isLed: boolean } | null;
  readonly got: ClassLabel | null;
  /** Another position or subject, or another role by it. */
  readonly hasOtherPost: boolean;
}

/** Compares the roster with what it was a moment ago, for those who are on both and linked. */
export function rosterMoves(before: readonly Staff[], after: readonly Staff[]): RosterMove[] {
  const former = new Map(before.map((one) => [one.id, one]));
  return after.flatMap((staff): RosterMove[] => {
    const was = former.get(staff.id);
    if (!was || was.user === null || was.user !== staff.user) return [];
    const [had, has] = [was.classTeacherOf, staff.classTeacherOf];
    const isLed = after.some(({ classTeacherOf }) => classTeacherOf === had);
    const lost = had === null || had === has ? null : { classLabel: had, isLed };
    const got = had === has ? null : has;
    const hasOtherPost = postOf(was) !== postOf(staff);
    return lost !== null || got !== null || hasOtherPost ? [{ staff, lost, got, hasOtherPost }] : [];
  });
}

/** However it is spelt: a capital letter more is no other post. */
function postOf({ position, subject, administration, additionalEducation }: Staff): string {
  const [post, taught] = [position, subject ?? ''].map((text) => foldedWords(text).join(' '));
  return [post, taught, administration, additionalEducation].join('|');
}
