/**
 * The town of the journeys: the whole bot at work in this process, the embedded VK it talks to over HTTP, and
 * people to act as. The bot is stopped and started as a process would be, on the same files.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { readConfig } from '../../src/config';
import { launch, type Running, type Surroundings } from '../../src/launch';
import type { EmbeddedVk } from '../../src/sandbox/embeddedVk';
import { Conversation } from './conversation';
import { proofread } from './proofreading';
import { Register } from './register';

/** People and chats of data/sandbox/world.yaml. */
export const VERA = 101; // administrator
export const ANNA = 102; // class teacher of 7Б
export const PAVEL = 103; // teacher of physics
export const ELENA = 104; // class teacher of 6А, with a namesake
export const MARINA = 105; // parent of a pupil of 7Б
export const IGOR = 106; // parent
export const DIMA = 107; // pupil of 7Б
export const CHAT_7B = 2_000_000_001;
export const CHAT_6A = 2_000_000_002;
export const CHAT_TEACHERS = 2_000_000_004;

/** Real time that learning may take. */
export const LEARNING_MS = 90_000;

type Environment = Readonly<Record<string, string>>;

export interface TownOptions {
  /** Beside the database and the ports. */
  readonly environment?: Environment;
  /** A VK that runs on its own; without it the bot starts its sandbox. */
  readonly vk?: EmbeddedVk;
}

const SURROUNDINGS: Surroundings = {
  logger: pino({ level: 'silent' }),
  realNow: () => Date.now(),
  random: () => Math.random(),
  version: 'test',
  pageDir: join(__dirname, '..', '..', 'src', 'sandbox', 'page'),
  threads: false,
  tell: () => undefined,
};

export class Town {
  private running: Running | null = null;
  private readonly conversations = new Map<string, Conversation>();

  private constructor(
    private readonly folder: string,
    private readonly options: TownOptions,
  ) {}

  /** Starts the bot on empty files. */
  static async open(options: TownOptions = {}): Promise<Town> {
    const town = new Town(mkdtempSync(join(tmpdir(), 'town-')), options);
    await town.startBot();
    return town;
  }

  /** Stops everything; what the bot wrote to people is proofread. */
  async close(): Promise<void> {
    const said = this.vk.world.transcript().messages.filter((message) => message.fromBot);
    await this.stopBot();
    rmSync(this.folder, { recursive: true, force: true });
    proofread(said);
  }

  /** The bot's file, for a command line beside it. */
  get databaseUrl(): string {
    return `sqlite:${join(this.folder, 'bot.sqlite')}`;
  }

  /** What is on record, read from the file beside the running bot. */
  get register(): Register {
    return new Register(join(this.folder, 'bot.sqlite'));
  }

  get vk(): EmbeddedVk {
    const vk = this.options.vk ?? this.bot.vk;
    if (!vk) throw new Error('no VK runs');
    return vk;
  }

  get bot(): Running {
    if (!this.running) throw new Error('the bot does not run');
    return this.running;
  }

  /** Starts the bot as `npm start` does, on the files of this town. */
  async startBot(more: Environment = {}): Promise<void> {
    const read = readConfig({
      DATABASE_URL: this.databaseUrl,
      HTTP_PORT: '0',
      SANDBOX_PORT: '0',
      LOG_LEVEL: 'silent',
      ...this.options.environment,
      ...more,
    });
    if (read.kind === 'problems') throw new Error(read.problems.join('\n'));
    const running = await launch(read.config, SURROUNDINGS, false);
    if (running.kind === 'refused') throw new Error(running.message);
    this.running = running;
  }

  /** Stops it as SIGTERM does; in the sandbox its VK stops with it. */
  async stopBot(): Promise<void> {
    const running = this.running;
    this.running = null;
    await running?.stop();
  }

  async restartBot(more: Environment = {}): Promise<void> {
    await this.stopBot();
    await this.startBot(more);
  }

  /** A person in private with the bot, or in a group chat. */
  as(person: number, chat: number = person): Conversation {
    const key = `${person} in ${chat}`;
    const conversation = this.conversations.get(key) ?? new Conversation(() => this.vk.world, person, chat);
    this.conversations.set(key, conversation);
    return conversation;
  }

  /** Somebody asks in private after a start: learning takes a while on a busy machine, and no later question waits for it. */
  async learnsItsTopics(): Promise<void> {
    const asked = this.vk.world.say(IGOR, IGOR, 'Что такое сферум?');
    await this.vk.world.nextMessage(IGOR, asked, LEARNING_MS);
  }

  /** Moves the school's clock ahead to an instant such as «2023-06-16T09:00»; what is due on the way happens. */
  async clockTo(local: string, offset = '+03:00'): Promise<void> {
    await this.bot.app.moveClock(Date.parse(`${local}:00${offset}`));
  }

  /** Presses «к сроку» on the page's clock, over HTTP. */
  async clockToDeadline(): Promise<string> {
    const response = await fetch(`${this.vk.url}/sandbox/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ move: 'deadline' }),
    });
    return ((await response.json()) as { now: string }).now;
  }
}
