/** «Три дела»: the nearest things a member of staff has to do, and nothing else (2.3, 2.4). */
import { may, type Actor } from '../domain/access';
import type { SchoolContext, Work } from './context';
import { personalDuties, type DutyState } from './personalDuties';

export type ThreeThings =
  | { readonly kind: 'forbidden' }
  | {
      readonly kind: 'things';
      readonly things: readonly DutyState[];
      /** How many more are undone. */
      readonly more: number;
    };

const MOST = 3;

/** By date; what has no date comes after, and what is done only when needed last. */
export async function threeThings(context: SchoolContext, work: Work, actor: Actor): Promise<ThreeThings> {
  if (!may(actor, 'duties.report_own')) return { kind: 'forbidden' };
  const undone = (await personalDuties(context, work, actor)).filter((state) => !state.done && !state.claimedDone);
  const sorted = [...undone.filter(({ duty }) => !duty.optional), ...undone.filter(({ duty }) => duty.optional)];
  return { kind: 'things', things: sorted.slice(0, MOST), more: Math.max(0, sorted.length - MOST) };
}
