import { createServer } from 'node:net';
import { apiOf, logLines, startTinyVk, TOKEN, type TinyVk } from './tinyVk';

let vk: TinyVk;
beforeEach(async () => {
  vk = await startTinyVk();
});
afterEach(() => vk.close());

describe('a call to VK', () => {
  test('carries the token, the version and the parameters, and brings the response', async () => {
    vk.on('users.get', () => ({ json: { response: [{ id: 1 }] } }));
    const api = apiOf(`${vk.apiUrl}/`);
    expect(await api.call('users.get', { user_ids: 1 })).toEqual({
      kind: 'ok',
      response: [{ id: 1 }],
      executeErrors: [],
    });
    expect(vk.of('users.get')).toEqual([{ access_token: TOKEN, v: '5.199', user_ids: '1' }]);
    api.close();
  });

  test('brings the errors of an execute beside its items', async () => {
    const error = { method: 'messages.send', error_code: 901, error_msg: 'no permission' };
    vk.on('execute', () => ({ json: { response: [1, false], execute_errors: [error] } }));
    const api = apiOf(vk.apiUrl);
    expect(await api.call('execute', { code: 'x' })).toEqual({
      kind: 'ok',
      response: [1, false],
      executeErrors: [{ method: 'messages.send', code: 901, message: 'no permission' }],
    });
    api.close();
  });

  test("VK's refusal is a value, and its echo of our parameters goes nowhere", async () => {
    const error = {
      error_code: 5,
      error_msg: 'User authorization failed',
      request_params: [{ key: 'text', value: 'тайна' }],
    };
    vk.on('users.get', () => ({ json: { error } }));
    const api = apiOf(vk.apiUrl);
    expect(await api.call('users.get', {})).toEqual({ kind: 'error', code: 5, message: 'User authorization failed' });
    api.close();
  });

  test.each([
    ['a page instead of JSON', { status: 502, body: '<html>Bad gateway</html>' }],
    ['half of an answer', { status: 200, body: '{"response":[' }],
    ['JSON that is no answer', { json: null }],
    ['an object without a response', { json: { ok: true } }],
    ['a hang-up', 'hang_up'],
  ] as const)('%s leaves it open whether the message was shown', async (_what, reply) => {
    vk.on('messages.send', () => reply);
    const api = apiOf(vk.apiUrl);
    expect(await api.call('messages.send', {})).toMatchObject({ kind: 'network', certain: false });
    api.close();
  });

  test('silence ends with the time-out, and the message may have been shown', async () => {
    vk.on('messages.send', () => 'silence');
    const api = apiOf(vk.apiUrl, { timeoutMs: 50 });
    expect(await api.call('messages.send', {})).toMatchObject({ kind: 'network', certain: false });
    api.close();
  });

  test('where nobody listens, the message surely was not delivered', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as { port: number };
    await new Promise((resolve) => closed.close(resolve));
    const api = apiOf(`http://127.0.0.1:${port}/method`);
    expect(await api.call('messages.send', {})).toMatchObject({ kind: 'network', certain: true });
    api.close();
  });

  test('closing ends the call in hand and refuses later ones', async () => {
    const api = apiOf(vk.apiUrl);
    vk.on('messages.send', () => {
      api.close();
      return 'silence';
    });
    expect(await api.call('messages.send', {})).toMatchObject({ kind: 'network', certain: false });
    expect(await api.call('messages.send', {})).toMatchObject({ kind: 'network', certain: true });
    expect(vk.calls).toHaveLength(1);
  });
});

describe('the pace', () => {
  test('twenty requests a second means one in 55 ms, however many ask at once', async () => {
    vk.on('users.get', () => ({ json: { response: 1 } }));
    const api = apiOf(vk.apiUrl, { rateLimit: 20 });
    await Promise.all(Array.from({ length: 6 }, () => api.call('users.get', {})));
    const first = vk.calls[0]?.at ?? 0;
    const last = vk.calls.at(-1)?.at ?? 0;
    expect(vk.calls).toHaveLength(6);
    expect(last - first).toBeGreaterThanOrEqual(5 * 55 - 15);
    api.close();
  });

  test('after «too many requests» everyone waits a second, and then goes slower', async () => {
    vk.on('users.get', (_params, nth) =>
      nth === 1
        ? { json: { error: { error_code: 6, error_msg: 'Too many requests per second' } } }
        : { json: { response: 1 } },
    );
    const { logger, at } = logLines();
    const api = apiOf(vk.apiUrl, { rateLimit: 20, logger });
    const asked = Date.now();
    expect(await api.call('users.get', {})).toMatchObject({ kind: 'error', code: 6 });
    await Promise.all([api.call('users.get', {}), api.call('users.get', {})]);
    const [, second, third] = vk.calls.map((call) => call.at);
    expect((second ?? 0) - asked).toBeGreaterThanOrEqual(1_000);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(70);
    expect(at(40)).toEqual(['VK says we are too fast: pausing, then slower']);
    api.close();
  });
});
