/** What a change of the order means to one person: which of their own duties are new, different, or theirs no more. */
import type { PersonalDuty } from './duties';

/** A duty of the person's under one state of the order; `duty.due` is the date in force for them. */
export interface OwnDuty extends PersonalDuty {
  /** What it is recorded for. */
  readonly recordedFor: string | null;
  readonly done: boolean;
}

export type DutyNews =
  | { readonly kind: 'added' | 'withdrawn'; readonly duty: OwnDuty }
  | { readonly kind: 'changed'; readonly before: OwnDuty; readonly after: OwnDuty };

/** What the person is to hear, in the order of their list; nothing of what they have done for good. */
export function dutyNews(before: readonly OwnDuty[], after: readonly OwnDuty[]): DutyNews[] {
  const was = new Map(before.map((one) => [keyOf(one), one]));
  const is = new Set(after.map(keyOf));
  const news = after.flatMap((duty): DutyNews[] => {
    const old = was.get(keyOf(duty));
    if (isOver(duty)) return [];
    if (!old) return [{ kind: 'added', duty }];
    const same = old.duty.due === duty.duty.due && old.duty.text === duty.duty.text;
    return same ? [] : [{ kind: 'changed', before: old, after: duty }];
  });
  const withdrawn = before.filter((duty) => !is.has(keyOf(duty)) && !isOver(duty));
  return [...news, ...withdrawn.map((duty): DutyNews => ({ kind: 'withdrawn', duty }))];
}

const keyOf = ({ duty, recordedFor }: OwnDuty): string => `${duty.id} ${recordedFor}`;

/** Done, and not to be done again. */
const isOver = ({ duty, done }: OwnDuty): boolean => done && duty.repeat === null;
