/** Whoever holds an office is the one whom the bot names, from the moment it is handed over. */
import { join } from 'node:path';
import { userId, type PeerId, type UserId } from '../../src/domain/ids';
import { readSchool } from '../../src/school/readSchool';
import { createSchoolContext } from '../../src/schoolContext';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';

const ADMINISTRATOR = userId(1);
const ANNA = userId(20);
const IRINA = userId(21);
const STRANGER = userId(50);
const CHAT = 2_000_000_001 as PeerId;

let context: SchoolContext;
let house: House;
beforeAll(async () => {
  const data = await readSchool(join(__dirname, '../../data'));
  if (data.kind !== 'school') throw new Error('the data has problems');
  context = createSchoolContext(data, [ADMINISTRATOR], { id: 5 });
});
beforeEach(async () => {
  house = await House.open(context);
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  await comesIn(IRINA, 'Соколова Ирина Львовна');
});
afterEach(() => house.close());

async function comesIn(user: UserId, name: string): Promise<void> {
  await house.introduces(user, 'учитель', name);
  await house.presses(ADMINISTRATOR, 'Подтвердить');
}
async function handsOver(office: string, surname: string, by = ADMINISTRATOR): Promise<void> {
  await house.says(by, 'Сотрудники');
  await house.presses(by, surname);
  await house.presses(by, 'Должность и права');
  await house.presses(by, `Передать: ${office}`);
  await house.presses(by, 'Да, передать');
}
const hears = async (user: UserId, text: string): Promise<string> => (await house.says(user, text)).join('\n');

test('before anything is handed over, the school’s file says who it is', async () => {
  expect(await hears(STRANGER, 'Кто администратор платформы?')).toContain('И.Е. Перфильева');
  expect(await hears(IRINA, 'Нужна помощь')).toContain('И.Е. Перфильева');
});

describe('the support', () => {
  beforeEach(() => handsOver('ответственный за поддержку', 'Ёлкина А.П.'));

  test('is named by whoever helps now, with their position', async () => {
    const help = await hears(IRINA, 'Нужна помощь');
    expect(help).toContain('А.П. Ёлкина, учитель');
    expect(help).not.toContain('Перфильева');
    expect(await hears(IRINA, 'Кто отвечает за техническую поддержку в школе?')).toContain('А.П. Ёлкина');
  });

  test('is named by the new name once that is changed', async () => {
    await house.says(ADMINISTRATOR, 'Ёлкина');
    await house.presses(ADMINISTRATOR, 'Изменить имя');
    await house.says(ADMINISTRATOR, 'Берёзкина Анна Петровна');
    await house.presses(ADMINISTRATOR, 'Изменить');
    expect(await hears(IRINA, 'Нужна помощь')).toContain('А.П. Берёзкина, учитель');
  });

  test('the administrator is still whom the file names', async () => {
    expect(await hears(STRANGER, 'Кто администратор платформы?')).toContain('И.Е. Перфильева');
  });

  test('nobody is sent to the files of the program to change the name', () => {
    expect(house.heard(ADMINISTRATOR).join()).not.toContain('school.yaml');
  });

  test('who waits for help is counted among what goes over, and the new one is led to them', async () => {
    await house.says(ANNA, 'Нужна помощь');
    await house.says(ADMINISTRATOR, 'Сотрудники');
    await house.presses(ADMINISTRATOR, 'Соколова И.Л.');
    await house.presses(ADMINISTRATOR, 'Должность и права');
    await house.presses(ADMINISTRATOR, 'Передать: ответственный за поддержку');
    expect(house.last(ADMINISTRATOR)).toContain('1 обращение');
    await house.presses(ADMINISTRATOR, 'Да, передать');
    expect(house.heard(IRINA).join()).toContain('Ждут ответа: 1 обращение — откройте «Обращения».');
    expect(await hears(IRINA, 'Обращения')).toContain('Ёлкина');
  });
});

describe('the administrator', () => {
  beforeEach(() => handsOver('администратор платформы', 'Ёлкина А.П.'));

  test('is named in the text for a colleague without VK, in help, consent and answers', async () => {
    for (const [user, text] of [
      [ANNA, 'Сотрудник без ВК'],
      [IRINA, 'Помощь'],
      [STRANGER, 'Начать'],
      [STRANGER, 'Кто администратор платформы?'],
    ] as const) {
      const heard = await hears(user, text);
      expect(heard).toContain('А.П. Ёлкина');
      expect(heard).not.toContain('Перфильева');
    }
  });

  test('is named in a group chat too', async () => {
    await house.happens({
      kind: 'message',
      peer: CHAT,
      from: STRANGER,
      text: 'Кто администратор платформы?',
      payload: null,
      address: 'mention',
      content: 'text',
      cmid: 1,
      ref: null,
    });
    expect(house.heardIn(CHAT).join()).toContain('А.П. Ёлкина');
  });

  test('consent in words to the text with the new name is consent', async () => {
    await house.says(STRANGER, 'Начать');
    expect(await hears(STRANGER, 'Согласен')).toContain('согласие записано');
  });

  test('who has the support for want of a better one may be given it by name', async () => {
    await handsOver('ответственный за поддержку', 'Ёлкина А.П.', ANNA);
    expect(await hears(IRINA, 'Нужна помощь')).toContain('А.П. Ёлкина');
  });

  test('who left the school is named no more', async () => {
    await handsOver('администратор платформы', 'Соколова И.Л.', ANNA);
    await house.forges(IRINA, { do: 'rights', act: 'appoint', staff: 1 });
    await house.forges(ANNA, { do: 'staff', staff: 2, act: 'dismiss' });
    const answer = await hears(STRANGER, 'Кто администратор платформы?');
    expect(answer).not.toContain('Ёлкина');
    expect(answer).not.toContain('Перфильева');
  });
});
