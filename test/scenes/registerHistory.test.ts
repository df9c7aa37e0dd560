/** Who confirmed what, and when: the administrator reads it in the chat, and the person hears of every mark. */
import { dutyId, staffId, userId } from '../../src/domain/ids';
import { moveAssignment } from '../../src/usecases/moveAssignment';
import { House } from './harness';
import { ADMINISTRATOR, day, madeUpSchool } from './school';

const ANNA = userId(20);
const IRINA = userId(21);

let house: House;
beforeEach(async () => {
  house = await House.open(madeUpSchool());
  await house.introduces(ANNA, 'учитель', 'Ёлкина Анна Петровна');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
});
afterEach(() => house.close());

const page = async (staff = 1): Promise<string> =>
  (await house.forges(ADMINISTRATOR, { do: 'person', staff }))[0] ?? '';
const opens = async (label: string, staff = 1): Promise<string> => {
  await page(staff);
  return (await house.presses(ADMINISTRATOR, label))[0] ?? '';
};

describe('the person hears of every mark of an administrator', () => {
  test('that the report is confirmed, though one by one', async () => {
    await house.presses(ANNA, 'Я зарегистрирован(а)');
    await opens('1. пройти регистрацию');
    const before = house.heard(ANNA).length;
    const [done] = await house.presses(ADMINISTRATOR, 'Подтвердить');
    expect(done).toContain('подтверждено. Сотруднику написал.');
    expect(house.heard(ANNA).slice(before)).toEqual([
      'Анна Петровна, администратор подтвердил: «пройти регистрацию» — сделано. Что дальше — в «Мои обязанности».',
    ]);
  });

  test('that it is not asked of them, and that the mark is off again', async () => {
    await opens('3. вести онлайн-уроки');
    await house.presses(ADMINISTRATOR, 'Не требуется');
    await house.presses(ADMINISTRATOR, 'Нет возможности');
    expect(house.last(ANNA)).toContain('«вести онлайн-уроки» — от вас не требуется (нет возможности)');
    await opens('3. вести онлайн-уроки');
    await house.presses(ADMINISTRATOR, 'Снять отметку');
    expect(house.last(ANNA)).toContain('администратор снял отметку: «вести онлайн-уроки» снова открыто');
  });
});

describe('the page of an administrator', () => {
  test('says who confirmed and when, the name by the roster', async () => {
    await house.stored(async (stores) => {
      await stores.accounts.consent(IRINA, 1, house.now);
      await stores.accounts.addRole(IRINA, 'subject_teacher', null);
      await stores.staff.link(staffId(2), IRINA, house.now);
      await stores.administrators.set(IRINA, true, ADMINISTRATOR, house.now);
    });
    await house.forges(IRINA, { do: 'mark', act: 'paper', staff: 1, duty: 'first/registration', subject: 'staff:1' });
    await house.forges(ADMINISTRATOR, {
      do: 'mark',
      act: 'phone',
      staff: 1,
      duty: 'first/lessons',
      subject: 'staff:1',
    });
    const text = await page();
    expect(text).toContain('подтверждено по бумаге: Соколова И.Л., 03.09.2030');
    expect(text).toContain('подтверждено по телефону: администратор, 03.09.2030');
  });

  test('keeps the date beside what is started, said or overdue', async () => {
    expect(await page()).toContain('1. пройти регистрацию (п. 1 приказа) — начато, до 20.09.2030');
    await house.presses(ANNA, 'Я зарегистрирован(а)');
    expect(await page()).toContain('сообщено, не подтверждено, срок 20.09.2030');
    house.now = Date.parse('2030-09-23T10:00:00+03:00');
    expect(await page(2)).toContain('пройти регистрацию (п. 1 приказа) — срок был 20.09.2030, прошло: 3 дня');
  });

  test('tells the history of a duty: day, step, who, why, until when', async () => {
    const key = { duty: dutyId('first', 'registration'), subject: 'staff:1' };
    await house.presses(ANNA, 'Я зарегистрирован(а)');
    await house.says(ANNA, 'Исправить отметку');
    await house.presses(ANNA, '1. пройти регистрацию');
    await house.stored((stores) =>
      moveAssignment(
        { stores, now: house.now },
        key,
        { step: 'extend', due: day('2030-10-01'), reason: 'болезнь' },
        ADMINISTRATOR,
      ),
    );
    house.now += 86_400_000;
    await house.forges(ADMINISTRATOR, {
      do: 'mark',
      act: 'impossible',
      staff: 1,
      duty: key.duty,
      subject: key.subject,
    });
    const text = await opens('1. пройти регистрацию');
    expect(text.split('\n').slice(1, -1)).toEqual([
      'История:',
      '03.09.2030 начато — бот',
      '03.09.2030 сообщено, что сделано — сам(а)',
      '03.09.2030 отметка отозвана — сам(а)',
      '03.09.2030 срок продлён до 01.10.2030: болезнь — администратор',
      '04.09.2030 не требуется: нет возможности — администратор',
    ]);
    expect(await opens('2. создать чат класса')).toContain('История: пока ничего не отмечено.');
  });
});

test('the person’s own list says what is started, with its date', async () => {
  expect((await house.says(ANNA, 'Мои обязанности')).join()).toContain(
    '• пройти регистрацию — начато — до 20.09.2030 (п. 1 приказа)',
  );
});

test('the card tells the history of a member of staff in plain words', async () => {
  await house.forges(ADMINISTRATOR, { do: 'staff', act: 'class', staff: 1, value: '6А' });
  await house.forges(ADMINISTRATOR, { do: 'staff', act: 'leave', staff: 1, value: '2' });
  await house.forges(ADMINISTRATOR, { do: 'staff', act: 'return', staff: 1 });
  await house.forges(ADMINISTRATOR, { do: 'code', act: 'issue', staff: 2 });
  await house.says(ADMINISTRATOR, 'Ёлкина');
  const [text = ''] = await house.presses(ADMINISTRATOR, 'История');
  expect(text.split('\n')).toEqual([
    'Ёлкина Анна Петровна, история:',
    '03.09.2030 профиль ВК подтверждён — администратор',
    '03.09.2030 изменены данные в списке — администратор',
    '03.09.2030 отпуск или болезнь, замещает Соколова И.Л. — администратор',
    '03.09.2030 снова на работе — администратор',
    '03.09.2030 классное руководство 7Б снято — администратор',
    '03.09.2030 классное руководство 6А — администратор',
    'Отметки о поручениях — в «Поручения».',
  ]);
  expect((await house.forges(ADMINISTRATOR, { do: 'staff', act: 'history', staff: 2 }))[0]).toContain(
    'выдан личный код — администратор',
  );
  await house.forges(ADMINISTRATOR, { do: 'staff', act: 'dismiss', staff: 1 });
  await house.says(ADMINISTRATOR, 'Ёлкина');
  expect((await house.presses(ADMINISTRATOR, 'История'))[0]).toContain('уволен(а), права сняты — администратор');
});
