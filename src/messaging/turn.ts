/** One event being handled: what a scene, a command or a use case may touch. */
import type { SceneContext } from '@vk-io/scenes';
import type { PeerId, UserId } from '../domain/ids';
import type { ProgressFacts } from '../domain/progress';
import type { Stores } from '../store/stores';
import type { Incoming } from './incoming';
import type { OutgoingFile } from '../store/outgoingFileStore';
import { storeJob, type Job } from './job';
import { addMessage, PICTURE_WAIT_MS } from './outbox';
import type { OutgoingMessage, Priority } from './outgoing';

/** The dialogue state kept for a person in a conversation by @vk-io/session; only scenes use it. */
export type Session = Record<string, unknown>;

export interface TurnOptions {
  readonly event: Incoming;
  /** The school's clock. */
  readonly now: number;
  /** Real time: the age of what waits in the outbox. */
  readonly realNow: number;
  readonly randomId: () => number;
  readonly stores: Stores;
}

export class Turn {
  readonly event: Incoming;
  readonly now: number;
  readonly stores: Stores;
  /** The conversation the event is in, when it is in one. */
  readonly peer: PeerId | null;
  /** The person the event comes from, when it comes from one. */
  readonly from: UserId | null;
  /** Whether it asked for work outside: someone must look at the jobs after the commit. */
  startedJob = false;
  /** Set by @vk-io/session and @vk-io/scenes for events that come from a person in a conversation. */
  declare session: Session;
  declare scene: SceneContext<Record<string, unknown>>;

  constructor(private readonly options: TurnOptions) {
    const { event } = options;
    this.event = event;
    this.now = options.now;
    this.stores = options.stores;
    this.peer = 'peer' in event ? event.peer : null;
    this.from = 'from' in event ? event.from : null;
  }

  /** Answers in the conversation of the event. */
  async reply(message: OutgoingMessage): Promise<void> {
    if (this.peer === null) throw new Error(`nobody to reply to: ${this.event.kind}`);
    await this.send(this.peer, message, 'reply');
  }

  /** Writes to any conversation; nothing leaves before the turn commits, nor after `expiresAt` (real time). `about`: what it is noted as, to be taken back when it never leaves; `inquiry`: the question it speaks of. */
  async send(
    peer: PeerId,
    message: OutgoingMessage,
    priority: Priority = 'reply',
    {
      expiresAt = null,
      about,
      inquiry,
    }: { readonly expiresAt?: number | null; readonly about?: string; readonly inquiry?: number } = {},
  ): Promise<void> {
    await addMessage(this.stores, peer, message, priority, {
      now: this.options.realNow,
      randomId: this.options.randomId,
      expiresAt,
      ...(about !== undefined && { about }),
      ...(inquiry !== undefined && { inquiry }),
    });
  }

  /** Writes like `send`; the message waits a little for a picture of the facts, and goes without it when it does not come. */
  async sendWithPicture(
    peer: PeerId,
    message: OutgoingMessage,
    facts: ProgressFacts,
    priority: Priority = 'reply',
    more: { readonly expiresAt?: number | null; readonly about?: string } = {},
  ): Promise<void> {
    await this.send(peer, message, priority, more);
    const until = this.options.realNow + PICTURE_WAIT_MS;
    const { expiresAt = null } = more;
    // what may leave for so short a time only does not wait
    if (expiresAt !== null && expiresAt < until + PICTURE_WAIT_MS) return;
    const row = await this.stores.outbox.holdLast(until);
    await this.startJob({ kind: 'draw_progress', peer, row, facts });
  }

  /** Answers a press of a callback button with a line over the chat (at most 90 characters), or only stops its spinner. */
  async answerPress(text: string | null): Promise<void> {
    if (this.event.kind !== 'press') return;
    const { peer, from, answerId } = this.event;
    await this.stores.pressAnswers.add({ peer, user: from, answerId, text }, this.options.realNow);
  }

  /** Sends a file in the person's own conversation: it goes to VK outside the turn, then the message with it. */
  async replyWithFile(text: string, file: OutgoingFile): Promise<void> {
    if (this.peer === null) throw new Error('a file for nobody');
    const id = await this.stores.outgoingFiles.add(file, this.options.realNow);
    await this.startJob({ kind: 'upload_file', peer: this.peer, file: id, text });
  }

  /** Asks for work that needs the network; its result comes back as an event. */
  async startJob(job: Job): Promise<void> {
    await this.stores.jobs.add(storeJob(job), this.options.realNow);
    this.startedJob = true;
  }
}
