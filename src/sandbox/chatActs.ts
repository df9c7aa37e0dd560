/** What people do with group chats: create, invite, remove, rename; each leaves a service line, as in VK. */
import { chatWith, deliver, personOf } from './acting';
import type { ChatSettingsRequest } from './control';
import { WorldRefusal, type Core } from './core';
import type { Action, Chat } from './records';
import { chatPeer } from './world';

/** A person creates a chat with others; returns its peer id. The bot is not in it yet. */
export function createChat(core: Core, title: string, by: number, members: readonly number[]): number {
  const all = [...new Set([by, ...members])];
  for (const member of all) personOf(core, member);
  if (title.trim() === '') throw new WorldRefusal('a chat needs a title');
  const peer = Math.max(chatPeer(0), ...core.memory.chats.keys()) + 1;
  const chat = core.memory.newChat(peer, title, by, all);
  core.memory.saveChat(chat);
  serviceLine(core, chat, by, { type: 'chat_create', text: title });
  core.onlookers.tell({ type: 'chat', chat });
  return peer;
}

/** A member brings the bot into the chat: VK says chat_invite_user with −group id. */
export function inviteBot(core: Core, peer: number, by: number): void {
  const chat = chatWith(core, peer, by);
  if (chat.botIn) throw new WorldRefusal('the bot is in the chat already');
  change(core, chat, { botIn: true });
  serviceLine(core, chat, by, { type: 'chat_invite_user', memberId: -core.group.id });
}

/** A member removes the bot: it hears that and nothing more. */
export function kickBot(core: Core, peer: number, by: number): void {
  const chat = chatWith(core, peer, by);
  if (!chat.botIn) throw new WorldRefusal('the bot is not in the chat');
  serviceLine(core, chat, by, { type: 'chat_kick_user', memberId: -core.group.id });
  change(core, chat, { botIn: false, botAdmin: false });
}

/** The owner makes the bot an administrator of the chat, or takes that back; nobody else can, and no line tells of it. */
export function makeBotAdmin(core: Core, peer: number, by: number, botAdmin: boolean): void {
  const chat = chatWith(core, peer, by);
  if (!chat.botIn) throw new WorldRefusal('the bot is not in the chat');
  if (chat.owner !== by) throw new WorldRefusal(`${by} does not own the chat ${peer}`);
  change(core, chat, { botAdmin });
}

/** A member brings another person in. */
export function inviteMember(core: Core, peer: number, by: number, user: number): void {
  const chat = chatWith(core, peer, by);
  addTo(core, chat, user);
  serviceLine(core, chat, by, { type: 'chat_invite_user', memberId: user });
}

/** A person comes by the chat's link. */
export function joinByLink(core: Core, peer: number, user: number): void {
  const chat = core.memory.chats.get(peer);
  if (chat === undefined) throw new WorldRefusal(`there is no chat ${peer}`);
  addTo(core, chat, user);
  serviceLine(core, chat, user, { type: 'chat_invite_user_by_link' });
}

/** A member removes a person, or leaves. */
export function kickMember(core: Core, peer: number, by: number, user: number): void {
  const chat = chatWith(core, peer, by);
  chatWith(core, peer, user);
  serviceLine(core, chat, by, { type: 'chat_kick_user', memberId: user });
  change(core, chat, { members: chat.members.filter((member) => member !== user) });
}

/** A member gives the chat another title. */
export function renameChat(core: Core, peer: number, by: number, title: string): void {
  const chat = chatWith(core, peer, by);
  if (title.trim() === '') throw new WorldRefusal('a chat needs a title');
  change(core, chat, { title });
  serviceLine(core, chat, by, { type: 'chat_title_update', text: title });
}

/** What the bot may do and see in a chat. */
export function changeChatSettings(core: Core, { peer, ...settings }: ChatSettingsRequest): void {
  const chat = core.memory.chats.get(peer);
  if (chat === undefined) throw new WorldRefusal(`there is no chat ${peer}`);
  change(core, chat, settings);
}

function addTo(core: Core, chat: Chat, user: number): void {
  personOf(core, user);
  if (chat.members.includes(user)) throw new WorldRefusal(`${user} is in the chat already`);
  change(core, chat, { members: [...chat.members, user] });
}

function change(core: Core, chat: Chat, changes: Partial<Chat>): void {
  Object.assign(chat, changes);
  core.memory.saveChat(chat);
  core.onlookers.tell({ type: 'chat', chat });
}

function serviceLine(core: Core, chat: Chat, from: number, action: Action): void {
  const message = core.memory.append(chat.peer, { at: core.clock.now(), from, text: '', action });
  core.onlookers.tell({ type: 'message', message });
  if (chat.botIn) deliver(core, message, null);
}
