import { healthOf, type Vitals } from '../../src/monitor/health';

const NOW = 1_700_000_000_000;
const WELL: Vitals = {
  now: NOW,
  version: '1.2.3',
  polling: { lastPollAt: NOW - 20_000, error: null },
  sending: { well: true, stopped: null },
  stored: { pending: 2, oldestAt: NOW - 3_000, failedEvents: 0 },
};

test('a bot at work is well', () => {
  expect(healthOf(WELL)).toEqual({
    status: 'ok',
    vk: { lastPollSeconds: 20, error: null },
    outbox: { pending: 2, oldestSeconds: 3 },
    failedEvents: 0,
    version: '1.2.3',
  });
});

test.each<[string, Partial<Vitals>, string | null]>([
  ['VK is away', { polling: { lastPollAt: NOW, error: 'VK does not answer' } }, 'VK does not answer'],
  ['messages wait', { sending: { well: false, stopped: null } }, null],
  ['something was set aside', { stored: { pending: 0, oldestAt: null, failedEvents: 1 } }, null],
])('it is degraded when %s', (_what, trouble, error) => {
  expect(healthOf({ ...WELL, ...trouble })).toMatchObject({ status: 'degraded', vk: { error } });
});

test.each<[string, Partial<Vitals>]>([
  ['it has not polled yet', { polling: { lastPollAt: null, error: null } }],
  ['it has not polled for two minutes', { polling: { lastPollAt: NOW - 121_000, error: null } }],
])('it is down when %s', (_what, trouble) => {
  expect(healthOf({ ...WELL, ...trouble }).status).toBe('down');
});

test('a stop of the sending is named before the trouble of polling', () => {
  const health = healthOf({
    ...WELL,
    polling: { lastPollAt: NOW, error: 'VK does not answer' },
    sending: { well: false, stopped: 'VK asks for a captcha' },
  });
  expect(health).toMatchObject({ status: 'down', vk: { error: 'VK asks for a captcha' } });
});

test('with a broken database every agreed field is there', () => {
  expect(healthOf({ ...WELL, stored: null })).toEqual({
    status: 'down',
    vk: { lastPollSeconds: 20, error: expect.stringContaining('database') as string },
    outbox: { pending: 0, oldestSeconds: 0 },
    failedEvents: 0,
    version: '1.2.3',
  });
});
