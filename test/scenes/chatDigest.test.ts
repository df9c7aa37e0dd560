/** «И в чат администрации»: figures for everybody there, nobody by name. */
import fc from 'fast-check';
import { fullName } from '../../src/domain/names';
import { dutyId, peerId, userId } from '../../src/domain/ids';
import { identify } from '../../src/usecases/identify';
import { recordRegistration } from '../../src/usecases/registration';
import { House } from './harness';
import { ADMINISTRATOR, day, label, madeUpSchool, ROSTER } from './school';

const CHAT = peerId(2_000_000_005);
const TEACHER = userId(20);
const context = madeUpSchool();

let house: House;
beforeEach(async () => {
  house = await House.open(context);
});
afterEach(() => house.close());

const administrationChat = () =>
  house.stored(async ({ chats }) => {
    await chats.seen(CHAT, null, house.now);
    await chats.setTitle(CHAT, 'Администрация');
    await chats.confirm(CHAT, { kind: 'administration', classLabel: null, isExtra: false }, ADMINISTRATOR, house.now);
  });

const switchOn = async () => {
  await administrationChat();
  await house.says(ADMINISTRATOR, 'Настройки сводки');
  return house.presses(ADMINISTRATOR, 'И в чат администрации');
};

async function morning(date: string): Promise<string[]> {
  const before = house.heardIn(CHAT).length;
  house.now = Date.parse(`${date}T08:00:00+03:00`);
  await house.happens({ kind: 'chat_digest_due', date: day(date), at: house.now, staleAfter: null });
  return house.heardIn(CHAT).slice(before);
}

test('пока чата администрации в реестре нет, включить нечего', async () => {
  await house.says(ADMINISTRATOR, 'Настройки сводки');
  expect(house.labels(ADMINISTRATOR)).not.toContain('И в чат администрации');
  const [said] = await house.forges(ADMINISTRATOR, { do: 'digest_wish', inChat: true });
  expect(said).toContain('Чата администрации в реестре нет');
  expect(await morning('2030-09-16')).toEqual([]);
});

test('включается кнопкой, пишет числа без имён и кнопок, о включении есть запись в журнале', async () => {
  const [on] = await switchOn();
  expect(on).toContain('одни числа, без имён и классов');
  await house.stored(async (stores) => {
    const request = { staff: null, statedName: 'Кто Новый', classLabel: null, registered: false } as const;
    for (const user of [40, 41].map(userId))
      await stores.requests.add({ ...request, user, role: 'subject_teacher' }, house.now);
  });
  expect(await morning('2030-09-16')).toEqual([
    [
      'Сводка на 16.09.2030',
      'Зарегистрированы: 0 из 5\nЧаты: 0 из 4',
      '• пройти регистрацию (п. 1 приказа): осталось 5 из 5, до 20.09.2030',
      'Ждут ответа: 2 запроса.',
      'Подробности — администраторам в личных сообщениях: vk.me/club1',
    ].join('\n\n'),
  ]);
  expect(house.labelsIn(CHAT)).toEqual([]);
  const acts = await house.stored(async ({ journal }) => (await journal.latest(5)).map(({ act }) => act));
  expect(acts).toContain('digest.in_chat');
});

test('в один день одна, хотя процесс перезапустили; без изменений — одна строка, с изменениями — сколько прибавилось', async () => {
  await switchOn();
  expect(await morning('2030-09-10')).toHaveLength(1);
  house.restart();
  expect(await morning('2030-09-10')).toEqual([]);
  expect(await morning('2030-09-11')).toEqual([
    'Сводка на 11.09.2030: без изменений. Зарегистрированы 0 из 5, чаты — 0 из 4.',
  ]);
  await house.stored(async (stores) => {
    const [someone] = await stores.staff.all();
    if (someone) await recordRegistration(context, { stores, now: house.now }, someone.id, TEACHER);
  });
  expect((await morning('2030-09-12'))[0]).toContain('Зарегистрированы: 1 из 5 (+1)');
});

test('о поручении, которое лежит на одном человеке, в чате ни слова', async () => {
  const [order] = context.orders;
  const [sample] = order?.duties ?? [];
  if (!order || !sample) throw new Error('no order');
  const office = { ...sample, id: dutyId('first', 'office'), text: 'подписать приказ', due: day('2030-09-18') };
  const duties = [...order.duties, { ...office, assignee: { who: 'office', office: 'director' } as const }];
  house.becomes({ ...context, orders: [{ ...order, duties }] });
  await switchOn();
  const [text] = await morning('2030-09-16');
  expect(text).toContain('пройти регистрацию');
  expect(text).not.toContain('подписать');
  await house.says(ADMINISTRATOR, 'Сводка');
  expect(house.last(ADMINISTRATOR)).toContain('подписать приказ');
});

test('выключается той же кнопкой', async () => {
  await switchOn();
  await house.says(ADMINISTRATOR, 'Настройки сводки');
  expect((await house.presses(ADMINISTRATOR, 'Не писать в чат администрации'))[0]).toContain('не приходит');
  expect(await morning('2030-09-16')).toEqual([]);
});

test('на паузе рассылок молчит и в чате, опоздавшую не досылает', async () => {
  await switchOn();
  house.now = Date.parse('2030-09-16T12:30:00+03:00');
  const late = { date: day('2030-09-16'), at: house.now - 1, staleAfter: house.now - 1 };
  await house.happens({ kind: 'chat_digest_due', ...late });
  await house.says(ADMINISTRATOR, 'Приостановить рассылки');
  expect(await morning('2030-09-17')).toEqual([]);
  expect(house.heardIn(CHAT)).toEqual([]);
});

test('бота из чата убрали, или чат теперь другой — туда ничего, а администратору об этом в личной сводке', async () => {
  await switchOn();
  await house.says(ADMINISTRATOR, 'Сводка');
  expect(house.last(ADMINISTRATOR)).not.toContain('Администрация');
  await house.happens({ kind: 'bot_removed', peer: CHAT, by: null });
  expect(await morning('2030-09-16')).toEqual([]);
  await house.says(ADMINISTRATOR, 'Сводка');
  expect(house.last(ADMINISTRATOR)).toContain('• чат «Администрация»: бота нет в чате или писать в него нельзя');
  await administrationChat();
  await house.stored(({ chats }) =>
    chats.confirm(CHAT, { kind: 'class', classLabel: label('7Б'), isExtra: false }, ADMINISTRATOR, house.now),
  );
  expect(await morning('2030-09-17')).toEqual([]);
});

test('сводку в чат включает только администратор', async () => {
  await administrationChat();
  await house.introduces(TEACHER, 'Учитель-предметник', 'Соколова Ирина Львовна');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
  await house.forges(TEACHER, { do: 'digest_wish', inChat: true });
  expect(house.last(TEACHER)).toMatch(/администратор/iu);
  expect(await morning('2030-09-16')).toEqual([]);
});

const letters = (least: number) =>
  fc
    .array(fc.constantFrom(...'абвгдежзиклмнопрстуфхцчшэюя'), { minLength: least, maxLength: 9 })
    .map((all) => all.join(''));
const named = letters(7).map((name) => name.charAt(0).toUpperCase() + name.slice(1));
const people = fc.array(
  fc.record({
    surname: named,
    firstName: named,
    patronymic: named,
    position: letters(9),
    classTeacherOf: fc.constantFrom(null, ...['6А', '6Б', '7А', '7Б'].map(label)),
    user: fc.integer({ min: 10_000_000, max: 99_999_999 }),
    asks: fc.boolean(),
    isRegistered: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

test('каким бы ни был список, в тексте чата нет ни имени, ни класса, ни профиля, ни номера запроса из него', async () => {
  await fc.assert(
    fc.asyncProperty(
      people,
      fc.constantFrom('2030-09-16', '2030-09-20', '2030-10-24', '2030-11-05'),
      async (all, on) => {
        await house.close();
        house = await House.open(context);
        const [sample] = ROSTER;
        if (!sample) throw new Error('no sample');
        await house.stored(async (stores) => {
          const work = { stores, now: house.now };
          const duty = context.orders[0]?.duties[0];
          for (const { user, asks, isRegistered, ...one } of all) {
            const id = await stores.staff.add({ ...sample, ...one });
            const request = {
              staff: id,
              statedName: fullName(one),
              role: 'subject_teacher',
              classLabel: null,
            } as const;
            if (asks) await stores.requests.add({ ...request, user: userId(user), registered: false }, work.now);
            else await stores.staff.link(id, userId(user), work.now);
            if (isRegistered) await recordRegistration(context, work, id, userId(user));
            if (duty) await stores.tickets.open({ user: userId(user), kind: 'help', duty: duty.id }, work.now);
          }
          expect((await identify(context, work, ADMINISTRATOR)).roles.has('administrator')).toBe(true);
        });
        await switchOn();
        const [text = ''] = await morning(on);
        expect(text).toContain('Зарегистрированы');
        const lower = text.toLowerCase();
        const words = [...ROSTER, ...all].flatMap((one) => [one.surname, one.firstName, one.patronymic ?? one.surname]);
        for (const word of words) expect(lower).not.toContain(word.toLowerCase());
        for (const one of all) {
          expect(text).not.toContain(String(one.user));
          expect(lower).not.toContain(one.position);
        }
        expect(text).not.toMatch(/\d{1,2}\s?[«"]?[А-Я](?![а-яА-Я])|№|id\d/u);
      },
    ),
    { numRuns: 25 },
  );
});
