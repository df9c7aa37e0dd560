/** Everything the embedded VK remembers, in memory and on the shelf: people, chats, conversations. */
import type { Chat, ConversationFacts, Message, Person, Press, Snackbar } from './records';
import type { Shelf } from './shelf';
import { chatPeer, isChatPeer, type World } from './world';

/** A conversation with its messages; the message number cmid stands at index cmid − 1. */
export interface Conversation {
  readonly facts: ConversationFacts;
  readonly messages: Message[];
  /** The bot's recent messages by random_id, the oldest first. */
  readonly randoms: Map<number, Message>;
}

/** What is said, before it has its numbers. */
export type Draft = Omit<Message, 'seq' | 'cmid' | 'id' | 'peer'>;

/** VK forgets a random_id after so many messages of the dialog. */
const RANDOM_MEMORY = 100;
/** Longer than a press can be answered. */
const PRESS_MEMORY_MS = 120_000;

export class Memory {
  readonly people = new Map<number, Person>();
  readonly chats = new Map<number, Chat>();
  readonly snackbars: Snackbar[] = [];
  readonly presses = new Map<string, Press>();
  botMessages = 0;
  private readonly botReadsAll: boolean;
  private readonly conversations = new Map<number, Conversation>();
  private lastSeq = 0;
  private lastMessageId = 0;

  constructor(
    readonly shelf: Shelf,
    world: World,
  ) {
    this.botReadsAll = world.botReadsAll ?? false;
    this.load();
    if (this.people.size === 0) this.seed(world);
  }

  /** The conversation of a peer, begun if there was none. */
  conversation(peer: number): Conversation {
    let found = this.conversations.get(peer);
    if (found === undefined) {
      found = { facts: { peer, allowsBot: false, keyboardCmid: null }, messages: [], randoms: new Map() };
      this.conversations.set(peer, found);
    }
    return found;
  }

  /** Peers somebody has written in. */
  get peers(): readonly number[] {
    return [...this.conversations.keys()];
  }

  message(peer: number, cmid: number): Message | null {
    return this.conversations.get(peer)?.messages[cmid - 1] ?? null;
  }

  /** Numbers and keeps a message. */
  append(peer: number, draft: Draft): Message {
    const conversation = this.conversation(peer);
    const id = isChatPeer(peer) ? 0 : (this.lastMessageId += 1);
    const message: Message = {
      ...draft,
      peer,
      id,
      seq: this.nextSeq(),
      cmid: conversation.messages.length + 1,
    };
    this.keep(conversation, message);
    this.shelf.put('message', `${peer}/${message.cmid}`, message);
    return message;
  }

  /** Puts other words in a message's place. */
  rewrite(message: Message, text: string): Message {
    const rewritten: Message = { ...message, text };
    this.conversation(message.peer).messages[message.cmid - 1] = rewritten;
    this.shelf.put('message', `${message.peer}/${message.cmid}`, rewritten);
    return rewritten;
  }

  nextSeq(): number {
    return (this.lastSeq += 1);
  }

  saveConversation({ facts }: Conversation): void {
    this.shelf.put('conversation', facts.peer, facts);
  }

  saveChat(chat: Chat): void {
    this.chats.set(chat.peer, chat);
    this.shelf.put('chat', chat.peer, chat);
  }

  /** Keeps a press for the bot to answer, and forgets those it never answered. */
  savePress(press: Press): void {
    for (const older of this.presses.values()) {
      if (press.realAt - older.realAt < PRESS_MEMORY_MS) break;
      this.dropPress(older);
    }
    this.presses.set(press.eventId, press);
    this.shelf.put('press', press.eventId, press);
  }

  dropPress(press: Press): void {
    this.presses.delete(press.eventId);
    this.shelf.drop('press', press.eventId);
  }

  saveSnackbar(snackbar: Snackbar): void {
    this.snackbars.push(snackbar);
    this.shelf.put('snackbar', snackbar.seq, snackbar);
  }

  private keep(conversation: Conversation, message: Message): void {
    conversation.messages.push(message);
    // other communities speak here too
    if (message.random === undefined) return;
    this.botMessages += 1;
    if (message.random.id === 0) return;
    conversation.randoms.set(message.random.id, message);
    for (const oldest of conversation.randoms.keys()) {
      if (conversation.randoms.size <= RANDOM_MEMORY) break;
      conversation.randoms.delete(oldest);
    }
  }

  private load(): void {
    for (const person of this.shelf.load('person') as Person[]) this.people.set(person.id, person);
    for (const chat of this.shelf.load('chat') as Chat[]) this.chats.set(chat.peer, chat);
    for (const facts of this.shelf.load('conversation') as ConversationFacts[]) {
      this.conversations.set(facts.peer, { facts, messages: [], randoms: new Map() });
    }
    const messages = this.shelf.load('message') as Message[];
    messages.sort((one, other) => one.seq - other.seq);
    for (const message of messages) {
      this.keep(this.conversation(message.peer), message);
      this.lastMessageId = Math.max(this.lastMessageId, message.id);
    }
    for (const press of this.shelf.load('press') as Press[]) this.presses.set(press.eventId, press);
    this.snackbars.push(...(this.shelf.load('snackbar') as Snackbar[]));
    this.snackbars.sort((one, other) => one.seq - other.seq);
    this.lastSeq = Math.max(messages.at(-1)?.seq ?? 0, this.snackbars.at(-1)?.seq ?? 0);
  }

  private seed(world: World): void {
    for (const { administrator = false, allowsBot = false, ...person } of world.people) {
      this.people.set(person.id, { ...person, administrator });
      this.shelf.put('person', person.id, { ...person, administrator });
      if (!allowsBot) continue;
      const conversation = this.conversation(person.id);
      conversation.facts.allowsBot = true;
      this.saveConversation(conversation);
    }
    for (const { localId, title, members, owner } of world.chats) {
      this.saveChat(this.newChat(chatPeer(localId), title, owner, [...new Set([owner, ...members])]));
    }
    this.shelf.flush();
  }

  /** A chat without the bot. */
  newChat(peer: number, title: string, owner: number, members: readonly number[]): Chat {
    return {
      peer,
      title,
      owner,
      firstMembers: members,
      members: [...members],
      botIn: false,
      botAdmin: false,
      botReadsAll: this.botReadsAll,
      titleHidden: false,
    };
  }
}
