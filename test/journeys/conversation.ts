/** A person at their phone: speaks, presses, and reads what the bot answers, awaiting it by events. */
import type { AttachmentKind, MessageView, SnackbarView } from '../../src/sandbox/control';
import type { LiveWorld } from '../../src/sandbox/embeddedVk';

/** What a message shows under itself or instead of the keyboard. */
export function labelsOf(message: MessageView): string[] {
  return (message.keyboard?.buttons ?? []).flat().map((button) => button.action.label ?? '');
}

/** On a busy machine the first question, at which the bot learns its topics, takes a while. */
const PATIENCE_MS = 45_000;

export class Conversation {
  /** Messages up to this one have been read. */
  private read = 0;

  constructor(
    private readonly world: () => LiveWorld,
    private readonly person: number,
    private readonly peer: number,
  ) {}

  /** Says something without waiting for an answer. */
  says(text: string): this {
    this.read = this.world().say(this.person, this.peer, text);
    return this;
  }

  /** Says something and reads the first answer. */
  async asks(text: string): Promise<MessageView> {
    return this.says(text).hears();
  }

  /** Sends something other than words. */
  async sends(what: {
    readonly text?: string;
    readonly attachments?: readonly AttachmentKind[];
    readonly forwarded?: readonly { readonly from: number; readonly text: string }[];
    readonly payload?: unknown;
  }): Promise<MessageView> {
    this.read = this.world().say(this.person, this.peer, { text: '', ...what });
    return this.hears();
  }

  /** Replies, as VK lets one, to a message here and reads the first answer. */
  async replies(to: MessageView, text: string): Promise<MessageView> {
    this.read = this.world().say(this.person, this.peer, { text, replyToCmid: to.cmid });
    return this.hears();
  }

  /** Sends a document and reads the first answer. */
  async sendsFile(title: string, bytes: Uint8Array): Promise<MessageView> {
    this.read = this.world().sendFile(this.person, this.peer, title, bytes);
    return this.hears();
  }

  /** Opens a link `vk.me/…?ref=` and presses VK's «Начать». */
  async follows(ref: string): Promise<MessageView> {
    this.read = this.world().say(this.person, this.peer, { text: 'Начать', ref });
    return this.hears();
  }

  /** The next message of the bot that was not read yet. */
  async hears(): Promise<MessageView> {
    const message = await this.world().nextMessage(this.peer, this.read, PATIENCE_MS);
    this.read = message.cmid;
    return message;
  }

  /** Reads on to a message with this button: what is long comes as several. */
  async hearsOf(label: string): Promise<MessageView> {
    for (;;) {
      const message = await this.hears();
      if (labelsOf(message).includes(label)) return message;
    }
  }

  /** Presses a button that sends its label and reads the first answer. */
  async presses(label: string, of?: MessageView): Promise<MessageView> {
    const pressed = this.world().pressLabel(this.person, this.peer, label, of?.cmid);
    if (pressed.kind !== 'text') throw new Error(`«${label}» sends no label: ${pressed.kind}`);
    this.read = pressed.cmid;
    return this.hears();
  }

  /** Presses a button that sends nothing to the conversation; returns what appears over it. */
  async taps(label: string, of?: MessageView): Promise<SnackbarView> {
    const pressed = this.world().pressLabel(this.person, this.peer, label, of?.cmid);
    if (pressed.kind !== 'callback') throw new Error(`«${label}» is no such button: ${pressed.kind}`);
    return this.world().answerTo(pressed.eventId, PATIENCE_MS);
  }

  /** Raises a press of any payload on a message of the bot; returns what appears over it. */
  async forges(payload: unknown, on: MessageView): Promise<SnackbarView> {
    return this.world().answerTo(this.world().press(this.person, this.peer, on.cmid, payload));
  }

  /** The last so many messages of the bot in this conversation, once there are as many. */
  async hearsAll(count: number): Promise<MessageView[]> {
    while (this.heard().length < count) {
      await this.world().nextMessage(this.peer, this.heard().at(-1)?.cmid ?? 0, PATIENCE_MS);
    }
    return this.heard().slice(-count);
  }

  /** Everything the bot wrote here that was not read yet, now. */
  unread(): MessageView[] {
    return this.world()
      .messages(this.peer)
      .filter((message) => message.fromBot && message.action === null && message.cmid > this.read);
  }

  /** Everything the bot ever wrote here. */
  heard(): MessageView[] {
    return this.world()
      .messages(this.peer)
      .filter((message) => message.fromBot && message.action === null);
  }

  /** Reads on to the end of what there is. */
  readsAll(): MessageView[] {
    const unread = this.unread();
    this.read = this.world().messages(this.peer).at(-1)?.cmid ?? 0;
    return unread;
  }

  /** «Начать», consent and the question about the role. */
  async agrees(): Promise<MessageView> {
    await this.asks('Начать');
    await this.presses('Согласен');
    return this.hears();
  }

  /** Becomes the member of staff of this name, not yet confirmed by anyone; ends with the list of duties. */
  async joinsAs(role: string, name: string, registered: 'Да' | 'Ещё нет'): Promise<MessageView> {
    await this.agrees();
    await this.presses(role);
    await this.asks(name);
    await this.presses('Да');
    await this.presses(registered);
    return this.hears();
  }

  /** Becomes the parent or the pupil of a class. */
  async joinsFamily(role: 'Родитель' | 'Ученик', classLabel: string): Promise<MessageView> {
    await this.agrees();
    await this.presses(role);
    return this.presses(classLabel);
  }
}
