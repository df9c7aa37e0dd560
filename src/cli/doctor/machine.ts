/** The machine: room on the disk, and ports to listen on. */
import { existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import type { Config } from '../../config';
import { codeOf } from '../../store/sqlite';
import { disk, ports } from '../../texts/doctor';
import { failure, ok, warning, type Verdict } from './finding';

/** Below it SQLite soon has no room for its log. */
const STOPS_BYTES = 50_000_000;
const LOW_BYTES = 500_000_000;

/** What is free beside a path that may not exist yet. */
export function freeBytes(path: string): number {
  let dir = dirname(resolve(path));
  while (!existsSync(dir) && dirname(dir) !== dir) dir = dirname(dir);
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
}

export function checkDisk(free: number): Verdict {
  if (free < STOPS_BYTES) return failure(disk.low(free));
  return free < LOW_BYTES ? warning(disk.low(free)) : ok(disk.fine(free));
}

/** Listens for a moment where the bot would; not while it does itself. */
export async function checkPorts(config: Config, running: boolean): Promise<readonly Verdict[]> {
  if (running) return [ok(ports.running)];
  const { host, port } = config.http;
  const wanted = [
    { name: 'HTTP_PORT', host, port },
    ...(config.vk ? [] : [{ name: 'SANDBOX_PORT', host: '127.0.0.1', port: config.sandboxPort }]),
  ];
  const verdicts: Verdict[] = [];
  for (const one of wanted) {
    const code = await refusalToListen(one.host, one.port);
    if (code === 'EADDRINUSE') verdicts.push(failure(ports.taken(one.name, one.port)));
    else if (code !== null) verdicts.push(failure(ports.badHost(one.host, code)));
  }
  return verdicts.length > 0 ? verdicts : [ok(ports.free(wanted.map(({ name, port: number }) => `${name}=${number}`)))];
}

function refusalToListen(host: string, port: number): Promise<string | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error) => done(codeOf(error)));
    server.listen(port, host, () => server.close(() => done(null)));
  });
}
