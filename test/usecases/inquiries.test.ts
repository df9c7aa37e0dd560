/** Who answers for support today, and what happens when nobody answers for long (п. 4, 6). */
import { staffId, userId, type UserId } from '../../src/domain/ids';
import { identify } from '../../src/usecases/identify';
import type { SchoolContext } from '../../src/usecases/context';
import { ticketHandlers } from '../../src/usecases/handleTickets';
import { takeBackUnsaid } from '../../src/usecases/takeBackUnsaid';
import { House } from '../scenes/harness';
import { morning } from '../scenes/mornings';
import { ADMINISTRATOR, label, madeUpSchool } from '../scenes/school';

const PARENT = userId(30);
const SUPPORT = userId(21);
const SUBSTITUTE = userId(22);
const made = madeUpSchool();
const context: SchoolContext = {
  ...made,
  // no duties: the mornings of these tests speak of questions alone
  orders: [],
  school: {
    ...made.school,
    offices: { ...made.school.offices, support: { name: 'И.Л. Соколова', position: 'учитель' } },
  },
};

let house: House;
beforeEach(async () => {
  house = await House.open(context);
  await comes(2, SUPPORT);
  await house.stored(async ({ accounts }) => {
    await accounts.consent(PARENT, 1, house.now);
    await accounts.addRole(PARENT, 'parent', label('7Б'));
  });
});
afterEach(() => house.close());

const comes = (row: number, user: UserId): Promise<void> =>
  house.stored(async (stores) => {
    await stores.accounts.consent(user, 1, house.now);
    await stores.accounts.addRole(user, 'subject_teacher', null);
    await stores.staff.link(staffId(row), user, house.now);
  });
const goesOnLeave = (row: number, substitute: number | null): Promise<void> =>
  house.stored(({ staff }) =>
    staff.setStatus(staffId(row), 'on_leave', substitute === null ? null : staffId(substitute), house.now),
  );
async function asks(): Promise<string> {
  await house.says(PARENT, 'Спросить администратора');
  const asked = house.last(PARENT);
  await house.says(PARENT, 'Почему не открывается чат?');
  return asked;
}
const digest = async (): Promise<string> => (await house.says(ADMINISTRATOR, 'Сводка')).join('\n');

describe('ответственный за поддержку в отпуске', () => {
  test('спрашивают замещающего: он назван, видит вопрос и отвечает, сам отпускник ничего не слышит', async () => {
    await comes(3, SUBSTITUTE);
    await goesOnLeave(2, 3);
    expect(await asks()).toContain('Его прочитает И.И. Соколова, учитель');
    expect(house.heard(SUPPORT)).toEqual([]);
    expect(house.heard(ADMINISTRATOR)).toEqual([]);
    expect((await house.says(SUBSTITUTE, 'Обращения'))[0]).toContain('Вопрос №1 от родителя 7Б');
    await house.presses(SUBSTITUTE, 'Ответить');
    await house.says(SUBSTITUTE, 'Ссылка новая.');
    expect(house.last(PARENT)).toContain('Ответ на ваш вопрос №1: Ссылка новая.');
  });

  test('вернулся — права замещающего кончились', async () => {
    await comes(3, SUBSTITUTE);
    await goesOnLeave(2, 3);
    await asks();
    await house.stored(({ staff }) => staff.setStatus(staffId(2), 'active', null, house.now));
    expect(await house.presses(SUBSTITUTE, 'Ответить')).toEqual([expect.stringContaining('только администратору')]);
    expect((await house.says(SUPPORT, 'Обращения'))[0]).toContain('Вопрос №1');
  });

  test('замещающего в боте нет, он запретил писать или сам в отпуске — администратор', async () => {
    await goesOnLeave(2, 3);
    await asks();
    expect(house.last(ADMINISTRATOR)).toContain('Вопрос №1 от родителя 7Б');
    await comes(3, SUBSTITUTE);
    await house.happens({ kind: 'denied', user: SUBSTITUTE });
    await asks();
    expect(house.last(ADMINISTRATOR)).toContain('Вопрос №2');
    await house.happens({ kind: 'allowed', user: SUBSTITUTE });
    await goesOnLeave(3, null);
    await asks();
    expect(house.last(ADMINISTRATOR)).toContain('Вопрос №3');
    expect([house.heard(SUPPORT), house.heard(SUBSTITUTE)]).toEqual([[], []]);
  });

  test('профиля у него нет вовсе, а замена записана — спрашивают замену', async () => {
    await house.says(SUPPORT, 'Да, забыть');
    await comes(3, SUBSTITUTE);
    await goesOnLeave(2, 3);
    await asks();
    expect(house.last(SUBSTITUTE)).toContain('Вопрос №1');
  });

  test('и просьбы о помощи идут замещающему', async () => {
    await comes(3, SUBSTITUTE);
    await goesOnLeave(2, 3);
    expect(await house.stored((stores) => ticketHandlers(context, { stores, now: house.now }, 'help'))).toEqual([
      SUBSTITUTE,
    ]);
  });

  test('отвечавший ушёл в отпуск: «Не помогло» слышит тот, кто за него', async () => {
    await asks();
    await house.presses(SUPPORT, 'Ответить');
    await house.says(SUPPORT, 'Ссылка новая.');
    await comes(3, SUBSTITUTE);
    await goesOnLeave(2, 3);
    await house.presses(PARENT, 'Не помогло');
    expect(house.last(SUBSTITUTE)).toContain('ответ не помог');
    expect(house.last(SUPPORT)).not.toContain('ответ не помог');
  });
});

describe('ответа долго нет', () => {
  // asked on Tuesday, 3 September 2030, at 10:00; the school works 8:00–19:00
  test('через восемь рабочих часов, утром, один раз слышат ответственный и администратор', async () => {
    await asks();
    expect(await morning(house, context, '2030-09-04')).toEqual([SUPPORT, ADMINISTRATOR]);
    const said = 'Без ответа слишком долго: 1 вопрос, уже 10 рабочих часов. Откройте «Обращения».';
    expect([house.last(SUPPORT), house.last(ADMINISTRATOR)]).toEqual([said, said]);
    expect(await morning(house, context, '2030-09-05')).toEqual([]);
  });

  test('ответили или отозвали — никто ничего не слышит; открыли снова — счёт идёт сначала', async () => {
    await asks();
    await house.presses(SUPPORT, 'Ответить');
    await house.says(SUPPORT, 'Ссылка новая.');
    expect(await morning(house, context, '2030-09-04')).toEqual([]);
    await house.presses(PARENT, 'Не помогло');
    expect(await morning(house, context, '2030-09-05')).toEqual([SUPPORT, ADMINISTRATOR]);
    await house.says(PARENT, 'Мои вопросы');
    await house.presses(PARENT, 'Отозвать, №1');
    expect(await morning(house, context, '2030-09-06')).toEqual([]);
  });

  test('выходные не считаются, предел — из данных школы', async () => {
    const patient = { ...context, school: { ...context.school, answerWithinHours: 20 } };
    house.becomes(patient);
    house.now = Date.parse('2030-09-06T17:00:00+03:00');
    await asks();
    expect(await morning(house, patient, '2030-09-09')).toEqual([]);
    expect(await digest()).toContain('Ждёт ответа человека: 1 вопрос, уже 3 рабочих часа. Откройте «Обращения».');
    expect(await morning(house, patient, '2030-09-10')).toEqual([]);
    expect(await morning(house, patient, '2030-09-11')).toEqual([SUPPORT, ADMINISTRATOR]);
  });

  test('сводка называет число и самое долгое ожидание, а без вопросов молчит', async () => {
    expect(await digest()).not.toContain('ответа человека');
    await asks();
    house.now += 30 * 60_000;
    await asks();
    expect(await digest()).toContain('Ждут ответа человека: 2 вопроса, дольше всего — меньше рабочего часа.');
  });

  test('сообщение так и не ушло — скажет на другой день', async () => {
    await asks();
    await morning(house, context, '2030-09-04');
    await house.stored((stores) => takeBackUnsaid(context, { stores, now: house.now }, SUPPORT, 'inquiry 2030-09-04'));
    expect(await morning(house, context, '2030-09-05')).toContain(SUPPORT);
  });

  test('на паузе рассылок молчит', async () => {
    await asks();
    await house.says(ADMINISTRATOR, 'Приостановить рассылки');
    expect(await morning(house, context, '2030-09-04')).toEqual([]);
  });
});

test('вместе с должностью переходят и вопросы: новый ответственный знает, сколько их ждёт', async () => {
  await comes(1, SUBSTITUTE);
  await asks();
  await house.forges(ADMINISTRATOR, { do: 'rights', act: 'office', staff: 1, office: 'support' });
  expect(house.heard(SUBSTITUTE).join('\n')).toContain('Ждут ответа: 1 обращение');
  await house.says(SUBSTITUTE, 'Обращения');
  await house.presses(SUBSTITUTE, 'Ответить, №1');
  await house.says(SUBSTITUTE, 'Ссылка новая.');
  expect(house.last(PARENT)).toContain('Ссылка новая.');
  const former = await house.stored((stores) => identify(context, { stores, now: house.now }, SUPPORT));
  expect(former.offices).toEqual([]);
});
