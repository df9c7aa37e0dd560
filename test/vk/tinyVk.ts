/** A few lines of HTTP that answer as a test wants, for the corners of the protocol that a healthy VK never shows. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { createVkApi, type VkApi, type VkApiOptions } from '../../src/vk/api';

export type Params = Readonly<Record<string, string>>;
export type Reply =
  { readonly json: unknown } | { readonly status: number; readonly body: string } | 'hang_up' | 'silence';
export type Handler = (params: Params, nth: number) => Reply | Promise<Reply>;

export interface TinyVk {
  readonly url: string;
  readonly apiUrl: string;
  readonly calls: { readonly method: string; readonly params: Params; readonly at: number }[];
  on(method: string, handler: Handler): void;
  /** The parameters of every call of a method. */
  of(method: string): Params[];
  close(): Promise<void>;
}

export async function startTinyVk(port = 0): Promise<TinyVk> {
  const handlers = new Map<string, Handler>();
  const counts = new Map<string, number>();
  const calls: { method: string; params: Params; at: number }[] = [];

  async function serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://tiny');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
    const params = Object.fromEntries([...url.searchParams, ...body]);
    const method = url.pathname.replace(/^\/method\//, '').replace(/^\//, '');
    calls.push({ method, params, at: Date.now() });
    const nth = (counts.get(method) ?? 0) + 1;
    counts.set(method, nth);
    const reply = (await handlers.get(method)?.(params, nth)) ?? { status: 404, body: 'no such method' };
    if (reply === 'silence') return;
    if (reply === 'hang_up') return void request.socket.destroy();
    if ('json' in reply) return void response.end(JSON.stringify(reply.json));
    response.writeHead(reply.status, { 'content-type': 'text/html' }).end(reply.body);
  }

  const server = http.createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    apiUrl: `${url}/method`,
    calls,
    on: (method, handler) => void handlers.set(method, handler),
    of: (method) => calls.filter((call) => call.method === method).map((call) => call.params),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

export const TOKEN = 'vk1.a.secret-token';

export interface Lines {
  readonly logger: pino.Logger;
  readonly text: () => string;
  /** Messages of the lines at or above a level (40 warn, 50 error). */
  readonly at: (level: number) => string[];
}

export function logLines(): Lines {
  const lines: { level: number; msg: string }[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line) as never) });
  return {
    logger,
    text: () => JSON.stringify(lines),
    at: (level) => lines.filter((line) => line.level >= level).map((line) => line.msg),
  };
}

export function apiOf(apiUrl: string, options: Partial<VkApiOptions> = {}): VkApi {
  const { logger } = logLines();
  return createVkApi({ token: TOKEN, apiUrl, rateLimit: 0, logger, now: Date.now, random: () => 0.5, ...options });
}

/** Waits until something is true, looking at it every few milliseconds; fails with the words after 5 s. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let left = 1_000; !isSo(); left -= 1) {
    if (left === 0) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
