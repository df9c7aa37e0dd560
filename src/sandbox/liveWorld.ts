/** The world in the hands of a test or of the page: act as people, order faults, see what they saw. */
import { addFile, changePermission, edit, pressCallback, pressLabel, say, sayAsCommunity, type Saying } from './acting';
import {
  changeChatSettings,
  createChat,
  inviteBot,
  inviteMember,
  joinByLink,
  kickBot,
  kickMember,
  makeBotAdmin,
  renameChat,
} from './chatActs';
import type { CommunitySettings } from './community';
import type { CountersAnswer, FileName, MessageView, PressAnswer, SnackbarView, TranscriptAnswer } from './control';
import { WorldRefusal, type Core } from './core';
import type { Fault } from './faults';
import { countersView, messagesView, messageView, snackbarView, transcriptView } from './views';

const PATIENCE_MS = 5000;

export class LiveWorld {
  constructor(private readonly core: Core) {}

  /** Says something; returns the message's cmid. A string is a plain text. */
  say(from: number, peer: number, saying: string | Saying): number {
    return say(this.core, from, peer, typeof saying === 'string' ? { text: saying } : saying).cmid;
  }

  /** Puts other words in a message that this person said. */
  edit(from: number, peer: number, cmid: number, text: string): void {
    edit(this.core, from, peer, cmid, text);
  }

  /** Another community's bot says something in a chat; returns the message's cmid. */
  sayAsCommunity(community: number, peer: number, text: string): number {
    return sayAsCommunity(this.core, community, peer, text).cmid;
  }

  /** Sends a document; returns the message's cmid. */
  sendFile(from: number, peer: number, title: string, bytes: Uint8Array): number {
    const name = addFile(this.core, from, title, bytes);
    return say(this.core, from, peer, { text: '', attachments: [name as FileName] }).cmid;
  }

  /** The bytes of a document that somebody sent, by its address. */
  fileAt(url: string): Uint8Array {
    const file = this.core.files.find(/\/(doc-?\d+_\d+)\?/.exec(url)?.[1] ?? '');
    if (file === null) throw new WorldRefusal(`no document at ${url}`);
    return Buffer.from(file.base64, 'base64');
  }

  /** The bytes of a picture in a message, by its address. */
  photoAt(url: string): Uint8Array {
    const photo = this.core.photos.find(/\/(photo-?\d+_\d+)\?/.exec(url)?.[1] ?? '');
    if (photo === null) throw new WorldRefusal(`no picture at ${url}`);
    return Buffer.from(photo.base64, 'base64');
  }

  /** Presses a callback button with any payload; returns VK's event id. */
  press(from: number, peer: number, cmid: number, payload: unknown): string {
    return pressCallback(this.core, from, peer, cmid, payload);
  }

  /** Presses the button with a label in a message, or in the newest keyboard that has it. */
  pressLabel(from: number, peer: number, label: string, cmid?: number): PressAnswer {
    return pressLabel(this.core, from, peer, label, cmid);
  }

  /** message_allow. */
  allow(user: number): void {
    changePermission(this.core, user, true);
  }

  /** message_deny. */
  deny(user: number): void {
    changePermission(this.core, user, false);
  }

  /** Returns the new chat's peer id. */
  createChat(title: string, by: number, members: readonly number[] = []): number {
    return createChat(this.core, title, by, members);
  }

  inviteBot(peer: number, by: number): void {
    inviteBot(this.core, peer, by);
  }

  kickBot(peer: number, by: number): void {
    kickBot(this.core, peer, by);
  }

  /** The chat's owner makes the bot an administrator. */
  promoteBot(peer: number, by: number): void {
    makeBotAdmin(this.core, peer, by, true);
  }

  /** The chat's owner takes that back. */
  demoteBot(peer: number, by: number): void {
    makeBotAdmin(this.core, peer, by, false);
  }

  /** Brings a person in; without `by` they come by the link. */
  addMember(peer: number, user: number, by?: number): void {
    if (by === undefined) joinByLink(this.core, peer, user);
    else inviteMember(this.core, peer, by, user);
  }

  removeMember(peer: number, user: number, by: number): void {
    kickMember(this.core, peer, by, user);
  }

  renameChat(peer: number, by: number, title: string): void {
    renameChat(this.core, peer, by, title);
  }

  setBotAdmin(peer: number, botAdmin: boolean): void {
    changeChatSettings(this.core, { peer, botAdmin });
  }

  setBotReadsAll(peer: number, botReadsAll: boolean): void {
    changeChatSettings(this.core, { peer, botReadsAll });
  }

  /** Whether VK keeps the chat's title from the bot. */
  setTitleHidden(peer: number, titleHidden: boolean): void {
    changeChatSettings(this.core, { peer, titleHidden });
  }

  /** Whoever runs the community changes what its token may do, or its Long Poll. */
  set(settings: Partial<CommunitySettings>): void {
    this.core.settings = { ...this.core.settings, ...settings };
  }

  fault(fault: Fault): void {
    this.core.faults.order(fault);
  }

  /** The next calls of a method (after so many let through) are refused with a code. */
  failNext(order: { method: string; errorCode: number; times?: number; after?: number; peer?: number }): void {
    this.fault({ kind: 'error', ...order });
  }

  /** The next requests (of a method) get an HTML page with this status. */
  httpErrorNext(order: { status?: number; method?: string; times?: number; after?: number } = {}): void {
    this.fault({ kind: 'http', status: 500, ...order });
  }

  /** The next call is performed and its answer lost: the connection is cut. */
  hangUpAfter(order: { method?: string; times?: number; after?: number } = {}): void {
    this.fault({ kind: 'hangUp', when: 'after', ...order });
  }

  expireKey(): void {
    this.fault({ kind: 'expireKey' });
  }

  loseHistory(): void {
    this.fault({ kind: 'loseHistory' });
  }

  /** Hands the last updates out once more with the same event ids. */
  repeatUpdates(count: number): void {
    this.fault({ kind: 'repeatUpdates', count });
  }

  outage(on: boolean): void {
    this.fault({ kind: 'outage', on });
  }

  /** All messages of a conversation. */
  messages(peer: number): readonly MessageView[] {
    return messagesView(this.core, peer, 0, Infinity, null).messages;
  }

  /** What a person saw, in order. */
  seenBy(user: number): TranscriptAnswer {
    return transcriptView(this.core, user);
  }

  transcript(): TranscriptAnswer {
    return transcriptView(this.core, null);
  }

  counters(): CountersAnswer {
    return countersView(this.core);
  }

  /** The first message of the bot after a cmid, now or within the time-out. */
  async nextMessage(peer: number, afterCmid: number, timeoutMs = PATIENCE_MS): Promise<MessageView> {
    return this.core.onlookers.until(
      () => {
        const { messages } = this.core.memory.conversation(peer);
        const found = messages.slice(afterCmid).find((message) => message.random !== undefined);
        return found === undefined ? null : messageView(this.core, found);
      },
      timeoutMs,
      `a message of the bot in ${peer} after ${afterCmid}`,
    );
  }

  /** What the bot answered to a press. */
  async answerTo(eventId: string, timeoutMs = PATIENCE_MS): Promise<SnackbarView> {
    return this.core.onlookers.until(
      () => this.core.memory.snackbars.filter((snackbar) => snackbar.eventId === eventId).map(snackbarView)[0] ?? null,
      timeoutMs,
      `an answer to the press ${eventId}`,
    );
  }

  /** Until the bot has written so many messages in all. */
  async botMessages(count: number, timeoutMs = PATIENCE_MS): Promise<CountersAnswer> {
    return this.core.onlookers.until(
      () => (this.core.memory.botMessages >= count ? this.counters() : null),
      timeoutMs,
      `${count} messages of the bot (there are ${this.core.memory.botMessages})`,
    );
  }

  /** Until the bot has taken every update: its poll goes on from the last one. */
  async taken(timeoutMs = PATIENCE_MS): Promise<CountersAnswer> {
    return this.core.onlookers.until(
      () => (this.core.feed.taken >= this.core.feed.ts ? this.counters() : null),
      timeoutMs,
      'the bot to take every update',
    );
  }
}
