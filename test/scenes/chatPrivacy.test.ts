/** Who does not hear of a chat's members, and how the bot tells whether a chat lives. */
import { userId } from '../../src/domain/ids';
import {
  ANNA,
  CHAT,
  confirms,
  confirmsBoth,
  IRINA,
  openChatOwners,
  PARENT,
  PUPIL,
  seen,
  TEACHERS,
  vkAnswers,
  waiting,
} from './chatOwners';
import type { House } from './harness';
import { ADMINISTRATOR, day, label } from './school';

let house: House;
beforeEach(async () => {
  house = await openChatOwners();
});
afterEach(() => house.close());

describe('чужим не видно', () => {
  beforeEach(() => confirmsBoth(house));
  const refusal = [expect.stringContaining('Состав чата видят классный руководитель этого класса')];

  test.each([
    ['родитель', PARENT, CHAT],
    ['ученик', PUPIL, CHAT],
    ['учитель-предметник', IRINA, CHAT],
    ['классный руководитель 7Б в чате педагогов', ANNA, TEACHERS],
    ['незнакомец', userId(77), CHAT],
  ])('%s с поддельной кнопкой: вежливый отказ, и ВКонтакте никто не спрашивает', async (_who, user, peer) => {
    expect(await house.forges(user, { do: 'members', peer })).toEqual(refusal);
    expect(await waiting(house)).toEqual([]);
  });

  test('слово тоже ничего не открывает, и в меню его нет', async () => {
    for (const user of [PARENT, PUPIL, IRINA]) {
      expect(await house.says(user, 'Состав чатов')).toEqual(refusal);
      await house.says(user, 'Меню');
      expect(house.labels(user)).not.toContain('Состав чатов');
    }
    for (const user of [ANNA, ADMINISTRATOR]) {
      await house.says(user, 'Чаты');
      expect(house.labels(user)).toContain('Состав чатов');
    }
  });

  test('в самом чате бот о составе не говорит', async () => {
    const before = house.heardIn(CHAT).length;
    const said = { peer: CHAT, from: ANNA, address: 'mention', content: 'text', cmid: 1, ref: null } as const;
    await house.happens({ kind: 'message', ...said, text: 'Состав чатов', payload: null });
    await house.happens({ kind: 'message', ...said, text: 'x', payload: { do: 'members', peer: CHAT } });
    expect(house.heardIn(CHAT).slice(before)).toEqual([
      expect.stringContaining('vk.me/club1'),
      expect.stringContaining('vk.me/club1'),
    ]);
    expect(await waiting(house)).toEqual([]);
  });

  test('класс передали, пока ВКонтакте отвечал: прежний руководитель состава не узнаёт', async () => {
    await house.says(ANNA, 'Состав чатов');
    await house.presses(ANNA, 'Чат 7Б «7Б класс»');
    await house.forges(ADMINISTRATOR, { do: 'staff', staff: 2, act: 'class', value: label('7Б') });
    expect(await vkAnswers(house, ANNA, seen([userId(99), 'Пётр Прохожий']))).toEqual(refusal);
  });

  test('кто попросил себя забыть, пока ВКонтакте отвечал, писем больше не получает', async () => {
    await house.says(ANNA, 'Забыть меня');
    await house.presses(ANNA, 'Да, забыть');
    expect(await vkAnswers(house, ANNA, seen(PARENT))).toEqual([]);
  });
});

describe('живёт ли чат', () => {
  beforeEach(() => confirms(house, CHAT, '7Б класс', ANNA, 'Да, чат 7Б'));
  const at = (date: string): void => {
    house.now = Date.parse(`${date}T10:00:00+03:00`);
  };

  test('«Чаты» говорят, что чат молчит две учебные недели; до того и летом — ни слова', async () => {
    const said = async (date: string): Promise<string> => {
      at(date);
      return (await house.says(ADMINISTRATOR, 'Чаты')).join('\n');
    };
    expect(await said('2030-10-01')).not.toContain('Молчат');
    await house.stored(({ chatActivity }) => chatActivity.countTalk(CHAT, day('2030-09-10'), 2));
    expect(await said('2030-09-20')).not.toContain('Молчат');
    expect(await said('2030-09-30')).toContain('Молчат две учебные недели и дольше: «7Б класс» — 20 дней.');
    expect(await said('2031-07-01')).not.toContain('Молчат');
  });

  test.each([
    ['2030-09-12', /Чат живой: за неделю 2 сообщения\./u],
    ['2030-09-22', /Чат тихий: последнее сообщение, которое я слышал, — 12 дней назад\./u],
    ['2030-10-01', /Чат молчит: последнее сообщение, которое я слышал, — 21 день назад\./u],
  ])('в ответе о составе %s', async (date, line) => {
    await house.stored(({ chatActivity }) => chatActivity.countTalk(CHAT, day('2030-09-10'), 2));
    at(date);
    expect((await vkAnswers(house, ANNA, seen(ANNA)))[0]).toMatch(line);
    expect((await vkAnswers(house, ANNA, { kind: 'no_right' }))[0]).toMatch(line);
  });

  test('где слышны только обращения, бот так и говорит', async () => {
    await house.stored(({ chatActivity }) => chatActivity.countAddressed(CHAT, day('2030-09-03'), 3));
    expect((await vkAnswers(house, ANNA, seen(ANNA)))[0]).toContain(
      'кроме обращений ко мне (за неделю 3 сообщения), ничего в нём не слышал',
    );
  });
});
