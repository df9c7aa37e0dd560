/** The platform's figures, typed in by an administrator for the director (2.1: statistics, where there is access). */
import { may, type Actor } from '../domain/access';
import { initialsName } from '../domain/names';
import type { Duty } from '../domain/order';
import type { FiguresTrend, PlatformFigures } from '../domain/platformFigures';
import type { StatementFigures } from '../domain/statement';
import { toLocal } from '../domain/zone';
import type { JournalEntry } from '../store/journalStore';
import type { KeptFigures } from '../store/platformFigureStore';
import type { SchoolContext, Work } from './context';
import { doersOf, type Doer } from './doers';
import { personalDuties, type DutyState } from './personalDuties';
import { isReportable } from './reportDuty';

export type FiguresNoted =
  | { readonly kind: 'forbidden' }
  /** Their day has not come yet. */
  | { readonly kind: 'not_yet' }
  | { readonly kind: 'more_than_all'; readonly turned: PlatformFigures }
  /** There were more already: written down after a yes. */
  | { readonly kind: 'fewer'; readonly last: PlatformFigures }
  | { readonly kind: 'known' }
  /** `duty`: of the person's own, which is done by it now and not marked yet. */
  | { readonly kind: 'written'; readonly trend: FiguresTrend; readonly duty: DutyState | null };

/** Writes the figures down, unless something about them has to be asked first. `sure`: the person has seen that they are fewer. */
export async function noteFigures(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  figures: PlatformFigures,
  { sure }: { readonly sure: boolean },
): Promise<FiguresNoted> {
  if (!may(actor, 'statistics.write')) return { kind: 'forbidden' };
  const { stores, now } = work;
  const { day, registered, of } = figures;
  if (day > toLocal(now, context.school.timeZone).date) return { kind: 'not_yet' };
  if (registered > of) return { kind: 'more_than_all', turned: { day, registered: of, of: registered } };
  const same = await stores.platformFigures.of(day);
  if (same?.registered === registered && same.of === of) return { kind: 'known' };
  const before = await stores.platformFigures.before(day);
  const last = same ?? before;
  if (!sure && last && registered < last.registered) return { kind: 'fewer', last };
  const id = await stores.platformFigures.add(figures, actor.user, now);
  const details = { figures: id, day, to: `${registered}/${of}` };
  await stores.journal.add({ at: now, actor: actor.user, act: 'statistics.written', about: 'school', details });
  return { kind: 'written', trend: { figures, before }, duty: await dutyDone(context, work, actor) };
}

async function dutyDone(context: SchoolContext, work: Work, actor: Actor): Promise<DutyState | null> {
  const own = await personalDuties(context, work, actor);
  return own.find((state) => isOfFigures(state.duty) && isReportable(actor, state)) ?? null;
}

/** Whether typing in the figures does the duty. */
export const isOfFigures = ({ figures }: Duty): boolean => figures === true;

/** They count no more; false: they do not any more. */
export async function undoFigures({ stores, now }: Work, { details }: JournalEntry): Promise<boolean> {
  return stores.platformFigures.withdraw(Number(details['figures']), now);
}

export interface ShownFigures extends FiguresTrend {
  /** Null: a person who was forgotten. */
  readonly by: Doer | null;
}

export type FiguresShown =
  | { readonly kind: 'forbidden' }
  /** Those of the last days, the newest first. */
  | { readonly kind: 'list'; readonly lines: readonly ShownFigures[]; readonly mayWrite: boolean };

/** So many days are shown. */
const SHOWN = 6;

/** Each with those before it. */
export async function showFigures(work: Work, actor: Actor): Promise<FiguresShown> {
  if (!may(actor, 'statistics.read')) return { kind: 'forbidden' };
  const days = await work.stores.platformFigures.latest(SHOWN + 1);
  const doerOf = await doersOf(
    work,
    null,
    days.map(({ by }) => by),
  );
  const lines = days.slice(0, SHOWN).map((figures, index): ShownFigures => ({
    figures,
    before: days[index + 1] ?? null,
    by: figures.by === null ? null : doerOf(figures.by),
  }));
  return { kind: 'list', lines, mayWrite: may(actor, 'statistics.write') };
}

/** The last figures with those before them; null: there are none. Whether they may be read is asked before. */
export async function lastFigures({ stores }: Work): Promise<FiguresTrend | null> {
  const [figures, before] = await stores.platformFigures.latest(2);
  return figures ? { figures: plain(figures), before: before ? plain(before) : null } : null;
}

/** Everything that was typed in and stands, in that order, for the statement. */
export async function figuresOnRecord(work: Work, timeZone: string): Promise<StatementFigures[]> {
  const all = await work.stores.platformFigures.all();
  const doerOf = await doersOf(
    work,
    null,
    all.map(({ by }) => by),
  );
  return all.map((kept) => {
    const doer: Doer = kept.by === null ? { who: 'forgotten' } : doerOf(kept.by);
    return {
      ...toLocal(kept.at, timeZone),
      figures: plain(kept),
      by: doer.who === 'staff' ? { who: 'staff', name: initialsName(doer.staff) } : doer,
    };
  });
}

const plain = ({ day, registered, of }: KeptFigures): PlatformFigures => ({ day, registered, of });
