/** «Чаты»: the matrix, the list of known chats, a chat's card and its rules. */
import { may, mayReadAnyMembers, mayReadMembers, type Actor } from '../domain/access';
import { chatKey } from '../domain/chats';
import { peerId, type PeerId } from '../domain/ids';
import { toLocal } from '../domain/zone';
import type { Button, Keyboard } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { CHECK_LABELS } from '../texts/chatMembers';
import * as texts from '../texts/chatRegister';
import { clausesText, clauseText } from '../texts/clauses';
import { dayText } from '../texts/dates';
import { rules, rulesCannotBePosted, rulesFor, rulesInChat, rulesPosted } from '../texts/chatRules';
import { onlyOwnersDeclare } from '../texts/declarations';
import * as overhearing from '../texts/overhearing';
import { notAllowed } from '../texts/refusals';
import { giveUpChat, showChat, type ChatShown } from '../usecases/chatCard';
import { mayNameChat } from '../usecases/confirmChat';
import type { SchoolContext } from '../usecases/context';
import { listChats } from '../usecases/listChats';
import { overhearingSwitch, setOverhearing } from '../usecases/overhearChat';
import type { Chat } from '../store/chatStore';
import { apartButton, bothButton, onBoth, tellSecondsLost } from './bothChats';
import { possibleButtons, proposalButtons } from './chatButtons';
import { kindLines } from './chatLines';
import { silentLines } from './chatMembers';
import type { Commands } from './command';
import { menuFor, openButton } from './menu';

/** Chats on a page; a row more turns it. */
const ON_PAGE = 5;

/** The commands about chats. */
export function createChatCommands(context: SchoolContext): Pick<Commands, 'chats' | 'chat_rules'> {
  return {
    async chats(turn, actor) {
      const list = await listChats(context, turn, actor);
      if (list.kind === 'forbidden') {
        const waits = actor.claimedRoles.length > 0;
        const text = waits ? texts.chatsAfterConfirmation() : texts.chatsForOwners();
        return turn.reply({ text, keyboard: menuFor(actor) });
      }
      const lines = kindLines(list.slots);
      const places = list.places.map(({ place, duty, done }) => ({ place, clause: clauseText(duty.clause), done }));
      const titlesOf = (state: Chat['state']) =>
        list.known.filter((chat) => chat.state === state).map(({ title }) => title);
      const titles = { waiting: titlesOf('seen'), gone: titlesOf('gone') };
      const register = list.scope === 'school' ? texts.register(lines, places, titles) : texts.ownRegister(lines);
      const text = [register, ...(await silentLines(context, turn, actor))].join('\n\n');
      const all: Button = { label: texts.CHAT_LABELS.all, payload: { do: 'chat_list', from: 0 }, color: 'primary' };
      const first = mayReadAnyMembers(actor) ? [all, openButton('members')] : [all];
      const rows = [first, [openButton('declare_chat'), openButton('chat_rules')]];
      await turn.reply({ text, keyboard: { inline: true, rows } });
    },
    async chat_rules(turn, actor) {
      const list = await listChats(context, turn, actor);
      if (list.kind === 'forbidden') return turn.reply({ text: onlyOwnersDeclare(), keyboard: menuFor(actor) });
      await turn.reply({ text: rulesFor(actor.classTeacherOf, context.school.chatRules) });
    },
  };
}

/** A page of the chats the bot is or was in, and of those declared. */
export async function onChatList(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { from }: Extract<ButtonPayload, { do: 'chat_list' }>,
): Promise<void> {
  const list = await listChats(context, turn, actor);
  if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const buttons: Button[] = [
    ...list.known.map((chat): Button => ({
      label: texts.chatLabel(chat.title, markOf(chat)),
      payload: { do: 'chat_card', peer: chat.peer, act: 'show' },
    })),
    ...list.declared.map((one): Button => ({
      label: texts.chatLabel(one.title, 'declared'),
      payload: { do: 'declaration', id: one.id, act: 'show' },
    })),
  ];
  if (buttons.length === 0) {
    return turn.reply({
      text: texts.allChats(0, list.scope),
      keyboard: { inline: true, rows: [[openButton('declare_chat')]] },
    });
  }
  const start = from < buttons.length ? from : 0;
  const to = (label: string, target: number): Button => ({ label, payload: { do: 'chat_list', from: target } });
  const turns = [
    ...(start > 0 ? [to(texts.CHAT_LABELS.earlier, Math.max(0, start - ON_PAGE))] : []),
    ...(start + ON_PAGE < buttons.length ? [to(texts.CHAT_LABELS.later, start + ON_PAGE)] : []),
  ];
  const rows = [...buttons.slice(start, start + ON_PAGE).map((one) => [one]), ...(turns.length > 0 ? [turns] : [])];
  await turn.reply({ text: texts.allChats(buttons.length, list.scope), keyboard: { inline: true, rows } });
}

/** A chat's card, or what its owner does there. */
export async function onChatCard(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: Extract<ButtonPayload, { do: 'chat_card' }>,
): Promise<void> {
  const { act } = payload;
  // whoever answers for the second chat may be no owner of the first
  if (act === 'both' || act === 'apart') return onBoth(context, turn, actor, { peer: payload.peer, act });
  const peer = peerId(payload.peer);
  const shown = await showChat(context, turn, actor, peer);
  if (shown.kind === 'forbidden') return turn.reply({ text: texts.chatNotYours() });
  switch (act) {
    case 'show': {
      const names = await mayNameChat(context, turn, actor, { peer, inThatChat: false });
      return turn.reply({ text: cardText(context, shown), keyboard: cardButtons(context, actor, shown, names) });
    }
    case 'rules':
      return turn.reply({ text: rules(identityOf(shown.chat), context.school.chatRules) });
    case 'post':
      return post(context, turn, shown);
    case 'overhear':
    case 'overhear_off':
      return overhear(context, turn, actor, peer, act === 'overhear');
    case 'no_more':
      return noMore(context, turn, actor, shown, peer);
  }
}

async function post(
  context: SchoolContext,
  turn: Turn,
  { chat, owned }: Extract<ChatShown, { kind: 'chat' }>,
): Promise<void> {
  const { chatRules } = context.school;
  if (!owned) return turn.reply({ text: texts.chatNotYours() });
  if (chat.state !== 'confirmed' || chatRules.length === 0) return turn.reply({ text: rulesCannotBePosted() });
  await turn.send(chat.peer, { text: rulesInChat(chatRules) });
  await turn.reply({ text: rulesPosted() });
}

/** The switch is turned: the chat itself hears what the bot reads from now on. */
async function overhear(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  peer: PeerId,
  overhears: boolean,
): Promise<void> {
  const turned = await setOverhearing(context, turn, actor, { peer, overhears });
  switch (turned.kind) {
    case 'forbidden':
      return turn.reply({ text: overhearing.notYoursToTurn() });
    case 'same':
      return turn.reply({ text: overhearing.turnedAlready(turned.overhears) });
    case 'off':
      await turn.send(peer, { text: overhearing.offInChat() });
      return turn.reply({ text: overhearing.off(turned.chat) });
    case 'on':
      await turn.send(peer, { text: overhearing.onInChat() });
      return turn.reply({ text: overhearing.on(turned.chat, turned.hears) });
  }
}

async function noMore(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { chat, duties }: Extract<ChatShown, { kind: 'chat' }>,
  peer: PeerId,
): Promise<void> {
  const result = await giveUpChat(context, turn, actor, peer);
  const texted = {
    forbidden: texts.chatNotYours(),
    still_there: texts.stillThere(),
    given_up: texts.givenUp(chat.title, clausesText(duties.map((duty) => duty.clause))),
  }[result.kind];
  await turn.reply({ text: texted });
  if (result.kind === 'given_up') await tellSecondsLost(context, turn, actor, result.seconds);
}

function cardText(context: SchoolContext, { chat, duties, unshown }: Extract<ChatShown, { kind: 'chat' }>): string {
  const since = chat.confirmedAt === null ? null : dayText(toLocal(chat.confirmedAt, context.school.timeZone).date);
  return texts.card({
    title: chat.title,
    is: identityOf(chat),
    extra: chat.isExtra,
    state: chat.state,
    goneReason: chat.goneReason,
    since,
    clauses: clausesText(duties.map((duty) => duty.clause)),
    unshown: clausesText(unshown.map((duty) => duty.clause)),
    overhears: chat.overhears,
  });
}

function cardButtons(
  context: SchoolContext,
  actor: Actor,
  { chat, owned, unshown, second, served, proposals }: Extract<ChatShown, { kind: 'chat' }>,
  names: boolean,
): Keyboard {
  // whoever reads all chats names none by that
  if (chat.state === 'seen' && may(actor, 'chats.read') && !names) return { inline: true, rows: [[ALL]] };
  if (chat.state === 'seen') {
    return proposals.length > 0 ? proposalButtons(chat.peer, proposals) : possibleButtons(context, chat.peer, actor);
  }
  const act = (label: string, what: 'rules' | 'post' | 'no_more'): Button => ({
    label,
    payload: { do: 'chat_card', peer: chat.peer, act: what },
  });
  const { rules: showRules, post: postIt, noMore: gone } = texts.CHAT_LABELS;
  const here = chat.state === 'confirmed' && owned;
  const is = identityOf(chat);
  const { first: makeFirst, again: markAgain } = texts.CHAT_LABELS;
  const first: Button[] =
    here && chat.isExtra && is
      ? [{ label: makeFirst, payload: { do: 'chat', peer: chat.peer, is: chatKey(is), other: 'instead' } }]
      : [];
  const again: Button[] =
    here && unshown.length > 0 && is
      ? [{ label: markAgain, payload: { do: 'chat', peer: chat.peer, is: chatKey(is) }, color: 'positive' }]
      : [];
  const turns = overhearingSwitch(context, actor, chat);
  const overhears: Button[] = turns
    ? [
        {
          label: overhearing.OVERHEARING_LABELS[turns],
          payload: { do: 'chat_card', peer: chat.peer, act: turns === 'on' ? 'overhear' : 'overhear_off' },
        },
      ]
    : [];
  const members: Button = { label: CHECK_LABELS.check, payload: { do: 'members', peer: chat.peer } };
  return {
    inline: true,
    rows: [
      here ? [act(showRules, 'rules'), act(postIt, 'post')] : [act(showRules, 'rules')],
      ...(chat.state === 'confirmed' && mayReadMembers(actor, chat.classLabel) ? [[members]] : []),
      ...(first.length > 0 ? [first] : []),
      ...(again.length > 0 ? [again] : []),
      ...(second ? [[bothButton(chat.peer, second)]] : []),
      ...(served ? [[apartButton(chat.peer)]] : []),
      ...(overhears.length > 0 ? [overhears] : []),
      ...(chat.state === 'gone' && chat.kind !== null && owned ? [[act(gone, 'no_more')]] : []),
      [ALL],
    ],
  };
}

const ALL: Button = { label: texts.CHAT_LABELS.all, payload: { do: 'chat_list', from: 0 }, color: 'secondary' };

const identityOf = ({ kind, classLabel }: Chat) => (kind === null ? null : { kind, classLabel });

const MARKS = { confirmed: 'here', seen: 'waits', gone: 'gone' } as const;
const markOf = ({ state }: Chat) => MARKS[state];
