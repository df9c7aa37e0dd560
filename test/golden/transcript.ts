/** A golden transcript: what people say and press, and all that they hear, as a text that is reviewed like code. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PeerId, UserId } from '../../src/domain/ids';
import type { Incoming } from '../../src/messaging/incoming';
import type { Keyboard, OutgoingMessage } from '../../src/messaging/outgoing';
import type { House } from '../scenes/harness';

/** Follows some people of a house; everybody else's messages are left out. */
export class Transcript {
  private readonly lines: string[] = [];
  private readonly seen = new Map<UserId, number>();
  private readonly read = new Map<PeerId, number>();

  /** `people` and `chats`: by the names they have in the text; of a chat it has what is said there. */
  constructor(
    private readonly house: House,
    private readonly people: ReadonlyMap<UserId, string>,
    private readonly chats: ReadonlyMap<PeerId, string> = new Map(),
  ) {
    for (const user of people.keys()) this.seen.set(user, house.messages(user).length);
    for (const chat of chats.keys()) this.read.set(chat, house.heardIn(chat).length);
  }

  /** Where and when it goes on. */
  scene(text: string): void {
    this.lines.push('', `── ${text} ──`);
  }

  async says(user: UserId, text: string): Promise<void> {
    this.lines.push('', `${this.nameOf(user)}: ${text}`);
    await this.house.says(user, text);
    this.listen();
  }

  async presses(user: UserId, label: string): Promise<void> {
    this.lines.push('', `${this.nameOf(user)}: [${label}]`);
    await this.house.presses(user, label);
    this.listen();
  }

  /** Something happens that nobody of them says. */
  async happens(event: Incoming): Promise<void> {
    await this.house.happens(event);
    this.listen();
  }

  /**
   * The whole text is that of `<name>.txt` beside this file. Where it differs it is written to `<name>.actual.txt`: what was
   * meant is reviewed there and moved over the other.
   */
  expectGolden(name: string): void {
    const [golden, actual] = [join(__dirname, `${name}.txt`), join(__dirname, `${name}.actual.txt`)];
    const text = `${this.lines.join('\n').trim()}\n`;
    const reviewed = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
    if (text === reviewed) rmSync(actual, { force: true });
    else writeFileSync(actual, text);
    expect(text).toBe(reviewed);
  }

  private listen(): void {
    for (const [user, name] of this.people) {
      const messages = this.house.messages(user);
      for (const message of messages.slice(this.seen.get(user) ?? 0)) this.lines.push(...spoken(name, message));
      this.seen.set(user, messages.length);
    }
    for (const [chat, name] of this.chats) {
      const said = this.house.heardIn(chat);
      for (const text of said.slice(this.read.get(chat) ?? 0)) this.lines.push(...spoken(`чат «${name}»`, { text }));
      this.read.set(chat, said.length);
    }
  }

  private nameOf(user: UserId): string {
    const name = this.people.get(user);
    if (name === undefined) throw new Error(`nobody follows ${user}`);
    return name;
  }
}

function spoken(name: string, { text, keyboard }: OutgoingMessage): string[] {
  return ['', `бот → ${name}:`, ...text.split('\n').map((line) => `  ${line}`.trimEnd()), ...buttons(keyboard)];
}

function buttons(keyboard: Keyboard | undefined): string[] {
  if (!keyboard) return [];
  return keyboard.rows.map((row) => {
    const labels = row.map(({ label }) => `[${label}]`).join(' ');
    return `  ${keyboard.inline ? '' : 'меню: '}${labels}`;
  });
}
