/** What VK's JSON looks like: messages, people, conversations as the API and the updates give them. */

import { attachmentShape, type Kept } from './attachments';
import type { Chat, Message, Person } from './records';
import type { MessagesConversation, MessagesForeignMessage, MessagesMessage, UsersUserMin } from './schemaTypes';
import { isChatPeer } from './world';

/** What the person's client can show: said with every message. */
export const CLIENT_INFO = {
  button_actions: [
    'text',
    'vkpay',
    'open_app',
    'location',
    'open_link',
    'callback',
    'intent_subscribe',
    'intent_unsubscribe',
  ],
  keyboard: true,
  inline_keyboard: true,
  carousel: true,
  lang_id: 0,
} as const;

/** Epoch milliseconds to VK's seconds. */
export function unixTime(at: number): number {
  return Math.floor(at / 1000);
}

function foreignShape(message: Message, kept: Kept): MessagesForeignMessage {
  return {
    date: unixTime(message.at),
    from_id: message.from,
    text: message.text,
    attachments: (message.attachments ?? []).map((kind) => attachmentShape(kind, kept)),
    conversation_message_id: message.cmid,
    peer_id: message.peer,
    id: message.id,
  };
}

function forwardedShape(message: Message): MessagesForeignMessage[] {
  return (message.forwarded ?? []).map(({ from, text }, index) => ({
    date: unixTime(message.at),
    from_id: from,
    text,
    attachments: [],
    conversation_message_id: index + 1,
    peer_id: from,
    id: 0,
  }));
}

/** A message as the bot gets it; `replyTo` is the message it answers, if any. */
export function messageShape(
  message: Message,
  replyTo: Message | null,
  kept: Kept,
): MessagesMessage & { important: boolean } {
  return {
    date: unixTime(message.at),
    from_id: message.from,
    id: message.id,
    version: 10_000 + message.seq,
    out: message.random === undefined ? 0 : 1,
    important: false,
    is_hidden: false,
    attachments: (message.attachments ?? []).map((kind) => attachmentShape(kind, kept)),
    conversation_message_id: message.cmid,
    fwd_messages: forwardedShape(message),
    text: message.text,
    peer_id: message.peer,
    random_id: message.random?.id ?? 0,
    ...(message.payload === undefined ? {} : { payload: message.payload }),
    ...(message.ref === undefined ? {} : { ref: message.ref }),
    ...(replyTo === null ? {} : { reply_message: foreignShape(replyTo, kept) }),
    ...(message.action === undefined ? {} : { action: actionShape(message.action) }),
  };
}

function actionShape({ type, memberId, text }: NonNullable<Message['action']>): Record<string, unknown> {
  return {
    type,
    ...(memberId === undefined ? {} : { member_id: memberId }),
    ...(text === undefined ? {} : { text }),
  };
}

/** A person as users.get gives them. */
export function userShape(person: Person): UsersUserMin {
  return {
    id: person.id,
    first_name: person.firstName,
    last_name: person.lastName,
    can_access_closed: true,
    is_closed: false,
  };
}

/** A conversation as messages.getConversationsById gives it. */
export function conversationShape(
  peer: number,
  chat: Chat | null,
  last: Message | null,
  canWrite: boolean,
): MessagesConversation {
  const lastCmid = last?.cmid ?? 0;
  const base: MessagesConversation = {
    peer: isChatPeer(peer)
      ? { id: peer, type: 'chat', local_id: peer - 2_000_000_000 }
      : { id: peer, type: 'user', local_id: peer },
    last_message_id: last?.id ?? 0,
    last_conversation_message_id: lastCmid,
    in_read: lastCmid,
    out_read: lastCmid,
    sort_id: { major_id: 0, minor_id: lastCmid },
    version: 10_000 + (last?.seq ?? 0),
    can_write: canWrite ? { allowed: true } : { allowed: false, reason: chat === null ? 901 : 917 },
  };
  return chat === null || chat.titleHidden ? base : { ...base, chat_settings: chatSettings(chat) };
}

function chatSettings(chat: Chat): Record<string, unknown> {
  const admin = chat.botAdmin;
  return {
    owner_id: chat.owner,
    title: chat.title,
    state: 'in',
    members_count: chat.members.length + 1,
    admin_ids: [chat.owner],
    active_ids: chat.members.slice(0, 5),
    is_group_channel: false,
    acl: {
      can_change_info: admin,
      can_change_invite_link: admin,
      can_change_pin: admin,
      can_invite: true,
      can_promote_users: false,
      can_see_invite_link: admin,
      can_moderate: admin,
      can_copy_chat: false,
      can_call: false,
      can_use_mass_mentions: admin,
    },
  };
}
