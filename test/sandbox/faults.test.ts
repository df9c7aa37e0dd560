import { ANNA, BORIS, CLASS_CHAT, Town } from './town';

let town: Town;
beforeEach(async () => {
  town = await Town.open();
  town.world.say(ANNA, ANNA, 'Начать');
  town.world.say(BORIS, BORIS, 'Начать');
});
afterEach(() => town.vk.close());

describe('ordered faults', () => {
  it('refuse the next calls of a method after those let through', async () => {
    town.world.failNext({ method: 'messages.send', errorCode: 10, times: 2, after: 1 });
    const codes: (number | undefined)[] = [];
    for (let n = 0; n < 4; n += 1) codes.push((await town.send(ANNA, 'а')).error?.error_code);
    expect(codes).toEqual([undefined, 10, 10, undefined]);
    expect(town.world.counters().botMessages).toBe(2);
  });

  it('refuse one peer alone, within peer_ids and within a batch', async () => {
    town.world.failNext({ method: 'messages.send', errorCode: 993, peer: BORIS, times: 2 });
    const { response } = await town.call('messages.send', { peer_ids: `${ANNA},${BORIS}`, message: 'а', random_id: 1 });
    expect(response).toEqual([
      expect.not.objectContaining({ error: expect.anything() as unknown }),
      expect.objectContaining({ error: { code: 993, description: 'Chat moved to MAX' } }),
    ]);
    const code = `return [API.messages.send({"peer_id":${BORIS},"message":"а","random_id":2})];`;
    expect((await town.call('execute', { code })).execute_errors).toMatchObject([{ error_code: 993 }]);
    expect((await town.call('execute', { code })).response).toEqual([4]);
  });

  it('refuse a whole batch', async () => {
    town.world.failNext({ method: 'execute', errorCode: 13 });
    expect(await town.errorOf('execute', { code: 'return [];' })).toBe(13);
  });

  it('answer with an HTML page instead', async () => {
    town.world.httpErrorNext({ status: 502 });
    const response = await fetch(`${town.vk.apiUrl}/users.get`);
    expect([response.status, (await response.text()).startsWith('<html>')]).toEqual([502, true]);
    expect((await town.send(ANNA, 'а')).error).toBeUndefined();
  });

  it('cut the connection after the message was sent: only the answer is lost', async () => {
    town.world.hangUpAfter({ method: 'messages.send' });
    await expect(town.call('messages.send', { peer_id: ANNA, message: 'дошло', random_id: 7 })).rejects.toThrow();
    expect(town.world.messages(ANNA).at(-1)?.text).toBe('дошло');
    expect(await town.call('messages.send', { peer_id: ANNA, message: 'дошло', random_id: 7 })).toEqual({
      response: 3,
    });
    expect(town.world.counters().botMessages).toBe(1);
  });

  it('cut the connection before anything was sent', async () => {
    town.world.fault({ kind: 'hangUp', when: 'before' });
    await expect(town.send(ANNA, 'не дошло')).rejects.toThrow();
    expect(town.world.counters().botMessages).toBe(0);
  });

  it('an outage cuts held polls and every call until it is over', async () => {
    const server = await town.pollServer();
    const held = expect(town.poll(server, 20)).rejects.toThrow();
    await town.call('users.get', { user_ids: ANNA });
    town.world.outage(true);
    await held;
    await expect(town.send(ANNA, 'а')).rejects.toThrow();
    await expect(town.poll(server)).rejects.toThrow();
    town.world.say(ANNA, ANNA, 'пока нет связи');
    town.world.outage(false);
    expect((await town.poll(server)).updates).toHaveLength(1);
    expect((await town.send(ANNA, 'а')).error).toBeUndefined();
  });

  it('can be ordered over HTTP', async () => {
    await town.post('/sandbox/fault', { kind: 'error', method: '*', errorCode: 9 });
    expect((await town.send(ANNA, 'а')).error?.error_code).toBe(9);
    expect((await town.post('/sandbox/fault', { kind: 'error', metod: '*' })).status).toBe(400);
    expect((await town.send(CLASS_CHAT, 'а')).error?.error_code).toBe(917);
  });
});
