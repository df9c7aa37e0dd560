/** «Что с 7Б?» in words: the class, its class teacher and its chats, with the way to each. */
import { may, mayReadClass, type Actor } from '../domain/access';
import { gradeOf, parseClassLabel } from '../domain/classes';
import type { ClassLabel } from '../domain/ids';
import { fullName } from '../domain/names';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { anotherClass, asksHowItIs, classAsked, classCard, gradeAsked, whichOfGrade } from '../texts/classCard';
import { notAllowed } from '../texts/refusals';
import { personLabel } from '../texts/staff';
import type { SchoolContext } from '../usecases/context';
import { showClass } from '../usecases/showClass';
import { lackingRows } from './classTeachers';
import { openButton } from './menu';

/** False: the text names neither a class nor a grade, or is a question like any for whoever asks it. */
export async function onClassAsked(context: SchoolContext, turn: Turn, actor: Actor, text: string): Promise<boolean> {
  const asked = classAsked(text);
  const label = asked === null ? null : parseClassLabel(asked);
  if (label === null) return offerGrade(context, turn, actor, gradeAsked(text));
  if (!context.school.classes.includes(label)) return offerGrade(context, turn, actor, gradeOf(label), label);
  if (!mayReadClass(actor, label)) return refuse(turn, actor, label, asksHowItIs(text));
  await showCard(context, turn, actor, label);
  return true;
}

/** A press of a class among those of its grade. */
export async function onClassCard(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: Extract<ButtonPayload, { do: 'class_card' }>,
): Promise<void> {
  const label = parseClassLabel(payload.class);
  if (label === null || !context.school.classes.includes(label) || !mayReadClass(actor, label)) {
    return turn.reply({ text: notAllowed() });
  }
  return showCard(context, turn, actor, label);
}

/** VK takes ten under a message, five in a row. */
const MOST = 10;
const IN_ROW = 5;

/** The classes of a grade, for those who may read all; `missing`: the one that was named and is not there. */
async function offerGrade(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  grade: number | null,
  missing: ClassLabel | null = null,
): Promise<boolean> {
  const classes = context.school.classes.filter((one) => gradeOf(one) === grade).slice(0, MOST);
  if (classes.length === 0 || !may(actor, 'register.read')) return false;
  const buttons = classes.map((label): Button => ({ label, payload: { do: 'class_card', class: label } }));
  const rows = [buttons.slice(0, IN_ROW), buttons.slice(IN_ROW)].filter((row) => row.length > 0);
  await turn.reply({ text: whichOfGrade(missing), keyboard: { inline: true, rows } });
  return true;
}

async function showCard(context: SchoolContext, turn: Turn, actor: Actor, label: ClassLabel): Promise<void> {
  const shown = await showClass(context, turn, actor, label);
  if (shown.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const { teachers, slots } = shown;
  const card = classCard({
    label,
    teachers: teachers.map(({ staff, state }) => ({ name: fullName(staff), state })),
    chats: slots.map(({ kind, standing, duties }) => ({
      kind,
      standing,
      due: duties.flatMap(({ due }) => due ?? []).sort()[0] ?? null,
    })),
  });
  const people = teachers.map(({ staff }) => staff);
  const cards = people.map((staff): Button[] => [
    { label: personLabel(staff, people), payload: { do: 'staff', staff: staff.id, act: 'card' } },
  ]);
  const rows = [
    ...(may(actor, 'register.read') ? cards : []),
    ...(may(actor, 'roster.change') && people.length === 0 ? lackingRows([label]) : []),
    [openButton('chats')],
  ];
  await turn.reply({ text: card, keyboard: { inline: true, rows } });
}

/** Whoever leads a class is told that the other one is not theirs; to anybody else a class alone is a question like any. */
async function refuse(turn: Turn, actor: Actor, label: ClassLabel, isPlain: boolean): Promise<boolean> {
  const own = actor.classTeacherOf.filter((one) => mayReadClass(actor, one));
  if (own.length === 0 && !isPlain) return false;
  await turn.reply({ text: anotherClass(label, own) });
  return true;
}
