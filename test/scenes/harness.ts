/** A bot without a transport: real turns on a real database; what people hear is read from the outbox. */
import pino from 'pino';
import { tellOfOrderChange } from '../../src/commands/orderChanges';
import { privatePeer, type PeerId, type UserId } from '../../src/domain/ids';
import type { Content, Incoming } from '../../src/messaging/incoming';
import { createOutboxQueue } from '../../src/messaging/outbox';
import type { Button, Keyboard, OutgoingMessage } from '../../src/messaging/outgoing';
import { Turn } from '../../src/messaging/turn';
import type { Database } from '../../src/store/database';
import type { Stores } from '../../src/store/stores';
import { createTurnHandler } from '../../src/turnHandler';
import type { SchoolContext } from '../../src/usecases/context';
import { createContextNow } from '../../src/usecases/contextNow';
import { inMemory } from '../store/openDatabase';
import { tossed } from './tossed';
import { madeUpSchool, NOW, ROSTER } from './school';

export class House {
  now = NOW;
  private random = 1;
  private readonly conversations = new Map<number, OutgoingMessage[]>();
  private readonly answers = new Map<string, string | null>();
  private pipeline: (turn: Turn) => Promise<void>;
  private readonly randomBytes = tossed(7);

  private constructor(
    private context: SchoolContext,
    readonly database: Database,
  ) {
    this.pipeline = this.build();
  }

  /** A school with its roster and nobody else. */
  static async open(context: SchoolContext = madeUpSchool()): Promise<House> {
    const house = new House(context, await inMemory());
    await house.stored(async (stores) => {
      for (const entry of ROSTER) await stores.staff.add(entry);
    });
    return house;
  }

  /** The process stops, the school's data change, and it starts again. */
  becomes(context: SchoolContext): void {
    this.context = context;
    this.restart();
  }

  /** The same, as the program starts: the files are compared with what was confirmed. */
  async startsWith(context: SchoolContext): Promise<void> {
    this.becomes(context);
    const outbox = { realNow: this.now, randomId: () => (this.random += 1) };
    await this.database.transaction((stores) => tellOfOrderChange(context, { stores, now: this.now }, outbox));
    await this.deliver();
  }

  close(): Promise<void> {
    return this.database.close();
  }

  /** The process stops and starts: nothing is left but the database. */
  restart(): void {
    this.pipeline = this.build();
  }

  /** A person types something. Returns the texts of what they hear. */
  async says(user: UserId, text: string, content: Content = 'text'): Promise<string[]> {
    return this.message(user, text, { content });
  }

  /** A person replies, as VK lets them, to the last message of theirs with such words; the bot numbers its own from 1. */
  async replies(user: UserId, to: string, text: string, content: Content = 'text'): Promise<string[]> {
    const index = this.heard(user).findLastIndex((said) => said.includes(to));
    if (index < 0) throw new Error(`no message with «${to}»`);
    return this.message(user, text, { content, repliesTo: index + 1 });
  }

  /** A person opens `vk.me/…?ref=` and says something, or presses VK's own «Начать». */
  async follows(user: UserId, ref: string, text?: string): Promise<string[]> {
    return this.message(user, text ?? 'Начать', { ref, payload: text === undefined ? { command: 'start' } : null });
  }

  /** A person presses a button that they can see. */
  async presses(user: UserId, label: string): Promise<string[]> {
    const button = this.sees(user).find((one) => one.label === label);
    if (!button) throw new Error(`no button «${label}» among ${this.labels(user).join(', ')}`);
    return this.message(user, button.label, { payload: button.payload });
  }

  /** Somebody on the roster says who they are, and is not registered on the platform yet; the administrator has yet to confirm. */
  async introduces(user: UserId, role: string, name: string): Promise<void> {
    await this.says(user, 'Начать');
    await this.presses(user, 'Согласен');
    await this.says(user, role);
    await this.says(user, name);
    await this.presses(user, 'Да');
    await this.presses(user, 'Ещё нет');
  }

  /** A person sends a payload of their own making. */
  async forges(user: UserId, payload: unknown): Promise<string[]> {
    return this.message(user, 'Кнопка', { payload });
  }

  /** Anything else happens to the bot: in a group chat, or on the clock. */
  async happens(event: Incoming): Promise<void> {
    await this.database.transaction((stores) =>
      this.pipeline(new Turn({ event, now: this.now, realNow: this.now, randomId: () => (this.random += 1), stores })),
    );
    await this.deliver();
  }

  /** The last message a person got. */
  last(user: UserId): string {
    return this.conversations.get(user)?.at(-1)?.text ?? '';
  }

  /** Every message a person got. */
  heard(user: UserId): string[] {
    return (this.conversations.get(user) ?? []).map((message) => message.text);
  }

  /** The same with their keyboards. */
  messages(user: UserId): readonly OutgoingMessage[] {
    return this.conversations.get(user) ?? [];
  }

  /** Labels of the buttons a person can press now: under messages, and their own keyboard. */
  labels(user: UserId): string[] {
    return this.sees(user).map((button) => button.label);
  }

  /** Every message in a group chat. */
  heardIn(chat: PeerId): string[] {
    return (this.conversations.get(chat) ?? []).map((message) => message.text);
  }

  /** Labels of the buttons under the last message with any in a group chat. */
  labelsIn(chat: PeerId): string[] {
    return this.buttonsIn(chat).map((button) => button.label);
  }

  /** What a button in a group chat carries. */
  payloadIn(chat: PeerId, label: string): unknown {
    const button = this.buttonsIn(chat).find((one) => one.label === label);
    if (!button) throw new Error(`no button «${label}» among ${this.labelsIn(chat).join(', ')}`);
    return button.payload;
  }

  /** What appeared over a pressed button; null: only its spinner stopped. */
  over(answerId: string): string | null {
    const answer = this.answers.get(answerId);
    if (answer === undefined) throw new Error(`the press ${answerId} was not answered`);
    return answer;
  }

  /** Every keyboard a person was ever shown. */
  keyboards(user: UserId): Keyboard[] {
    return (this.conversations.get(user) ?? []).flatMap((message) => message.keyboard ?? []);
  }

  /** Looks into the database. */
  stored<T>(look: (stores: Stores) => Promise<T>): Promise<T> {
    return this.database.transaction(look);
  }

  private buttonsIn(chat: PeerId): Button[] {
    const keyboards = (this.conversations.get(chat) ?? []).flatMap((message) => message.keyboard ?? []);
    return keyboards.at(-1)?.rows.flat() ?? [];
  }

  private sees(user: UserId): Button[] {
    const keyboards = this.keyboards(user);
    const own = keyboards.filter((keyboard) => !keyboard.inline).at(-1);
    const inline = keyboards.filter((keyboard) => keyboard.inline).reverse();
    return [...(own ? [own] : []), ...inline].flatMap((keyboard) => keyboard.rows.flat());
  }

  private async message(
    user: UserId,
    text: string,
    {
      payload = null,
      content = 'text',
      ref = null,
      repliesTo,
    }: { payload?: unknown; content?: Content; ref?: string | null; repliesTo?: number },
  ): Promise<string[]> {
    const before = this.heard(user).length;
    const event: Incoming = {
      kind: 'message',
      peer: privatePeer(user),
      from: user,
      text,
      payload,
      address: 'private',
      content,
      cmid: 1,
      ref,
      ...(repliesTo !== undefined && { repliesTo }),
    };
    await this.happens(event);
    return this.heard(user).slice(before);
  }

  private async deliver(): Promise<void> {
    const queue = createOutboxQueue(this.database, () => undefined, pino({ level: 'silent' }));
    for (;;) {
      const claimed = await queue.claim(this.now, 100);
      if (claimed.length === 0) return;
      for (const row of claimed) {
        if (row.kind !== 'message') {
          this.answers.set(row.answerId, row.text);
          continue;
        }
        asVkTakes(row.message);
        this.conversations.set(row.peer, [...(this.conversations.get(row.peer) ?? []), row.message]);
      }
      await queue.settle(
        claimed.map((row) => ({ kind: 'sent', row, cmid: row.kind === 'message' ? this.numberIn(row.peer) : null })),
        this.now,
      );
    }
  }

  /** A claim holds one message of a conversation at most, so the last one is the one just taken. */
  private numberIn(peer: PeerId): number {
    return this.conversations.get(peer)?.length ?? 0;
  }

  private build(): (turn: Turn) => Promise<void> {
    const { context } = this;
    const contextNow = createContextNow(context.school, (school) => ({ ...context, school, file: context.school }));
    return createTurnHandler(contextNow, { random: this.randomBytes, realNow: () => this.now, pictures: false });
  }
}

/** VK refuses an inline keyboard of more than six rows or ten buttons, a label of more than forty characters, and a long payload. */
function asVkTakes({ text, keyboard }: OutgoingMessage): void {
  const buttons = keyboard?.rows.flat() ?? [];
  const [rows, most] = keyboard?.inline === true ? [6, 10] : [10, 40];
  const fits = (keyboard?.rows.length ?? 0) <= rows && buttons.length <= most;
  const tooLong = buttons.some(
    ({ label, payload }) => label.length > 40 || Buffer.byteLength(JSON.stringify(payload)) > 255,
  );
  if (!fits || tooLong) throw new Error(`VK refuses the keyboard under: ${text}`);
}
