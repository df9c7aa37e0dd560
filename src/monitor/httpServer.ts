/** `/healthz` and `/metrics` for whoever looks after the bot. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Health } from './health';

export interface MonitorServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves health (503 when down) and metrics; rejects when the port is taken. */
export async function startMonitorServer(options: {
  readonly host: string;
  readonly port: number;
  readonly health: () => Promise<Health>;
  readonly metrics: () => Promise<string>;
}): Promise<MonitorServer> {
  const server = createServer((request, response) => {
    const send = (code: number, type: string, body: string): void => {
      response.writeHead(code, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    };
    const path = request.url?.split('?')[0];
    const answer = async (): Promise<void> => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, 'text/plain', 'GET only\n');
      if (path === '/metrics') return send(200, 'text/plain; version=0.0.4', await options.metrics());
      if (path !== '/healthz') return send(404, 'text/plain', 'GET /healthz or /metrics\n');
      const health = await options.health();
      send(health.status === 'down' ? 503 : 200, 'application/json', JSON.stringify(health));
    };
    answer().catch(() => send(503, 'application/json', JSON.stringify({ status: 'down' })));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
