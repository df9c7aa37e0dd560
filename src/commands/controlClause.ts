/** One clause under control: its view, «Продлить» and «Запросить объяснение», each shown before it is done (п. 9). */
import type { Actor } from '../domain/access';
import { classOf } from '../domain/duties';
import { privatePeer } from '../domain/ids';
import { address, initialsName } from '../domain/names';
import type { Button, Keyboard } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { notControllers } from '../texts/control';
import * as texts from '../texts/controlClause';
import { yourGranted } from '../texts/extensions';
import { unknownAuthor } from '../texts/tickets';
import type { SchoolContext } from '../usecases/context';
import { askExplanations, planAsking, type AskingPlanned } from '../usecases/askExplanations';
import { showControlled, type ControlledMark, type ControlledView } from '../usecases/controlClause';
import { moveDates, planDates, type DatesMoved, type DatesPlan } from '../usecases/controlDates';
import type { Bearer } from '../usecases/dutyBearers';
import { ownRow } from '../usecases/findOnRoster';
import { createControlCommands } from './control';
import { clauseViewText, marksOnPage } from './controlText';
import { questionMessage } from './explanations';
import { menuFor, openButton } from './menu';
import { DUTY_PAGES } from '../texts/duties';

type ControlPayload = Extract<ButtonPayload, { do: 'control' }>;
type Act = ControlPayload['act'];

/** What a button of the view does; rights are asked of each. */
export async function onControl(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: ControlPayload,
): Promise<void> {
  const { act, clause: ref, until = '', mark = 0 } = payload;
  switch (act) {
    case 'show':
      return show(context, turn, actor, payload);
    case 'dates':
      return chooseDate(context, turn, actor, ref);
    case 'until':
      return sureOfDates(context, turn, actor, ref, await planDates(context, turn, actor, { ref, until }));
    case 'extend':
      return extend(context, turn, actor, ref, await moveDates(context, turn, actor, { ref, until, mark }));
    case 'ask':
      return sureOfAsking(context, turn, actor, ref);
    case 'asked':
      return ask(context, turn, actor, { ref, mark });
  }
}

async function show(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { clause: ref, page = 0 }: ControlPayload,
): Promise<void> {
  const view = await showControlled(context, turn, actor, ref);
  if (view.kind !== 'view') return refuse(context, turn, actor, view.kind);
  const shown = marksOnPage(view, page);
  const acts = [
    ...(view.until.length > 0 ? [button(ref, 'dates', texts.CONTROL_LABELS.extend)] : []),
    ...(view.pressing.length > 0 ? [button(ref, 'ask', texts.CONTROL_LABELS.ask)] : []),
  ];
  const to = (label: string, target: number): Button => ({
    label,
    payload: { do: 'control', act: 'show', clause: ref, page: target },
    color: 'secondary',
  });
  const turns = [
    ...(shown.page > 0 ? [to(DUTY_PAGES.earlier, shown.page - 1)] : []),
    ...(shown.page + 1 < shown.pages ? [to(DUTY_PAGES.later, shown.page + 1)] : []),
  ];
  const asked = view.marks.some(({ asksFor }) => asksFor !== null) ? [openButton('extensions')] : [];
  const rows = [acts, asked, turns, [ALL]].filter((row) => row.length > 0);
  await turn.reply({ text: clauseViewText(view, shown), keyboard: inline(rows) });
}

async function chooseDate(context: SchoolContext, turn: Turn, actor: Actor, ref: string): Promise<void> {
  const view = await showControlled(context, turn, actor, ref);
  if (view.kind !== 'view') return refuse(context, turn, actor, view.kind);
  if (view.pressing.length === 0) return turn.reply({ text: texts.nothingPresses(), keyboard: back(ref) });
  if (view.until.length === 0) return turn.reply({ text: texts.noDates(), keyboard: back(ref) });
  return offerDates(turn, ref, view, texts.askUntil(view.clause.clause, whomOf(view.pressing)));
}

function offerDates(turn: Turn, ref: string, { until }: ControlledView, text: string): Promise<void> {
  const rows = until.map((one): Button[] => [
    { label: texts.untilLabel(one), payload: { do: 'control', act: 'until', clause: ref, until: one.date } },
  ]);
  return turn.reply({ text, keyboard: inline([...rows, [button(ref, 'show', texts.CONTROL_LABELS.no)]]) });
}

/** How many get which date, and the yes to exactly that. */
async function sureOfDates(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  ref: string,
  plan: DatesPlan,
  before = '',
): Promise<void> {
  if (plan.kind === 'forbidden' || plan.kind === 'gone') return refuse(context, turn, actor, plan.kind);
  if (plan.kind === 'nothing') return turn.reply({ text: texts.nothingPresses(), keyboard: back(ref) });
  if (plan.kind === 'date') return offerDates(turn, ref, plan.view, texts.noSuchDate());
  const { view, until, mark } = plan;
  const yes: Button = {
    label: texts.CONTROL_LABELS.yesExtend,
    payload: { do: 'control', act: 'extend', clause: ref, until, mark },
    color: 'positive',
  };
  const text = texts.askExtend(view.clause.clause, whomOf(view.pressing), until);
  await turn.reply({
    text: `${before}${text}`,
    keyboard: inline([[yes, button(ref, 'show', texts.CONTROL_LABELS.no)]]),
  });
}

async function extend(context: SchoolContext, turn: Turn, actor: Actor, ref: string, done: DatesMoved): Promise<void> {
  if (done.kind === 'changed') return sureOfDates(context, turn, actor, ref, done.plan, `${texts.changedSince()}\n`);
  if (done.kind !== 'moved') return sureOfDates(context, turn, actor, ref, done);
  const { clause, moved, until, told } = done;
  const others = told.filter((bearer) => bearer.actor.user !== actor.user);
  await turn.reply({
    text: texts.extended(clause, whomOf(moved), until, others.length),
    keyboard: back(ref),
  });
  for (const bearer of others) {
    const row = await ownRow(turn, bearer.actor);
    for (const { duty, subject } of bearer.undone) {
      const about = { duty, classText: classOf(subject), newDue: until };
      const text = yourGranted(row ? address(row) : null, about);
      await turn.send(privatePeer(bearer.actor.user), { text }, 'broadcast');
    }
  }
}

async function sureOfAsking(context: SchoolContext, turn: Turn, actor: Actor, ref: string): Promise<void> {
  const plan = await planAsking(context, turn, actor, ref);
  if (plan.kind === 'forbidden' || plan.kind === 'gone') return refuse(context, turn, actor, plan.kind);
  if (plan.kind === 'nothing') return turn.reply({ text: texts.nothingPresses(), keyboard: back(ref) });
  return askSure(turn, ref, plan, '');
}

async function askSure(turn: Turn, ref: string, plan: AskingPlanned, before: string): Promise<void> {
  const { view, people, asked, unreached, atOnce, mark } = plan;
  if (people.length === 0)
    return turn.reply({ text: `${before}${texts.nobodyToAsk(asked, unreached)}`, keyboard: back(ref) });
  const yes: Button = {
    label: texts.CONTROL_LABELS.yesAsk,
    payload: { do: 'control', act: 'asked', clause: ref, mark },
    color: 'positive',
  };
  const text = texts.askSure({
    clause: view.clause.clause,
    people: await namesOf(turn, people),
    asked,
    unreached,
    atOnce,
  });
  await turn.reply({
    text: `${before}${text}`,
    keyboard: inline([[yes, button(ref, 'show', texts.CONTROL_LABELS.no)]]),
  });
}

async function ask(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  wish: { readonly ref: string; readonly mark: number },
): Promise<void> {
  const done = await askExplanations(context, turn, actor, wish);
  if (done.kind === 'forbidden' || done.kind === 'gone') return refuse(context, turn, actor, done.kind);
  if (done.kind === 'nothing') return turn.reply({ text: texts.nothingPresses(), keyboard: back(wish.ref) });
  if (done.kind === 'changed') return askSure(turn, wish.ref, done.plan, `${texts.changedSince()}\n`);
  const { plan, asked } = done;
  await turn.reply({ text: texts.askedNow(plan.people.length, plan.atOnce), keyboard: back(wish.ref) });
  if (!plan.atOnce) return;
  for (const { id, bearer, state } of asked) {
    const row = await ownRow(turn, bearer.actor);
    const message = questionMessage(row ? address(row) : null, { id, state }, plan.view.date);
    await turn.send(privatePeer(bearer.actor.user), message, 'broadcast');
  }
}

async function refuse(context: SchoolContext, turn: Turn, actor: Actor, why: 'forbidden' | 'gone'): Promise<void> {
  if (why === 'forbidden') return turn.reply({ text: notControllers(), keyboard: menuFor(actor) });
  await turn.reply({ text: texts.clauseGone() });
  await createControlCommands(context).control(turn, actor, 0);
}

function whomOf(marks: readonly ControlledMark[]): texts.Whom {
  return {
    people: marks.flatMap(({ staff }) => (staff ? [initialsName(staff)] : [])),
    classes: marks.flatMap(({ classLabel }) => classLabel ?? []),
    school: marks.filter(({ staff, classLabel }) => !staff && classLabel === null).length,
  };
}

async function namesOf(turn: Turn, people: readonly Bearer[]): Promise<string[]> {
  const names: string[] = [];
  for (const { actor } of people) {
    const row = await ownRow(turn, actor);
    names.push(row ? initialsName(row) : unknownAuthor(actor.user));
  }
  return names;
}

const ALL: Button = { ...openButton('control'), label: texts.CONTROL_LABELS.all, color: 'secondary' };

const inline = (rows: Keyboard['rows']): Keyboard => ({ inline: true, rows });
const button = (clause: string, act: Act, label: string): Button => ({
  label,
  payload: { do: 'control', act, clause },
});
const back = (ref: string): Keyboard => inline([[button(ref, 'show', texts.CONTROL_LABELS.back), ALL]]);
