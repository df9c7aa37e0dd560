/** «Письмо в поддержку» makes a letter to copy; «Письма в поддержку» is the log of what became of them. */
import type { Actor } from '../domain/access';
import { fullName } from '../domain/names';
import { stepsFrom, type VendorCaseStep } from '../domain/vendorCase';
import { toLocal } from '../domain/zone';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { unknownAuthor } from '../texts/tickets';
import * as texts from '../texts/vendorCases';
import { letterText, LETTER_TITLES } from '../texts/vendorLetter';
import type { SchoolContext } from '../usecases/context';
import { schoolNow } from '../usecases/officersNow';
import {
  letterAgain,
  letterKinds,
  listVendorCases,
  moveVendorCase,
  showVendorCase,
  writeLetter,
  type CaseAuthor,
  type CaseList,
  type CaseMoved,
  type Letter,
  type ShownCase,
} from '../usecases/vendorCases';
import type { Commands } from './command';
import { openButton } from './menu';
import { pageOf, turnRow } from './pages';
import { answerInPrivate } from './questions';

/** Cases on a page: each has a row, and one more turns the page. */
const PAGE = 5;

/** Steps that need no more than a word. */
type WordStep = Exclude<VendorCaseStep, 'withdrawn'>;

type CasePayload = Extract<ButtonPayload, { do: 'vendor_case' }>;

/** The commands about letters to the vendor. */
export function createVendorCommands(
  context: SchoolContext,
): Pick<Commands, 'vendor_letter' | 'vendor_cases' | 'case_sent' | 'case_answered' | 'case_solved'> {
  return {
    case_sent: (turn, actor) => moveInWords(context, turn, actor, 'sent'),
    case_answered: (turn, actor) => moveInWords(context, turn, actor, 'answered'),
    case_solved: (turn, actor) => moveInWords(context, turn, actor, 'solved'),
    async vendor_letter(turn, actor) {
      const kinds = letterKinds(actor);
      if (!kinds) return turn.reply({ text: texts.writeYourself(await schoolNow(context, turn)) });
      const rows = kinds.map((about): Button[] => [
        { label: LETTER_TITLES[about], payload: { do: 'vendor_letter', about } },
      ]);
      await turn.reply({ text: texts.whatAbout(), keyboard: { inline: true, rows } });
    },
    async vendor_cases(turn, actor, page) {
      const list = await listVendorCases(turn, actor);
      if (list.kind === 'forbidden') return turn.reply({ text: texts.writeYourself(await schoolNow(context, turn)) });
      await showList(context, turn, list, page);
    },
  };
}

async function showList(
  context: SchoolContext,
  turn: Turn,
  list: Extract<CaseList, { kind: 'list' }>,
  page: number,
): Promise<void> {
  if (list.cases.length === 0) {
    const keyboard = { inline: true, rows: [[openButton('vendor_letter')]] };
    return turn.reply({ text: texts.noCases(), keyboard });
  }
  const shown = pageOf(list.cases, page, PAGE);
  const rows = shown.items.map(({ vendorCase: { id } }): Button[] => [
    { label: texts.caseLabel(id), payload: { do: 'vendor_case', act: 'show', id } },
  ]);
  const lines = shown.items.map((one) => caseText(context, one, list.all));
  await turn.reply({
    text: texts.caseList(lines, shown.page, shown.pages),
    keyboard: { inline: true, rows: [...rows, ...turnRow('vendor_cases', shown)] },
  });
}

/** Words alone are about the only case that can take them; of several, or none, the person sees the list. */
async function moveInWords(context: SchoolContext, turn: Turn, actor: Actor, step: WordStep): Promise<void> {
  const list = await listVendorCases(turn, actor);
  // whoever writes no letters speaks of something else
  if (list.kind === 'forbidden') return answerInPrivate(context, turn, actor, texts.STEP_LABELS[step]);
  const [only, ...others] = list.cases.filter(({ vendorCase: { state } }) => stepsFrom(state).includes(step));
  if (!only || others.length > 0) return showList(context, turn, list, 0);
  await onVendorCase(context, turn, actor, { do: 'vendor_case', act: step, id: only.vendorCase.id });
}

/** A letter of that kind was asked for. */
export async function onVendorLetter(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { about }: Extract<ButtonPayload, { do: 'vendor_letter' }>,
): Promise<void> {
  const written = await writeLetter(turn, actor, about);
  if (written.kind === 'forbidden') return refuse(context, turn, actor);
  await hand(context, turn, written);
}

/** A press under a case. */
export async function onVendorCase(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { act, id, note }: CasePayload,
): Promise<void> {
  if (act === 'show' || act === 'ask_withdraw') return show(context, turn, actor, id, act);
  if (act === 'letter') {
    const again = await letterAgain(turn, actor, id);
    if (again.kind === 'forbidden') return refuse(context, turn, actor);
    return again.kind === 'gone' ? turn.reply({ text: texts.caseGone() }) : hand(context, turn, again);
  }
  const moved = await moveVendorCase(context, turn, actor, { id, step: act, because: note ?? null });
  if (moved.kind === 'forbidden') return refuse(context, turn, actor);
  if (moved.kind === 'gone') return turn.reply({ text: texts.caseGone() });
  if (moved.kind === 'not_now') return turn.reply({ text: texts.caseNotNow(id, moved.vendorCase.state) });
  await tellMoved(turn, moved);
}

async function tellMoved(
  turn: Turn,
  { vendorCase: { id, state }, duty }: Extract<CaseMoved, { kind: 'moved' }>,
): Promise<void> {
  await turn.reply({
    text: texts.caseMoved(id, state),
    keyboard: { inline: true, rows: [[openButton('vendor_cases')]] },
  });
  if (!duty) return;
  const done: Button = {
    label: texts.CASE_LABELS.markDuty,
    payload: { do: 'done', duty: duty.duty.id, subject: duty.recordedFor ?? 'self' },
    color: 'positive',
  };
  await turn.reply({ text: texts.offerDuty(duty.duty), keyboard: { inline: true, rows: [[done]] } });
}

async function show(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  id: number,
  act: 'show' | 'ask_withdraw',
): Promise<void> {
  const shown = await showVendorCase(turn, actor, id);
  if (shown.kind === 'forbidden') return refuse(context, turn, actor);
  if (shown.kind === 'gone') return turn.reply({ text: texts.caseGone() });
  if (act === 'ask_withdraw') {
    const rows = (['not_needed', 'no_answer', 'mistake'] as const).map((note): Button[] => [
      { label: texts.BECAUSE_LABELS[note], payload: { do: 'vendor_case', act: 'withdrawn', id, note } },
    ]);
    return turn.reply({ text: texts.whyWithdraw(id), keyboard: { inline: true, rows } });
  }
  const history = shown.history.map(({ at, act }) => ({ act, day: dayOf(context, at) }));
  const letter: Button = { label: texts.CASE_LABELS.letter, payload: { do: 'vendor_case', act: 'letter', id } };
  const rows = [...stepRows(id, shown.steps), [letter, openButton('vendor_cases')]];
  await turn.reply({
    text: texts.caseCard(caseText(context, shown, true), history),
    keyboard: { inline: true, rows },
  });
}

/** The letter alone in its message, and what to do with it in the next. */
async function hand(
  context: SchoolContext,
  turn: Turn,
  { letter, number }: { readonly letter: Letter; readonly number: number },
): Promise<void> {
  const school = await schoolNow(context, turn);
  await turn.reply({ text: letterText(letter, school) });
  const duty = context.orders.flatMap(({ duties }) => duties).find((one) => one.letter === letter.about);
  await turn.reply({
    text: texts.howToSend(number, letter.about, school, duty?.clause ?? null),
    keyboard: { inline: true, rows: stepRows(number, ['sent', 'withdrawn']) },
  });
}

/** Two buttons a row. */
function stepRows(id: number, steps: readonly VendorCaseStep[]): Button[][] {
  const buttons = steps.map((step): Button => ({
    label: texts.STEP_LABELS[step],
    payload: { do: 'vendor_case', act: step === 'withdrawn' ? 'ask_withdraw' : step, id },
    color: step === 'withdrawn' ? 'secondary' : 'positive',
  }));
  return [buttons.slice(0, 2), buttons.slice(2)].filter((row) => row.length > 0);
}

async function refuse(context: SchoolContext, turn: Turn, actor: Actor): Promise<void> {
  if (letterKinds(actor)) return turn.reply({ text: texts.notYourLetter() });
  await turn.reply({ text: texts.writeYourself(await schoolNow(context, turn)) });
}

/** `named`: whoever opened it is told of as well. */
function caseText(context: SchoolContext, { vendorCase, author }: ShownCase, named: boolean): texts.CaseText {
  const { id, kind, state, note, changedAt } = vendorCase;
  const who = named && author ? authorText(author) : null;
  return { number: id, about: kind, state, note, day: dayOf(context, changedAt), who };
}

const authorText = (author: CaseAuthor): string => (author.staff ? fullName(author.staff) : unknownAuthor(author.user));

const dayOf = (context: SchoolContext, at: number) => toLocal(at, context.school.timeZone).date;
