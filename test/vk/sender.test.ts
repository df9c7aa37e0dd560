import { runInNewContext } from 'node:vm';
import { createSender, type Sender, type SenderLimits } from '../../src/vk/sender';
import type { VkApi } from '../../src/vk/api';
import { memoryQueue, type MemoryQueue } from './memoryQueue';
import { apiOf, logLines, startTinyVk, TOKEN, until, type Lines, type Params, type TinyVk } from './tinyVk';

let vk: TinyVk;
let api: VkApi;
let queue: MemoryQueue;
let sender: Sender;
let lines: Lines;

function begin(limits: Partial<SenderLimits> = {}): void {
  sender = createSender({
    api,
    queue,
    now: Date.now,
    random: () => 0.5,
    logger: lines.logger,
    limits,
  });
  sender.wake();
}

interface Call {
  readonly method: string;
  readonly params: Record<string, string | number>;
}

/** The calls inside the code of an `execute`, found by running it: VKScript's list of calls is JavaScript. */
function callsIn({ code }: Params): Call[] {
  const method = (name: string) => (params: Call['params']) => ({ method: name, params });
  const messages = { send: method('messages.send'), sendMessageEventAnswer: method('messages.sendMessageEventAnswer') };
  return runInNewContext(`(() => { ${code} })()`, { API: { messages } }) as Call[];
}

const shown = (peer: number | string | undefined, cmid: number): unknown[] => [
  { peer_id: Number(peer), message_id: 0, conversation_message_id: cmid },
];
const refusedItem = (peer: number | string | undefined, code: number): unknown[] => [
  { peer_id: Number(peer), message_id: 0, error: { code, description: 'no' } },
];

/** A VK that shows everything. */
function healthy(): void {
  vk.on('messages.send', ({ peer_ids: peer }, nth) => ({ json: { response: shown(peer, nth) } }));
  vk.on('messages.sendMessageEventAnswer', () => ({ json: { response: 1 } }));
  vk.on('execute', (params) => ({
    json: {
      response: callsIn(params).map(({ method, params: { peer_ids: peer } }, index) =>
        method === 'messages.send' ? shown(peer, index + 1) : 1,
      ),
    },
  }));
}

beforeEach(async () => {
  vk = await startTinyVk();
  api = apiOf(vk.apiUrl);
  queue = memoryQueue();
  lines = logLines();
  healthy();
});
afterEach(async () => {
  await sender.stop();
  api.close();
  await vk.close();
});

describe('what is sent', () => {
  test('one message goes by the direct method, with its random_id and keyboard, and its number comes back', async () => {
    const keyboard = { inline: true, rows: [[{ label: 'Готово', payload: { do: 'open', what: 'done' } as const }]] };
    queue.add(1001, { text: 'Срок завтра', keyboard });
    begin();
    await until('it is sent', () => queue.open() === 0);
    expect(vk.calls.map((call) => call.method)).toEqual(['messages.send']);
    const [params] = vk.of('messages.send');
    expect(params).toMatchObject({
      peer_ids: '1001',
      random_id: '1000',
      message: 'Срок завтра',
      dont_parse_links: '1',
      disable_mentions: '1',
    });
    expect(JSON.parse(params?.keyboard ?? '')).toMatchObject({
      inline: true,
      buttons: [[{ action: { label: 'Готово' } }]],
    });
    expect(queue.results).toMatchObject([{ kind: 'sent', cmid: 1 }]);
  });

  test('many go 25 to a call, each conversation in its order', async () => {
    for (let peer = 1; peer <= 60; peer += 1) queue.add(peer, `${peer}: первое`);
    queue.add(7, '7: второе');
    begin();
    await until('all are sent', () => queue.open() === 0);
    expect(vk.of('execute').map((params) => callsIn(params).length)).toEqual(expect.arrayContaining([25, 25]));
    expect(queue.texts('sent').filter((text) => text.startsWith('7:'))).toEqual(['7: первое', '7: второе']);
    expect(queue.texts('sent')).toHaveLength(61);
    expect(vk.calls.length).toBeLessThanOrEqual(4);
  });

  test('texts with quotes, brackets and line ends pass through the code of a batch unharmed', async () => {
    const texts = ['Он сказал: "да"), [API.x({})]', 'строка\nстрока \\ конец', '\u2028 и \u2029'];
    texts.forEach((text, index) => queue.add(index + 1, text));
    begin();
    await until('all are sent', () => queue.open() === 0);
    const arrived = vk.of('execute').flatMap(callsIn);
    expect(arrived.map((call) => call.params.message)).toEqual(texts);
  });

  test('a batch of very long messages is sent in several codes', async () => {
    for (let peer = 1; peer <= 25; peer += 1) queue.add(peer, 'ы'.repeat(4_096));
    begin();
    await until('all are sent', () => queue.open() === 0);
    for (const { code } of vk.of('execute')) expect(code?.length).toBeLessThan(65_000);
    expect(vk.of('execute')).toHaveLength(2);
  });

  test('answers to callback buttons go with the messages: words as a snackbar, no words as nothing', async () => {
    queue.addAnswer(1001, 'press-1', 'Записано');
    queue.addAnswer(1002, 'press-2', null);
    begin();
    await until('both are answered', () => queue.open() === 0);
    const calls = vk.of('execute').flatMap(callsIn);
    expect(calls.map((call) => call.method)).toEqual(Array(2).fill('messages.sendMessageEventAnswer'));
    expect(calls.map((call) => call.params)).toEqual([
      { event_id: 'press-1', user_id: 1001, peer_id: 1001, event_data: '{"type":"show_snackbar","text":"Записано"}' },
      { event_id: 'press-2', user_id: 1002, peer_id: 1002 },
    ]);
  });
});

describe('every item of an answer is read', () => {
  test('shown, refused, failed in order, and left without an answer', async () => {
    ['число', 'показано', 'не писал нам', 'сбой', 'чат удалён', 'null'].forEach((text, index) =>
      queue.add(index + 1, text),
    );
    queue.add(7, 'нет ответа');
    vk.on('execute', () => ({
      json: {
        response: [4711, shown(2, 8), refusedItem(3, 901), false, false, null],
        execute_errors: [
          { method: 'messages.send', error_code: 10, error_msg: 'Internal' },
          { method: 'messages.send', error_code: 1017, error_msg: 'Chat was deleted' },
        ],
      },
    }));
    begin();
    await until('all are settled', () => queue.results.length === 7);
    expect(queue.results).toMatchObject([
      { kind: 'sent', cmid: null },
      { kind: 'sent', cmid: 8 },
      { kind: 'refused', code: 901, refusal: 'person_unreachable' },
      { kind: 'retry', uncertain: true },
      { kind: 'refused', code: 1017, refusal: 'chat_unreachable' },
      { kind: 'retry', uncertain: true },
      { kind: 'retry', uncertain: true },
    ]);
  });

  test.each([
    ['code', { code: 993 }],
    ['error_code', { error_code: 993 }],
  ])('a refusal inside peer_ids is no success, be its code in «%s»', async (_name, error) => {
    queue.add(2_000_000_001, 'в чат');
    vk.on('messages.send', () => ({ json: { response: [{ peer_id: 2_000_000_001, message_id: 0, error }] } }));
    begin();
    await until('it is settled', () => queue.results.length === 1);
    expect(queue.results).toMatchObject([{ kind: 'refused', code: 993, refusal: 'chat_moved' }]);
  });

  test('a keyboard that VK refuses is dropped once, and the words still arrive', async () => {
    queue.add(1, {
      text: 'слова',
      keyboard: { inline: true, rows: [[{ label: 'x', payload: { do: 'open', what: 'x' } }]] },
    });
    vk.on('messages.send', ({ keyboard, peer_ids: peer }) => ({
      json: { response: keyboard === undefined ? shown(peer, 2) : refusedItem(peer, 911) },
    }));
    begin();
    await until('the words arrive', () => queue.open() === 0);
    expect(queue.results).toMatchObject([{ kind: 'plain', code: 911 }, { kind: 'sent' }]);
    expect(lines.at(50)).toEqual(['VK refused a keyboard: sending the words without it']);
    expect(lines.text()).not.toMatch(/слова/);
    expect(vk.of('messages.send').map((params) => params.random_id)).toEqual(['1000', '1000']);
  });

  test('a message too long for VK is our mistake and is said as an error without its words', async () => {
    queue.add(1, 'тайные слова');
    vk.on('messages.send', () => ({ json: { error: { error_code: 914, error_msg: 'Message is too long' } } }));
    begin();
    await until('it is settled', () => queue.results.length === 1);
    expect(queue.results).toMatchObject([{ kind: 'refused', code: 914, refusal: 'our_mistake' }]);
    expect(lines.at(50)).toEqual(['VK refused a message: our_mistake']);
    expect(lines.text()).not.toMatch(/тайные/);
  });

  test.each([
    [7, 'rights'],
    [912, 'bots_off'],
  ])('error %i, %s: a person must mend it, so it is an error in the log', async (code, refusal) => {
    queue.add(1, 'тайные слова');
    vk.on('messages.send', ({ peer_ids: peer }) => ({ json: { response: refusedItem(peer, code) } }));
    begin();
    await until('it is settled', () => queue.results.length === 1);
    expect(queue.results).toMatchObject([{ kind: 'refused', code, refusal }]);
    expect(lines.at(50)).toEqual([`VK refused a message: ${refusal}`]);
    expect(lines.text()).not.toMatch(/тайные/);
  });

  test('an internal error after long trouble of the line is a passing trouble still', async () => {
    queue.add(1, 'слова', 40);
    vk.on('messages.send', ({ peer_ids: peer }, nth) =>
      nth === 1
        ? { json: { error: { error_code: 10, error_msg: 'Internal' } } }
        : { json: { response: shown(peer, 1) } },
    );
    begin();
    await until('it is put back', () => queue.results.length === 1);
    expect(queue.results).toMatchObject([{ kind: 'retry', uncertain: true }]);
    queue.hurry();
    sender.wake();
    await until('it arrives', () => queue.open() === 0);
    expect(queue.texts('sent')).toEqual(['слова']);
  });
});

describe('a batch that VK rejects as a whole', () => {
  test.each([12, 13, 100])(
    'error %i: the halves are tried with the same random_ids, until the guilty one stands alone',
    async (code) => {
      for (let peer = 1; peer <= 8; peer += 1) queue.add(peer, peer === 6 ? 'виноват' : `невинный ${peer}`);
      vk.on('execute', (params) => {
        const calls = callsIn(params);
        if (calls.some((call) => call.params.message === 'виноват'))
          return { json: { error: { error_code: code, error_msg: 'no' } } };
        return { json: { response: calls.map((call) => shown(call.params.peer_ids, 1)) } };
      });
      vk.on('messages.send', ({ message, peer_ids: peer }) =>
        message === 'виноват'
          ? { json: { error: { error_code: 100, error_msg: 'no' } } }
          : { json: { response: shown(peer, 1) } },
      );
      begin();
      await until('all are settled', () => queue.open() === 0);
      expect(queue.texts('refused')).toEqual(['виноват']);
      expect(queue.texts('sent')).toHaveLength(7);
      const randomIds = new Set([
        ...vk
          .of('execute')
          .flatMap(callsIn)
          .map((call) => Number(call.params.random_id)),
        ...vk.of('messages.send').map((params) => Number(params.random_id)),
      ]);
      expect([...randomIds].sort((a, b) => a - b)).toEqual([1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000]);
    },
  );

  test('an error of the whole sender is not a reason to halve: all wait', async () => {
    for (let peer = 1; peer <= 4; peer += 1) queue.add(peer, 'слова');
    vk.on('execute', () => ({ json: { error: { error_code: 10, error_msg: 'Internal' } } }));
    begin();
    await until('all are put back', () => queue.results.length === 4);
    expect(vk.calls).toHaveLength(1);
    expect(new Set(queue.results.map((result) => result.kind))).toEqual(new Set(['retry']));
  });
});

describe('when VK does not answer', () => {
  test('messages wait, the log says it once, and when VK is back they arrive with the same random_id', async () => {
    queue.add(1, 'первое');
    vk.on('messages.send', ({ peer_ids: peer }, nth) =>
      nth <= 2 ? { status: 502, body: '<html>' } : { json: { response: shown(peer, 5) } },
    );
    begin();
    for (let trial = 1; trial <= 2; trial += 1) {
      await until(`trial ${trial} failed`, () => queue.results.length === trial);
      queue.hurry();
      sender.wake();
    }
    await until('it arrived', () => queue.open() === 0);
    expect(queue.results).toMatchObject([
      { kind: 'retry', uncertain: true },
      { kind: 'retry', uncertain: true },
      { kind: 'sent', cmid: 5 },
    ]);
    expect(vk.of('messages.send').map((params) => params.random_id)).toEqual(['1000', '1000', '1000']);
    expect(sender.state()).toEqual({ kind: 'ok' });
    expect(lines.at(40)).toEqual(['VK does not answer: messages wait']);
    expect(lines.at(30)).toContain('sending again');
    expect(lines.text()).not.toContain(TOKEN);
  });

  test('while it is away nothing hammers it', async () => {
    for (let peer = 1; peer <= 30; peer += 1) queue.add(peer, 'слова');
    vk.on('execute', () => 'hang_up');
    vk.on('messages.send', () => 'hang_up');
    begin();
    await until('the first call failed', () => queue.results.length >= 25);
    queue.hurry();
    for (let knock = 0; knock < 20; knock += 1) {
      sender.wake();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(vk.calls.length).toBeLessThanOrEqual(2);
    expect(sender.state().kind).toBe('away');
  });

  test('a refused connection is a certain failure: the message was not shown', async () => {
    await vk.close();
    queue.add(1, 'слова');
    begin();
    await until('it is put back', () => queue.results.length === 1);
    expect(queue.results).toMatchObject([{ kind: 'retry', uncertain: false }]);
    vk = await startTinyVk();
  });
});

describe('when VK tells the sender to stop', () => {
  test.each([
    [5, 'token'],
    [27, 'token'],
    [14, 'captcha'],
  ])(
    'error %i, %s: nothing more is sent until the next start, the queue is kept, and it is said loudly',
    async (code, by) => {
      for (let peer = 1; peer <= 3; peer += 1) queue.add(peer, 'слова');
      vk.on('execute', () => ({ json: { error: { error_code: code, error_msg: 'auth' } } }));
      begin();
      await until('all are put back', () => queue.results.length === 3);
      queue.hurry();
      sender.wake();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(vk.calls).toHaveLength(1);
      expect(queue.open()).toBe(3);
      expect(sender.state()).toEqual({ kind: 'stopped', by, code });
      expect(lines.at(50)).toEqual([expect.stringContaining(by)]);
    },
  );

  test('error 29, the quota of the method: an hour of rest for everyone', async () => {
    const code = 29;
    queue.add(1, 'слова');
    vk.on('messages.send', () => ({ json: { error: { error_code: code, error_msg: 'stop' } } }));
    begin();
    await until('it is put back', () => queue.results.length === 1);
    expect(queue.results).toMatchObject([{ kind: 'retry', afterMs: 3_600_000, uncertain: false }]);
    expect(sender.state()).toMatchObject({ kind: 'paused', code });
    queue.add(2, 'другому');
    sender.wake();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(vk.calls).toHaveLength(1);
  });

  test('flood control rests one conversation for minutes, doubling; the others go on', async () => {
    queue.add(1, 'много');
    queue.add(2, 'мало');
    vk.on('execute', () => ({ json: { response: [refusedItem(1, 9), shown(2, 1)] } }));
    begin();
    await until('both are settled', () => queue.results.length === 2);
    const [flooded, other] = queue.results;
    expect(other).toMatchObject({ kind: 'sent' });
    expect(flooded).toMatchObject({ kind: 'retry', uncertain: false });
    const first = flooded?.kind === 'retry' ? flooded.afterMs : 0;
    expect(first).toBeGreaterThanOrEqual(600_000);
    queue.hurry();
    vk.on('messages.send', () => ({ json: { response: refusedItem(1, 9) } }));
    sender.wake();
    await until('the second trial is settled', () => queue.results.length === 3);
    const second = queue.results[2];
    expect(second?.kind === 'retry' && second.afterMs).toBe(first * 2);
  });
});

describe('the sender itself', () => {
  test('sleeps until a row is due, and does not look at the queue in between', async () => {
    queue.add(1, 'позже');
    vk.on('messages.send', ({ peer_ids: peer }, nth) => ({
      json: { response: nth === 1 ? refusedItem(peer, 10) : shown(peer, 1) },
    }));
    begin();
    await until('it arrived on its own', () => queue.open() === 0);
    expect(queue.results.map((result) => result.kind)).toEqual(['retry', 'sent']);
    expect(queue.claims.length).toBeLessThanOrEqual(8);
  });

  test('with nothing to do it looks once and sleeps', async () => {
    begin();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(queue.claims).toEqual([0]);
  });

  test('a slow call does not hold the other conversations back, and its own waits for it', async () => {
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    vk.on('messages.send', async ({ message, peer_ids: peer }) => {
      if (message === 'медленно') await slow;
      return { json: { response: shown(peer, 1) } };
    });
    queue.add(1, 'медленно');
    begin();
    await until('the slow call is out', () => vk.calls.length === 1);
    queue.add(1, 'за ним');
    queue.add(2, 'другому');
    sender.wake();
    await until('the other one is sent', () => queue.texts('sent').includes('другому'));
    expect(queue.texts('sent')).toEqual(['другому']);
    release();
    await until('all are sent', () => queue.open() === 0);
    expect(queue.texts('sent')).toEqual(['другому', 'медленно', 'за ним']);
  });

  test('an outbox that cannot be read is tried again a second later, not in a loop', async () => {
    const claim = queue.claim.bind(queue);
    let failures = 0;
    queue.claim = async (now, limit) => {
      failures += 1;
      if (failures === 1) throw new Error('database is locked');
      return claim(now, limit);
    };
    queue.add(1, 'слова');
    begin();
    sender.wake();
    await until('it is sent all the same', () => queue.open() === 0);
    expect(failures).toBeLessThanOrEqual(3);
    expect(lines.at(50)).toEqual(['the outbox could not be read']);
  });

  test('results that cannot be recorded are recorded later; nothing is sent twice', async () => {
    const settle = queue.settle.bind(queue);
    let failures = 0;
    queue.settle = async (results, now) => {
      failures += 1;
      if (failures === 1) throw new Error('disk is full');
      return settle(results, now);
    };
    queue.add(1, 'слова');
    begin();
    await until('it is recorded', () => queue.open() === 0);
    expect(vk.calls).toHaveLength(1);
    expect(lines.at(50)).toEqual(['results of sending could not be recorded']);
  });

  test('a row that breaks the sender is set aside alone', async () => {
    queue.add(1, 'хорошее');
    queue.add(2, { text: 'сломанное', keyboard: { inline: true, rows: null as never } });
    queue.add(3, 'тоже хорошее');
    begin();
    await until('all are settled', () => queue.open() === 0);
    expect(queue.texts('sent')).toEqual(['хорошее', 'тоже хорошее']);
    expect(queue.texts('refused')).toEqual(['сломанное']);
  });

  test('stopping waits for the call in hand and records it', async () => {
    vk.on('messages.send', async ({ peer_ids: peer }) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { json: { response: shown(peer, 3) } };
    });
    queue.add(1, 'слова');
    begin();
    await until('the call is out', () => vk.calls.length === 1);
    queue.add(2, 'после остановки');
    await sender.stop();
    expect(queue.texts('sent')).toEqual(['слова']);
    sender.wake();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(vk.calls).toHaveLength(1);
  });

  test('stopping does not wait for ever: a row without an answer stays as being sent', async () => {
    vk.on('messages.send', () => 'silence');
    queue.add(1, 'слова');
    begin({ stopMs: 50 });
    await until('the call is out', () => vk.calls.length === 1);
    await sender.stop();
    api.close();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(queue.results).toEqual([]);
    expect(queue.open()).toBe(1);
  });
});
