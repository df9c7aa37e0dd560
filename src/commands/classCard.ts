/** «Что с 7Б?» in words: the class, its class teacher and its chats, with the way to each. */
import { may, mayReadClass, type Actor } from '../domain/access';
import { parseClassLabel } from '../domain/classes';
import type { ClassLabel } from '../domain/ids';
import { fullName } from '../domain/names';
import type { Button } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import { anotherClass, classAsked, classCard } from '../texts/classCard';
import { personLabel } from '../texts/staff';
import type { SchoolContext } from '../usecases/context';
import { showClass } from '../usecases/showClass';
import { lackingRows } from './classTeachers';
import { openButton } from './menu';

/** False: the text names no class of the school, or one that is not the person's to know. */
export async function onClassAsked(context: SchoolContext, turn: Turn, actor: Actor, text: string): Promise<boolean> {
  const asked = classAsked(text);
  const label = asked === null ? null : parseClassLabel(asked);
  if (label === null || !context.school.classes.includes(label)) return false;
  if (!mayReadClass(actor, label)) return refuse(turn, actor, label);
  const shown = await showClass(context, turn, actor, label);
  if (shown.kind === 'forbidden') return false;
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
  return true;
}

/** Whoever leads a class is told that the other one is not theirs; for anybody else the words are a question like any. */
async function refuse(turn: Turn, actor: Actor, label: ClassLabel): Promise<boolean> {
  const own = actor.classTeacherOf.filter((one) => mayReadClass(actor, one));
  if (own.length === 0) return false;
  await turn.reply({ text: anotherClass(label, own) });
  return true;
}
