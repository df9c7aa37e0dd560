/** «Администраторы»: additional administrators, and people in office. */
import type { Actor } from '../domain/access';
import { initialsName } from '../domain/names';
import { privatePeer, staffId, userId, type UserId } from '../domain/ids';
import type { Button, Keyboard } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/administration';
import { notAllowed } from '../texts/refusals';
import { unknownPerson } from '../texts/registerPage';
import {
  administratorsOf,
  appointAdministrator,
  dismissAdministrator,
  type AdministratorChanged,
} from '../usecases/administrators';
import type { SchoolContext } from '../usecases/context';
import { askOffice, handOverOffice, isHolder, officesHeld, type OfficeHandedOver } from '../usecases/handOverOffice';
import { listTickets } from '../usecases/handleTickets';
import { identify } from '../usecases/identify';
import { listStaff } from '../usecases/listStaff';
import type { Commands } from './command';
import { menuFor } from './menu';

type RightsPayload = Extract<ButtonPayload, { do: 'rights' }>;
type AdministratorPayload = Extract<ButtonPayload, { do: 'administrator' }>;

/** Buttons of administrators in one message (VK: six rows). */
const MOST_SHOWN = 6;

/** The command that lists administrators and people in office. */
export function createAdministrationCommands(context: SchoolContext): Pick<Commands, 'administrators'> {
  return {
    async administrators(turn, actor) {
      if ((await listStaff(turn, actor)).kind === 'forbidden') return turn.reply({ text: notAllowed() });
      const lines = await administratorLines(context, turn);
      const offices = (await officesHeld(context, turn)).map(({ office, officer, holder, isFree }) => ({
        office,
        firstName: officer.name,
        holder,
        isFree,
      }));
      const rows = lines.slice(0, MOST_SHOWN).map((line): Button[] => [
        {
          label: texts.dismissLabel(line.staff ? initialsName(line.staff) : texts.nameOfAdministrator(line)),
          payload: { do: 'administrator', act: 'ask', user: line.user },
        },
      ]);
      const text = texts.administration(lines, offices);
      await turn.reply(lines.length > 1 ? { text, keyboard: inline(rows) } : { text });
    },
  };
}

/** «Снять» and the yes to it. */
export async function onAdministrator(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: AdministratorPayload,
): Promise<void> {
  const user = userId(payload.user);
  const lines = await administratorLines(context, turn);
  const line = lines.find((one) => one.user === user) ?? { user, staff: null };
  const name = texts.nameOfAdministrator(line);
  if (payload.act === 'ask') {
    if ((await listStaff(turn, actor)).kind === 'forbidden') return turn.reply({ text: notAllowed() });
    if (lines.length === 1) return turn.reply({ text: texts.lastAdministrator() });
    const yes: Button = {
      label: texts.RIGHTS_LABELS.dismissYes,
      payload: { do: 'administrator', act: 'dismiss', user },
      color: 'negative',
    };
    return turn.reply({ text: texts.askDismissal(name, user === actor.user), keyboard: inline([[yes]]) });
  }
  const changed = await dismissAdministrator(context, turn, actor, user);
  if (changed.kind === 'changed') {
    if (user !== actor.user) await tell(context, turn, user, texts.youDoNotAdminister());
    const keyboard = menuFor(await identify(context, turn, actor.user));
    return turn.reply({ text: texts.dismissedAdministrator(name), keyboard });
  }
  await turn.reply({ text: changedText(changed) });
}

/** What a person may do here, and changing it. */
export async function onRights(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { act, staff, office = '' }: RightsPayload,
): Promise<void> {
  const id = staffId(staff);
  switch (act) {
    case 'show':
      return showRights(context, turn, actor, staff);
    case 'appoint': {
      const changed = await appointAdministrator(context, turn, actor, id);
      if (changed.kind !== 'changed' || !changed.staff) return turn.reply({ text: changedText(changed) });
      await tell(context, turn, changed.user, texts.youAdminister(changed.staff));
      return turn.reply({ text: texts.appointed(changed.staff) });
    }
    case 'ask_office': {
      const asked = await askOffice(context, turn, actor, office, id);
      if (asked.kind !== 'possible') return turn.reply({ text: officeText(asked, office) });
      const { held, open } = asked;
      const loses = asked.loses === null ? null : asked.loses === actor.user ? 'you' : 'former';
      const from = held.isFree ? null : held.holder ? initialsName(held.holder) : held.officer.name;
      const yes: Button = { label: texts.RIGHTS_LABELS.yes, payload: { do: 'rights', act: 'office', staff, office } };
      return turn.reply({
        text: texts.askOffice(office, from, asked.staff, { open, loses }),
        keyboard: inline([[{ ...yes, color: 'positive' }], [cardButton(staff, texts.RIGHTS_LABELS.no)]]),
      });
    }
    case 'office': {
      const done = await handOverOffice(context, turn, actor, office, id);
      if (done.kind !== 'handed_over') return turn.reply({ text: officeText(done, office) });
      await tellHandOver(context, turn, actor, done);
      const now = await identify(context, turn, actor.user);
      const said = texts.officeGiven(office, done.staff, done.open);
      const given = done.staff.user === null ? `${said} ${texts.holdsWithoutProfile()}` : said;
      const isOver = actor.roles.has('administrator') && !now.roles.has('administrator');
      return turn.reply({
        text: isOver ? `${given} ${texts.youHandedOver()}` : given,
        keyboard: menuFor(now),
      });
    }
  }
}

async function showRights(context: SchoolContext, turn: Turn, actor: Actor, staff: number): Promise<void> {
  const list = await listStaff(turn, actor);
  if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const row = list.staff.find((one) => (one.id as number) === staff);
  if (!row) return turn.reply({ text: unknownPerson() });
  const person = row.user === null ? null : await identify(context, turn, row.user);
  const offices: string[] = [];
  for (const held of await officesHeld(context, turn)) {
    if (await isHolder(context, turn, row, held)) offices.push(held.office);
  }
  const isAdministrator = person?.roles.has('administrator') ?? false;
  const others = Object.keys(context.school.offices).filter((office) => !offices.includes(office));
  const rows: Button[][] = [
    ...(isAdministrator
      ? []
      : [[{ label: texts.RIGHTS_LABELS.appoint, payload: { do: 'rights', act: 'appoint', staff } } satisfies Button]]),
    ...others
      .slice(0, 4)
      .map((office): Button[] => [
        { label: texts.officeLabel(office), payload: { do: 'rights', act: 'ask_office', staff, office } },
      ]),
    [cardButton(staff, texts.RIGHTS_LABELS.no)],
  ];
  await turn.reply({ text: texts.rights(row, isAdministrator, offices), keyboard: inline(rows) });
}

/** Both hear of it, and so do the other administrators. */
async function tellHandOver(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { staff, held, open, former }: Extract<OfficeHandedOver, { kind: 'handed_over' }>,
): Promise<void> {
  const { office } = held;
  if (staff.user !== null && staff.user !== actor.user) {
    const theirs = await listTickets(context, turn, await identify(context, turn, staff.user));
    const listed = theirs.kind === 'list' ? [...theirs.tickets, ...theirs.inquiries] : [];
    const waiting = open.tickets > 0 ? listed.filter(({ yours }) => yours).length : 0;
    await tell(context, turn, staff.user, texts.youHoldOffice(staff, office, waiting));
  }
  if (former !== null && former !== actor.user) await tell(context, turn, former, texts.officePassed(office));
  const told = new Set([actor.user, staff.user, former]);
  for (const administrator of await administratorsOf(context, turn)) {
    if (told.has(administrator)) continue;
    await turn.send(privatePeer(administrator), { text: texts.officeGiven(office, staff, open) });
  }
}

async function tell(context: SchoolContext, turn: Turn, user: UserId, text: string): Promise<void> {
  await turn.send(privatePeer(user), { text, keyboard: menuFor(await identify(context, turn, user)) });
}

async function administratorLines(context: SchoolContext, turn: Turn): Promise<texts.AdministratorLine[]> {
  const lines: texts.AdministratorLine[] = [];
  for (const user of await administratorsOf(context, turn)) {
    lines.push({ user, staff: await turn.stores.staff.byUser(user) });
  }
  return lines;
}

function changedText(changed: AdministratorChanged): string {
  switch (changed.kind) {
    case 'forbidden':
      return notAllowed();
    case 'not_linked':
      return texts.notLinkedYet(changed.staff);
    case 'same':
    case 'changed':
      return texts.administersAlready();
    case 'last':
      return texts.lastAdministrator();
    case 'unknown':
      return unknownPerson();
  }
}

function officeText(asked: Exclude<OfficeHandedOver, { kind: 'handed_over' }>, office: string): string {
  switch (asked.kind) {
    case 'forbidden':
      return notAllowed();
    case 'unknown':
      return unknownPerson();
    case 'not_linked':
      return texts.notLinkedYet(asked.staff);
    case 'same':
      return texts.holdsAlready(asked.staff, office);
  }
}

const inline = (rows: Keyboard['rows']): Keyboard => ({ inline: true, rows });

const cardButton = (staff: number, label: string): Button => ({ label, payload: { do: 'staff', staff, act: 'card' } });
