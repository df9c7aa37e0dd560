import fc from 'fast-check';
import { userId } from '../../src/domain/ids';
import type { Turn } from '../../src/messaging/turn';
import type { Database } from '../../src/store/database';
import { inMemory, opened, scratchFile } from '../store/openDatabase';
import { ANNA, BORIS, NOW, REAL_NOW, arrive, desk, message, said, written } from './desk';

let database: Database;
beforeEach(async () => {
  database = await inMemory();
});
afterEach(() => database.close());

function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

const text = (turn: Turn): string => (turn.event.kind === 'message' ? turn.event.text : '');
const echo = (turn: Turn): Promise<void> => turn.reply({ text: `эхо: ${text(turn)}` });

test('events are answered in the order they came, each once', async () => {
  await arrive(database, ['a', message(ANNA, 'раз')], ['b', message(BORIS, 'два')], ['c', message(ANNA, 'три')]);
  const { runner, committed } = desk(database, echo);
  await runner.idle();
  await runner.idle();
  expect(await said(database)).toEqual([
    [ANNA, 'эхо: раз'],
    [BORIS, 'эхо: два'],
    [ANNA, 'эхо: три'],
  ]);
  expect(committed()).toBe(3);
});

test('more events than one reading takes are all answered', async () => {
  const many = Array.from({ length: 230 }, (_, n) => [`e${n}`, message(ANNA, String(n))] as const);
  await arrive(database, ...many);
  const { runner } = desk(database, echo);
  await runner.idle();
  expect((await said(database)).map(([, one]) => one)).toEqual(many.map((_, n) => `эхо: ${n}`));
});

test('an event that comes while others are being handled is not forgotten', async () => {
  await arrive(database, ['a', message(ANNA, 'раз')]);
  const begun = gate();
  const maySpeak = gate();
  const { runner } = desk(database, async (turn) => {
    begun.open();
    await maySpeak.opened;
    await echo(turn);
  });
  runner.wake();
  await begun.opened;
  const stored = arrive(database, ['b', message(ANNA, 'два')]).then(() => runner.wake());
  maySpeak.open();
  await stored;
  await runner.idle();
  expect((await said(database)).map(([, one]) => one)).toEqual(['эхо: раз', 'эхо: два']);
});

test('a turn that throws leaves nothing of itself: no reply, no state, no mark; it is tried again', async () => {
  await arrive(database, ['a', message(ANNA, 'раз')]);
  let tries = 0;
  const { runner, log } = desk(database, async (turn) => {
    tries += 1;
    await turn.reply({ text: `попытка ${tries}` });
    await turn.stores.accounts.consent(userId(ANNA), tries, NOW);
    await turn.stores.sessions.set('key', userId(ANNA), `{"try":${tries}}`, NOW);
    await turn.startJob({ kind: 'describe_chat', peer: turn.peer ?? (0 as never), greet: true });
    if (tries < 3) throw new Error('не вышло');
  });
  await runner.idle();
  expect(await said(database)).toEqual([[ANNA, 'попытка 3']]);
  await database.transaction(async (stores) => {
    expect((await stores.accounts.find(userId(ANNA)))?.consentVersion).toBe(3);
    expect(await stores.sessions.get('key')).toBe('{"try":3}');
    const first = await stores.jobs.next(0);
    expect(await stores.jobs.next(first?.id ?? 0)).toBeNull();
    expect(await stores.inbox.countFailed()).toBe(0);
  });
  expect(log.filter((line) => line.includes('turn rolled back'))).toHaveLength(2);
});

test('after three tries the event is set aside, the person is told once, and the others are answered', async () => {
  await arrive(database, ['a', message(ANNA, 'яд')], ['b', message(ANNA, 'два')], ['c', message(BORIS, 'три')]);
  let tries = 0;
  const { runner } = desk(database, async (turn) => {
    if (text(turn) !== 'яд') return echo(turn);
    tries += 1;
    await turn.reply({ text: 'половина ответа' });
    throw new Error('не разобрать');
  });
  await runner.idle();
  await runner.idle();
  expect(tries).toBe(3);
  expect(await said(database)).toEqual([
    [ANNA, 'Простите'],
    [ANNA, 'эхо: два'],
    [BORIS, 'эхо: три'],
  ]);
  const failed = await database.transaction((stores) => stores.inbox.failed(10));
  expect(failed).toMatchObject([{ eventId: 'a', at: REAL_NOW }]);
  expect(failed[0]?.error).toContain('не разобрать');
});

test('an apology that itself fails stops nobody else', async () => {
  await arrive(database, ['a', message(ANNA, 'яд')], ['b', message(BORIS, 'два')]);
  const handle = (turn: Turn): Promise<void> => (text(turn) === 'яд' ? Promise.reject(new Error('раз')) : echo(turn));
  const { runner } = desk(database, handle, () => Promise.reject(new Error('и извиниться не вышло')));
  await runner.idle();
  expect(await said(database)).toEqual([[BORIS, 'эхо: два']]);
  expect(await database.transaction((stores) => stores.inbox.countFailed())).toBe(1);
});

test('an event that cannot even be read back is set aside', async () => {
  await database.transaction(({ inbox }) => inbox.add('a', '{"kind":"from another version"}', REAL_NOW));
  await arrive(database, ['b', message(BORIS, 'два')]);
  const { runner } = desk(database, echo);
  await runner.idle();
  expect(await said(database)).toEqual([[BORIS, 'эхо: два']]);
  expect(await database.transaction((stores) => stores.inbox.countFailed())).toBe(1);
});

test('an event set aside is tried anew when the operator asks', async () => {
  await arrive(database, ['a', message(ANNA, 'раз')]);
  let mended = false;
  const { runner } = desk(database, (turn) => (mended ? echo(turn) : Promise.reject(new Error('ещё нет'))));
  await runner.idle();
  mended = true;
  const [failed] = await database.transaction((stores) => stores.inbox.failed(1));
  await database.transaction((stores) => stores.inbox.retry(failed?.seq ?? 0));
  await runner.idle();
  expect(await said(database)).toEqual([
    [ANNA, 'Простите'],
    [ANNA, 'эхо: раз'],
  ]);
});

test('what people write is never in the log', async () => {
  await arrive(database, ['a', message(ANNA, 'мой секрет')]);
  const { runner, log } = desk(database, () => Promise.reject(new Error('broke')));
  await runner.idle();
  expect(log.length).toBeGreaterThan(0);
  expect(log.join('')).not.toContain('секрет');
});

test('a stop ends the turn in hand; the rest is answered after the restart', async () => {
  const file = scratchFile();
  const before = await opened(file.path);
  await arrive(before, ['a', message(ANNA, 'раз')], ['b', message(ANNA, 'два')]);
  const begun = gate();
  const maySpeak = gate();
  const first = desk(before, async (turn) => {
    begun.open();
    await maySpeak.opened;
    await echo(turn);
  });
  first.runner.wake();
  await begun.opened;
  const stopped = first.runner.stop();
  maySpeak.open();
  await stopped;
  expect(first.committed()).toBe(1);
  await before.close();

  const after = await opened(file.path);
  const second = desk(after, echo);
  await second.runner.idle();
  expect((await said(after)).map(([, one]) => one)).toEqual(['эхо: раз', 'эхо: два']);
  await after.close();
  file.remove();
});

test('due work is handled at the instant it was due, other events now', async () => {
  const at = NOW - 12_345;
  const seen: number[] = [];
  await arrive(
    database,
    ['a', { kind: 'digest_due', user: userId(ANNA), date: '2023-06-14' as never, at, staleAfter: null }],
    ['b', message(ANNA, 'раз')],
  );
  const { runner } = desk(database, (turn) => Promise.resolve(void seen.push(turn.now)));
  await runner.idle();
  expect(seen).toEqual([at, NOW]);
});

test('a long answer becomes several messages with their own random ids, the buttons under the last', async () => {
  await arrive(database, ['a', message(ANNA, 'раз')]);
  const long = Array.from({ length: 300 }, (_, n) => `Строка номер ${n} этого длинного ответа.`).join('\n');
  const { runner } = desk(database, (turn) =>
    turn.reply({
      text: long,
      keyboard: { inline: true, rows: [[{ label: 'Да', payload: { do: 'open', what: 'menu' } }]] },
    }),
  );
  await runner.idle();
  const parts = await written(database);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.map((part) => part.message.text).join('\n')).toBe(long);
  expect(parts.map((part) => part.message.keyboard !== undefined)).toEqual(parts.map((_, n) => n === parts.length - 1));
  expect(new Set(parts.map((part) => part.randomId)).size).toBe(parts.length);
});

test('whichever turns fail and however often, each event is either answered once or apologised for once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 15 }), async (failures) => {
      const fresh = await inMemory();
      await arrive(fresh, ...failures.map((_, n) => [`e${n}`, message(ANNA, String(n))] as const));
      const left = [...failures];
      const { runner } = desk(fresh, async (turn) => {
        await echo(turn);
        const n = Number(text(turn));
        left[n] = (left[n] ?? 0) - 1;
        if ((left[n] ?? 0) >= 0) throw new Error('ещё раз');
      });
      await runner.idle();
      const answers = (await said(fresh)).map(([, one]) => one);
      await fresh.close();
      expect(answers).toEqual(failures.map((times, n) => (times >= 3 ? 'Простите' : `эхо: ${n}`)));
    }),
    { numRuns: 30 },
  );
});

test('a disk that is full for a while counts against no event: the line waits and is answered', async () => {
  await arrive(database, ['a', message(ANNA, 'раз')], ['b', message(ANNA, 'два')]);
  let trouble = 5;
  const full = (): Error => Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const { runner, log } = desk(
    database,
    (turn) => ((trouble -= 1) >= 0 ? Promise.reject(full()) : echo(turn)),
    undefined,
    0,
  );
  await runner.idle();
  expect((await said(database)).map(([, one]) => one)).toEqual(['эхо: раз', 'эхо: два']);
  expect(await database.transaction((stores) => stores.inbox.countFailed())).toBe(0);
  expect(log.filter((line) => line.includes('the database refuses'))).toHaveLength(5);
});

test('a broken constraint is a mistake of the turn: it is set aside and the next is answered', async () => {
  await arrive(database, ['a', message(ANNA, 'яд')], ['b', message(ANNA, 'два')]);
  const broken = Object.assign(new Error('UNIQUE'), { code: 'SQLITE_CONSTRAINT_UNIQUE' });
  const { runner } = desk(database, (turn) => (text(turn) === 'яд' ? Promise.reject(broken) : echo(turn)));
  await runner.idle();
  expect((await said(database)).map(([, one]) => one)).toEqual(['Простите', 'эхо: два']);
});
