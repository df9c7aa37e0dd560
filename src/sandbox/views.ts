/** What onlookers see: state, conversations, the transcript, and what one person saw of it. */
import type {
  ChatView,
  ConversationView,
  CountersAnswer,
  MessagesAnswer,
  MessageView,
  PersonView,
  SandboxEvent,
  SnackbarView,
  StateAnswer,
  TranscriptAnswer,
} from './control';
import { WorldRefusal, type Core, type Happening } from './core';
import type { Chat, Message, Snackbar } from './records';
import { isChatPeer } from './world';

/** An instant as JSON has it. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

/** A message with names, for people to read. */
export function messageView(core: Core, message: Message): MessageView {
  const fromBot = message.from === -core.group.id;
  return {
    peer: message.peer,
    cmid: message.cmid,
    seq: message.seq,
    from: message.from,
    fromName: fromBot ? core.group.name : (core.memory.people.get(message.from)?.name ?? `id${message.from}`),
    fromBot,
    at: iso(message.at),
    text: message.text,
    keyboard: message.keyboard ?? null,
    payload: message.payload ?? null,
    replyToCmid: message.replyToCmid ?? null,
    attachments: (message.attachments ?? []).filter(
      (name) => core.files.find(name) === null && core.photos.find(name) === null,
    ),
    files: (message.attachments ?? []).flatMap((name) => {
      const file = core.files.find(name);
      return file === null ? [] : [{ title: file.title, url: core.files.urlOf(file), size: file.size }];
    }),
    photos: (message.attachments ?? []).flatMap((name) => {
      const photo = core.photos.find(name);
      return photo === null ? [] : [{ url: core.photos.urlOf(photo), width: photo.width, height: photo.height }];
    }),
    forwarded: message.forwarded ?? [],
    action: message.action ?? null,
  };
}

/** What a presser was shown. */
export function snackbarView({ at, ...snackbar }: Snackbar): SnackbarView {
  return { ...snackbar, at: iso(at) };
}

function chatView({ firstMembers: _, ...chat }: Chat): ChatView {
  return chat;
}

function peopleViews(core: Core): PersonView[] {
  return [...core.memory.people.values()].map((person) => ({
    ...person,
    allowsBot: core.memory.conversation(person.id).facts.allowsBot,
  }));
}

function deadline(core: Core): string | null {
  const at = core.clock.nextDeadline();
  return at === null ? null : iso(at);
}

/** The clock and the next thing due. */
export function clockView(core: Core): { now: string; deadline: string | null } {
  return { now: iso(core.clock.now()), deadline: deadline(core) };
}

/** The whole world, with the conversations of one person. */
export function stateView(core: Core, timeZone: string, as: number | null): StateAnswer {
  return {
    ...clockView(core),
    timeZone,
    group: core.group,
    people: peopleViews(core),
    chats: [...core.memory.chats.values()].map(chatView),
    conversations: as === null ? [] : conversationsOf(core, as),
  };
}

function titleOf(core: Core, peer: number): string {
  return isChatPeer(peer) ? (core.memory.chats.get(peer)?.title ?? '') : core.group.name;
}

function conversationsOf(core: Core, user: number): ConversationView[] {
  const chats = [...core.memory.chats.values()].filter((chat) => chat.members.includes(user));
  const lastOf = (peer: number): Message | undefined => core.memory.conversation(peer).messages.at(-1);
  return [user, ...chats.map((chat) => chat.peer)]
    .sort((one, other) => (lastOf(other)?.seq ?? 0) - (lastOf(one)?.seq ?? 0))
    .map((peer) => {
      const last = lastOf(peer);
      return {
        peer,
        title: titleOf(core, peer),
        isChat: isChatPeer(peer),
        botIn: isChatPeer(peer) ? core.memory.chats.get(peer)?.botIn === true : true,
        lastCmid: last?.cmid ?? 0,
        last: last === undefined ? null : { from: last.from, text: last.text, at: iso(last.at) },
      };
    });
}

/** One conversation after a cmid, its newest messages when there are more than the limit. */
export function messagesView(
  core: Core,
  peer: number,
  after: number,
  limit: number,
  as: number | null,
): MessagesAnswer {
  if (isChatPeer(peer) ? !core.memory.chats.has(peer) : !core.memory.people.has(peer)) {
    throw new WorldRefusal(`there is no conversation ${peer}`);
  }
  const { messages, facts } = core.memory.conversation(peer);
  const visible = as === null ? messages : seenIn(core, peer, as, messages);
  const from = facts.keyboardCmid === null ? null : core.memory.message(peer, facts.keyboardCmid);
  return {
    peer,
    title: titleOf(core, peer),
    messages: visible
      .filter(({ cmid }) => cmid > after)
      .slice(-limit)
      .map((message) => messageView(core, message)),
    keyboard: from?.keyboard === undefined ? null : { cmid: from.cmid, keyboard: from.keyboard },
  };
}

/** Everything said and shown; with a person, only what that person saw: in chats from joining to leaving. */
export function transcriptView(core: Core, as: number | null): TranscriptAnswer {
  const messages = core.memory.peers.flatMap((peer) => {
    const all = core.memory.conversation(peer).messages;
    return as === null ? all : seenIn(core, peer, as, all);
  });
  const snackbars = core.memory.snackbars.filter((snackbar) => as === null || snackbar.user === as);
  return {
    messages: messages.sort((one, other) => one.seq - other.seq).map((message) => messageView(core, message)),
    snackbars: snackbars.map(snackbarView),
  };
}

function seenIn(core: Core, peer: number, user: number, messages: readonly Message[]): Message[] {
  const chat = core.memory.chats.get(peer);
  if (chat === undefined) return peer === user ? [...messages] : [];
  let present = chat.firstMembers.includes(user);
  return messages.filter(({ action, from }) => {
    if (action?.type === 'chat_invite_user' && action.memberId === user) present = true;
    if (action?.type === 'chat_invite_user_by_link' && from === user) present = true;
    const saw = present;
    if (action?.type === 'chat_kick_user' && action.memberId === user) present = false;
    return saw;
  });
}

/** How much has passed through. */
export function countersView(core: Core): CountersAnswer {
  return {
    botMessages: core.memory.botMessages,
    updates: core.feed.ts,
    taken: core.feed.taken,
    requests: core.counters.requests,
  };
}

/** A happening as server-sent events tell it; null for what only waiting tests need. */
export function eventView(core: Core, happening: Happening): SandboxEvent | null {
  switch (happening.type) {
    case 'message':
      return { type: 'message', message: messageView(core, happening.message) };
    case 'snackbar':
      return { type: 'snackbar', snackbar: snackbarView(happening.snackbar) };
    case 'chat':
      return { type: 'chat', chat: chatView(happening.chat) };
    case 'permission':
      return happening;
    case 'clock':
      return { type: 'clock', ...clockView(core) };
    case 'taken':
      return null;
  }
}
