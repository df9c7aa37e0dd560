/** «Чаты»: что просит приказ и что есть, карточка чата, правила — администратору всё, владельцу своё. */
import { transition, UNTOUCHED } from '../../src/domain/assignment';
import { dutyId, peerId, userId, type UserId } from '../../src/domain/ids';
import type { Duty } from '../../src/domain/order';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';
import { ADMINISTRATOR, label, madeUpSchool } from './school';

const CHAT = peerId(2_000_000_001);
const TEACHER = userId(20);
const PARENT = userId(30);

/** The made-up school with chats without a date and places of the platform. */
function school(): SchoolContext {
  const context = madeUpSchool();
  const [order] = context.orders;
  const [sample] = order?.duties ?? [];
  if (!order || !sample) throw new Error('no order');
  const more = (id: string, change: Partial<Duty>): Duty => ({
    ...sample,
    ...{ id: dutyId('first', id), clause: { document: 'regulation', number: '8.9' }, due: null, remindOn: [] },
    ...change,
  });
  const duties = [
    ...order.duties,
    more('parents', {
      assignee: { who: 'class_teacher', grades: [6, 7] },
      evidence: { kind: 'chat', chat: 'class_parents' },
      optional: true,
    }),
    more('active', {
      assignee: { who: 'office', office: 'director' },
      evidence: { kind: 'chat', chat: 'parents_active' },
    }),
    more('subjects', {
      assignee: { who: 'role', role: 'subject_teacher' },
      evidence: { kind: 'chat', chat: 'subject' },
    }),
    more('room', {
      assignee: { who: 'role', role: 'administrator' },
      evidence: { kind: 'report', place: 'staff_room' },
    }),
    more('channel', {
      assignee: { who: 'role', role: 'administrator' },
      evidence: { kind: 'report', place: 'staff_channel' },
    }),
  ];
  return { ...context, orders: [{ ...order, duties }] };
}

let house: House;
beforeEach(async () => {
  house = await House.open(school());
  await house.introduces(TEACHER, 'классный руководитель', 'Ёлкина Анна Петровна');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
  await house.happens({ kind: 'bot_added', peer: CHAT, by: TEACHER });
  await house.happens({ kind: 'chat_described', peer: CHAT, title: '7Б класс', greet: true });
});
afterEach(() => house.close());

const confirms = async (user: UserId): Promise<void> => {
  const payload = house.payloadIn(CHAT, 'Да, чат 7Б');
  await house.happens({ kind: 'press', peer: CHAT, from: user, payload, answerId: 'yes', cmid: 1 });
};
const says = async (user: UserId): Promise<string> => (await house.says(user, 'Чаты')).join('\n');

describe('администратор', () => {
  test('видит чаты со сроком, без срока и места платформы, каждое отдельной строкой', async () => {
    await confirms(TEACHER);
    const said = await says(ADMINISTRATOR);
    expect(said).toContain('▫️ Чаты классов — 1 из 4 (нет: 6А, 6Б, 7А) (п. 2 приказа, до 25.10.2030)');
    expect(said).toContain('▫️ Чаты родителей класса — 0 из 4 (п. 8.9 Положения, если возможно)');
    expect(said).toContain('▫️ Чат родительского актива — пока нет (п. 8.9 Положения)');
    expect(said).toMatch(/▫️ Чаты по предметам — 0 из \d+ педагогов \(п\. 8\.9 Положения\)/u);
    expect(said).toContain('▫️ Класс «Учительская» — пока не отмечено (п. 8.9 Положения)');
    expect(said).toContain('▫️ Канал «Сотрудники» — пока не отмечено (п. 8.9 Положения)');
  });

  test('слово владельца о классе «Учительская» отмечает её одну', async () => {
    const done = { do: 'done', duty: 'first/room', subject: 'self' } as const;
    const own = await house.stored((stores) => stores.staff.byUser(TEACHER));
    await house.stored((stores) => stores.staff.link(own?.id ?? (0 as never), ADMINISTRATOR, house.now));
    expect(done.duty).toBe(dutyId('first', 'room'));
    await house.stored(({ assignments }) =>
      assignments.record(
        { duty: dutyId('first', 'room'), subject: `staff:${own?.id}` },
        transition(UNTOUCHED, { step: 'report', evidence: { kind: 'reported' } }),
        ADMINISTRATOR,
        house.now,
      ),
    );
    const said = await says(ADMINISTRATOR);
    expect(said).toContain('✅ Класс «Учительская» — отмечено');
    expect(said).toContain('▫️ Канал «Сотрудники» — пока не отмечено');
  });

  test('видит, какие чаты ждут слова владельца, и открывает карточку любого', async () => {
    expect(await says(ADMINISTRATOR)).toContain('Ждут слова владельца: «7Б класс».');
    await house.presses(ADMINISTRATOR, 'Все чаты');
    await house.presses(ADMINISTRATOR, '❔ 7Б класс');
    expect(house.last(ADMINISTRATOR)).toBe(
      'Чат «7Б класс»\nЖдёт слова владельца. Что это за чат, можно сказать и здесь — кнопкой.',
    );
    await confirms(ADMINISTRATOR);
    await house.presses(ADMINISTRATOR, 'Все чаты');
    await house.presses(ADMINISTRATOR, '✅ 7Б класс');
    expect(house.last(ADMINISTRATOR)).toBe(
      'Чат «7Б класс»\nЧат 7Б, в реестре с 03.09.2030.\nПоказывает исполнение: п. 2 приказа.',
    );
  });

  test('говорит на карточке, что это за чат, и он записан', async () => {
    await says(ADMINISTRATOR);
    await house.presses(ADMINISTRATOR, 'Все чаты');
    await house.presses(ADMINISTRATOR, '❔ 7Б класс');
    await house.presses(ADMINISTRATOR, 'Да, чат 7Б');
    expect(await house.stored((stores) => stores.chats.find(CHAT))).toMatchObject({
      state: 'confirmed',
      kind: 'class',
    });
  });

  test('листает список длиннее страницы', async () => {
    for (let n = 2; n <= 8; n += 1) {
      await house.happens({ kind: 'bot_added', peer: peerId(2_000_000_000 + n), by: null });
      await house.happens({
        kind: 'chat_described',
        peer: peerId(2_000_000_000 + n),
        title: `Болталка ${n}`,
        greet: true,
      });
    }
    await says(ADMINISTRATOR);
    await house.presses(ADMINISTRATOR, 'Все чаты');
    expect(house.labels(ADMINISTRATOR)).toContain('❔ Болталка 5');
    await house.presses(ADMINISTRATOR, 'Дальше');
    expect(house.labels(ADMINISTRATOR)).toContain('❔ Болталка 8');
    await house.presses(ADMINISTRATOR, 'Назад по списку');
    await house.forges(ADMINISTRATOR, { do: 'chat_list', from: 9999 });
    expect(house.last(ADMINISTRATOR)).toContain('Выберите чат');
  });
});

describe('классный руководитель', () => {
  test('видит свои чаты и карточку своего', async () => {
    await confirms(TEACHER);
    const said = await says(TEACHER);
    expect(said).toContain('✅ Чат 7Б — есть');
    expect(said).not.toContain('Учительская');
    expect(said).not.toContain('6А');
    await house.presses(TEACHER, 'Все чаты');
    await house.presses(TEACHER, '✅ 7Б класс');
    expect(house.labels(TEACHER)).toContain('Отправить в чат');
  });

  test('отправляет правила в чат одним нажатием', async () => {
    await confirms(TEACHER);
    await says(TEACHER);
    await house.presses(TEACHER, 'Все чаты');
    await house.presses(TEACHER, '✅ 7Б класс');
    expect((await house.presses(TEACHER, 'Отправить в чат'))[0]).toContain('Отправил правила');
    expect(house.heardIn(CHAT).at(-1)).toBe('Правила нашего чата:\n1. Пишите вежливо.\n2. Ночью не пишите.');
    const card = { do: 'chat_card', peer: CHAT, act: 'rules' } as const;
    expect((await house.forges(TEACHER, card))[0]).toContain('Название чата по единому образцу: «7Б класс»');
  });

  test('чужого чата не видит и правил в него не шлёт', async () => {
    const other = peerId(2_000_000_005);
    await house.happens({ kind: 'bot_added', peer: other, by: null });
    await house.happens({ kind: 'chat_described', peer: other, title: '6А класс', greet: true });
    const before = house.heardIn(other).length;
    for (const act of ['show', 'post', 'no_more'] as const) {
      expect((await house.forges(TEACHER, { do: 'chat_card', peer: other, act }))[0]).toContain(
        'владелец и администратор',
      );
    }
    expect(house.heardIn(other)).toHaveLength(before);
  });
});

test('родителю список чатов и их карточки не показывают', async () => {
  expect(await says(PARENT)).not.toContain('7Б');
  for (const payload of [
    { do: 'chat_list', from: 0 },
    { do: 'chat_card', peer: CHAT, act: 'show' },
    { do: 'chat_card', peer: CHAT, act: 'post' },
  ]) {
    expect((await house.forges(PARENT, payload)).join('\n')).not.toContain('7Б');
  }
});

describe('«Правила чата» называют чат по единому образцу', () => {
  const OTHER = userId(21);
  beforeEach(async () => {
    await house.introduces(OTHER, 'учитель', 'Соколова Ирина Львовна');
    await house.presses(ADMINISTRATOR, 'Подтвердить');
  });
  const rules = async (user: UserId): Promise<string> => (await house.says(user, 'Правила чата')).join();
  const leads = (classTeacherOf: string | null): Promise<void> =>
    house.stored(async ({ staff }) => {
      const own = await staff.byUser(OTHER);
      if (own)
        await staff.update(
          own.id,
          { ...own, classTeacherOf: classTeacherOf === null ? null : label(classTeacherOf) },
          null,
        );
    });

  test('классному руководителю — его класса', async () => {
    await leads('6А');
    expect(await rules(OTHER)).toContain('Название чата по единому образцу: «6А класс».');
    expect(await rules(OTHER)).not.toContain('7Б');
  });

  test('кто замещает коллегу — и его класса', async () => {
    await leads('6А');
    await house.stored(async ({ staff }) => {
      const [colleague, own] = [await staff.byUser(TEACHER), await staff.byUser(OTHER)];
      if (colleague && own) await staff.setStatus(colleague.id, 'on_leave', own.id, house.now);
    });
    expect(await rules(OTHER)).toContain('«6А класс», «7Б класс».');
  });

  test.each([
    ['администратору', ADMINISTRATOR],
    ['учителю без класса', OTHER],
  ])('%s — сам образец, без чужого класса', async (_whom, user) => {
    expect(await rules(user)).toContain('номер и буква класса, а за ними «класс», «родители» или «педагоги»');
    expect(await rules(user)).not.toMatch(/\d[А-Я] класс/u);
  });
});

test('школа без правил так и говорит', async () => {
  house.becomes({ ...school(), school: { ...school().school, chatRules: [] } });
  expect((await house.says(TEACHER, 'Правила чата'))[0]).toContain('Правил чата школа ещё не написала');
});
