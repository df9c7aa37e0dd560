/** One HTTP request and its answer: reading bodies within limits, guarding the door, writing JSON. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly query: string;
}

const MAX_BODY_BYTES = 4 * 1024 * 1024;
const OWN_HOST = /^(127\.0\.0\.1|localhost)(:\d{1,5})?$/;

/** Splits the request's address into path and query. */
export function exchange(request: IncomingMessage, response: ServerResponse): Exchange {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return mark === -1
    ? { request, response, path: url, query: '' }
    : { request, response, path: url.slice(0, mark), query: url.slice(mark + 1) };
}

/** Whether the request is for this machine and does not come from a page of another site. */
export function isOwn({ request }: Exchange): boolean {
  const { host, origin } = request.headers;
  if (host === undefined || !OWN_HOST.test(host)) return false;
  return origin === undefined || origin === `http://${host}`;
}

/** The body as text, or null when it is too large. */
export async function readBody(on: Exchange): Promise<string | null> {
  return (await readBytes(on, MAX_BODY_BYTES))?.toString('utf8') ?? null;
}

/** The body, or null when it is larger than `most` bytes. */
export async function readBytes({ request }: Exchange, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
}

/** Ends the exchange with JSON text. */
export function sendJson({ response }: Exchange, status: number, json: string): void {
  if (response.destroyed || response.writableEnded) return;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(json),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(json);
}

/** Ends the exchange with a refusal in words. */
export function sendRefusal(on: Exchange, status: number, error: string): void {
  if (status === 413) on.response.setHeader('connection', 'close');
  sendJson(on, status, JSON.stringify({ error }));
}

/** Cuts the connection without an answer. */
export function hangUp({ request }: Exchange): void {
  request.socket.destroy();
}
