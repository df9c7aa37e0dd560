/** A small town for the tests of the embedded VK: three people, a chat, a clock moved by hand, a bare client. */
import {
  startEmbeddedVk,
  type EmbeddedVk,
  type EmbeddedVkOptions,
  type SandboxClock,
} from '../../src/sandbox/embeddedVk';

export const ANNA = 101;
export const BORIS = 102;
export const VERA = 103;
export const CLASS_CHAT = 2_000_000_001;
export const GROUP = 777;
export const TOKEN = 'town-token';

export class HandClock implements SandboxClock {
  at = Date.parse('2023-06-14T06:00:00Z');
  deadline: number | null = null;
  readonly moves: number[] = [];
  now(): number {
    return this.at;
  }
  async moveTo(at: number): Promise<void> {
    this.moves.push(at);
    this.at = at;
  }
  nextDeadline(): number | null {
    return this.deadline;
  }
}

export interface Answer<T = unknown> {
  response?: T;
  error?: { error_code: number; error_msg: string; request_params: { key: string; value: string }[] };
  execute_errors?: { method: string; error_code: number; error_msg: string }[];
}

export interface Update {
  type: string;
  event_id: string;
  v: string;
  group_id: number;
  object: {
    message: Record<string, unknown>;
    client_info: Record<string, unknown>;
    payload: unknown;
    event_id: string;
    user_id: number;
    peer_id: number;
    conversation_message_id: number;
  };
}

export interface Poll {
  ts?: string | number;
  updates?: Update[];
  failed?: number;
}

export interface PollServer {
  key: string;
  server: string;
  ts: string;
}

/** The town with a running embedded VK and calls as a bot would make them. */
export class Town {
  private constructor(
    readonly vk: EmbeddedVk,
    readonly clock: HandClock,
  ) {}

  static async open(options: Partial<EmbeddedVkOptions> = {}): Promise<Town> {
    const clock = new HandClock();
    const person = (id: number, firstName: string) => ({
      id,
      name: firstName,
      firstName,
      lastName: 'Иванова',
      note: '',
    });
    const vk = await startEmbeddedVk({
      port: 0,
      storePath: ':memory:',
      world: {
        people: [{ ...person(ANNA, 'Анна'), administrator: true }, person(BORIS, 'Борис'), person(VERA, 'Вера')],
        chats: [{ localId: 1, title: '7Б родители', members: [ANNA, BORIS], owner: ANNA }],
      },
      groupId: GROUP,
      groupName: 'Школа',
      screenName: 'school',
      token: TOKEN,
      clock,
      timeZone: 'Europe/Moscow',
      rateLimit: null,
      ...options,
    });
    return new Town(vk, clock);
  }

  get world(): EmbeddedVk['world'] {
    return this.vk.world;
  }

  async call<T = unknown>(method: string, params: Record<string, string | number>): Promise<Answer<T>> {
    const fields = new URLSearchParams();
    for (const [key, value] of Object.entries({ access_token: TOKEN, v: '5.199', ...params }))
      fields.set(key, String(value));
    const response = await fetch(`${this.vk.apiUrl}/${method}`, { method: 'POST', body: fields });
    return (await response.json()) as Answer<T>;
  }

  async send(peer: number, message: string, more: Record<string, string | number> = {}): Promise<Answer<number>> {
    return this.call<number>('messages.send', {
      peer_id: peer,
      message,
      random_id: Math.ceil(Math.random() * 1e9),
      ...more,
    });
  }

  async errorOf(method: string, params: Record<string, string | number>): Promise<number | undefined> {
    return (await this.call(method, params)).error?.error_code;
  }

  async pollServer(): Promise<PollServer> {
    const { response } = await this.call<PollServer>('groups.getLongPollServer', { group_id: GROUP });
    if (response === undefined) throw new Error('no long poll server');
    return response;
  }

  async poll({ server, key, ts }: PollServer, wait = 0): Promise<Poll> {
    const response = await fetch(`${server}?act=a_check&key=${key}&ts=${ts}&wait=${wait}`);
    return (await response.json()) as Poll;
  }

  /** What happened for the bot since `since`. */
  async updates(since: PollServer): Promise<Update[]> {
    return (await this.poll(since)).updates ?? [];
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: unknown }> {
    const response = await fetch(this.vk.url + path, { headers });
    return { status: response.status, body: await response.json() };
  }

  async post(
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(this.vk.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }
}
