/** «Состав чатов»: asks VK who is in a chat, outside the turn, and tells the person in private what came of it. */
import type { Actor } from '../domain/access';
import type { MembersWhy } from '../domain/chatMembers';
import { peerId, privatePeer, type PeerId, type UserId } from '../domain/ids';
import { toLocal } from '../domain/zone';
import type { JobIncoming } from '../messaging/incoming';
import { storeJob, type Job } from '../messaging/job';
import type { Button, Keyboard } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/chatMembers';
import { pulseLine, silentChats } from '../texts/chatPulse';
import * as rightsTexts from '../texts/chatRights';
import { chatLost } from '../texts/chats';
import { dayText } from '../texts/dates';
import { askCheck, checkMembers, listCheckableChats, type MembersChecked } from '../usecases/checkMembers';
import type { SchoolContext } from '../usecases/context';
import { identify } from '../usecases/identify';
import { listSilentChats } from '../usecases/listSilentChats';
import { loseChat } from '../usecases/noteRefusal';
import type { Commands } from './command';
import { tellLost } from './lostChats';

/** Chats in one message: each has a row, and the last row turns the page (VK: six). */
const PAGE = 5;

/** The command that lists the chats a person may check. */
export function createMemberCommands(context: SchoolContext): Pick<Commands, 'members'> {
  return {
    async members(turn, actor, page) {
      const list = await listCheckableChats(turn, actor);
      if (list.kind === 'forbidden') return turn.reply({ text: texts.membersForOwners() });
      const chats = [...list.chats].sort((a, b) => byLabel.compare(texts.chatLabel(a.chat), texts.chatLabel(b.chat)));
      if (chats.length === 0) return turn.reply({ text: texts.nothingToCheck() });
      const pages = Math.ceil(chats.length / PAGE);
      const at = page < pages ? page : 0;
      const shown = chats.slice(at * PAGE, at * PAGE + PAGE);
      const day = (instant: number): string => dayText(toLocal(instant, context.school.timeZone).date);
      const text = texts.checkable(
        shown.map(({ chat, lastCheck }) => ({
          chat,
          lastCheck: lastCheck && { ...lastCheck, day: day(lastCheck.at) },
        })),
      );
      const turns: Button[] = [
        ...(at > 0 ? [pageButton(texts.CHECK_LABELS.earlier, at - 1)] : []),
        ...(at + 1 < pages ? [pageButton(texts.CHECK_LABELS.later, at + 1)] : []),
      ];
      const rows = shown.map(({ chat }) => [checkButton(texts.chatLabel(chat), chat.peer)]);
      await turn.reply({ text, keyboard: inline(turns.length > 0 ? [...rows, turns] : rows) });
    },
  };
}

const byLabel = new Intl.Collator('ru', { numeric: true });

/** A chat was chosen. */
export async function onMembers(
  turn: Turn,
  actor: Actor,
  payload: Extract<ButtonPayload, { do: 'members' }>,
): Promise<void> {
  const asked = await askCheck(turn, actor, peerId(payload.peer));
  if (asked.kind === 'forbidden') return turn.reply({ text: texts.membersForOwners() });
  if (asked.kind === 'unknown_chat') return turn.reply({ text: texts.unknownToCheck() });
  const started = await startCheck(turn, actor.user, asked.chat.peer, 'asked');
  await turn.reply({ text: started ? texts.checking(asked.chat) : texts.checkingAlready() });
}

/** The owner has just said what the chat is: the bot looks what it can do there, and tells them once. */
export async function checkOwnRights(turn: Turn, actor: Actor, chat: PeerId): Promise<void> {
  await startCheck(turn, actor.user, chat, 'confirmed');
}

/** VK has answered: whoever asked is told in private, if they still may know. */
export async function onMembersRead(
  context: SchoolContext,
  turn: Turn,
  event: Extract<JobIncoming, { kind: 'members_read' }>,
): Promise<void> {
  const actor = await identify(context, turn, event.user);
  const checked = await checkMembers(context, turn, actor, { peer: event.chat, members: event.members });
  // whoever asked to be forgotten meanwhile is not written to
  if (checked.kind === 'forbidden' && !actor.consented) return;
  if (checked.kind === 'unseen' && checked.why === 'moved') {
    const lost = await loseChat(context, turn, event.chat, 'moved');
    await tellLost(turn, lost, 'moved');
    if (lost.kind === 'chat_gone' && lost.tell.includes(event.user)) return;
  }
  const label = labelAfter(checked);
  const keyboard = label === null ? {} : { keyboard: inline([[checkButton(label, event.chat)]]) };
  await turn.send(privatePeer(event.user), { text: textOf(checked, event.why), ...keyboard });
}

/** Under «Чаты»: the chats that have long been silent. */
export async function silentLines(context: SchoolContext, turn: Turn, actor: Actor): Promise<string[]> {
  const silent = await listSilentChats(context, turn, actor);
  return silent.kind === 'list' ? silentChats(silent.chats.map(({ chat, days }) => ({ title: chat.title, days }))) : [];
}

/** The button under the answer; null: there is nothing to check. */
function labelAfter(checked: MembersChecked): string | null {
  if (checked.kind === 'visible') return texts.CHECK_LABELS.check;
  if (checked.kind === 'unseen' && checked.why === 'moved') return null;
  return checked.kind === 'compared' || checked.kind === 'unseen' ? texts.CHECK_LABELS.again : null;
}

function textOf(checked: MembersChecked, why: MembersWhy): string {
  switch (checked.kind) {
    case 'forbidden':
      return texts.membersForOwners();
    case 'unknown_chat':
      return texts.unknownToCheck();
    case 'unseen':
      if (checked.why === 'unreachable') return rightsTexts.chatClosed(checked.chat);
      if (checked.why === 'moved') return chatLost(checked.chat.title, 'moved');
      if (checked.why === 'busy') return rightsTexts.askLater(checked.chat);
      return why === 'confirmed'
        ? rightsTexts.selfTest(checked.chat, false)
        : rightsTexts.noRight(checked.chat, pulseLine(checked.pulse));
    case 'visible':
      return rightsTexts.selfTest(checked.chat, true);
    case 'compared':
      return texts.compared(checked, pulseLine(checked.pulse));
  }
}

/** Asks for the members once; false when the same question waits for VK already. */
async function startCheck(turn: Turn, user: UserId, chat: PeerId, why: MembersWhy): Promise<boolean> {
  const job: Job = { kind: 'read_members', chat, user, why };
  if (await turn.stores.jobs.isWaiting(storeJob(job))) return false;
  await turn.startJob(job);
  return true;
}

const inline = (rows: Keyboard['rows']): Keyboard => ({ inline: true, rows });

const checkButton = (label: string, peer: PeerId): Button => ({ label, payload: { do: 'members', peer } });

const pageButton = (label: string, page: number): Button => ({
  label,
  payload: { do: 'open', what: 'members', page },
  color: 'secondary',
});
