/** The control endpoints of control.ts over HTTP. */
import type { z } from 'zod';
import { addFile, changePermission, checkSaying, pressCallback, pressLabel, say } from './acting';
import * as chatActs from './chatActs';
import { destination } from './clockMoves';
import type {
  ChatBotRequest,
  ChatMemberRequest,
  Done,
  FileAnswer,
  PressAnswer,
  PressRequest,
  SayAnswer,
  SayRequest,
} from './control';
import * as requests from './controlRequests';
import { WaitedInVain, WorldRefusal, type Core } from './core';
import { LARGEST_FILE } from './files';
import { readBody, readBytes, sendJson, sendRefusal, type Exchange } from './httpExchange';
import type { LiveWorld } from './liveWorld';
import { clockView, countersView, eventView, iso, messagesView, stateView, transcriptView } from './views';

type Reply = object | Promise<object>;
const DONE: Done = { ok: true };
const DEFAULT_TIMEOUT_MS = 5000;
const MAX_TIMEOUT_MS = 600_000;
const HEARTBEAT_MS = 20_000;

export class ControlRoutes {
  private readonly getters = new Map<string, (query: URLSearchParams) => Reply>();
  private readonly posters = new Map<string, (body: unknown) => Reply>();
  private readonly streams = new Set<() => void>();
  private clockMoves: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly core: Core,
    private readonly world: LiveWorld,
    private readonly timeZone: string,
  ) {
    this.addGetters();
    this.addPosters();
  }

  /** Serves the request if it is one of these endpoints; false when it is not. */
  serve(on: Exchange): boolean {
    if (!on.path.startsWith('/sandbox/')) return false;
    const name = on.path.slice('/sandbox/'.length);
    if (on.request.headers['sec-fetch-site'] === 'cross-site') sendRefusal(on, 403, 'another site');
    else if (on.request.method === 'GET' && name === 'events') this.stream(on);
    else void this.answer(on, name);
    return true;
  }

  /** Ends the streams of events. */
  close(): void {
    for (const end of this.streams) end();
  }

  private async answer(on: Exchange, name: string): Promise<void> {
    try {
      const answer = await this.perform(on, name);
      this.core.memory.shelf.flush();
      if (answer === null) sendRefusal(on, 404, `no such endpoint: ${on.request.method ?? ''} ${on.path}`);
      else sendJson(on, 200, JSON.stringify(answer));
    } catch (error) {
      const message = error instanceof Error ? error.message : 'unknown error';
      if (error instanceof BadRequest) sendRefusal(on, error.status, message);
      else if (error instanceof WorldRefusal) sendRefusal(on, 409, message);
      else if (error instanceof WaitedInVain) sendRefusal(on, 408, message);
      else sendRefusal(on, 500, message);
    }
  }

  private async perform(on: Exchange, name: string): Promise<object | null> {
    if (on.request.method === 'GET') return (await this.getters.get(name)?.(new URLSearchParams(on.query))) ?? null;
    if (on.request.method === 'POST' && name === 'files') return this.takeFile(on);
    const poster = this.posters.get(name);
    if (on.request.method !== 'POST' || poster === undefined) return null;
    if (on.request.headers['content-type']?.startsWith('application/json') !== true) {
      throw new BadRequest(415, 'the body must be application/json');
    }
    const body = await readBody(on);
    if (body === null) throw new BadRequest(413, 'the body is too large');
    return poster(parseJson(body));
  }

  private async takeFile(on: Exchange): Promise<FileAnswer> {
    const query = new URLSearchParams(on.query);
    const from = numberOf(query, 'from');
    if (from === null) throw new BadRequest(400, 'from is missing');
    if (on.request.headers['content-type'] !== 'application/octet-stream') {
      throw new BadRequest(415, 'the body must be application/octet-stream');
    }
    const bytes = await readBytes(on, LARGEST_FILE);
    if (bytes === null) throw new BadRequest(413, 'the document is too large');
    return { name: addFile(this.core, from, query.get('title') ?? '', bytes) };
  }

  private addGetters(): void {
    const { core } = this;
    this.getters
      .set('state', (query) => stateView(core, this.timeZone, numberOf(query, 'as')))
      .set('messages', (query) => {
        const limit = numberOf(query, 'limit') ?? Infinity;
        const peer = numberOf(query, 'peer');
        if (peer === null) throw new BadRequest(400, 'peer is missing');
        return messagesView(core, peer, numberOf(query, 'after') ?? 0, limit, numberOf(query, 'as'));
      })
      .set('transcript', (query) => transcriptView(core, numberOf(query, 'as')))
      .set('counters', () => countersView(core))
      .set('wait', (query) => this.wait(query));
  }

  private async wait(query: URLSearchParams): Promise<object> {
    const timeoutMs = Math.min(numberOf(query, 'timeoutMs') ?? DEFAULT_TIMEOUT_MS, MAX_TIMEOUT_MS);
    const [peer, messages] = [numberOf(query, 'peer'), numberOf(query, 'botMessages')];
    if (peer !== null) return this.world.nextMessage(peer, numberOf(query, 'after') ?? 0, timeoutMs);
    if (messages !== null) return this.world.botMessages(messages, timeoutMs);
    if (query.has('taken')) return this.world.taken(timeoutMs);
    throw new BadRequest(400, 'what to wait for is missing');
  }

  private addPosters(): void {
    const { core } = this;
    const on = <T>(name: string, schema: z.ZodType<T>, act: (request: T) => Reply | void): void => {
      this.posters.set(name, (body) => act(checked(schema, body)) ?? DONE);
    };
    this.posters.set('say', (body) => this.sayOneOrMany(body));
    on('press', requests.pressRequest, (request) => press(core, request));
    on('permission', requests.permissionRequest, ({ user, allow }) => changePermission(core, user, allow));
    on('chats', requests.createChatRequest, ({ title, by, members }) => ({
      peer: chatActs.createChat(core, title, by, members),
    }));
    on('chats/bot', requests.chatBotRequest, (request) => moveBot(core, request));
    on('chats/members', requests.chatMemberRequest, (request) => moveMember(core, request));
    on('chats/rename', requests.renameChatRequest, ({ peer, by, title }) => chatActs.renameChat(core, peer, by, title));
    on('chats/settings', requests.chatSettingsRequest, (request) => chatActs.changeChatSettings(core, request));
    on('fault', requests.faultRequest, (fault) => core.faults.order(fault));
    on('clock', requests.clockRequest, (request) => {
      const move = this.clockMoves.then(() => core.clock.moveTo(destination(core.clock, request, this.timeZone)));
      this.clockMoves = move.catch(() => undefined);
      return move.then(() => {
        core.onlookers.tell({ type: 'clock' });
        return clockView(core);
      });
    });
  }

  private sayOneOrMany(body: unknown): object {
    if (typeof body !== 'object' || body === null || !('messages' in body)) {
      return sayOne(this.core, checked(requests.sayRequest, body));
    }
    const { messages } = checked(requests.sayManyRequest, body);
    for (const { from, peer, ...saying } of messages) checkSaying(this.core, from, peer, saying);
    return { said: messages.map((message) => sayOne(this.core, message)) };
  }

  private stream({ request, response }: Exchange): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const write = (event: object): void => void response.write(`data: ${JSON.stringify(event)}\n\n`);
    write({ type: 'hello', now: iso(this.core.clock.now()) });
    const unwatch = this.core.onlookers.watch((happening) => {
      const event = eventView(this.core, happening);
      if (event !== null) write(event);
    });
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    const end = (): void => {
      unwatch();
      clearInterval(heartbeat);
      this.streams.delete(end);
      response.end();
    };
    this.streams.add(end);
    request.once('close', end);
  }
}

/** A request that is malformed, with its HTTP status. */
class BadRequest extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new BadRequest(400, 'the body is not JSON');
  }
}

function checked<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new BadRequest(400, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`);
}

function numberOf(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null || text === '') return null;
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new BadRequest(400, `${name} is not a whole number`);
  return value;
}

function sayOne(core: Core, { from, peer, ...saying }: SayRequest): SayAnswer {
  return { peer, cmid: say(core, from, peer, saying).cmid };
}

function press(core: Core, request: PressRequest): PressAnswer {
  if ('label' in request) return pressLabel(core, request.from, request.peer, request.label, request.cmid);
  const { from, peer, cmid, payload } = request;
  return { kind: 'callback', eventId: pressCallback(core, from, peer, cmid, payload) };
}

function moveBot(core: Core, { peer, by, action }: ChatBotRequest): void {
  switch (action) {
    case 'invite':
      return chatActs.inviteBot(core, peer, by);
    case 'kick':
      return chatActs.kickBot(core, peer, by);
    case 'promote':
    case 'demote':
      return chatActs.makeBotAdmin(core, peer, by, action === 'promote');
  }
}

function moveMember(core: Core, { peer, user, action, by }: ChatMemberRequest): void {
  if (action === 'join') return chatActs.joinByLink(core, peer, user);
  if (by === undefined) throw new BadRequest(400, 'by: who does it?');
  if (action === 'invite') chatActs.inviteMember(core, peer, by, user);
  else chatActs.kickMember(core, peer, by, user);
}
