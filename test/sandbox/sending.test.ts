import http from 'node:http';
import type https from 'node:https';
import { API, VK } from 'vk-io';
import { ANNA, BORIS, CLASS_CHAT, TOKEN, Town } from './town';

let town: Town;
beforeEach(async () => {
  town = await Town.open();
  town.world.say(ANNA, ANNA, 'Начать');
});
afterEach(() => town.vk.close());

describe('messages of the bot', () => {
  it('are shown once however often a random_id comes, and the first id comes back', async () => {
    const first = await town.call('messages.send', { peer_id: ANNA, message: 'раз', random_id: 42 });
    const again = await town.call('messages.send', { peer_id: ANNA, message: 'раз', random_id: 42 });
    expect(again).toEqual(first);
    const item = await town.call('messages.send', { peer_ids: ANNA, message: 'раз', random_id: 42 });
    expect(item.response).toEqual([{ peer_id: ANNA, message_id: first.response, conversation_message_id: 2 }]);
    expect(town.world.messages(ANNA).map(({ text }) => text)).toEqual(['Начать', 'раз']);
  });

  it('are shown in another dialog with the same random_id, and each time with random_id 0', async () => {
    town.world.say(BORIS, BORIS, 'Начать');
    await town.call('messages.send', { peer_id: ANNA, message: 'раз', random_id: 42 });
    await town.call('messages.send', { peer_id: BORIS, message: 'раз', random_id: 42 });
    await town.call('messages.send', { peer_id: BORIS, message: 'ноль', random_id: 0 });
    await town.call('messages.send', { peer_id: BORIS, message: 'ноль', random_id: 0 });
    expect(town.world.messages(BORIS).map(({ text }) => text)).toEqual(['Начать', 'раз', 'ноль', 'ноль']);
  });

  it('are shown again when the same random_id comes after an hour, or after a hundred messages', async () => {
    let realNow = 0;
    const old = await Town.open({ realNow: () => realNow });
    old.world.say(ANNA, ANNA, 'Начать');
    const send = async (random_id: number) => old.call('messages.send', { peer_id: ANNA, message: 'а', random_id });
    await send(1);
    realNow = 3_599_000;
    await send(1);
    expect(old.world.counters().botMessages).toBe(1);
    realNow = 3_601_000;
    await send(1);
    expect(old.world.counters().botMessages).toBe(2);
    for (let random = 2; random <= 101; random += 1) await send(random);
    await send(1);
    expect(old.world.counters().botMessages).toBe(103);
    await old.vk.close();
  });

  it('have no id in a chat, only a number within it', async () => {
    town.world.inviteBot(CLASS_CHAT, ANNA);
    const { response } = await town.call('messages.send', { peer_ids: CLASS_CHAT, message: 'а', random_id: 1 });
    expect(response).toEqual([{ peer_id: CLASS_CHAT, message_id: 0, conversation_message_id: 2 }]);
  });

  it('may answer a message', async () => {
    const forward = JSON.stringify({ peer_id: ANNA, conversation_message_ids: [1], is_reply: true });
    await town.send(ANNA, 'ответ', { forward });
    expect(town.world.messages(ANNA)[1]?.replyToCmid).toBe(1);
  });

  it('put a keyboard below the input field, until one clears it', async () => {
    const keyboard = {
      one_time: false,
      inline: false,
      buttons: [[{ action: { type: 'text', label: 'Меню' }, color: 'primary' }]],
    };
    const below = async () =>
      ((await town.get(`/sandbox/messages?peer=${ANNA}`)).body as { keyboard: unknown }).keyboard;
    await town.send(ANNA, 'меню', { keyboard: JSON.stringify(keyboard) });
    expect(await below()).toEqual({ cmid: 2, keyboard });
    await town.send(ANNA, 'под сообщением', { keyboard: JSON.stringify({ ...keyboard, inline: true }) });
    expect(await below()).toMatchObject({ cmid: 2 });
    await town.send(ANNA, 'убрали', { keyboard: '{"buttons":[]}' });
    expect(await below()).toBeNull();
  });
});

describe('a batch (execute)', () => {
  const execute = async (code: string) => town.call<unknown[]>('execute', { code });

  it('gives false for a refused call and says why, in order; the others are performed', async () => {
    const call = (peer_id: number, message: string) =>
      `API.messages.send(${JSON.stringify({ peer_id, message, random_id: peer_id })})`;
    const { response, execute_errors: errors } = await execute(
      `return [${call(BORIS, 'а')}, ${call(ANNA, 'б "})]; в')}, API.wall.post({}), ${call(CLASS_CHAT, 'г')}];`,
    );
    expect(response).toEqual([false, 2, false, false]);
    expect(errors?.map(({ method, error_code }) => [method, error_code])).toEqual([
      ['messages.send', 901],
      ['wall.post', 3],
      ['messages.send', 917],
    ]);
    expect(town.world.messages(ANNA)[1]?.text).toBe('б "})]; в');
  });

  it('has no execute_errors when nothing failed, and a single value for a single call', async () => {
    expect(await execute(`return API.users.get({"user_ids":"${ANNA}"});`)).toEqual({
      response: [expect.objectContaining({ id: ANNA })],
    });
  });

  it('of 26 calls is error 13 and nothing is sent; of a broken program error 12', async () => {
    const calls = (count: number) =>
      Array.from(
        { length: count },
        (_, index) => `API.messages.send({"peer_id":${ANNA},"message":"а","random_id":${index + 1}})`,
      );
    expect((await execute(`return [${calls(26).join(',')}];`)).error?.error_code).toBe(13);
    expect((await execute('return [API.messages.send({"peer_id":];')).error?.error_code).toBe(12);
    expect(town.world.counters().botMessages).toBe(0);
    expect((await execute(`return [${calls(25).join(',')}];`)).response).toHaveLength(25);
  });
});

describe('through vk-io', () => {
  const options = () => ({
    token: TOKEN,
    apiBaseUrl: town.vk.apiUrl,
    agent: new http.Agent() as https.Agent,
    apiRetryLimit: 0,
  });

  it('a message is sent, a refusal is an APIError, a batch is performed', async () => {
    const vk = new VK({ ...options(), pollingGroupId: 777 });
    expect(await vk.api.messages.send({ peer_id: ANNA, message: 'через vk-io', random_id: 1 })).toBe(2);
    await expect(vk.api.messages.send({ peer_id: BORIS, message: 'а', random_id: 1 })).rejects.toMatchObject({
      code: 901,
    });
    const batch = await vk.api.execute({ code: `return [API.users.get({"user_ids":${BORIS}}), API.wall.post({})];` });
    expect(batch).toMatchObject({ response: [[{ first_name: 'Борис' }], false], errors: [{ code: 3 }] });
  });

  it('an api in parallel mode gathers calls into one request', async () => {
    const api = new API({ ...options(), apiMode: 'parallel', apiLimit: 20 });
    const before = town.world.counters().requests;
    const sends = [1, 2, 3].map((random_id) =>
      api.messages.send({ peer_id: ANNA, message: `№${random_id}`, random_id }),
    );
    expect(await Promise.all(sends)).toEqual([2, 3, 4]);
    expect(town.world.counters().requests - before).toBe(1);
  });

  it('updates reach its long poll', async () => {
    const vk = new VK({ ...options(), pollingGroupId: 777 });
    const heard = new Promise<string | undefined>((resolve) =>
      vk.updates.on('message_new', (context) => resolve(context.text)),
    );
    await vk.updates.startPolling();
    town.world.say(ANNA, ANNA, 'слышно?');
    expect(await heard).toBe('слышно?');
    await vk.updates.stop();
  });
});
