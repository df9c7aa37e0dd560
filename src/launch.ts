/** From a configuration to a running bot: on VK, or in the sandbox with an embedded VK and its page. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createApp, type App } from './app';
import { databaseKindOf, SANDBOX_GROUP, type Config } from './config';
import { startMonitorServer, type MonitorServer } from './monitor/httpServer';
import { startEmbeddedVk, type EmbeddedVk } from './sandbox/embeddedVk';
import { realClock, virtualClock, type SchoolClock } from './schedule/schoolClock';
import { readSandbox, type SandboxData } from './school/readSandbox';
import { readSchool, type Roster, type SchoolData } from './school/readSchool';
import { startCheckpointer } from './store/checkpointer';
import { Database, type DatabaseKind } from './store/database';
import { kindInFile, lockDatabase } from './store/sqlite';
import { refusal, vkAway } from './texts/operator';
import { OtherGroup, TokenRefused } from './vk/community';

export interface Surroundings {
  readonly logger: Logger;
  readonly realNow: () => number;
  readonly random: () => number;
  readonly version: string;
  /** Folder of the sandbox's page. */
  readonly pageDir: string;
  /** Whether work is done beside the turns, in threads; they are of the compiled program. */
  readonly threads: boolean;
  /** Says a line to the operator at the console. */
  readonly tell: (line: string) => void;
}

/** A bot at work. */
export interface Running {
  readonly kind: 'running';
  readonly app: App;
  /** The address of /healthz and /metrics. */
  readonly monitorUrl: string;
  /** In the sandbox only. */
  readonly vk: EmbeddedVk | null;
  stop(): Promise<void>;
}

/** Not started; the message says why and what to do. */
export interface Refused {
  readonly kind: 'refused';
  readonly message: string;
}

const refused = (message: string): Refused => ({ kind: 'refused', message });
const SANDBOX_RATE_LIMIT = 20;

/** Starts the bot; `fresh` begins the sandbox anew. */
export async function launch(config: Config, around: Surroundings, fresh: boolean): Promise<Running | Refused> {
  if (fresh && config.vk) return refused(refusal.freshWithToken);
  const data = await readSchool(config.schoolDir);
  if (data.kind === 'problems') return refused(refusal.data(data.problems));
  const sandbox = await readSandbox(config.schoolDir);
  if (sandbox?.kind === 'problems') return refused(refusal.data(sandbox.problems));
  return config.vk ? onVk(config, config.vk, around, data, sandbox) : inSandbox(config, around, data, sandbox, fresh);
}

async function onVk(
  config: Config,
  vk: NonNullable<Config['vk']>,
  around: Surroundings,
  data: SchoolData,
  sandbox: SandboxData | null,
): Promise<Running | Refused> {
  const kind = databaseKindOf(config);
  if (kind === 'school' && data.roster?.madeUp) return refused(refusal.madeUpRoster(config.schoolDir));
  if (kind === 'school' && config.clock) return refused(refusal.virtualClock);
  const roster = data.roster ?? (kind === 'rehearsal' ? (sandbox?.roster ?? null) : null);
  const database = await openDatabase(config.databasePath, kind);
  if (database instanceof Database) {
    const clock = config.clock
      ? virtualClock(await resumeFrom(database, config.clock.startsAt), config.clock.speed, around.realNow)
      : realClock(around.realNow);
    return run(config, around, {
      data,
      roster,
      database,
      vk,
      administrators: config.administrators,
      clock,
      embedded: null,
    });
  }
  return database;
}

async function inSandbox(
  config: Config,
  around: Surroundings,
  data: SchoolData,
  sandbox: SandboxData | null,
  fresh: boolean,
): Promise<Running | Refused> {
  if (!sandbox) return refused(refusal.noSandbox(config.schoolDir));
  const vkPath =
    config.databasePath === ':memory:' ? ':memory:' : config.databasePath.replace(/(\.sqlite)?$/, '-vk.sqlite');
  if (fresh) {
    const notErased = eraseSandbox([config.databasePath, vkPath]);
    if (notErased) return notErased;
  }
  const database = await openDatabase(config.databasePath, 'sandbox');
  if (!(database instanceof Database)) return database;
  const startsAt = await resumeFrom(database, config.clock?.startsAt ?? sandbox.startsAt);
  const clock = virtualClock(startsAt, config.clock?.speed ?? 1, around.realNow);
  let app: App | null = null;
  let embedded: EmbeddedVk;
  const token = `sandbox-${Math.floor(around.random() * 1e15).toString(36)}`;
  try {
    embedded = await startEmbeddedVk({
      ...SANDBOX_GROUP,
      groupName: data.school.shortName,
      port: config.sandboxPort,
      storePath: vkPath,
      world: {
        ...sandbox,
        people: sandbox.people.map((person) => ({ ...person, allowsBot: person.administrator })),
        botReadsAll: true,
      },
      token,
      clock: {
        now: () => clock.now(),
        moveTo: async (at) => app?.moveClock(at),
        nextDeadline: () => app?.nextDeadline() ?? null,
      },
      timeZone: data.school.timeZone,
      rateLimit: SANDBOX_RATE_LIMIT,
      pageDir: around.pageDir,
    });
  } catch (error) {
    await database.close();
    if (isPortTaken(error)) return refused(refusal.portTaken('SANDBOX_PORT', config.sandboxPort));
    if (codeOf(error).startsWith('SQLITE_')) return refused(refusal.badDatabase(vkPath, codeOf(error)));
    throw error;
  }
  const personas = sandbox.people.filter((person) => person.administrator).map((person) => person.id);
  const running = await run(config, around, {
    data,
    roster: data.roster ?? sandbox.roster,
    database,
    vk: { token, groupId: SANDBOX_GROUP.groupId, apiUrl: embedded.apiUrl },
    administrators: config.administrators.length > 0 ? config.administrators : personas,
    clock,
    embedded,
  });
  if (running.kind === 'running') app = running.app;
  return running;
}

interface Parts {
  readonly data: SchoolData;
  readonly roster: Roster | null;
  readonly database: Database;
  readonly vk: NonNullable<Config['vk']>;
  readonly administrators: Config['administrators'];
  readonly clock: SchoolClock;
  readonly embedded: EmbeddedVk | null;
}

async function run(config: Config, around: Surroundings, parts: Parts): Promise<Running | Refused> {
  const { database, embedded } = parts;
  const app = createApp({
    ...around,
    ...parts,
    vk: { ...parts.vk, rateLimit: config.rateLimit },
    onVkAway: (reason) => around.tell(vkAway(reason)),
  });
  const path = config.databasePath;
  const checkpointer =
    around.threads && path !== ':memory:' ? startCheckpointer({ path, logger: around.logger }) : null;
  let monitor: MonitorServer | null = null;
  const stop = async (): Promise<void> => {
    await app.stop();
    await monitor?.close();
    await embedded?.close();
    await checkpointer?.stop();
    await database.close();
    around.logger.info({ version: around.version }, 'the bot has stopped');
  };
  try {
    monitor = await startMonitorServer({ ...config.http, health: () => app.health(), metrics: () => app.metrics() });
    const facts = { version: around.version, database: databaseKindOf(config), transport: 'longpoll' };
    around.logger.info({ ...facts, healthz: `${monitor.url}/healthz` }, 'the bot starts');
    await app.start();
  } catch (error) {
    await stop();
    if (isPortTaken(error)) return refused(refusal.portTaken('HTTP_PORT', config.http.port));
    if (isBadHost(error)) return refused(refusal.badHost(config.http.host, codeOf(error)));
    if (error instanceof TokenRefused) return refused(refusal.token(error.code));
    if (error instanceof OtherGroup) return refused(refusal.otherGroup(error.configured, error.found));
    throw error;
  }
  return { kind: 'running', app, monitorUrl: monitor.url, vk: embedded, stop };
}

async function openDatabase(path: string, kind: DatabaseKind): Promise<Database | Refused> {
  const opened = await Database.open(path, kind, { lock: true }).catch(fileTrouble);
  switch (opened.kind) {
    case 'trouble':
      return refused(refusal.badDatabase(path, opened.code));
    case 'open':
      return opened.database;
    case 'locked':
      return refused(refusal.locked(path));
    case 'newer':
      return refused(refusal.newer(path));
    case 'other_kind':
      return refused(refusal.otherKind(path, opened.found, kind));
  }
}

/** A virtual clock goes on from the later of its configured start and the last instant the database has seen. */
async function resumeFrom(database: Database, startsAt: number): Promise<number> {
  const seen = await database.transaction((stores) => stores.meta.get('clock'));
  return Math.max(startsAt, Number(seen ?? 0));
}

/** Erases a sandbox's files and nothing else: a school's register may be at the same path by mistake. */
function eraseSandbox(paths: readonly [string, string]): Refused | null {
  const [path] = paths;
  const holds = kindInFile(path);
  if (holds !== null && holds !== 'sandbox') return refused(refusal.notASandbox(path));
  const lock = lockDatabase(path);
  if (!lock) return refused(refusal.locked(path));
  for (const path of paths) {
    for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(join(file), { force: true });
  }
  lock.release();
  return null;
}

/** A file that SQLite or the system cannot use; anything else is a bug and goes on. */
function fileTrouble(error: unknown): { readonly kind: 'trouble'; readonly code: string } {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_') || /^E[A-Z]+$/.test(code)) return { kind: 'trouble', code };
  throw error;
}

const isPortTaken = (error: unknown): boolean => codeOf(error) === 'EADDRINUSE';
const isBadHost = (error: unknown): boolean =>
  ['ENOTFOUND', 'EADDRNOTAVAIL', 'EACCES', 'EAI_AGAIN'].includes(codeOf(error));

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
