import type { Health } from '../../src/monitor/health';
import { startMonitorServer, type MonitorServer } from '../../src/monitor/httpServer';
import { createMetrics } from '../../src/monitor/metrics';

const WELL: Health = {
  status: 'ok',
  vk: { lastPollSeconds: 1, error: null },
  outbox: { pending: 0, oldestSeconds: 0 },
  failedEvents: 0,
  version: '1.2.3',
};

let server: MonitorServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function serve(health: () => Promise<Health>, metrics: () => Promise<string> = async () => ''): Promise<string> {
  server = await startMonitorServer({ host: '127.0.0.1', port: 0, health, metrics });
  return server.url;
}

test.each([
  ['ok', 200],
  ['degraded', 200],
  ['down', 503],
] as const)('a bot that is %s answers %i with its state', async (status, code) => {
  const url = await serve(async () => ({ ...WELL, status }));
  const response = await fetch(`${url}/healthz`);
  expect(response.status).toBe(code);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual({ ...WELL, status });
});

test('a bot that cannot even tell its state is down', async () => {
  const url = await serve(() => Promise.reject(new Error('the database is gone')));
  const response = await fetch(`${url}/healthz`);
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ status: 'down' });
});

test('metrics are text for Prometheus', async () => {
  const metrics = createMetrics();
  metrics.turn(0.5);
  metrics.turn(0.25);
  metrics.sent(3);
  metrics.refused(901);
  metrics.refused(7);
  metrics.refused(901);
  const url = await serve(
    async () => WELL,
    async () => metrics.text(4),
  );
  const response = await fetch(`${url}/metrics`);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4');
  expect((await response.text()).split('\n').filter((line) => !line.startsWith('#'))).toEqual([
    'bot_turns_total 2',
    'bot_turn_seconds_sum 0.75',
    'bot_turn_seconds_count 2',
    'bot_sent_total 3',
    'bot_refused_total{code="901"} 2',
    'bot_refused_total{code="7"} 1',
    'bot_outbox_pending 4',
    '',
  ]);
});

test('anything else is refused', async () => {
  const url = await serve(async () => WELL);
  expect((await fetch(`${url}/`)).status).toBe(404);
  expect((await fetch(`${url}/healthz`, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${url}/healthz?verbose=1`)).status).toBe(200);
});

test('a taken port is told at once', async () => {
  const url = await serve(async () => WELL);
  const again = startMonitorServer({
    host: '127.0.0.1',
    port: Number(new URL(url).port),
    health: async () => WELL,
    metrics: async () => '',
  });
  await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
