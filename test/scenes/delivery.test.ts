/** What did not arrive, in the administrator's digest; what is due too late is not said at all. */
import { peerId, privatePeer, userId, type PeerId } from '../../src/domain/ids';
import type { Refusal } from '../../src/domain/refusal';
import { onDue } from '../../src/commands/due';
import { Turn } from '../../src/messaging/turn';
import { House } from './harness';
import { ADMINISTRATOR, day, madeUpSchool } from './school';

const TEACHER = userId(20);
const STRANGER = userId(50);
const CHAT = peerId(2_000_000_001);

let house: House;
beforeEach(async () => {
  house = await House.open();
  await house.introduces(TEACHER, 'классный руководитель', 'Ёлкина Анна Петровна');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
});
afterEach(() => house.close());

/** VK refuses a message, and the bot hears of it. */
async function refused(peer: PeerId, code: number, refusal: Refusal): Promise<void> {
  await house.stored(async ({ outbox }) => {
    await outbox.add({ peer, priority: 1, body: '{"text":"?"}', randomId: 1, expiresAt: null }, house.now);
    const rows = await outbox.heads(house.now, 100);
    const id = rows.find((row) => row.peer === peer)?.id ?? 0;
    await outbox.markRefused(id, code, refusal, house.now);
  });
  await house.happens({ kind: 'refused', peer, code, refusal });
}

async function digest(): Promise<string> {
  await house.says(ADMINISTRATOR, 'Сводка');
  return house.last(ADMINISTRATOR);
}

describe('what was refused', () => {
  test.each<[number, Refusal, RegExp]>([
    [912, 'bots_off', /«Управление → Сообщения → Настройки для бота»/u],
    [7, 'rights', /не хватает прав \(код 7\)/u],
    [986, 'policy', /правила ВКонтакте .*код 986/u],
    [100, 'our_mistake', /ошибка бота \(код 100\): сообщите/u],
  ])('because of %i, %s, is named though the person is in touch', async (code, refusal, words) => {
    await refused(privatePeer(TEACHER), code, refusal);
    await house.says(TEACHER, 'Мои обязанности');
    expect(await digest()).toMatch(new RegExp(`Ёлкина Анна Петровна: .*${words.source}`, 'u'));
  });

  test('because the person forbade it, is named until they write again', async () => {
    await refused(privatePeer(TEACHER), 901, 'person_unreachable');
    expect(await digest()).toContain('Ёлкина Анна Петровна: ещё не писал(а) боту или запретил(а) сообщения');
    await house.says(TEACHER, 'Мои обязанности');
    expect(await digest()).not.toContain('Не удалось доставить');
  });

  test('to someone whom nobody expects to be reached is not a matter for the administrator', async () => {
    await refused(privatePeer(STRANGER), 901, 'person_unreachable');
    expect(await digest()).not.toContain('Не удалось доставить');
  });

  test('in a chat that the bot does not know is a chat’s, not a person’s', async () => {
    await refused(CHAT, 925, 'rights');
    expect(await digest()).toMatch(/чат «без названия»: .*сделайте бота администратором/u);
  });
});

describe('a reminder', () => {
  const MORNING = Date.parse('2030-09-19T09:00:00+03:00');
  const remind = (staleAfter: number | null): Promise<void> =>
    house.happens({ kind: 'reminder_due', user: TEACHER, date: day('2030-09-19'), at: MORNING, staleAfter });
  const words = (): number => house.heard(TEACHER).length;

  test('handled after the hours of its day says nothing; on a virtual clock it has no such hours', async () => {
    house.now = MORNING;
    const before = words();
    await remind(MORNING - 1);
    expect(words()).toBe(before);
    await remind(null);
    expect(words()).toBe(before + 1);
  });

  test('handled in time leaves in the hours of its day or not at all', async () => {
    const staleAfter = MORNING + 1;
    const event = { kind: 'reminder_due', user: TEACHER, date: day('2030-09-19'), at: MORNING, staleAfter } as const;
    const waiting = await house.stored(async (stores) => {
      const turn = new Turn({ event, now: MORNING, realNow: MORNING, randomId: () => 1, stores });
      await onDue(madeUpSchool(), turn, event, MORNING);
      return stores.outbox.heads(MORNING, 10);
    });
    expect(waiting).toMatchObject([{ peer: TEACHER, expiresAt: staleAfter }]);
  });
});
