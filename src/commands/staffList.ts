/** «Сотрудники»: choosing a person by buttons, of those who work here or of those who left. */
import { may, type Actor } from '../domain/access';
import { openDialogue } from '../messaging/dialogue';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import type { Staff } from '../store/staffStore';
import { notAllowed } from '../texts/refusals';
import * as texts from '../texts/staff';
import { listStaff } from '../usecases/listStaff';
import { listFormerStaff } from '../usecases/rejoinSchool';
import type { Commands } from './command';
import { openButton } from './menu';
import { HIRING } from './sceneNames';
import { staffChoice } from './staffChoice';

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
  const whom = list.staff.find((one) => (one.id as number) === about) ?? null;
  // whoever is away, and the person themselves, stand in for nobody
  const staff = whom ? list.staff.filter((one) => one.id !== whom.id && one.status === 'active') : list.staff;
  const rows = staffChoice(staff, from, {
    open: (target) => (about === undefined ? { do: 'people', from: target } : { do: 'people', about, from: target }),
    choose: (one) =>
      whom
        ? { do: 'staff', staff: whom.id, act: 'leave', value: String(one.id) }
        : { do: 'staff', staff: one.id, act: 'card' },
  });
  const hires = may(actor, 'roster.change') ? [openButton('hire')] : [];
  if (from === undefined) rows.push(whom ? [nobodyButton(whom)] : [...hires, FORMER]);
  const text =
    staff.length === 0 || from === undefined
      ? texts.groups(list.staff.length, whom, may(actor, 'roster.change'))
      : texts.choosePerson();
  await turn.reply(rows.length > 0 ? { text, keyboard: { inline: true, rows } } : { text });
}

async function showFormer(turn: Turn, actor: Actor, from: number): Promise<void> {
  const list = await listFormerStaff(turn, actor);
  if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const rows = staffChoice(list.staff, from, {
    open: (target) => ({ do: 'people', from: target, former: true }),
    choose: (one) => ({ do: 'staff', staff: one.id, act: 'card' }),
  });
  const text = texts.formerStaff(list.staff.length);
  await turn.reply(rows.length > 0 ? { text, keyboard: { inline: true, rows } } : { text });
}

const FORMER: Button = { label: texts.CARD_LABELS.former, payload: { do: 'people', former: true } };

const nobodyButton = (whom: Staff): Button => ({
  label: texts.nobodySubstitutes(),
  payload: { do: 'staff', staff: whom.id, act: 'leave', value: '-' },
});
