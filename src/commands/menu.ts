/** The menu: a persistent keyboard by role, and the commands around it. */
import { may, type Actor } from '../domain/access';
import type { Button, Keyboard, OutgoingMessage } from '../messaging/outgoing';
import { administratorMenu, helpText, menuText, type HelpFor } from '../texts/menu';
import { pausedLine } from '../texts/mailing';
import { left } from '../texts/onboarding';
import { askAway } from '../texts/questions';
import { WORDS } from '../texts/words';
import type { SchoolContext, Work } from '../usecases/context';
import { listRequests } from '../usecases/listRequests';
import { mailing } from '../usecases/mailing';
import { schoolNow } from '../usecases/officersNow';
import type { Command, Commands } from './command';
import type { CommandName } from './words';

/** The menu's keyboard for a person; unknown people are offered to begin. */
export function menuFor(actor: Actor): Keyboard {
  const known = actor.consented && isSomeone(actor);
  const rows: (readonly CommandName[])[] = [];
  if (actor.roles.has('administrator'))
    rows.push(
      ['digest', 'requests'],
      ['unregistered', 'chats'],
      ['people', 'confirmations'],
      ['codes', 'administrators'],
      ['settings', 'sections'],
    );
  const owner = !actor.roles.has('administrator') && may(actor, 'chats.read_own');
  const chats: (readonly CommandName[])[] = owner ? [['chats', 'chat_rules']] : [];
  if (may(actor, 'control.decide')) rows.push(['control', 'statement']);
  if (!actor.roles.has('administrator') && may(actor, 'control.read'))
    rows.push(['digest', 'requests'], ['unregistered', 'people'], ['journal', 'reports']);
  if (!actor.roles.has('administrator') && may(actor, 'tickets.help')) rows.push(['tickets', 'unanswered']);
  const own: (readonly CommandName[])[] = may(actor, 'duties.report_own')
    ? [['three_things', 'my_data'], ['help']]
    : [['my_data', 'help']];
  const quiz: (readonly CommandName[])[] = actor.roles.has('pupil') ? [['quiz']] : [];
  if (known) rows.push(['my_duties', 'ask'], ...chats, ...quiz, ...own);
  else rows.push(['start', 'ask'], actor.consented ? ['my_data', 'help'] : ['help']);
  return { inline: false, rows: rows.map((names) => names.map(openButton)) };
}

/** The menu with a button for one more role under it. */
export function menuWithRoles(actor: Actor): Keyboard {
  const menu = menuFor(actor);
  return { ...menu, rows: [...menu.rows, [openButton('add_role')]] };
}

/** The menu with its keyboard; an administrator is told how many requests wait. */
export async function menuMessage(work: Work, actor: Actor): Promise<OutgoingMessage> {
  const paused = actor.roles.has('administrator') && (await mailing(work)) === 'paused';
  const text = menuText(await waitingFor(work, actor));
  return { text: paused ? `${text}\n${pausedLine()}` : text, keyboard: menuFor(actor) };
}

/** The administrator's menu over the question of consent: without «Начать», which has just been said. */
export async function menuBeforeConsent(work: Work, actor: Actor): Promise<OutgoingMessage> {
  const menu = menuFor(actor);
  const rows = menu.rows.map((row) => row.filter((button) => button.label !== WORDS.start[0]));
  return { text: administratorMenu(await waitingFor(work, actor)), keyboard: { ...menu, rows } };
}

async function waitingFor(work: Work, actor: Actor): Promise<number> {
  const list = await listRequests(work, actor);
  return list.kind === 'list' ? list.requests.length : 0;
}

/** A button that runs a command; its label is the command's first word. */
export function openButton(name: CommandName): Button {
  return { label: WORDS[name][0], payload: { do: 'open', what: name } };
}

/** Whether the person has said who they are, or is an administrator by configuration. */
export function isSomeone(actor: Actor): boolean {
  return actor.roles.size > 0 || actor.claimedRoles.length > 0;
}

/** The commands that show what can be done and lead back to it. */
export function createMenuCommands(
  context: SchoolContext,
): Pick<Commands, 'menu' | 'help' | 'back' | 'resume' | 'cancel' | 'ask'> {
  const menu: Command = async (turn, actor) => turn.reply(await menuMessage(turn, actor));

  const help: Command = async (turn, actor) => {
    const text = helpText(helpFor(actor), await schoolNow(context, turn));
    await turn.reply(turn.scene.current ? { text } : { text, keyboard: menuFor(actor) });
  };

  const cancel: Command = (turn, actor) => turn.reply({ text: left(), keyboard: menuFor(actor) });

  const ask: Command = (turn) => turn.reply({ text: askAway() });

  return { menu, help, back: menu, resume: menu, cancel, ask };
}

function helpFor(actor: Actor): HelpFor {
  if (actor.roles.has('administrator')) return 'administrator';
  if (may(actor, 'control.read')) return 'director';
  if (actor.staff !== null || actor.claimedRoles.length > 0) return 'staff';
  return actor.roles.size > 0 ? 'family' : 'stranger';
}
