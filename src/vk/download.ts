/** Fetches a document that a person sent: from VK only, within limits of size and time. */
import { LARGEST_ROSTER } from '../domain/rosterFile';
import { isVkAddress } from './fileHosts';

export interface DownloadLimits {
  readonly bytes: number;
  readonly timeoutMs: number;
}

export type Downloaded =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: 'too_big' | 'not_fetched' | 'foreign_host' };

/** VK sends from the document's page to the server that has it. */
const REDIRECTS = 4;
const LIMITS: DownloadLimits = { bytes: LARGEST_ROSTER, timeoutMs: 30_000 };

const refused = (reason: Extract<Downloaded, { kind: 'refused' }>['reason']): Downloaded => ({
  kind: 'refused',
  reason,
});

/** Fetches the bytes; every address on the way must be VK's, or the configured API's host. Never throws. */
export async function download(
  url: string,
  apiUrl: string | null,
  limits: DownloadLimits = LIMITS,
): Promise<Downloaded> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let address = url;
  try {
    for (let hop = 0; hop <= REDIRECTS; hop += 1) {
      if (!isVkAddress(address, apiUrl)) return refused('foreign_host');
      const response = await fetch(address, { redirect: 'manual', signal });
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        address = new URL(location, address).href;
        continue;
      }
      if (response.status !== 200 || response.body === null) {
        await response.body?.cancel();
        return refused('not_fetched');
      }
      if (Number(response.headers.get('content-length') ?? 0) > limits.bytes) {
        await response.body.cancel();
        return refused('too_big');
      }
      return await readWithin(response.body, limits.bytes);
    }
    return refused('not_fetched');
  } catch {
    return refused('not_fetched'); // no answer, or the time is over; the address is a secret and not told
  }
}

async function readWithin(body: ReadableStream<Uint8Array>, most: number): Promise<Downloaded> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    // leaving the loop cancels the stream
    if (size > most) return refused('too_big');
    chunks.push(chunk);
  }
  return { kind: 'bytes', bytes: Buffer.concat(chunks) };
}
