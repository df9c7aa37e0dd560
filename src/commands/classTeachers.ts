/** Classes without a class teacher: a button for each, then the people who could lead it. */
import { may, type Actor } from '../domain/access';
import type { ClassLabel } from '../domain/ids';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/schoolYear';
import { classesWithoutTeacher } from '../usecases/classesWithoutTeacher';
import type { SchoolContext } from '../usecases/context';
import { listStaff } from '../usecases/listStaff';
import type { Commands } from './command';
import { openButton } from './menu';
import { pairs, staffChoice } from './staffChoice';

/** Classes in one message. */
const ON_PAGE = 8;

/** A message with what comes before, the classes nobody leads and a button for each. */
export function lackingMessage(before: string, lacking: readonly ClassLabel[], from = 0): OutgoingMessage {
  const said = [before, texts.lackingTeachers(lacking)].filter((part) => part !== '').join('\n');
  if (lacking.length === 0) return { text: said };
  const start = from < lacking.length ? from : 0;
  const rows = lackingRows(lacking.slice(start, start + ON_PAGE));
  const more: Button = { label: texts.YEAR_LABELS.more, payload: { do: 'class_teacher', from: start + ON_PAGE } };
  if (start + ON_PAGE < lacking.length) rows.push([more]);
  return { text: said, keyboard: { inline: true, rows } };
}

/** A button for each of the classes. */
export function lackingRows(lacking: readonly ClassLabel[]): Button[][] {
  return pairs(
    lacking.map((label): Button => ({
      label: texts.lackingLabel(label),
      payload: { do: 'class_teacher', class: label },
    })),
  );
}

/** The command that lists them. */
export function createClassTeacherCommands(context: SchoolContext): Pick<Commands, 'classes_without_teacher'> {
  return { classes_without_teacher: (turn, actor) => onClassTeacher(context, turn, actor, { do: 'class_teacher' }) };
}

/** The classes, or the people for one of them. */
export async function onClassTeacher(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { class: asked, from }: Extract<ButtonPayload, { do: 'class_teacher' }>,
): Promise<void> {
  const list = await listStaff(turn, actor);
  if (list.kind === 'forbidden' || !may(actor, 'roster.change')) return turn.reply({ text: notAllowed() });
  const lacking = classesWithoutTeacher(context, list.staff);
  if (asked === undefined) return turn.reply(lackingMessage('', lacking, from));
  const label = lacking.find((one) => one === asked);
  if (label === undefined) return turn.reply(lackingMessage(texts.notLacking(), lacking));
  const free = list.staff.filter((one) => one.status === 'active' && one.classTeacherOf === null);
  const rows = staffChoice(free, from, {
    open: (target) => ({ do: 'class_teacher', class: label, from: target }),
    choose: (one) => ({ do: 'staff', staff: one.id, act: 'class', value: label }),
  });
  if (rows.length === 0) {
    const keyboard = { inline: true, rows: [[openButton('people')]] };
    return turn.reply({ text: texts.nobodyFree(label), keyboard });
  }
  return turn.reply({ text: texts.whoLeads(label), keyboard: { inline: true, rows } });
}
