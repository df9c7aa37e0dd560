/** «Кто не зарегистрирован»: for the administrator. */
import { may, type Actor } from '../domain/access';
import { stuckDialogues } from './abandonedDialogues';
import type { SchoolContext, Work } from './context';
import { schoolProgress, type StaffProgress } from './schoolProgress';

export interface Missing extends StaffProgress {
  /** Began to say who they are, stopped, and did not go on after the nudge. */
  readonly isStuck: boolean;
}

export type Unregistered =
  | { readonly kind: 'forbidden' }
  | {
      readonly kind: 'list';
      readonly missing: readonly Missing[];
      readonly registered: number;
      readonly of: number;
      /** Dialogues that stopped before the person was found on the roster: how many, nobody knows whose. */
      readonly unknownStuck: number;
    };

/** The members of staff whose registration is not on record, in the order of the roster. */
export async function listUnregistered(context: SchoolContext, work: Work, actor: Actor): Promise<Unregistered> {
  if (!may(actor, 'register.read')) return { kind: 'forbidden' };
  const progress = await schoolProgress(context, work);
  const stuck = await stuckDialogues(context, work);
  return {
    kind: 'list',
    missing: progress.staff
      .filter((one) => one.state !== 'registered')
      .map((one) => ({ ...one, isStuck: stuck.some((dialogue) => dialogue.staff === one.staff.id) })),
    registered: progress.registered,
    of: progress.staff.length,
    unknownStuck: stuck.filter((dialogue) => dialogue.staff === null).length,
  };
}
