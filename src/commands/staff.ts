/** The card of a member of staff, and movement. */
import { may, type Actor } from '../domain/access';
import { gradeOf, parseClassLabel } from '../domain/classes';
import { privatePeer, staffId, type StaffId } from '../domain/ids';
import { openDialogue } from '../messaging/dialogue';
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
import { moveStaff, type StaffMove, type StaffMoved } from '../usecases/moveStaff';
import { registerPage } from '../usecases/registerPage';
import { rejoinSchool } from '../usecases/rejoinSchool';
import { lackingRows } from './classTeachers';
import { openButton } from './menu';
import { showHistory } from './staffHistory';
import { tellThoseWhoLeft } from './leaving';
import { RENAMING, TRANSFERRING } from './sceneNames';
import { pairs } from './staffChoice';
import { onPeople } from './staffList';

const NO_CLASS = '-';

type StaffPayload = Extract<ButtonPayload, { do: 'staff' }>;

/** The card, a question about a move, or the move itself. */
export async function onStaff(context: SchoolContext, turn: Turn, actor: Actor, payload: StaffPayload): Promise<void> {
  const id = staffId(payload.staff);
  const move = moveOf(payload);
  if (move) {
    const moved = await moveStaff(context, turn, actor, id, move);
    return answerMove(context, turn, moved, move);
  }
  if (payload.act === 'rejoin') return onRejoin(turn, actor, id);
  if (payload.act === 'history') return showHistory(context, turn, actor, id);
  const page = await registerPage(context, turn, actor, id);
  if (page.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  if (page.kind === 'unknown') return turn.reply({ text: unknownPerson() });
  const { staff, rung } = page;
  const changes = may(actor, 'roster.change');
  if (!changes && payload.act !== 'card') return turn.reply({ text: notAllowed() });
  if (staff.status === 'left') {
    const rejoin: Button = { ...button(id, 'rejoin', texts.CARD_LABELS.rejoin), color: 'positive' };
    return turn.reply({
      text: texts.formerCard(staff),
      keyboard: inline([...(changes ? [[rejoin]] : []), [button(id, 'history', texts.CARD_LABELS.history), LIST]]),
    });
  }
  switch (payload.act) {
    case 'ask_dismiss':
      return turn.reply({
        text: texts.askDismiss(staff),
        keyboard: inline([[button(id, 'dismiss', texts.DISMISS_YES)], [button(id, 'card', texts.CARD_LABELS.card)]]),
      });
    case 'ask_class':
      return turn.reply(classQuestion(context, staff, payload.value));
    case 'ask_leave':
      return onPeople(turn, actor, { do: 'people', about: payload.staff });
    case 'ask_post':
      return openDialogue(turn, TRANSFERRING, staff.id);
    case 'ask_name':
      return openDialogue(turn, RENAMING, staff.id);
    default: {
      const leave = staff.status === 'on_leave' ? { substitute: page.substitute } : null;
      const text = texts.card({ staff, linked: staff.user !== null, rung, note: staff.note, leave });
      return turn.reply({ text, keyboard: changes ? cardButtons(staff) : readerButtons(staff) });
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

/** Says what became of a move, to the administrator and to whoever it is about; `menu` takes a dialogue's keyboard away. */
export async function answerMove(
  context: SchoolContext,
  turn: Turn,
  moved: StaffMoved,
  move: StaffMove,
  menu?: Keyboard,
): Promise<void> {
  if (moved.kind === 'moved') await tell(context, turn, moved, move);
  const lacking = moved.kind === 'moved' ? lackingRows(moved.lacking) : [];
  const keyboard = menu ?? (lacking.length > 0 ? inline(lacking) : null);
  await turn.reply({ text: answerText(moved, move), ...(keyboard && { keyboard }) });
}

function answerText(moved: StaffMoved, move: StaffMove): string {
  switch (moved.kind) {
    case 'forbidden':
      return notAllowed();
    case 'unknown':
      return unknownPerson();
    case 'same':
      return texts.sameAlready(moved.staff);
    case 'last_administrator':
      return lastAdministrator();
    case 'no_substitute':
      return texts.cannotSubstitute();
    case 'moved':
      return movedText(moved, move);
  }
}

async function onRejoin(turn: Turn, actor: Actor, id: StaffId): Promise<void> {
  const rejoined = await rejoinSchool(turn, actor, id);
  if (rejoined.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  if (rejoined.kind === 'unknown') return turn.reply({ text: unknownPerson() });
  const text = texts.rejoined(rejoined.staff, rejoined.classTaken);
  await turn.reply({ text, keyboard: cardButtons({ ...rejoined.staff, status: 'active' }) });
}

function movedText(
  { staff, before, substitute, orphaned, unled, kept }: Extract<StaffMoved, { kind: 'moved' }>,
  move: StaffMove,
): string {
  switch (move.move) {
    case 'dismiss':
      return texts.dismissed(staff, orphaned, unled);
    case 'post':
      return texts.postChanged({ ...staff, ...move }, staff.user !== null);
    case 'class':
      return texts.classGiven(staff, move.classLabel, before, unled);
    case 'leave':
      return texts.onLeave(staff, substitute, unled, kept);
    case 'return':
      return texts.backFromLeave(staff);
  }
}

/** Those whose duties changed hear of it in private. */
async function tell(
  context: SchoolContext,
  turn: Turn,
  { staff, before, substitute, relieved, unled, kept }: Extract<StaffMoved, { kind: 'moved' }>,
  move: StaffMove,
): Promise<void> {
  const write = async (to: Staff | null, text: string): Promise<void> => {
    if (to && to.user !== null) await turn.send(privatePeer(to.user), { text });
  };
  if (move.move === 'dismiss') return tellThoseWhoLeft(context, turn, [staff]);
  if (move.move === 'post') return write(staff, texts.youHavePost({ ...staff, ...move }));
  if (relieved && relieved.id !== substitute?.id) await write(relieved, texts.youAreRelieved(relieved, staff));
  if (move.move === 'return') return write(staff, texts.welcomeFromLeave(staff));
  if (move.move === 'leave' && substitute) await write(substitute, texts.youStandIn(substitute, staff, kept));
  if (move.move !== 'class') return;
  if (staff.classTeacherOf !== null) {
    const isLed = !unled.includes(staff.classTeacherOf);
    await write(staff, texts.youHadClass(staff, staff.classTeacherOf, isLed));
  }
  if (move.classLabel === null) return;
  for (const one of before) await write(one, texts.youHadClass(one, move.classLabel, true));
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

/** For whoever reads the register and changes nothing in it. */
function readerButtons({ id }: Staff): Keyboard {
  return inline([[dutiesButton(id), button(id, 'history', texts.CARD_LABELS.history)], [LIST]]);
}

const dutiesButton = (staff: StaffId): Button => ({
  label: texts.CARD_LABELS.duties,
  payload: { do: 'person', staff },
  color: 'primary',
});

/** VK takes ten buttons: of whoever has no profile a text to hand over stands in the place of the way back to the list. */
function cardButtons(staff: Staff): Keyboard {
  const { id, user, status } = staff;
  return inline([
    [dutiesButton(id), button(id, 'history', texts.CARD_LABELS.history)],
    [
      button(id, 'ask_class', texts.CARD_LABELS.class),
      { label: CODE_LABELS.issue, payload: { do: 'code', act: 'issue', staff: id } },
    ],
    [
      { label: RIGHTS_LABELS.rights, payload: { do: 'rights', act: 'show', staff: id } },
      status === 'on_leave'
        ? button(id, 'return', texts.CARD_LABELS.returned)
        : button(id, 'ask_leave', texts.CARD_LABELS.leave),
    ],
    [button(id, 'ask_post', texts.CARD_LABELS.post), button(id, 'ask_name', texts.CARD_LABELS.name)],
    [button(id, 'ask_dismiss', texts.CARD_LABELS.dismiss)],
    [user === null ? openButton('without_vk') : LIST],
  ]);
}

const LIST: Button = { label: texts.CARD_LABELS.list, payload: { do: 'people' }, color: 'secondary' };

const inline = (rows: Keyboard['rows']): Keyboard => ({ inline: true, rows });

function button(staff: StaffId, act: StaffPayload['act'], label: string, value?: string): Button {
  return { label, payload: value === undefined ? { do: 'staff', staff, act } : { do: 'staff', staff, act, value } };
}
