/** «Сотрудники»: choosing a person by buttons, of those who work here or of those who left. */
import { may, type Actor } from '../domain/access';
import { openDialogue } from '../messaging/dialogue';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import type { Staff } from '../store/staffStore';
import { DUTY_PAGES } from '../texts/duties';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/staff';
import { listStaff } from '../usecases/listStaff';
import { listFormerStaff } from '../usecases/rejoinSchool';
import type { Commands } from './command';
import { openButton } from './menu';
import { HIRING } from './sceneNames';

/** Buttons of people in one message, and of groups of them (VK: ten inline, in six rows). */
const ON_PAGE = 7;
const MOST_GROUPS = 8;

type PeoplePayload = Extract<ButtonPayload, { do: 'people' }>;

/** The commands that open the list, and the dialogue with somebody new. */
export function createStaffCommands(): Pick<Commands, 'people' | 'hire'> {
  return {
    people: (turn, actor) => onPeople(turn, actor, { do: 'people' }),
    hire: (turn, actor) =>
      may(actor, 'roster.change') ? openDialogue(turn, HIRING) : turn.reply({ text: notAllowed() }),
  };
}

/** The list: groups by surname, then people; of a substitute as well. */
export async function onPeople(turn: Turn, actor: Actor, payload: PeoplePayload): Promise<void> {
  if (payload.former) return showFormer(turn, actor, payload.from ?? 0);
  const { about, from } = payload;
  const list = await listStaff(turn, actor);
  if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const { staff } = list;
  const whom = staff.find((one) => (one.id as number) === about) ?? null;
  const open = (label: string, target: number): Button => ({
    label,
    payload: about === undefined ? { do: 'people', from: target } : { do: 'people', about, from: target },
  });
  const more = whom ? [nobodyButton(whom)] : [openButton('hire'), FORMER];
  if (from === undefined && staff.length > ON_PAGE) {
    const keyboard = { inline: true, rows: [...pairs(groupsOf(staff, open)), more] };
    return turn.reply({ text: texts.groups(staff.length, whom), keyboard });
  }
  const start = from ?? 0;
  const people = staff.slice(start, start + ON_PAGE).map((one): Button => ({
    label: texts.personLabel(one),
    payload: whom
      ? { do: 'staff', staff: whom.id, act: 'leave', value: String(one.id) }
      : { do: 'staff', staff: one.id, act: 'card' },
  }));
  const rows = [...pairs(people), ...pageRow(start, staff.length, open), ...(from === undefined ? [more] : [])];
  const text = staff.length === 0 || from === undefined ? texts.groups(staff.length, whom) : texts.choosePerson();
  await turn.reply(rows.length > 0 ? { text, keyboard: { inline: true, rows } } : { text });
}

async function showFormer(turn: Turn, actor: Actor, from: number): Promise<void> {
  const list = await listFormerStaff(turn, actor);
  if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const people = list.staff.slice(from, from + ON_PAGE).map((one): Button => ({
    label: texts.personLabel(one),
    payload: { do: 'staff', staff: one.id, act: 'card' },
  }));
  const open = (label: string, target: number): Button => ({
    label,
    payload: { do: 'people', from: target, former: true },
  });
  const rows = [...pairs(people), ...pageRow(from, list.staff.length, open)];
  const text = texts.formerStaff(list.staff.length);
  await turn.reply(rows.length > 0 ? { text, keyboard: { inline: true, rows } } : { text });
}

/** Buttons in rows of two. */
export const pairs = (buttons: readonly Button[]): Button[][] =>
  buttons.flatMap((_, at) => (at % 2 === 0 ? [buttons.slice(at, at + 2)] : []));

const FORMER: Button = { label: texts.CARD_LABELS.former, payload: { do: 'people', former: true } };

const nobodyButton = (whom: Staff): Button => ({
  label: texts.nobodySubstitutes(),
  payload: { do: 'staff', staff: whom.id, act: 'leave', value: '-' },
});

type Open = (label: string, target: number) => Button;

function groupsOf(staff: readonly Staff[], open: Open): Button[] {
  const size = Math.max(ON_PAGE, Math.ceil(staff.length / MOST_GROUPS));
  const groups: Button[] = [];
  for (let at = 0; at < staff.length; at += size) {
    const [first, last] = [staff[at], staff[Math.min(at + size, staff.length) - 1]];
    if (first && last) groups.push(open(texts.groupLabel(first, last), at));
  }
  return groups;
}

function pageRow(from: number, count: number, open: Open): Button[][] {
  const row = [
    ...(from > 0 ? [open(DUTY_PAGES.earlier, Math.max(0, from - ON_PAGE))] : []),
    ...(from + ON_PAGE < count ? [open(DUTY_PAGES.later, from + ON_PAGE)] : []),
  ];
  return row.length > 0 ? [row] : [];
}
