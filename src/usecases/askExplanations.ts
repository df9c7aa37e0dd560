/** «Запросить объяснение»: those who have not done it are asked what hinders them, once a week at most (п. 9). */
import type { Actor } from '../domain/access';
import { daysBetween } from '../domain/localDate';
import { toLocal } from '../domain/zone';
import type { SchoolContext, Work } from './context';
import { showControlled, type ControlledView } from './controlClause';
import type { Bearer } from './dutyBearers';
import { mailing } from './mailing';
import { markOf } from './markOf';

/** So long the same is not asked again. */
const PAUSE_DAYS = 7;

export interface AskingPlanned {
  readonly kind: 'planned';
  readonly view: ControlledView;
  /** Who would be asked, each of what they were not asked this week. */
  readonly people: readonly Bearer[];
  /** How many of those who have not done it were asked this week, and how many the bot has no way to. */
  readonly asked: number;
  readonly unreached: number;
  /** Whether they are asked at once, and not in the morning of the next working day. */
  readonly atOnce: boolean;
  /** Of exactly those people. */
  readonly mark: number;
}

export type AskingPlan =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'gone' }
  /** Nobody is late or near, or somebody else decides. */
  | { readonly kind: 'nothing'; readonly view: ControlledView }
  | AskingPlanned;

/** Whom the question would go to. */
export async function planAsking(context: SchoolContext, work: Work, actor: Actor, ref: string): Promise<AskingPlan> {
  const view = await showControlled(context, work, actor, ref);
  if (view.kind !== 'view') return view;
  if (view.pressing.length === 0) return { kind: 'nothing', view };
  const lately = await askedLately(work, view);
  const toAsk = view.bearers.flatMap((bearer): Bearer[] => {
    // the director knows what hinders the director
    if (bearer.actor.user === actor.user || !bearer.reached) return [];
    const { user } = bearer.actor;
    const undone = bearer.undone.filter(({ duty, recordedFor }) => !lately.has(`${duty.id} ${recordedFor} ${user}`));
    return undone.length > 0 ? [{ ...bearer, undone }] : [];
  });
  const others = view.bearers.filter((bearer) => bearer.reached && bearer.actor.user !== actor.user);
  const known = new Set(
    view.bearers
      .filter(({ reached }) => reached)
      .flatMap(({ undone }) => undone.map(({ duty, recordedFor }) => `${duty.id} ${recordedFor}`)),
  );
  return {
    kind: 'planned',
    view,
    people: toAsk,
    asked: others.length - toAsk.length,
    unreached: view.pressing.filter(({ line, mark }) => !known.has(`${line.duty} ${mark.subject}`)).length,
    atOnce: isWorkingNow(context, work) && (await mailing(work)) !== 'paused',
    mark: markOf(toAsk.map(({ actor: { user }, undone }) => [user, undone.map(({ recordedFor }) => recordedFor)])),
  };
}

/** A question put on record, by its number. */
export interface ExplanationAsked {
  readonly id: number;
  readonly bearer: Bearer;
  readonly state: Bearer['undone'][number];
}

export type ExplanationsAsked =
  | Exclude<AskingPlan, AskingPlanned>
  /** Nobody, or other people than were shown. */
  | { readonly kind: 'changed'; readonly plan: AskingPlanned }
  | { readonly kind: 'asked'; readonly plan: AskingPlanned; readonly asked: readonly ExplanationAsked[] };

/** Asks exactly those who were shown. */
export async function askExplanations(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  wish: { readonly ref: string; readonly mark: number },
): Promise<ExplanationsAsked> {
  const plan = await planAsking(context, work, actor, wish.ref);
  if (plan.kind !== 'planned') return plan;
  if (plan.mark !== wish.mark || plan.people.length === 0) return { kind: 'changed', plan };
  const { explanations, journal } = work.stores;
  const today = plan.view.date;
  const asked: ExplanationAsked[] = [];
  for (const bearer of plan.people) {
    for (const state of bearer.undone) {
      const about = { duty: state.duty.id, subject: state.recordedFor ?? '' };
      asked.push({ id: await explanations.ask(about, bearer.actor.user, today), bearer, state });
    }
  }
  if (plan.atOnce)
    await explanations.noteTold(
      asked.map(({ id }) => id),
      today,
    );
  for (const duty of new Set(asked.map(({ state }) => state.duty.id))) {
    const count = asked.filter(({ state }) => state.duty.id === duty).length;
    const details = { count };
    await journal.add({ at: work.now, actor: actor.user, act: 'explanation.asked', about: `duty:${duty}`, details });
  }
  return { kind: 'asked', plan, asked };
}

/** What was asked within a week, by `<duty> <subject> <user>`. */
async function askedLately({ stores }: Work, { clause, date }: ControlledView): Promise<ReadonlySet<string>> {
  const about = await stores.explanations.about(clause.lines.map(({ duty }) => duty));
  const lately = about.filter(({ askedOn }) => daysBetween(askedOn, date) < PAUSE_DAYS);
  return new Set(lately.map(({ duty, subject, user }) => `${duty} ${subject} ${user}`));
}

function isWorkingNow({ school, calendar }: SchoolContext, { now }: Work): boolean {
  const { date, minute } = toLocal(now, school.timeZone);
  return calendar.isWorkingDay(date) && minute >= school.staffHours.fromMinute && minute < school.staffHours.toMinute;
}
