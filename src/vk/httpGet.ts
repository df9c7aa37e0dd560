/** One GET of JSON over a kept connection, that can be aborted: what long polling needs. */
import http from 'node:http';
import https from 'node:https';

export type Fetched =
  | { readonly kind: 'json'; readonly body: unknown }
  /** `message` names the cause without the address, which carries a key. */
  | { readonly kind: 'failed'; readonly message: string };

export interface JsonClient {
  get(url: string, timeoutMs: number, signal: AbortSignal): Promise<Fetched>;
  close(): void;
}

const BODY_LIMIT = 50_000_000;

/** Makes a client with its own kept connections. */
export function createJsonClient(): JsonClient {
  const plain = new http.Agent({ keepAlive: true });
  const secure = new https.Agent({ keepAlive: true });

  function get(url: string, timeoutMs: number, signal: AbortSignal): Promise<Fetched> {
    return new Promise((resolve) => {
      const fail = (message: string): void => resolve({ kind: 'failed', message });
      if (!URL.canParse(url)) return fail('the address is not a URL');
      const insecure = url.startsWith('http:');
      const options = { agent: insecure ? plain : secure, signal };
      const request = (insecure ? http : https).get(url, options, (response) => {
        if (response.statusCode !== 200) {
          response.resume();
          return fail(`HTTP ${response.statusCode ?? 0}`);
        }
        const chunks: Buffer[] = [];
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          length += chunk.length;
          if (length > BODY_LIMIT) request.destroy(new Error('the answer is too long'));
        });
        response.on('error', (error) => fail(causeOf(error)));
        response.on('end', () => resolve(parse(Buffer.concat(chunks).toString('utf8'))));
      });
      const timer = setTimeout(() => request.destroy(new Error('no answer in time')), timeoutMs);
      request.on('error', (error) => fail(causeOf(error)));
      request.on('close', () => clearTimeout(timer));
    });
  }

  return {
    get,
    close() {
      plain.destroy();
      secure.destroy();
    },
  };
}

function parse(text: string): Fetched {
  try {
    return { kind: 'json', body: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'failed', message: 'the answer is not JSON' };
  }
}

function causeOf(error: NodeJS.ErrnoException): string {
  return error.code ?? error.message;
}
