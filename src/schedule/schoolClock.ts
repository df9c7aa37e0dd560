/** The school's clock: real time, or a virtual one in the sandbox and in rehearsals. It never goes back. */
export interface SchoolClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Where it stood when it was made: the first start of a school owes nothing from before. */
  readonly startsAt: number;
  /** A virtual clock passes every due instant of a jump in order; on a real one what is stale is dropped. */
  readonly virtual: boolean;
  /** Jumps ahead; an instant in the past changes nothing. Does nothing on real time. */
  jumpTo(at: number): void;
}

/** The clock of a school at work. */
export function realClock(realNow: () => number): SchoolClock {
  return { now: realNow, startsAt: realNow(), virtual: false, jumpTo: () => undefined };
}

/** A clock that starts at an instant and runs `speed` times as fast as real time. */
export function virtualClock(startsAt: number, speed: number, realNow: () => number): SchoolClock {
  let base = startsAt;
  let since = realNow();
  const now = (): number => Math.round(base + (realNow() - since) * speed);
  return {
    now,
    startsAt,
    virtual: true,
    jumpTo(at) {
      base = Math.max(at, now());
      since = realNow();
    },
  };
}
