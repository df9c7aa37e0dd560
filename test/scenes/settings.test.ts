/** «Изменить настройки», «Что изменено»: the school's settings from a phone, the file staying the base. */
import { userId } from '../../src/domain/ids';
import { House } from './harness';
import { ADMINISTRATOR, day, madeUpSchool, ROSTER } from './school';

const TEACHER = userId(20);

let house: House;
beforeEach(async () => {
  house = await House.open();
});
afterEach(() => house.close());

const last = () => house.last(ADMINISTRATOR);
const kept = () =>
  house.stored(async ({ settings }) => (await settings.all()).map(({ name, value, by }) => [name, value, by]));
async function opens(label: string): Promise<void> {
  await house.says(ADMINISTRATOR, 'Изменить настройки');
  await house.presses(ADMINISTRATOR, label);
}

test('нажатый час записан сразу и действует со следующего сообщения', async () => {
  await house.says(ADMINISTRATOR, 'Настройки');
  expect(last()).toContain('сводка — в 08:00');
  await house.presses(ADMINISTRATOR, 'Изменить настройки');
  expect(last()).toContain('• утренняя сводка: 08:00');
  await house.presses(ADMINISTRATOR, 'Час сводки');
  expect(last()).toContain('Утренняя сводка: сейчас 08:00. Выберите час или напишите');
  await house.presses(ADMINISTRATOR, '07:30');
  expect(last()).toContain('Готово. Утренняя сводка: было 08:00, теперь 07:30.');
  expect(await kept()).toEqual([['digest', '07:30', ADMINISTRATOR]]);
  await house.says(ADMINISTRATOR, 'Настройки');
  expect(last()).toContain('сводка — в 07:30');
  house.restart();
  await house.says(ADMINISTRATOR, 'Настройки сводки');
  expect(house.heard(ADMINISTRATOR).at(-2)).toContain('в 07:30');
});

test('набранное сначала показано: было и станет', async () => {
  await opens('Час сводки');
  await house.says(ADMINISTRATOR, 'в 7 45');
  expect(last()).toBe('Утренняя сводка. Было: 08:00. Станет: 07:45. Изменить?');
  expect(await kept()).toEqual([]);
  await house.says(ADMINISTRATOR, 'да');
  expect(await kept()).toEqual([['digest', '07:45', ADMINISTRATOR]]);
});

test('непонятное и несходящееся переспрашивается, и ничего не записано', async () => {
  await opens('Почта поддержки');
  await house.says(ADMINISTRATOR, 'позвоните нам');
  expect(last()).toContain('Не понял. Напишите адрес почты.');
  await house.says(ADMINISTRATOR, 'Отмена');
  await opens('Тихие часы');
  await house.says(ADMINISTRATOR, 'с 10 до 18');
  expect(last()).toContain('Час напоминаний должен быть внутри часов, когда я пишу сотрудникам');
  await house.says(ADMINISTRATOR, 'с 8 до 18:30');
  expect(last()).toContain('Было: 08:00–19:00. Станет: 08:00–18:30.');
  await house.presses(ADMINISTRATOR, 'Назад');
  await house.says(ADMINISTRATOR, 'Отмена');
  expect(await kept()).toEqual([]);
});

test('«Что изменено» называет файл, нынешнее, кто и когда; «Вернуть» возвращает', async () => {
  const [anna] = ROSTER;
  if (!anna) throw new Error('nobody');
  await house.says(ADMINISTRATOR, 'Что изменено');
  expect(last()).toContain('Всё как в файле школы (school.yaml).');
  await opens('Час сводки');
  await house.presses(ADMINISTRATOR, '07:30');
  await opens('Телефон канцелярии');
  await house.says(ADMINISTRATOR, '+7 (812) 123-45-67');
  await house.presses(ADMINISTRATOR, 'Изменить');
  await house.says(ADMINISTRATOR, 'Что изменено');
  expect(last()).toContain('• утренняя сводка: в файле 08:00, сейчас 07:30, изменил(а) администратор 03.09.2030');
  expect(last()).toContain('• телефон канцелярии: в файле не указано, сейчас +7 (812) 123-45-67');
  await house.presses(ADMINISTRATOR, 'Вернуть: час сводки');
  expect(last()).toContain('Утренняя сводка: было 07:30, теперь 08:00.');
  expect((await kept()).map(([name]) => name)).toEqual(['school_phone']);
});

test('«Отменить последнее» возвращает прежнее значение, в журнале — что и на что', async () => {
  await opens('Час сводки');
  await house.presses(ADMINISTRATOR, '07:30');
  house.now += 60_000;
  await opens('Час сводки');
  await house.presses(ADMINISTRATOR, '09:00');
  await house.says(ADMINISTRATOR, 'Отменить последнее');
  expect(last()).toContain('настройка «утренняя сводка»: изменена настройка: 09:00');
  await house.presses(ADMINISTRATOR, 'Да, отменить');
  expect(await kept()).toEqual([['digest', '07:30', ADMINISTRATOR]]);
  await opens('Час сводки');
  await house.presses(ADMINISTRATOR, 'Как в файле');
  expect(await kept()).toEqual([]);
  const acts = await house.stored(async ({ journal }) => (await journal.latest(9)).map(({ act }) => act));
  expect(acts).toEqual(['settings.returned', 'undone', 'settings.changed', 'settings.changed']);
});

test('новая почта поддержки — в ответах уже следующему человеку', async () => {
  await opens('Почта поддержки');
  await house.says(ADMINISTRATOR, 'new@platform.example');
  await house.presses(ADMINISTRATOR, 'Изменить');
  await house.says(ADMINISTRATOR, 'Настройки');
  expect(last()).toContain('поддержка платформы — new@platform.example');
});

test('кто отвечает за поддержку — показано, и кнопка ведёт к передаче должности', async () => {
  house.becomes(
    madeUpSchool({ offices: { ...madeUpSchool().school.offices, support: { name: 'С.С. Помогающая', position: '' } } }),
  );
  await house.says(ADMINISTRATOR, 'Изменить настройки');
  expect(last()).toContain('за поддержку (п. 4) отвечает С.С. Помогающая');
  await house.presses(ADMINISTRATOR, 'Кто отвечает за поддержку');
  expect(house.labels(ADMINISTRATOR).join('\n')).toContain('Ёлкина');
});

test('учителю нельзя ни смотреть, ни менять', async () => {
  await house.introduces(TEACHER, 'учитель', 'Соколова Ирина Львовна');
  for (const words of ['Изменить настройки', 'Что изменено']) {
    await house.says(TEACHER, words);
    expect(house.last(TEACHER)).not.toMatch(/08:00|school\.yaml/u);
  }
  await house.forges(TEACHER, { do: 'pick', scene: 'changing_setting', step: 'value', value: '07:00' });
  expect(await kept()).toEqual([]);
});

test('час напоминаний, передвинутый на уже прошедший, сегодня не потерян, и второй раз не напомнит', async () => {
  const again = () => house.stored(({ meta }) => meta.get('look_again'));
  const reminders = async (label: string): Promise<void> => {
    await opens('Час напоминаний');
    await house.presses(ADMINISTRATOR, label);
  };
  await reminders('14:00');
  expect(await again()).toBeNull();
  await reminders('09:00');
  expect(Number(await again())).toBe(Date.parse('2030-09-03T09:00:00+03:00') - 1);
  await house.stored(({ meta }) => meta.delete('look_again'));
  await house.stored(({ ledger }) => ledger.enter('reminders:2030-09-03', house.now));
  await reminders('10:00');
  expect(await again()).toBeNull();
});

test('час сводки, передвинутый на уже прошедший, сегодня не потерян; двух сводок в день никто не получает', async () => {
  await opens('Час сводки');
  await house.presses(ADMINISTRATOR, '07:30');
  expect(await house.stored(({ meta }) => meta.get('look_again'))).toBe(
    String(Date.parse('2030-09-03T07:30:00+03:00') - 1),
  );
  const due = { kind: 'digest_due', user: ADMINISTRATOR, date: day('2030-09-03'), staleAfter: null } as const;
  const digests = () => house.heard(ADMINISTRATOR).filter((text) => text.startsWith('Сводка на 03.09.2030'));
  for (const hour of ['07:30', '08:00']) {
    await house.happens({ ...due, at: Date.parse(`2030-09-03T${hour}:00+03:00`) });
    expect(digests()).toHaveLength(1);
  }
});
