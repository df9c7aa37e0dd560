/** The embedded VK and the bot as processes of their own, compiled; run from the project's folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { RemoteWorld } from '../../src/sandbox/remoteWorld';

const DIST = join(process.cwd(), 'dist');
export const BOT = join(DIST, 'src', 'main.js');
export const CLI = join(DIST, 'src', 'cli', 'main.js');
const VK = join(DIST, 'src', 'sandbox', 'server.js');

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export class Child {
  readonly ended: Promise<Ending>;
  private readonly output: string[] = [];
  private readonly lines: string[] = [];
  private readonly readers = new Set<() => void>();
  private ending: Ending | null = null;

  constructor(readonly process: ChildProcess) {
    this.ended = new Promise((resolve) => {
      process.once('close', (code, signal) => {
        this.ending = { code, signal };
        resolve(this.ending);
        for (const read of this.readers) read();
      });
    });
    process.stderr?.on('data', (data: Buffer) => this.output.push(data.toString()));
    if (process.stdout) {
      createInterface({ input: process.stdout }).on('line', (line) => {
        this.lines.push(line);
        for (const read of this.readers) read();
      });
    }
  }

  /** The first line of standard output that has the text; rejects with what was said when the process ends without it. */
  line(part: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const read = (): void => {
        const found = this.lines.find((line) => line.includes(part));
        if (found === undefined && this.ending === null) return;
        this.readers.delete(read);
        if (found !== undefined) resolve(found);
        else reject(new Error(`${JSON.stringify(this.ending)} without «${part}»:\n${this.said()}`));
      };
      this.readers.add(read);
      read();
    });
  }

  /** Everything it has written. */
  said(): string {
    return [...this.lines, ...this.output].join('\n');
  }

  /** Sends a signal and waits for the end. */
  async kill(signal: NodeJS.Signals): Promise<Ending> {
    this.process.kill(signal);
    return this.ended;
  }
}

/** Starts a program with nothing of this environment but the path. */
export function start(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  ipc = false,
): Child {
  const { PATH = '', HOME = '' } = process.env;
  return new Child(
    spawn(command, args, {
      env: { PATH, HOME, ...env },
      stdio: ipc ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
    }),
  );
}

export interface RemoteVk {
  readonly child: Child;
  readonly url: string;
  readonly apiUrl: string;
  readonly world: RemoteWorld;
}

export const GROUP_ID = 1;
export const TOKEN = 'token';

/** Starts the embedded VK with so many people, whose ids count from 1. */
export async function startVk(people: number): Promise<RemoteVk> {
  const child = start(process.execPath, [VK, JSON.stringify({ people, groupId: GROUP_ID, token: TOKEN })], {});
  const { url, apiUrl } = JSON.parse(await child.line('apiUrl')) as { url: string; apiUrl: string };
  return { child, url, apiUrl, world: new RemoteWorld(url) };
}

/** What the bot needs to know to work against that VK. */
export function botEnvironment(vk: RemoteVk, databasePath: string): Record<string, string> {
  return {
    VK_TOKEN: TOKEN,
    VK_GROUP_ID: String(GROUP_ID),
    VK_API_URL: vk.apiUrl,
    DATABASE_URL: `sqlite:${databasePath}`,
    HTTP_PORT: '0',
    LOG_LEVEL: 'warn',
  };
}
