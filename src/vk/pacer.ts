/** Spaces the requests to VK: one queue, first come first served, slower for a while after error 6. */
import { sleep } from './backoff';

/** Spacing a tenth wider than the limit asks for: windows of a second exceed it, even spacing does not. */
const MARGIN = 1.1;
const PAUSE_MS = 1_000;
const SLOWEST_MS = 2_000;
/** What one request without error 6 takes off the widened spacing. */
const RECOVERY = 0.98;

export interface Pacer {
  /** Waits for one's place and takes it. */
  take(): Promise<void>;
  /** Waits until a place could be taken at once, and leaves it. */
  ready(): Promise<void>;
  /** VK said error 6: nobody goes for a second, then less often. */
  slowDown(): void;
  /** A request went well: a little of the lost rate comes back. */
  speedUp(): void;
  /** Lets everyone go at once: the program stops. */
  close(): void;
}

/** Makes a pacer of so many requests a second; 0 means no spacing (benchmarks on loopback). */
export function createPacer(options: { rate: number; now: () => number; random: () => number }): Pacer {
  const { rate, now, random } = options;
  const usualMs = rate > 0 ? Math.ceil((1000 * MARGIN) / rate) : 0;
  const closing = new AbortController();
  let spacingMs = usualMs;
  let lastAt = 0;
  let nextAt = 0;
  let queue = Promise.resolve();
  let waiting = 0;

  function delayMs(): number {
    const at = now();
    if (at < lastAt) nextAt = 0; // the machine's clock was set back
    lastAt = at;
    return nextAt - at;
  }

  async function untilFree(): Promise<void> {
    for (let delay = delayMs(); delay > 0 && !closing.signal.aborted; delay = delayMs()) {
      await sleep(delay, closing.signal);
    }
  }

  function occupy(): void {
    if (spacingMs > 0) nextAt = now() + spacingMs;
  }

  return {
    async take() {
      if (waiting === 0 && delayMs() <= 0) return occupy();
      waiting += 1;
      const mine = queue.then(async () => {
        await untilFree();
        occupy();
        waiting -= 1;
      });
      queue = mine;
      return mine;
    },
    async ready() {
      if (waiting > 0) await queue;
      await untilFree();
    },
    slowDown() {
      spacingMs = Math.min(SLOWEST_MS, Math.max(spacingMs, 50) * 1.5);
      nextAt = Math.max(nextAt, now() + PAUSE_MS + Math.round(random() * 250));
    },
    speedUp() {
      if (spacingMs === usualMs) return;
      spacingMs = Math.max(usualMs, spacingMs * RECOVERY);
      if (usualMs === 0 && spacingMs < 5) spacingMs = 0;
    },
    close() {
      closing.abort();
    },
  };
}
