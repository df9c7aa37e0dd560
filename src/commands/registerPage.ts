/** The register at one member of staff: what stands there, and an administrator's marks. */
import type { Actor } from '../domain/access';
import { isOverdue } from '../domain/duties';
import { privatePeer, staffId } from '../domain/ids';
import { daysBetween } from '../domain/localDate';
import { address } from '../domain/names';
import { toLocal } from '../domain/zone';
import type { Button, Keyboard } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { DUTY_PAGES } from '../texts/duties';
import { DAYS, plural } from '../texts/plural';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/registerPage';
import type { SchoolContext } from '../usecases/context';
import { markDuty, type DutyMarked, type Mark } from '../usecases/markDuty';
import type { DutyState } from '../usecases/personalDuties';
import { registerPage, type RegisterPage } from '../usecases/registerPage';

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
  const pages = Math.max(1, Math.ceil(page.duties.length / PAGE));
  const shown = Math.min(payload.page ?? 0, pages - 1);
  const first = shown * PAGE + 1;
  const onPage = page.duties.slice(first - 1, first - 1 + PAGE);
  const text = texts.registerPage(
    page.staff,
    page.staff.user !== null,
    page.rung,
    onPage.map((state) => lineOf(context, turn, state)),
    { first, page: shown, pages },
  );
  const rows = onPage.map((state, index) => [
    markButton(page, state, 'choose', texts.pageLabel(first + index, state.duty.text)),
  ]);
  await turn.reply({ text, keyboard: { inline: true, rows: [...rows, ...turns(payload.staff, shown, pages)] } });
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
  const told = await tellPerson(turn, result, mark);
  await turn.reply({ text: texts.marked(result.staff, texts.MARKED_AS[mark.mark], told) });
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
  const acts: readonly Act[] = payload.act === 'why_not' ? ['not_needed', 'impossible'] : actsFor(state);
  const text = payload.act === 'why_not' ? texts.whyNot() : texts.chooseMark(page.staff, lineOf(context, turn, state));
  const rows = acts.map((act) => [
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

/** The person hears of what was marked for them, or given back. */
async function tellPerson(
  turn: Turn,
  { staff, state }: Extract<DutyMarked, { kind: 'marked' }>,
  mark: Mark,
): Promise<boolean> {
  if (staff.user === null || (mark.mark !== 'seen' && mark.mark !== 'return')) return false;
  const text = mark.mark === 'seen' ? texts.markedForYou : texts.returned;
  await turn.send(privatePeer(staff.user), { text: text(address(staff), state.duty.text) });
  return true;
}

function lineOf(context: SchoolContext, turn: Turn, state: DutyState): texts.PageLine {
  const today = toLocal(turn.now, context.school.timeZone).date;
  const { duty, subject, assignment } = state;
  const classText = subject.of === 'class' ? subject.classLabel : null;
  switch (assignment.state) {
    case 'confirmed': {
      const { evidence } = assignment;
      const how = evidence.kind === 'seen' ? texts.SEEN_TEXTS[evidence.how] : texts.CONFIRMED_TEXTS[evidence.kind];
      return { duty, classText, state: { kind: 'confirmed', how } };
    }
    case 'not_applicable':
      return { duty, classText, state: { kind: 'not_applicable', reason: assignment.reason } };
    case 'reported':
      return { duty, classText, state: { kind: 'reported' } };
    case 'open':
    case 'started': {
      if (duty.due !== null && isOverdue(duty, false, today)) {
        return { duty, classText, state: { kind: 'overdue', days: plural(daysBetween(duty.due, today), DAYS) } };
      }
      const kind = state.handedOver ? 'handed_over' : state.extended ? 'extended' : assignment.state;
      return { duty, classText, state: { kind } };
    }
  }
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

function turns(staff: number, page: number, pages: number): Keyboard['rows'] {
  const to = (label: string, target: number): Button => ({
    label,
    payload: { do: 'person', staff, page: target },
    color: 'secondary',
  });
  const row = [
    ...(page > 0 ? [to(DUTY_PAGES.earlier, page - 1)] : []),
    ...(page + 1 < pages ? [to(DUTY_PAGES.later, page + 1)] : []),
  ];
  return row.length > 0 ? [row] : [];
}
