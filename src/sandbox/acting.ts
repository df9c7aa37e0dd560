/** Acting as people: what they say, press and allow, and which of it the bot hears. */
import { randomBytes } from 'node:crypto';
import { ATTACHMENT_KINDS } from './attachments';
import type { PressAnswer, SayRequest } from './control';
import { WorldRefusal, type Core } from './core';
import { buttonLabelled, type KeyboardButton } from './keyboard';
import type { Draft } from './memory';
import type { Chat, Message, Person } from './records';
import { CLIENT_INFO, messageShape } from './shapes';
import { isChatPeer } from './world';

/** What a person says beside who and where. */
export type Saying = Omit<SayRequest, 'from' | 'peer'>;

/** The person of an id; refuses strangers. */
export function personOf(core: Core, id: number): Person {
  const person = core.memory.people.get(id);
  if (person === undefined) throw new WorldRefusal(`nobody has the id ${id}`);
  return person;
}

/** The chat of a peer id in which the person is. */
export function chatWith(core: Core, peer: number, member: number): Chat {
  const chat = core.memory.chats.get(peer);
  if (chat === undefined) throw new WorldRefusal(`there is no chat ${peer}`);
  if (!chat.members.includes(member)) throw new WorldRefusal(`${member} is not in the chat ${peer}`);
  return chat;
}

/** Checks that the person can speak there: in their own private conversation, or in a chat they are in. */
export function admit(core: Core, from: number, peer: number): Chat | null {
  personOf(core, from);
  if (isChatPeer(peer)) return chatWith(core, peer, from);
  if (peer !== from) throw new WorldRefusal(`${peer} is not a conversation of ${from}`);
  return null;
}

/** Checks what is to be said: someone who is there says something, answering a message that exists. */
export function checkSaying(core: Core, from: number, peer: number, saying: Saying): Chat | null {
  const chat = admit(core, from, peer);
  const { text, replyToCmid, attachments = [], forwarded = [] } = saying;
  if (text.trim() === '' && attachments.length === 0 && forwarded.length === 0)
    throw new WorldRefusal('nothing is said');
  const unknown = attachments.find((kind) => !ATTACHMENT_KINDS.includes(kind) && !isOwnFile(core, from, kind));
  if (unknown !== undefined) throw new WorldRefusal(`unknown attachment: ${unknown}`);
  if (replyToCmid !== undefined && core.memory.message(peer, replyToCmid) === null) {
    throw new WorldRefusal(`there is no message ${replyToCmid}`);
  }
  return chat;
}

function isOwnFile(core: Core, from: number, name: string): boolean {
  return core.files.find(name)?.owner === from;
}

/** Keeps a document of a person for a message; returns its name as an attachment. */
export function addFile(core: Core, from: number, title: string, bytes: Uint8Array): string {
  personOf(core, from);
  if (title.trim() === '' || bytes.length === 0) throw new WorldRefusal('a document has a title and bytes');
  return core.files.save(from, title.trim().slice(0, 128), bytes, core.clock.now());
}

/** A person says something; the bot gets it when it may hear it. */
export function say(core: Core, from: number, peer: number, saying: Saying): Message {
  const chat = checkSaying(core, from, peer, saying);
  const { text, payload, replyToCmid, attachments = [], forwarded = [], ref } = saying;
  const replyTo = replyToCmid === undefined ? null : core.memory.message(peer, replyToCmid);
  const draft: Draft = {
    at: core.clock.now(),
    from,
    text: linkMentions(core, text),
    ...(payload === undefined ? {} : { payload: payloadText(payload) }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(forwarded.length === 0 ? {} : { forwarded }),
    ...(replyToCmid === undefined ? {} : { replyToCmid }),
    ...(ref === undefined ? {} : { ref }),
  };
  if (chat === null) setPermission(core, from, true);
  const message = core.memory.append(peer, draft);
  core.onlookers.tell({ type: 'message', message });
  if (chat === null || hears(core, chat, message, replyTo)) deliver(core, message, replyTo);
  return message;
}

/** A person puts other words in a message of theirs: VK gives it to the bot as `message_edit`, the message itself being the object. */
export function edit(core: Core, from: number, peer: number, cmid: number, text: string): Message {
  const chat = admit(core, from, peer);
  const said = core.memory.message(peer, cmid);
  if (said?.from !== from) throw new WorldRefusal(`${cmid} is not a message of ${from}`);
  const message = core.memory.rewrite(said, linkMentions(core, text));
  const replyTo = message.replyToCmid === undefined ? null : core.memory.message(peer, message.replyToCmid);
  core.onlookers.tell({ type: 'message', message });
  if (chat === null || hears(core, chat, message, replyTo)) {
    core.feed.emit('message_edit', messageShape(message, replyTo, core));
  }
  return message;
}

/** Another community's bot says something in a chat. */
export function sayAsCommunity(core: Core, community: number, peer: number, text: string): Message {
  const chat = core.memory.chats.get(peer);
  if (chat === undefined) throw new WorldRefusal(`there is no chat ${peer}`);
  if (community === core.group.id) throw new WorldRefusal('the bot speaks for itself');
  const draft: Draft = { at: core.clock.now(), from: -community, text: linkMentions(core, text) };
  const message = core.memory.append(peer, draft);
  core.onlookers.tell({ type: 'message', message });
  if (hears(core, chat, message, null)) deliver(core, message, null);
  return message;
}

/** Gives the bot a message as an update. */
export function deliver(core: Core, message: Message, replyTo: Message | null): void {
  core.feed.emit('message_new', { message: messageShape(message, replyTo, core), client_info: CLIENT_INFO });
}

/** In a chat the bot hears what is addressed to it; an administrator, or one allowed to read all, hears everything. */
function hears(core: Core, chat: Chat, message: Message, replyTo: Message | null): boolean {
  if (!chat.botIn) return false;
  if (chat.botAdmin || chat.botReadsAll) return true;
  return replyTo?.from === -core.group.id || message.text.toLowerCase().includes(`[club${core.group.id}|`);
}

/** Turns «@name» and «@club1» into the link VK's clients write for them. */
function linkMentions(core: Core, text: string): string {
  if (!text.includes('@')) return text;
  const { id, screenName } = core.group;
  return text.replace(/(^|[^\p{L}\p{N}|])@([\w.]+)/gu, (whole: string, before: string, name: string) =>
    [screenName.toLowerCase(), `club${id}`].includes(name.toLowerCase()) ? `${before}[club${id}|@${name}]` : whole,
  );
}

function payloadText(payload: unknown): string {
  if (typeof payload !== 'string') return JSON.stringify(payload);
  try {
    JSON.parse(payload);
    return payload;
  } catch {
    return JSON.stringify(payload);
  }
}

/** Presses the button with a label, in a message or in the newest keyboard that has it. */
export function pressLabel(core: Core, from: number, peer: number, label: string, cmid?: number): PressAnswer {
  admit(core, from, peer);
  const { message, button } = findButton(core, peer, label, cmid);
  const { type, payload, link = '' } = button.action;
  if (type === 'callback') {
    return { kind: 'callback', eventId: pressCallback(core, from, peer, message.cmid, payload ?? null) };
  }
  if (type === 'open_link') return { kind: 'link', url: link };
  if (type !== 'text') throw new WorldRefusal(`a button of type ${type} cannot be pressed here`);
  dropOneTime(core, message);
  const { id, screenName } = core.group;
  const text = isChatPeer(peer) ? `[club${id}|@${screenName}] ${label}` : label;
  const said = say(core, from, peer, { text, ...(payload === undefined || payload === '' ? {} : { payload }) });
  return { kind: 'text', cmid: said.cmid };
}

function findButton(
  core: Core,
  peer: number,
  label: string,
  cmid?: number,
): { message: Message; button: KeyboardButton } {
  const { messages, facts } = core.memory.conversation(peer);
  for (let index = (cmid ?? messages.length) - 1; index >= 0; index -= 1) {
    const message = messages[index];
    const pressable = cmid !== undefined || message?.keyboard?.inline === true || message?.cmid === facts.keyboardCmid;
    const button = message?.keyboard !== undefined && pressable ? buttonLabelled(message.keyboard, label) : null;
    if (message !== undefined && button !== null) return { message, button };
    if (cmid !== undefined) break;
  }
  throw new WorldRefusal(`no button «${label}»`);
}

function dropOneTime(core: Core, { peer, cmid, keyboard }: Message): void {
  const conversation = core.memory.conversation(peer);
  if (keyboard?.one_time !== true || conversation.facts.keyboardCmid !== cmid) return;
  conversation.facts.keyboardCmid = null;
  core.memory.saveConversation(conversation);
}

/** Presses a callback button of a message of the bot with any payload, even a forged one; returns VK's event id. */
export function pressCallback(core: Core, from: number, peer: number, cmid: number, payload: unknown): string {
  const chat = admit(core, from, peer);
  const message = core.memory.message(peer, cmid);
  if (message === null || message.from !== -core.group.id)
    throw new WorldRefusal(`${cmid} is not a message of the bot`);
  if (chat?.botIn === false) throw new WorldRefusal('the bot is not in the chat');
  const eventId = randomBytes(6).toString('hex');
  core.memory.savePress({ eventId, user: from, peer, realAt: core.realNow() });
  core.feed.emit('message_event', {
    user_id: from,
    peer_id: peer,
    event_id: eventId,
    payload: JSON.parse(payloadText(payload)) as unknown,
    conversation_message_id: cmid,
  });
  return eventId;
}

/** message_allow or message_deny; a person's message allows silently. */
export function changePermission(core: Core, user: number, allow: boolean): void {
  personOf(core, user);
  setPermission(core, user, allow);
  if (allow) core.feed.emit('message_allow', { user_id: user, key: '' });
  else core.feed.emit('message_deny', { user_id: user });
}

function setPermission(core: Core, user: number, allowsBot: boolean): void {
  const conversation = core.memory.conversation(user);
  if (conversation.facts.allowsBot === allowsBot) return;
  conversation.facts.allowsBot = allowsBot;
  core.memory.saveConversation(conversation);
  core.onlookers.tell({ type: 'permission', user, allowsBot });
}
