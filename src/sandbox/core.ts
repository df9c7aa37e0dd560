/** What the parts of the embedded VK share. */
import type { CommunitySettings } from './community';
import type { Faults } from './faults';
import type { Uploads } from './fileRoutes';
import type { Files } from './files';
import type { Photos } from './photos';
import type { Memory } from './memory';
import type { Chat, Message, Snackbar } from './records';
import type { UpdateFeed } from './updateFeed';
import type { SandboxClock } from './world';

/** The community whose bot is served. */
export interface Group {
  readonly id: number;
  readonly name: string;
  readonly screenName: string;
}

/** Something that can be seen happening. */
export type Happening =
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'snackbar'; readonly snackbar: Snackbar }
  | { readonly type: 'chat'; readonly chat: Chat }
  | { readonly type: 'permission'; readonly user: number; readonly allowsBot: boolean }
  | { readonly type: 'clock' }
  | { readonly type: 'taken' };

export interface Core {
  readonly group: Group;
  /** Changed by whoever runs the community. */
  settings: CommunitySettings;
  readonly clock: SandboxClock;
  /** Real time, epoch ms: windows of VK do not follow the school's clock. */
  readonly realNow: () => number;
  readonly memory: Memory;
  readonly feed: UpdateFeed;
  readonly faults: Faults;
  readonly onlookers: Onlookers;
  readonly counters: { requests: number };
  readonly files: Files;
  readonly uploads: Uploads;
  readonly photos: Photos;
}

/** Those who watch: server-sent events and waiting tests. */
export class Onlookers {
  private readonly listeners = new Set<(happening: Happening) => void>();

  /** Watches until the returned function is called. */
  watch(listener: (happening: Happening) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(happening: Happening): void {
    for (const listener of this.listeners) listener(happening);
  }

  /** Resolves with what the probe finds, now or after something happens; rejects after the time-out saying what was awaited. */
  async until<T>(probe: () => T | null, timeoutMs: number, what: string): Promise<T> {
    const at = probe();
    if (at !== null) return at;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        stop();
        reject(new WaitedInVain(`waited ${timeoutMs} ms in vain for ${what}`));
      }, timeoutMs);
      timer.unref();
      const stop = this.watch(() => {
        const found = probe();
        if (found === null) return;
        clearTimeout(timer);
        stop();
        resolve(found);
      });
    });
  }
}

/** What was awaited did not happen in time. */
export class WaitedInVain extends Error {}

/** Somebody tried what this world does not allow: a stranger speaks, a chat does not exist. */
export class WorldRefusal extends Error {}
