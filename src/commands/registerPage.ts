/** The register at one member of staff: what stands there, and an administrator's marks. */
import { may, type Actor } from '../domain/access';
import { classOf } from '../domain/duties';
import { privatePeer, staffId } from '../domain/ids';
import { address } from '../domain/names';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { DUTY_PAGES, dutyName } from '../texts/duties';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/registerPage';
import { WORDS } from '../texts/words';
import { SIGNED_LABELS } from '../texts/acknowledgement';
import type { SchoolContext } from '../usecases/context';
import { dutyHistory, marksOn } from '../usecases/dutyHistory';
import { markDuty, type DutyMarked, type Mark } from '../usecases/markDuty';
import type { DutyState } from '../usecases/personalDuties';
import { registerPage, type RegisterPage } from '../usecases/registerPage';
import { historyText, lineOf, linesOf } from './pageLines';
import { pageOf, type Page } from './pages';

const PAGE = 5;

type MarkPayload = Extract<ButtonPayload, { do: 'mark' }>;
type Act = MarkPayload['act'];

/** What an act of a button says of the duty; null: it only asks further. */
const MARKS: Readonly<Record<Act, Mark | null>> = {
  choose: null,
  why_not: null,
  paper: { mark: 'seen', how: 'paper' },
  phone: { mark: 'seen', how: 'phone' },
  platform: { mark: 'seen', how: 'platform' },
  confirm: { mark: 'confirm' },
  return: { mark: 'return' },
  reopen: { mark: 'reopen' },
  not_needed: { mark: 'waive', reason: texts.WAIVE_REASONS.not_needed },
  impossible: { mark: 'waive', reason: texts.WAIVE_REASONS.impossible },
};

/** Shows a page of a person's duties, a button each. */
export async function onPerson(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: { readonly staff: number; readonly page?: number | undefined },
): Promise<void> {
  const page = await registerPage(context, turn, actor, staffId(payload.staff));
  if (page.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  if (page.kind === 'unknown') return turn.reply({ text: texts.unknownPerson() });
  const shown = pageOf(linesOf(page.duties), payload.page ?? 0, PAGE);
  const marks = await marksOn(turn, actor, page.staff, shown.items.flat());
  const text = texts.registerPage(
    page.staff,
    page.staff.user !== null,
    page.rung,
    shown.items.map((states) => lineOf(context, turn, states, marks)),
    shown,
  );
  const rows = shown.items.map(([state], index) => [
    markButton(page, state, 'choose', texts.pageLabel(shown.first + index, state.duty.text)),
  ]);
  await turn.reply({ text, keyboard: { inline: true, rows: [...rows, ...turns(actor, payload.staff, shown)] } });
}

/** A mark, or the question which. */
export async function onMark(context: SchoolContext, turn: Turn, actor: Actor, payload: MarkPayload): Promise<void> {
  const mark = MARKS[payload.act];
  if (!mark) return ask(context, turn, actor, payload);
  const about = { staff: staffId(payload.staff), duty: payload.duty, subject: payload.subject };
  const result = await markDuty(context, turn, actor, about, mark);
  if (result.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  if (result.kind === 'unknown') return turn.reply({ text: texts.unknownPerson() });
  if (result.kind === 'not_now') {
    await turn.reply({ text: texts.notNow() });
    return onPerson(context, turn, actor, payload);
  }
  const told = await tellPerson(turn, actor, result, mark);
  await turn.reply({ text: texts.marked(result.staff, mark.mark, told) });
  await onPerson(context, turn, actor, payload);
}

async function ask(context: SchoolContext, turn: Turn, actor: Actor, payload: MarkPayload): Promise<void> {
  const page = await registerPage(context, turn, actor, staffId(payload.staff));
  if (page.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const state =
    page.kind === 'page'
      ? page.duties.find((one) => one.duty.id === payload.duty && one.recordedFor === payload.subject)
      : undefined;
  if (page.kind !== 'page' || !state) return turn.reply({ text: texts.unknownPerson() });
  const marks = may(actor, 'duties.mark_any');
  if (!marks && payload.act !== 'choose') return turn.reply({ text: notAllowed() });
  const acts: readonly Act[] = payload.act === 'why_not' ? ['not_needed', 'impossible'] : actsFor(state);
  const text = payload.act === 'why_not' ? texts.whyNot() : await question(context, turn, actor, page, state);
  const rows = (marks ? acts : []).map((act) => [
    markButton(
      page,
      state,
      act,
      act === 'choose' ? '' : texts.MARK_LABELS[act],
      act === 'confirm' ? 'positive' : undefined,
    ),
  ]);
  const back: Button = { label: texts.MARK_LABELS.back, payload: { do: 'person', staff: payload.staff } };
  await turn.reply({ text, keyboard: { inline: true, rows: [...rows, [back]] } });
}

/** The duty as it stands, and how it came to that. */
async function question(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { staff, duties }: RegisterPage,
  state: DutyState,
): Promise<string> {
  const states = linesOf(duties).find((one) => one.includes(state)) ?? [state];
  const marks = await marksOn(turn, actor, staff, states);
  const history = await dutyHistory(turn, actor, staff, state);
  const steps = history.kind === 'history' ? history.steps : [];
  return texts.chooseMark(staff, lineOf(context, turn, states, marks), historyText(context, steps));
}

/** What an administrator may say of a duty as it stands. */
function actsFor({ assignment }: DutyState): readonly Act[] {
  switch (assignment.state) {
    case 'open':
    case 'started':
      return ['paper', 'phone', 'platform', 'why_not'];
    case 'reported':
      return ['confirm', 'return', 'why_not'];
    case 'confirmed':
    case 'not_applicable':
      return ['reopen'];
  }
}

/** The person hears of whatever an administrator made of their duty; nobody is told of what they did themselves. */
async function tellPerson(
  turn: Turn,
  actor: Actor,
  { staff, marked }: Extract<DutyMarked, { kind: 'marked' }>,
  mark: Mark,
): Promise<boolean> {
  if (staff.user === null || staff.user === actor.user) return false;
  const [{ duty, subject, recordedFor }] = marked;
  const byChat = duty.evidence.kind === 'chat';
  const text = texts.toldPerson(address(staff), dutyName(duty, classOf(subject)), mark, byChat);
  const done: Button = {
    label: WORDS.done[0],
    payload: { do: 'answer', is: 'done', duty: duty.id, ...(recordedFor !== null && { subject: recordedFor }) },
  };
  const ask = byChat && mark.mark === 'reopen';
  await turn.send(privatePeer(staff.user), { text, ...(ask && { keyboard: { inline: true, rows: [[done]] } }) });
  return true;
}

function markButton(page: RegisterPage, state: DutyState, act: Act, label: string, color?: 'positive'): Button {
  const payload = {
    do: 'mark',
    staff: page.staff.id,
    duty: state.duty.id,
    subject: state.recordedFor ?? '',
    act,
  } as const;
  return color === undefined ? { label, payload } : { label, payload, color };
}

/** The pages before and after, and for whoever marks them the documents the person is to know. */
function turns(actor: Actor, staff: number, { page, pages }: Page<unknown>): Button[][] {
  const to = (label: string, target: number): Button => ({
    label,
    payload: { do: 'person', staff, page: target },
    color: 'secondary',
  });
  const signed: Button = {
    label: SIGNED_LABELS.open,
    payload: { do: 'signed', staff, act: 'show' },
    color: 'secondary',
  };
  const row = [
    ...(page > 0 ? [to(DUTY_PAGES.earlier, page - 1)] : []),
    ...(may(actor, 'duties.mark_any') ? [signed] : []),
    ...(page + 1 < pages ? [to(DUTY_PAGES.later, page + 1)] : []),
  ];
  return row.length > 0 ? [row] : [];
}
