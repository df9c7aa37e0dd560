/** «Сотрудники»: choosing a person by buttons, the card, and movement. */
import type { Actor } from '../domain/access';
import { gradeOf, parseClassLabel } from '../domain/classes';
import { privatePeer, staffId, type StaffId } from '../domain/ids';
import type { Button, Keyboard } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import type { Staff } from '../store/staffStore';
import { lastAdministrator, RIGHTS_LABELS } from '../texts/administration';
import { CODE_LABELS } from '../texts/codes';
import { notAllowed } from '../texts/refusals';
import { unknownPerson } from '../texts/registerPage';
import * as texts from '../texts/staff';
import type { SchoolContext } from '../usecases/context';
import { listStaff } from '../usecases/listStaff';
import { moveStaff, type StaffMove, type StaffMoved } from '../usecases/moveStaff';
import { registerPage } from '../usecases/registerPage';
import type { Commands } from './command';
import { pairs, staffChoice } from './staffChoice';

const NO_CLASS = '-';

type StaffPayload = Extract<ButtonPayload, { do: 'staff' }>;

/** The command that opens the list. */
export function createStaffCommands(): Pick<Commands, 'people'> {
  return { people: (turn, actor) => onPeople(turn, actor, {}) };
}

/** The list: groups by surname, then people; of a substitute as well. */
export async function onPeople(
  turn: Turn,
  actor: Actor,
  { about, from }: { readonly about?: number | undefined; readonly from?: number | undefined },
): Promise<void> {
  const list = await listStaff(turn, actor);
  if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const { staff } = list;
  const whom = staff.find((one) => (one.id as number) === about) ?? null;
  const rows = staffChoice(staff, from, {
    open: (target) => (about === undefined ? { do: 'people', from: target } : { do: 'people', about, from: target }),
    choose: (one) =>
      whom
        ? { do: 'staff', staff: whom.id, act: 'leave', value: String(one.id) }
        : { do: 'staff', staff: one.id, act: 'card' },
  });
  if (whom && from === undefined) rows.push([button(whom.id, 'leave', texts.nobodySubstitutes(), '-')]);
  const text = staff.length === 0 || from === undefined ? texts.groups(staff.length, whom) : texts.choosePerson();
  return turn.reply(rows.length > 0 ? { text, keyboard: { inline: true, rows } } : { text });
}

/** The card, a question about a move, or the move itself. */
export async function onStaff(context: SchoolContext, turn: Turn, actor: Actor, payload: StaffPayload): Promise<void> {
  const id = staffId(payload.staff);
  const move = moveOf(payload);
  if (move) {
    const moved = await moveStaff(context, turn, actor, id, move);
    return answer(turn, moved, move);
  }
  const page = await registerPage(context, turn, actor, id);
  if (page.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  if (page.kind === 'unknown' || page.staff.status === 'left') return turn.reply({ text: unknownPerson() });
  const { staff, rung } = page;
  switch (payload.act) {
    case 'ask_dismiss':
      return turn.reply({
        text: texts.askDismiss(staff),
        keyboard: inline([[button(id, 'dismiss', texts.DISMISS_YES)], [button(id, 'card', texts.CARD_LABELS.card)]]),
      });
    case 'ask_class':
      return turn.reply(classQuestion(context, staff, payload.value));
    case 'ask_leave':
      return onPeople(turn, actor, { about: payload.staff });
    default: {
      const leave = staff.status === 'on_leave' ? { substitute: page.substitute } : null;
      const text = texts.card({ staff, linked: staff.user !== null, rung, note: staff.note, leave });
      return turn.reply({ text, keyboard: cardButtons(staff) });
    }
  }
}

function moveOf({ act, value }: StaffPayload): StaffMove | null {
  if (act === 'dismiss') return { move: 'dismiss' };
  if (act === 'return') return { move: 'return' };
  if (act === 'class') {
    const classLabel = parseClassLabel(value ?? '');
    return classLabel !== null || value === NO_CLASS ? { move: 'class', classLabel } : null;
  }
  if (act !== 'leave') return null;
  const substitute = Number(value);
  return { move: 'leave', substitute: Number.isSafeInteger(substitute) && substitute > 0 ? staffId(substitute) : null };
}

async function answer(turn: Turn, moved: StaffMoved, move: StaffMove): Promise<void> {
  switch (moved.kind) {
    case 'forbidden':
      return turn.reply({ text: notAllowed() });
    case 'unknown':
      return turn.reply({ text: unknownPerson() });
    case 'same':
      return turn.reply({ text: texts.sameAlready(moved.staff) });
    case 'last_administrator':
      return turn.reply({ text: lastAdministrator() });
    case 'no_substitute':
      return turn.reply({ text: texts.cannotSubstitute() });
    case 'moved':
      await tell(turn, moved, move);
      return turn.reply({ text: movedText(moved, move) });
  }
}

function movedText({ staff, before, substitute }: Extract<StaffMoved, { kind: 'moved' }>, move: StaffMove): string {
  switch (move.move) {
    case 'dismiss':
      return texts.dismissed(staff);
    case 'class':
      return texts.classGiven(staff, move.classLabel, before);
    case 'leave':
      return texts.onLeave(staff, substitute);
    case 'return':
      return texts.backFromLeave(staff);
  }
}

/** Those whose duties changed hear of it in private. */
async function tell(
  turn: Turn,
  { staff, before, substitute }: Extract<StaffMoved, { kind: 'moved' }>,
  move: StaffMove,
): Promise<void> {
  const write = async (to: Staff | null, text: string): Promise<void> => {
    if (to && to.user !== null) await turn.send(privatePeer(to.user), { text });
  };
  if (move.move === 'leave' && substitute) await write(substitute, texts.youStandIn(substitute, staff));
  if (move.move !== 'class') return;
  if (staff.classTeacherOf !== null) await write(staff, texts.youHadClass(staff, staff.classTeacherOf));
  if (move.classLabel === null) return;
  for (const one of before) await write(one, texts.youHadClass(one, move.classLabel));
  await write(staff, texts.youHaveClass(staff, move.classLabel));
}

function classQuestion(
  context: SchoolContext,
  staff: Staff,
  grade: string | undefined,
): { text: string; keyboard: Keyboard } {
  const { classes } = context.school;
  if (grade !== undefined) {
    const labels = classes.filter((label) => String(gradeOf(label)) === grade).slice(0, 9);
    const rows = pairs(labels.map((label) => button(staff.id, 'class', label, label)));
    return {
      text: texts.askLetter(),
      keyboard: inline([...rows, [button(staff.id, 'card', texts.CARD_LABELS.card)]]),
    };
  }
  const grades = [...new Set(classes.map(gradeOf))].slice(0, 8);
  const rows = pairs(grades.map((one) => button(staff.id, 'ask_class', texts.gradeLabel(one), String(one))));
  const none = button(staff.id, 'class', texts.CARD_LABELS.noClass, NO_CLASS);
  return {
    text: texts.askGrade(staff),
    keyboard: inline([...rows, [none, button(staff.id, 'card', texts.CARD_LABELS.card)]]),
  };
}

function cardButtons(staff: Staff): Keyboard {
  const away = staff.status === 'on_leave';
  return inline([
    [{ label: texts.CARD_LABELS.duties, payload: { do: 'person', staff: staff.id }, color: 'primary' }],
    [
      button(staff.id, 'ask_class', texts.CARD_LABELS.class),
      { label: CODE_LABELS.issue, payload: { do: 'code', act: 'issue', staff: staff.id } },
    ],
    [
      { label: RIGHTS_LABELS.rights, payload: { do: 'rights', act: 'show', staff: staff.id } },
      away
        ? button(staff.id, 'return', texts.CARD_LABELS.back)
        : button(staff.id, 'ask_leave', texts.CARD_LABELS.leave),
    ],
    [button(staff.id, 'ask_dismiss', texts.CARD_LABELS.dismiss)],
    [{ label: texts.CARD_LABELS.list, payload: { do: 'people' }, color: 'secondary' }],
  ]);
}

const inline = (rows: Keyboard['rows']): Keyboard => ({ inline: true, rows });

function button(staff: StaffId, act: StaffPayload['act'], label: string, value?: string): Button {
  return { label, payload: value === undefined ? { do: 'staff', staff, act } : { do: 'staff', staff, act, value } };
}
