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

describe('the director', () => {
  const asksForTime = async (): Promise<string[]> => {
    const heard = await house.says(IRINA, 'Попросить перенести срок');
    for (const button of [/^1\./u, /^На неделю/u, /^Болезнь/u, /^Отправить/u]) {
      const label = house.labels(IRINA).find((one) => button.test(one));
      if (label !== undefined) heard.push(...(await house.presses(IRINA, label)));
    }
    return heard;
  };

  test('who decides on a later date is whoever holds the office now', async () => {
    await handsOver('директор', 'Ёлкина А.П.');
    house.now = Date.parse('2023-06-15T09:00:00+03:00');
    const heard = (await asksForTime()).filter((text) => text.includes('Решает'));
    expect(heard).toHaveLength(2);
    for (const text of heard) {
      expect(text).toContain('Решает А.П. Ёлкина, директор');
      expect(text).not.toContain('Крошихин');
    }
  });

  test('who left is named no more: the office is free, in «Администраторы» and where a later date is asked for', async () => {
    await handsOver('директор', 'Ёлкина А.П.');
    await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'dismiss' });
    const said = await hears(ADMINISTRATOR, 'Администраторы');
    expect(said).toContain('• директор — свободна, передайте');
    expect(said).not.toContain('Ёлкина');
    house.now = Date.parse('2023-06-15T09:00:00+03:00');
    const heard = (await asksForTime()).filter((text) => text.includes('Решает'));
    expect(heard.join()).toContain('Решает директор');
    await house.forges(ADMINISTRATOR, { do: 'rights', act: 'ask_office', staff: 2, office: 'director' });
    expect(house.last(ADMINISTRATOR)).toContain('сейчас никого, будет Соколова');
  });

  test('may be somebody without a profile, by the card; so may the support, and the administrator may not', async () => {
    await handsOver('директор', 'Соколова И.И.');
    expect(house.last(ADMINISTRATOR)).toMatch(/^Готово\. Директор — Соколова Ирина Игоревна.*выдайте код в карточке/u);
    await handsOver('ответственный за поддержку', 'Соколова И.И.');
    expect(await hears(IRINA, 'Нужна помощь')).toContain('И.И. Соколова');
    await house.says(ADMINISTRATOR, 'Соколова Ирина Игоревна');
    await house.presses(ADMINISTRATOR, 'Должность и права');
    await house.presses(ADMINISTRATOR, 'Передать: администратор платформы');
    expect(house.last(ADMINISTRATOR)).toContain('Профиль ВК ещё не связан');
  });

  test('and the card of somebody without a profile still leads to everything else', async () => {
    await house.says(ADMINISTRATOR, 'Соколова Ирина Игоревна');
    const card = house.keyboards(ADMINISTRATOR).at(-1)?.rows.flat() ?? [];
    expect(card.map((button) => button.label)).toEqual(
      expect.arrayContaining([
        'Должность и права',
        'Сотрудник без ВК',
        'Изменить должность',
        'Изменить имя',
        'Уволен(а)',
      ]),
    );
  });
});
