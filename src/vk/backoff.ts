/** How long to wait before trying again, and waiting itself. */

export interface BackoffLimits {
  readonly baseMs: number;
  readonly capMs: number;
}

/** Doubles from the base up to the cap and takes between half and the whole of it, so that many do not return at once. */
export function backoffMs(attempt: number, limits: BackoffLimits, random: () => number): number {
  const whole = Math.min(limits.capMs, limits.baseMs * 2 ** Math.min(attempt, 30));
  return Math.round(whole * (0.5 + random() / 2));
}

/** Waits so many milliseconds of real time; an abort ends the wait at once, without an exception. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener('abort', finish);
  });
}
