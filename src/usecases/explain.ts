/** A person says in a line what hinders them; whoever controls the clause hears of it (п. 9). */
import { may, type Actor } from '../domain/access';
import { plainWords } from '../domain/foreignText';
import { withoutNumbers } from '../domain/namelessText';
import type { UserId } from '../domain/ids';
import { toLocal } from '../domain/zone';
import type { Explanation } from '../store/explanationStore';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { DIRECTOR, officeHolders, reachedOf } from './officeHolders';
import { personalDuties, type DutyState } from './personalDuties';

/** A line, and no letter. */
export const LONGEST_EXPLANATION = 300;

/** A question to be answered. */
export interface PossibleExplanation {
  readonly kind: 'possible';
  readonly explanation: Explanation;
  readonly state: DutyState;
}

export type MayExplain =
  | { readonly kind: 'forbidden' }
  /** Done, somebody else's by now, or asked too long ago. */
  | { readonly kind: 'settled' }
  | PossibleExplanation;

/** Whether the person was asked that, and it is still theirs to do. */
export async function mayExplain(context: SchoolContext, work: Work, actor: Actor, id: number): Promise<MayExplain> {
  if (!may(actor, 'duties.report_own')) return { kind: 'forbidden' };
  const explanation = await work.stores.explanations.find(id);
  if (explanation?.user !== actor.user) return { kind: 'settled' };
  const state = (await personalDuties(context, work, actor)).find(
    ({ duty, recordedFor }) => duty.id === explanation.duty && recordedFor === explanation.subject,
  );
  return !state || state.done ? { kind: 'settled' } : { kind: 'possible', explanation, state };
}

export type Explained =
  | Exclude<MayExplain, { kind: 'possible' }>
  /** `tell`: the director, or the administrators while none can be told. */
  | { readonly kind: 'said'; readonly state: DutyState; readonly text: string; readonly tell: readonly UserId[] };

/** Keeps the words as one line. */
export async function explain(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { id, words }: { readonly id: number; readonly words: string },
): Promise<Explained> {
  const possible = await mayExplain(context, work, actor, id);
  if (possible.kind !== 'possible') return possible;
  const text = withoutNumbers(plainWords(words, LONGEST_EXPLANATION));
  await work.stores.explanations.say(id, text, toLocal(work.now, context.school.timeZone).date);
  const directors = await reachedOf(work, await officeHolders(context, work, [DIRECTOR]));
  const tell = directors.length > 0 ? directors : await reachedOf(work, await administratorsOf(context, work));
  return { kind: 'said', state: possible.state, text, tell: tell.filter((user) => user !== actor.user) };
}

/** What the person is asked that waited for working hours: what is settled by now is left out. */
export async function askedLaterOf(context: SchoolContext, work: Work, actor: Actor): Promise<PossibleExplanation[]> {
  const waiting = (await work.stores.explanations.of(actor.user)).filter(({ toldOn }) => toldOn === null);
  const possible: PossibleExplanation[] = [];
  for (const { id } of waiting) {
    const one = await mayExplain(context, work, actor, id);
    if (one.kind === 'possible') possible.push(one);
  }
  return possible;
}
