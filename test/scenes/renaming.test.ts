/** «Изменить имя»: a marriage or a slip is put right in the register, and nothing else of the person changes. */
import { staffId, userId, type UserId } from '../../src/domain/ids';
import { fullName } from '../../src/domain/names';
import { readRoster } from '../../src/roster/readRoster';
import { identify } from '../../src/usecases/identify';
import { csv } from '../roster/tables';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool, ROSTER } from './school';

const ANNA = userId(20);
const context = madeUpSchool();

let house: House;
beforeEach(async () => {
  house = await House.open(context);
});
afterEach(() => house.close());

async function comesIn(user: UserId, name: string): Promise<void> {
  await house.introduces(user, 'учитель', name);
  await house.presses(ADMINISTRATOR, 'Подтвердить');
}
async function renames(surname: string, to: string): Promise<string> {
  await house.says(ADMINISTRATOR, surname);
  await house.presses(ADMINISTRATOR, 'Изменить имя');
  return (await house.says(ADMINISTRATOR, to))[0] ?? '';
}
const row = (id: number) => house.stored((stores) => stores.staff.find(staffId(id)));
const journal = async (about: string): Promise<string[]> =>
  (await house.stored((stores) => stores.journal.about(about))).map((one) => one.act);
const actor = (user: UserId) => house.stored((stores) => identify(context, { stores, now: house.now }, user));

test('name before and after, yes: the profile, the class, the marks and the rights stay, and the person hears of it', async () => {
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  await house.says(ANNA, 'Я зарегистрирована');
  const [before, was, duties] = [await row(1), await actor(ANNA), await house.says(ANNA, 'Мои обязанности')];
  expect(await renames('Ёлкина', 'берёзкина анна петровна')).toContain(
    'Было: Ёлкина Анна Петровна. Станет: Берёзкина Анна Петровна.',
  );
  expect(await row(1)).toEqual(before);
  expect(await house.presses(ADMINISTRATOR, 'Изменить')).toEqual([
    'Готово: теперь в списке Берёзкина Анна Петровна, остальное прежнее. Сотруднику написал.',
  ]);
  expect(house.labels(ADMINISTRATOR)).toContain('Сводка');
  expect(await row(1)).toEqual({ ...before, surname: 'Берёзкина' });
  expect(await actor(ANNA)).toEqual(was);
  expect(house.last(ANNA)).toContain(
    'Анна Петровна, в списке школы вы теперь записаны так: Берёзкина Анна Петровна. Роли и поручения прежние.',
  );
  expect(await house.says(ANNA, 'Мои обязанности')).toEqual(duties);
  expect(await journal('staff:1')).toContain('staff.renamed');
  expect((await house.says(ADMINISTRATOR, 'Берёзкина'))[0]).toContain('классный руководитель 7Б');
  const [history] = await house.presses(ADMINISTRATOR, 'История');
  expect(history).toContain('изменено имя — администратор');
  expect(history).not.toContain('изменение в журнале');
});

test('the doubtful row of a file points here, and the file sent again finds the person', async () => {
  const rows = ROSTER.map((one) => [fullName(one).replace('Ёлкина', 'Берёзкина'), one.position]);
  const sends = async (): Promise<string> => {
    const file = await readRoster(csv([['ФИО', 'Должность'], ...rows]));
    await house.happens({ kind: 'roster_read', user: ADMINISTRATOR, file });
    return house.last(ADMINISTRATOR);
  };
  const unsure = await sends();
  expect(unsure).toContain('Берёзкина Анна Петровна — не Ёлкина Анна Петровна ли это?');
  expect(unsure).toContain('«Сотрудники» → карточка → «Изменить имя», потом пришлите файл ещё раз');
  await renames('Ёлкина', 'Берёзкина Анна Петровна');
  await house.presses(ADMINISTRATOR, 'Изменить');
  expect(await sends()).toContain('Менять нечего');
});

test('an office that the school’s file gives by the former name stays with the person', async () => {
  const DIRECTOR = userId(30);
  const id = await house.stored((stores) =>
    stores.staff.add({
      surname: 'Директоров',
      firstName: 'Пётр',
      patronymic: 'Петрович',
      position: 'директор',
      subject: null,
      classTeacherOf: null,
      administration: true,
      additionalEducation: false,
    }),
  );
  await house.introduces(DIRECTOR, 'администрация школы', 'Директоров Пётр Петрович');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
  expect((await actor(DIRECTOR)).offices).toEqual(['director']);
  await renames('Директоров', 'Римский Пётр Петрович');
  expect((await house.presses(ADMINISTRATOR, 'Изменить')).join()).toContain('Должность «директор» осталась');
  expect((await actor(DIRECTOR)).offices).toEqual(['director']);
  expect(await row(id)).toMatchObject({ surname: 'Римский' });
});

test('the administrator of the platform is not sent to herself about a mistake in her name', async () => {
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  await house.forges(ADMINISTRATOR, { do: 'rights', act: 'office', staff: 1, office: 'administrator' });
  await house.stored((stores) => stores.administrators.set(ADMINISTRATOR, true, ADMINISTRATOR, house.now));
  await renames('Ёлкина', 'Берёзкина Анна Петровна');
  await house.presses(ADMINISTRATOR, 'Изменить');
  const told = house.last(ANNA);
  expect(told).toContain('Если это ошибка, имя меняют в «Сотрудники» → карточка → «Изменить имя».');
  expect(told).not.toContain('А.П. Берёзкина');
});

test('a name that somebody else has is warned of', async () => {
  expect(await renames('Ёлкина', 'Соколова Ирина Львовна')).toContain(
    'похожее имя в списке уже есть: Соколова Ирина Львовна, учитель, химия',
  );
});

test.each(['Берёзкина А.П.', 'Берёзкина', '', '7', 'x'.repeat(3000)])('«%s» is no name: asked again', async (typed) => {
  expect(await renames('Ёлкина', typed)).toContain('Не похоже на имя');
});

test('the name as it stands changes nothing, «Отмена» and «Назад» neither', async () => {
  expect(await renames('Ёлкина', 'Ёлкина Анна Петровна')).toContain('Так и записано');
  await renames('Ёлкина', 'Берёзкина Анна Петровна');
  await house.presses(ADMINISTRATOR, 'Назад');
  expect(house.last(ADMINISTRATOR)).toContain('Шаг 1 из 2');
  await house.presses(ADMINISTRATOR, 'Отмена');
  expect(house.labels(ADMINISTRATOR)).toContain('Сводка');
  expect(await row(1)).toMatchObject({ surname: 'Ёлкина' });
  expect(await journal('staff:1')).toEqual([]);
});

test('whoever left meanwhile is not renamed, and whoever lost the rights renames nobody', async () => {
  await renames('Ёлкина', 'Берёзкина Анна Петровна');
  await house.stored((stores) => stores.staff.setStatus(staffId(1), 'left', null, house.now));
  expect(await house.presses(ADMINISTRATOR, 'Изменить')).toEqual([expect.stringContaining('Такого сотрудника')]);
  await house.stored((stores) => stores.staff.setStatus(staffId(1), 'active', null, house.now));
  await renames('Ёлкина', 'Берёзкина Анна Петровна');
  house.becomes(madeUpSchool({}, [userId(2)]));
  expect(await house.presses(ADMINISTRATOR, 'Изменить')).toEqual([expect.stringContaining('только администратору')]);
  expect(await row(1)).toMatchObject({ surname: 'Ёлкина' });
});

test('the card has no more buttons than VK takes under a message', async () => {
  await house.says(ADMINISTRATOR, 'Ёлкина');
  for (const { inline, rows } of house.keyboards(ADMINISTRATOR)) {
    if (!inline) continue;
    expect(rows.length).toBeLessThanOrEqual(6);
    expect(rows.flat().length).toBeLessThanOrEqual(10);
  }
});
