/** The embedded VK: a real HTTP server on loopback that speaks VK's protocol, with people one can act as. */
import { createServer, type Server } from 'node:http';
import { ApiRoutes } from './apiRoutes';
import { RateLimit } from './apiCall';
import { ControlRoutes } from './controlRoutes';
import { WELL_SET } from './community';
import { Onlookers, type Core } from './core';
import { Faults } from './faults';
import { FileRoutes, Uploads } from './fileRoutes';
import { Files } from './files';
import { exchange, isOwn, sendRefusal } from './httpExchange';
import { LiveWorld } from './liveWorld';
import { Memory } from './memory';
import { Photos } from './photos';
import { servePage } from './pageFiles';
import { openShelf } from './shelf';
import { UpdateFeed } from './updateFeed';
import type { SandboxClock, World } from './world';

export type { SandboxClock, World } from './world';
export { LiveWorld } from './liveWorld';

export interface EmbeddedVkOptions {
  /** 0: any free port. */
  readonly port: number;
  /** An SQLite file, or ':memory:' to keep nothing. */
  readonly storePath: string;
  /** Seeded when the store is empty. */
  readonly world: World;
  readonly groupId: number;
  readonly groupName: string;
  readonly screenName: string;
  readonly token: string;
  readonly clock: SandboxClock;
  /** IANA zone of the school. */
  readonly timeZone: string;
  /** Requests a second before error 6; null: no limit. */
  readonly rateLimit: number | null;
  /** The folder of the page's files. */
  readonly pageDir?: string;
  /** Updates kept for a bot that was away. */
  readonly historyLimit?: number;
  /** Real time, epoch ms: for VK's own windows (a minute, an hour). */
  readonly realNow?: () => number;
}

export interface EmbeddedVk {
  /** http://127.0.0.1:PORT */
  readonly url: string;
  /** The value for VK_API_URL. */
  readonly apiUrl: string;
  /** Acts as people, orders faults, shows what was seen. */
  readonly world: LiveWorld;
  /** Ends held polls, writes everything down and lets the port go. */
  close(): Promise<void>;
}

const HISTORY_LIMIT = 100_000;
const KEEP_ALIVE_MS = 65_000;

/** Starts the embedded VK on 127.0.0.1; rejects when the port is taken. */
export async function startEmbeddedVk(options: EmbeddedVkOptions): Promise<EmbeddedVk> {
  const core = buildCore(options);
  const world = new LiveWorld(core);
  const server = createServer();
  const port = await listen(server, options.port).catch((error: unknown) => {
    core.memory.shelf.close();
    throw error;
  });
  const url = `http://127.0.0.1:${port}`;
  const door = { core, token: options.token, limit: new RateLimit(options.rateLimit), url };
  const api = new ApiRoutes(door);
  core.files.origin = url;
  core.photos.origin = url;
  const files = new FileRoutes(core);
  const control = new ControlRoutes(core, world, options.timeZone);
  server.on('request', (request, response) => {
    const on = exchange(request, response);
    if (!isOwn(on)) sendRefusal(on, 403, 'only for this machine');
    else if (!api.serve(on) && !files.serve(on) && !control.serve(on)) void servePage(on, options.pageDir);
  });
  return {
    url,
    apiUrl: `${url}/method`,
    world,
    close: async () => {
      core.feed.close();
      control.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      core.memory.shelf.close();
    },
  };
}

function buildCore(options: EmbeddedVkOptions): Core {
  const shelf = openShelf(options.storePath);
  const memory = new Memory(shelf, options.world);
  const onlookers = new Onlookers();
  const feed = new UpdateFeed({
    groupId: options.groupId,
    historyLimit: options.historyLimit ?? HISTORY_LIMIT,
    shelf,
  });
  feed.onTaken = () => onlookers.tell({ type: 'taken' });
  return {
    group: { id: options.groupId, name: options.groupName, screenName: options.screenName },
    settings: WELL_SET,
    clock: options.clock,
    realNow: options.realNow ?? Date.now,
    memory,
    feed,
    faults: new Faults(feed),
    onlookers,
    counters: { requests: 0 },
    files: new Files(shelf),
    uploads: new Uploads(),
    photos: new Photos(shelf),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 1000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
