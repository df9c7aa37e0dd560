import { readConfig, type Config } from '../src/config';

const read = (env: Record<string, string>, files: Record<string, string> = {}): ReturnType<typeof readConfig> =>
  readConfig(env, (path) => {
    const text = files[path];
    if (text === undefined) throw new Error('no such file');
    return text;
  });

function config(env: Record<string, string>, files: Record<string, string> = {}): Config {
  const result = read(env, files);
  if (result.kind === 'problems') throw new Error(result.problems.join('\n'));
  return result.config;
}

/** The names of the wrong settings, in order; each must be followed by its remedy. */
function problems(env: Record<string, string>, files: Record<string, string> = {}): string[] {
  const result = read(env, files);
  if (result.kind === 'config') throw new Error('the configuration was taken');
  for (const problem of result.problems) expect(problem).toMatch(/^\w+: .*[а-яё]{3}/);
  return result.problems.map((problem) => problem.split(':')[0] ?? '').sort();
}

test('without any setting it is the sandbox, with its own database', () => {
  expect(config({})).toEqual({
    vk: null,
    administrators: [],
    schoolDir: 'data',
    databasePath: 'var/sandbox.sqlite',
    http: { host: '127.0.0.1', port: 8080 },
    sandboxPort: 8081,
    logLevel: 'info',
    clock: null,
    rateLimit: 20,
  });
});

test('with a token it is the bot on VK, with another database', () => {
  const bot = config({ VK_TOKEN: 'secret', VK_GROUP_ID: '12', ADMIN_IDS: ' 101, 102 ' });
  expect(bot.vk).toEqual({ token: 'secret', groupId: 12, apiUrl: null });
  expect(bot.databasePath).toBe('var/bot.sqlite');
  expect(bot.administrators).toEqual([101, 102]);
});

test('every setting is read', () => {
  expect(
    config({
      VK_TOKEN: 'secret',
      VK_API_URL: 'http://127.0.0.1:9000/method',
      SCHOOL_DIR: '/srv/school',
      DATABASE_URL: 'sqlite:/srv/bot.sqlite',
      HTTP_HOST: '0.0.0.0',
      HTTP_PORT: '0',
      SANDBOX_PORT: '65535',
      LOG_LEVEL: 'debug',
      CLOCK_START: '2023-06-14T09:00:00+03:00',
      CLOCK_SPEED: '0.5',
      VK_RATE_LIMIT: '0',
    }),
  ).toEqual({
    vk: { token: 'secret', groupId: null, apiUrl: 'http://127.0.0.1:9000/method' },
    administrators: [],
    schoolDir: '/srv/school',
    databasePath: '/srv/bot.sqlite',
    http: { host: '0.0.0.0', port: 0 },
    sandboxPort: 65_535,
    logLevel: 'debug',
    clock: { startsAt: Date.parse('2023-06-14T06:00:00Z'), speed: 0.5 },
    rateLimit: 0,
  });
});

test('an empty line of .env is no setting', () => {
  expect(config({ VK_TOKEN: ' ', VK_GROUP_ID: '', CLOCK_START: '', HTTP_PORT: '' })).toEqual(config({}));
});

test('a token may lie in a file, and two tokens are a mistake', () => {
  const files = { '/run/secrets/token': 'from-file\n' };
  expect(config({ VK_TOKEN_FILE: '/run/secrets/token' }, files).vk?.token).toBe('from-file');
  expect(problems({ VK_TOKEN_FILE: '/run/secrets/token', VK_TOKEN: 'from-env' }, files)).toEqual(['VK_TOKEN']);
});

test('a token file that is not there or empty is a mistake, not a sandbox', () => {
  expect(problems({ VK_TOKEN_FILE: '/nowhere' })).toEqual(['VK_TOKEN_FILE']);
  expect(problems({ VK_TOKEN_FILE: '/empty' }, { '/empty': '\n' })).toEqual(['VK_TOKEN_FILE']);
});

test('all mistakes are told at once, each with its remedy', () => {
  expect(
    problems({
      VK_TOKEN_FILE: '/nowhere',
      VK_GROUP_ID: 'club12',
      VK_API_URL: 'vk.com',
      VK_TRANSPORT: 'callback',
      ADMIN_IDS: '101;102',
      DATABASE_URL: 'postgres://localhost/bot',
      HTTP_PORT: '70000',
      SANDBOX_PORT: 'eighty',
      LOG_LEVEL: 'loud',
      CLOCK_START: '14.06.2023',
      CLOCK_SPEED: '-1',
      VK_RATE_LIMIT: '21',
    }),
  ).toEqual([
    'ADMIN_IDS',
    'CLOCK_SPEED',
    'CLOCK_START',
    'DATABASE_URL',
    'HTTP_PORT',
    'LOG_LEVEL',
    'SANDBOX_PORT',
    'VK_API_URL',
    'VK_GROUP_ID',
    'VK_RATE_LIMIT',
    'VK_TOKEN_FILE',
    'VK_TRANSPORT',
  ]);
});

test.each([
  ['2023-02-30T09:00:00+03:00', 'a day that does not exist'],
  ['2023-06-14T25:00:00+03:00', 'an hour that does not exist'],
  ['2023-06-14T09:00:00', 'an instant without its zone'],
])('the clock cannot start at %s: %s', (instant) => {
  expect(problems({ CLOCK_START: instant })).toEqual(['CLOCK_START']);
});

test('a fast clock needs to know where it starts', () => {
  expect(problems({ CLOCK_SPEED: '60' })).toEqual(['CLOCK_SPEED']);
});

test('the limit of requests is lifted only for a VK on this machine', () => {
  expect(problems({ VK_TOKEN: 'secret', VK_RATE_LIMIT: '0' })).toEqual(['VK_RATE_LIMIT']);
  const somewhere = { VK_TOKEN: 'secret', VK_API_URL: 'http://127.evil.example/method', VK_RATE_LIMIT: '0' };
  expect(problems(somewhere)).toEqual(['VK_RATE_LIMIT']);
  for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
    const here = { VK_TOKEN: 'secret', VK_API_URL: `http://${host}:9000/method`, VK_RATE_LIMIT: '0' };
    expect(config(here).rateLimit).toBe(0);
  }
});

test('an address of VK without a token is warned of: the sandbox does not use it', () => {
  const result = read({ VK_API_URL: 'http://127.0.0.1:9000/method' });
  expect(result.kind === 'config' && result.warnings).toEqual([
    expect.stringMatching(/VK_API_URL.*песочница.*VK_TOKEN/su),
  ]);
  const bot = read({ VK_API_URL: 'http://127.0.0.1:9000/method', VK_TOKEN: 'secret' });
  expect(bot.kind === 'config' && bot.warnings).toEqual([]);
});

test('a token never stands in a message about mistakes', () => {
  const result = read({ VK_TOKEN: 'vk1.a.very-secret', LOG_LEVEL: 'loud' });
  expect(JSON.stringify(result)).not.toContain('very-secret');
});
