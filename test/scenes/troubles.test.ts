/** Дерево «Разобраться по шагам» (2.1; 3.2): вопрос за вопросом до совета, и до человека, если не помогло. */
import { join } from 'node:path';
import { peerId, userId } from '../../src/domain/ids';
import { faultsOf, nodeForTopic, nodeOf, type TroubleNode } from '../../src/domain/troubles';
import { readSchool } from '../../src/school/readSchool';
import { createSchoolContext } from '../../src/schoolContext';
import { WORDS } from '../../src/texts/words';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';
import { morning } from './mornings';
import { madeUpSchool } from './school';

const MARINA = userId(30);
const ANNA = userId(20);
const ADMINISTRATOR = userId(1);

let context: SchoolContext;
let house: House;
beforeAll(async () => {
  const data = await readSchool(join(__dirname, '../../data'));
  if (data.kind !== 'school') throw new Error('the data has problems');
  context = createSchoolContext(data, [ADMINISTRATOR], { id: 5 });
});
beforeEach(async () => {
  house = await House.open(context);
});
afterEach(() => house.close());

const nodes = (): readonly TroubleNode[] => context.troubles ?? [];
const advice = (): readonly TroubleNode[] => nodes().filter(({ choices }) => choices.length === 0);

describe('дорога', () => {
  test('мама доходит кнопками до совета про код, и он помогает', async () => {
    expect(await house.says(MARINA, 'Не получается войти')).toEqual([expect.stringContaining('по шагам')]);
    await house.presses(MARINA, 'Не могу войти');
    await house.presses(MARINA, 'Не приходит код');
    const [text] = await house.presses(MARINA, 'СМС нет');
    expect(text).toMatch(/запросите код ещё раз[^]*По состоянию на 2024 год, могло измениться/u);
    expect(text).toContain(context.school.contacts.supportEmail);
    expect(await house.presses(MARINA, 'Помогло')).toEqual([expect.stringContaining('Отлично')]);
  });

  test('то же словами: подпись кнопки, «назад», «не помогло»', async () => {
    await house.says(MARINA, 'проблема со входом!');
    await house.says(MARINA, 'не могу войти');
    expect(await house.says(MARINA, 'забыл(а) пароль или профиль')).toEqual(['Что именно?']);
    expect(await house.says(MARINA, 'Назад')).toEqual(['На чём остановились?']);
    await house.says(MARINA, 'Один телефон или компьютер на двоих');
    const [human] = await house.says(MARINA, 'не помогло');
    const officer = context.school.offices['support'];
    expect(human).toContain(`${officer?.name}, ${officer?.position}`);
    expect(human).toContain(context.school.contacts.supportEmail);
  });

  test('кнопка «Назад» ведёт на шаг назад, «Меню» — наружу', async () => {
    await house.says(MARINA, 'Не работает');
    await house.presses(MARINA, 'Вошёл, но что-то не так');
    await house.presses(MARINA, 'Не вижу чат или класс');
    expect(await house.presses(MARINA, 'Назад')).toEqual(['Что не так?']);
    expect((await house.presses(MARINA, 'Меню'))[0]).toMatch(/^Меню/u);
  });

  test('слова значат выбор, только пока шаг — последнее, что сказано: потом это вопрос', async () => {
    await house.says(MARINA, 'Не работает');
    await house.says(MARINA, 'Сферум платный?');
    const [answer] = await house.says(MARINA, 'Не могу войти');
    expect(answer).not.toBe('На чём остановились?');
  });

  test('о человеке не хранится ничего: согласия не нужно, «Мои данные» пусты', async () => {
    await house.says(MARINA, 'Не работает');
    await house.presses(MARINA, 'Не работает ссылка-приглашение');
    await house.presses(MARINA, 'Не помогло');
    expect((await house.says(MARINA, 'Мои данные'))[0]).toContain('ничего не хранится');
  });

  test('в чате класса бот зовёт в личные сообщения, шаги не показывает', async () => {
    const chat = peerId(2_000_000_007);
    await house.happens({ kind: 'bot_added', peer: chat, by: MARINA });
    const before = house.heardIn(chat).length;
    const said = {
      peer: chat,
      from: MARINA,
      payload: null,
      address: 'mention',
      content: 'text',
      cmid: 1,
      ref: null,
    } as const;
    await house.happens({ kind: 'message', text: 'Не получается войти', ...said });
    await house.happens({ kind: 'message', ...said, text: 'Назад', payload: { do: 'trouble', node: 'code' } });
    const heard = house.heardIn(chat).slice(before);
    expect(heard).toHaveLength(2);
    for (const text of heard) expect(text).toContain('в личных сообщениях');
  });

  test('старая кнопка шага, которого больше нет, ведёт к человеку', async () => {
    expect((await house.forges(MARINA, { do: 'trouble', node: 'gone' }))[0]).toContain('Такого шага у меня нет');
  });

  test('не помогло — можно спросить человека кнопкой, «помогло» словами кончает шаг', async () => {
    await house.forges(MARINA, { do: 'trouble', node: 'code_sms' });
    expect(await house.says(MARINA, 'Помогло')).toEqual([expect.stringContaining('Отлично')]);
    await house.forges(MARINA, { do: 'trouble', node: 'code_sms' });
    await house.says(MARINA, 'Не помогло');
    expect(house.labels(MARINA)).toContain('Спросить администратора');
  });

  test('сотруднику, которому не помогло, предложено письмо в поддержку, родителю — нет', async () => {
    for (const [user, isOffered] of [
      [ADMINISTRATOR, true],
      [MARINA, false],
    ] as const) {
      await house.forges(user, { do: 'trouble', node: 'code_sms', helped: false });
      expect([user, house.labels(user).includes('Письмо в поддержку')]).toEqual([user, isOffered]);
    }
  });
});

describe('вход в дерево', () => {
  test('под ответом на подходящий вопрос — кнопка к своему шагу', async () => {
    await house.says(MARINA, 'не приходит код');
    expect(await house.presses(MARINA, 'Разобраться по шагам')).toEqual(['Что с кодом?']);
  });

  test('под ответом о другом кнопки нет', async () => {
    await house.says(MARINA, 'Сферум платный?');
    expect(house.labels(MARINA)).not.toContain('Разобраться по шагам');
  });

  test('под «Нужна помощь» о регистрации', async () => {
    const made: SchoolContext = { ...madeUpSchool(), troubles: context.troubles };
    const small = await House.open(made);
    await small.introduces(ANNA, 'классный руководитель', 'Ёлкина Анна Петровна');
    await small.presses(ADMINISTRATOR, 'Подтвердить');
    await morning(small, made, '2030-09-19');
    await small.presses(ANNA, 'Нужна помощь');
    expect((await small.presses(ANNA, 'Разобраться по шагам'))[0]).toContain('по шагам');
    await small.close();
  });

  test('посреди знакомства разговор не теряется: после шага вопрос задаётся снова', async () => {
    await house.says(MARINA, 'Начать');
    await house.presses(MARINA, 'Согласен');
    const heard = await house.says(MARINA, 'Не работает');
    expect(heard).toHaveLength(2);
    expect(heard[0]).toContain('по шагам');
    await house.presses(MARINA, 'Родитель');
    expect(house.last(MARINA)).toMatch(/класс/iu);
  });

  test('школа без дерева отвечает, кто поможет', async () => {
    const small = await House.open();
    expect((await small.says(MARINA, 'Не работает'))[0]).toMatch(/Заведующая[^]*help@platform\.example/u);
    await small.close();
  });

  test('слова дерева не заняты вопросами, которым учили бота', () => {
    const plain = (text: string): string =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    const asked = new Set([...context.topics.values()].flatMap(({ questions }) => questions.map(plain)));
    const words = [...WORDS.trouble, ...WORDS.vendor_letter, ...WORDS.vendor_cases];
    expect(words.filter((word) => asked.has(plain(word)))).toEqual([]);
  });
});

describe('дерево школы', () => {
  test('все беды задачи в нём есть, и все дороги кончаются', () => {
    expect(faultsOf(nodes())).toEqual([]);
    for (const id of ['code', 'shared', 'role', 'request', 'chat', 'forgotten', 'phone', 'device'])
      expect([id, nodeOf(nodes(), id) !== null]).toEqual([id, true]);
    for (const topic of ['login_code', 'family_accounts', 'wrong_role', 'pending_request', 'cant_see_chat'])
      expect([topic, nodeForTopic(nodes(), topic) !== null]).toEqual([topic, true]);
  });

  test('каждый совет называет пункт или дату', () => {
    const grounds = /п\. \d|\{order\}|\d{2}\.\d{4}|20\d\d/u;
    expect(
      advice()
        .filter(({ text }) => !grounds.test(text))
        .map(({ id }) => id),
    ).toEqual([]);
  });

  test('что могло устареть, так и сказано, и ведёт к администратору или в поддержку', async () => {
    const data = await readSchool(join(__dirname, '../../data'));
    expect(data.kind).toBe('school');
    const old = advice().filter(({ text }) => /могло измениться/u.test(text));
    expect(old.length).toBeGreaterThan(8);
    const withoutPerson = old.filter(({ text }) => !/\{administrator\}|\{support\}|@/u.test(text));
    expect(withoutPerson.map(({ id }) => id)).toEqual([]);
    expect(old.filter(({ text }) => !/по состоянию на/iu.test(text)).map(({ id }) => id)).toEqual([]);
  });

  test('каждый шаг помещается в сообщение ВКонтакте с кнопками', async () => {
    for (const { id, text } of nodes()) {
      const [heard] = await house.forges(MARINA, { do: 'trouble', node: id });
      expect(heard?.split('\n')[0]).toBe(text.split('\n')[0]?.replaceAll(/\{administrator\}/gu, 'И.Е. Перфильева'));
      expect(house.labels(MARINA)).toContain('Меню');
    }
  });
});
