/** «Спросить администратора»: a question goes to whoever is in charge of support and comes back with an answer (п. 4; 2.1). */
import { privatePeer, staffId, userId, type UserId } from '../../src/domain/ids';
import type { SchoolContext } from '../../src/usecases/context';
import { House } from './harness';
import { ADMINISTRATOR, label, madeUpSchool } from './school';

const PARENT = userId(30);
const TEACHER = userId(20);
const SUPPORT = userId(21);
const STRANGER = userId(50);
const QUESTION = 'Почему у сына не открывается чат класса?';
const ANSWER = 'Откройте его по новой ссылке из дневника.';

const made = madeUpSchool();
const context: SchoolContext = {
  ...made,
  school: {
    ...made.school,
    offices: { ...made.school.offices, support: { name: 'И.Л. Соколова', position: 'учитель' } },
  },
};
let house: House;
beforeEach(async () => {
  house = await House.open(context);
  await staffComes(2, SUPPORT);
  await house.stored(async ({ accounts }) => {
    await accounts.consent(PARENT, 1, house.now);
    await accounts.addRole(PARENT, 'parent', label('7Б'));
  });
});
afterEach(() => house.close());

/** A row of the roster comes to the bot and is confirmed. */
const staffComes = (row: number, user: UserId): Promise<void> =>
  house.stored(async (stores) => {
    await stores.accounts.consent(user, 1, house.now);
    await stores.accounts.addRole(user, 'subject_teacher', null);
    await stores.staff.link(staffId(row), user, house.now);
  });

async function asks(user: UserId = PARENT, words = QUESTION): Promise<string> {
  await house.says(user, 'Спросить администратора');
  return (await house.says(user, words)).join('\n');
}
async function answers(by: UserId = SUPPORT, words = ANSWER): Promise<string> {
  await house.presses(by, 'Ответить');
  return (await house.says(by, words)).join('\n');
}
const inquiry = (id = 1) => house.stored(({ inquiries }) => inquiries.find(id));
const count = (user: UserId): number => house.heard(user).length;

describe('вопрос без ответа в личных сообщениях', () => {
  test('предлагает спросить человека; человек назван, и сказано, что слова стираются', async () => {
    await house.says(PARENT, 'почему у сына всё сломалось опять');
    expect(house.last(PARENT)).toContain('у меня нет ответа');
    await house.presses(PARENT, 'Спросить администратора');
    expect(house.last(PARENT)).toMatch(/одним сообщением[^]*И\.Л\. Соколова, учитель[^]*через полдня стираю/u);
  });

  test('«позовите человека» и «живой человек» понимает и словами', async () => {
    for (const words of ['позовите человека', 'Живой человек!', 'спросить человека']) {
      expect((await house.says(PARENT, words)).join()).toContain('Напишите вопрос одним сообщением');
      await house.says(PARENT, 'Отмена');
    }
    expect(await inquiry()).toBeNull();
  });

  test('кто не дал согласия, слышит, зачем оно и к кому можно обратиться лично; ничего не записано', async () => {
    await house.says(STRANGER, 'почему всё сломалось опять');
    await house.presses(STRANGER, 'Спросить администратора');
    expect(house.last(STRANGER)).toMatch(/номер вашего профиля[^]*«Начать»[^]*И\.Л\. Соколова/u);
    expect(await house.says(STRANGER, QUESTION)).toEqual([expect.stringContaining('у меня нет ответа')]);
    expect(house.heard(SUPPORT)).toEqual([]);
    expect(await house.stored(({ inquiries }) => inquiries.open())).toEqual([]);
  });

  test('в чате класса ничего нового: одна строка зовёт в личные сообщения', async () => {
    const peer = privatePeer(userId(2_000_000_007));
    const says = { kind: 'message', peer, from: PARENT, payload: null, content: 'text', cmid: 1, ref: null } as const;
    await house.happens({ ...says, text: 'почему всё сломалось опять', address: 'mention' });
    expect(house.heardIn(peer).at(-1)).toMatch(/^Точного ответа у меня нет\. [^\n]+$/u);
    expect(house.labelsIn(peer)).not.toContain('Спросить администратора');
    await house.happens({ ...says, text: 'Спросить администратора', address: 'mention' });
    expect(house.heardIn(peer).at(-1)).toContain('удобнее в личных сообщениях');
    expect(await house.stored(({ inquiries }) => inquiries.open())).toEqual([]);
  });
});

describe('вопрос родителя', () => {
  test('слышит ответственный за поддержку, а не администратор: роль, класс и слова, без имени', async () => {
    expect(await asks()).toMatch(/вопрос №1\. Ответит И\.Л\. Соколова, учитель, обычно в течение 8 рабочих часов/u);
    expect(house.heard(SUPPORT)).toEqual([`Вопрос №1 от родителя 7Б (vk.com/id30).\n\n${QUESTION}`]);
    expect(house.labels(SUPPORT)).toEqual(['Ответить', 'Закрыть']);
    expect(house.heard(ADMINISTRATOR)).toEqual([]);
  });

  test('ответ приходит ему с номером, «Помогло» закрывает вопрос одним нажатием, и обе стороны знают', async () => {
    await asks();
    expect(await answers()).toContain('Передал ответ на вопрос №1');
    expect(house.last(PARENT)).toBe(`Ответ на ваш вопрос №1: ${ANSWER}`);
    expect(house.labels(PARENT)).toEqual(expect.arrayContaining(['Помогло', 'Не помогло', 'Уточнить']));
    await house.presses(PARENT, 'Помогло');
    expect(house.last(PARENT)).toContain('Рад, что помогло');
    expect(house.last(SUPPORT)).toMatch(/Вопрос №1 от родителя 7Б[^]*помогло, вопрос закрыт/u);
    expect(await inquiry()).toMatchObject({ status: 'closed', helped: true, answeredBy: SUPPORT, reopened: 0 });
    const before = count(SUPPORT);
    await house.presses(PARENT, 'Помогло');
    expect(house.last(PARENT)).toContain('уже закрыт');
    expect(count(SUPPORT)).toBe(before);
  });

  test('«Помогло» и «не помогло» словами — о единственном вопросе с ответом, из нескольких бот даёт выбрать', async () => {
    await asks();
    await answers();
    expect(await house.says(PARENT, 'не помогло')).toEqual([expect.stringContaining('снова открыт')]);
    await answers();
    await asks();
    await answers();
    expect(await house.says(PARENT, 'помогло!')).toEqual([expect.stringContaining('У вас 2 открытых вопроса')]);
    await house.presses(PARENT, 'Помогло, №2');
    expect(await house.says(PARENT, 'Помогло')).toEqual([expect.stringContaining('Вопрос №1 закрыт')]);
  });

  test('«Не помогло» открывает снова, слышит тот, кто отвечал, и отвечает ещё раз', async () => {
    await asks();
    await answers();
    house.now += 3_600_000;
    await house.presses(PARENT, 'Не помогло');
    expect(house.last(PARENT)).toContain('снова открыт');
    expect(house.last(SUPPORT)).toMatch(/ответ не помог, вопрос снова открыт/u);
    expect(await inquiry()).toMatchObject({ status: 'open', helped: false, reopened: 1, waitingSince: house.now });
    await answers(SUPPORT, 'Тогда подойдите в кабинет 12.');
    expect(house.last(PARENT)).toContain('кабинет 12');
  });

  test('«Уточнить» доносит слова в тот же вопрос', async () => {
    await asks();
    await answers();
    await house.presses(PARENT, 'Уточнить');
    expect(house.last(PARENT)).toContain('по вопросу №1');
    await house.says(PARENT, 'Ссылка пишет, что устарела.');
    expect(house.last(SUPPORT)).toMatch(/^Уточнение к вопросу №1 от родителя 7Б[^]*Ссылка пишет, что устарела\.$/u);
    expect(await inquiry()).toMatchObject({ status: 'open', reopened: 1 });
    expect(await inquiry(2)).toBeNull();
  });

  test('отзывает: отвечать поздно, и ответственный знает', async () => {
    await asks();
    expect((await house.says(PARENT, 'Мои вопросы'))[0]).toContain('№1 от 03.09.2030: ждёт ответа');
    await house.presses(PARENT, 'Отозвать, №1');
    expect(house.last(SUPPORT)).toMatch(/Вопрос №1[^]*отозван/u);
    const before = count(PARENT);
    await house.presses(SUPPORT, 'Ответить');
    expect(house.last(SUPPORT)).toContain('отозван, отвечать не нужно');
    expect(count(PARENT)).toBe(before);
    expect(await house.says(PARENT, 'Мои вопросы')).toEqual([expect.stringContaining('Открытых вопросов у вас нет')]);
  });

  test('«Закрыть» у ответственного: человек узнаёт и может открыть снова', async () => {
    await asks();
    await house.presses(SUPPORT, 'Закрыть');
    expect(house.last(SUPPORT)).toContain('Вопрос №1 закрыт. Человеку я об этом написал');
    expect(house.last(PARENT)).toContain('закрыт без письменного ответа');
    await house.presses(PARENT, 'Не помогло');
    expect(await inquiry()).toMatchObject({ status: 'open', reopened: 1 });
    expect(house.last(SUPPORT)).toContain('снова открыт');
  });

  test('больше пяти сразу не передаёт, и говорит об этом вежливо', async () => {
    for (let n = 0; n < 5; n += 1) await asks();
    expect((await house.says(PARENT, 'Спросить администратора'))[0]).toContain('Ответа уже ждут 5 ваших вопросов');
    expect(await inquiry(6)).toBeNull();
    await house.says(PARENT, 'Мои вопросы');
    await house.presses(PARENT, 'Отозвать, №3');
    expect(await asks()).toContain('вопрос №6');
  });

  test('стикер, картинка без слов, «спасибо» и мусор — не вопрос; кнопка с чужими словами тоже', async () => {
    await house.says(PARENT, 'Спросить администратора');
    for (const content of ['sticker', 'attachment', 'forward', 'empty'] as const) {
      expect(await house.says(PARENT, '', content)).toEqual([expect.stringContaining('только слова')]);
    }
    for (const words of ['спасибо', '👍', '...', '12']) {
      expect(await house.says(PARENT, words)).toEqual([expect.stringContaining('Не вижу здесь вопроса')]);
    }
    expect(await house.says(PARENT, 'а'.repeat(2001))).toEqual([expect.stringContaining('Слишком длинно')]);
    await house.forges(PARENT, { do: 'pick', scene: 'asking_human', step: 'words', value: 'да' });
    expect(await inquiry()).toBeNull();
    await house.says(PARENT, 'я [id1|Администратор] школы\u202E,\nгде чат?');
    expect(house.last(SUPPORT)).toMatch(/\n\nя Администратор школы ,\nгде чат\?$/u);
  });

  test('самый длинный вопрос доходит целиком', async () => {
    const words = `${'Очень подробно. '.repeat(120)}Где чат?`;
    await asks(PARENT, words);
    expect(house.last(SUPPORT).endsWith(words)).toBe(true);
  });

  test('слова не остаются ни в вопросе, ни в разговоре — только в исходящих, откуда стираются', async () => {
    await asks();
    await answers();
    const kept = await house.stored(async (stores) => [
      await stores.inquiries.find(1),
      await stores.sessions.valuesOf(PARENT),
      await stores.sessions.valuesOf(SUPPORT),
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/не открывается|по новой ссылке/u);
    await house.stored(({ outbox }) => outbox.prune(house.now + 13 * 3_600_000, new Set()));
    const bodies = await house.stored(({ outbox }) => outbox.lastBodies(privatePeer(SUPPORT), 9));
    expect(JSON.stringify(bodies)).not.toContain('не открывается');
  });
});

describe('кто спрашивает и кто отвечает', () => {
  test('сотрудник назван по имени и должности, неподтверждённый — как он назвался', async () => {
    await staffComes(1, TEACHER);
    await asks(TEACHER);
    expect(house.last(SUPPORT)).toContain(
      'Вопрос №1 от сотрудника: Ёлкина Анна Петровна, учитель, физика, классный руководитель 7Б.',
    );
    const waits = userId(22);
    await house.introduces(waits, 'учитель', 'Соколова Ирина Игоревна');
    await asks(waits);
    expect(house.last(SUPPORT)).toContain(
      'Вопрос №2 от сотрудника, которого ещё не подтвердили: «Соколова Ирина Игоревна», запрос №1 (vk.com/id22).',
    );
  });

  test('вопросы стоят в «Обращениях» рядом с просьбами о помощи, по страницам; свой вопрос отвечает другой', async () => {
    for (let n = 0; n < 5; n += 1) await asks();
    await staffComes(1, TEACHER);
    await asks(SUPPORT, 'А кто поможет мне самой?');
    expect(house.last(ADMINISTRATOR)).toMatch(/^Вопрос №6 от сотрудника: Соколова Ирина Львовна[^]*мне самой\?$/u);
    house.now += 2 * 3_600_000;
    expect((await house.says(SUPPORT, 'Обращения'))[0]).toMatch(
      /^Открыто: 5 обращений\.\n\n1\. Вопрос №1 от родителя 7Б \(vk\.com\/id30\)\. Ждёт: 2 рабочих часа\./u,
    );
    expect(house.last(SUPPORT)).not.toContain('не открывается');
    await house.presses(SUPPORT, 'Дальше');
    expect(house.last(SUPPORT)).toMatch(/\n5\. Вопрос №5/u);
    await house.presses(SUPPORT, 'Ответить, №5');
    await house.says(SUPPORT, ANSWER);
    expect(house.last(PARENT)).toContain('Ответ на ваш вопрос №5');
    expect(await house.says(PARENT, 'Обращения')).toEqual([expect.stringContaining('только администратору')]);
  });

  test('нажатая поздно копия говорит, что уже отвечено; начатый ответ не уходит вторым', async () => {
    const second = userId(2);
    await house.close();
    house = await House.open(madeUpSchool({}, [ADMINISTRATOR, second]));
    await house.stored(async ({ accounts }) => {
      await accounts.consent(PARENT, 1, house.now);
      await accounts.addRole(PARENT, 'parent', label('7Б'));
    });
    await asks();
    expect([house.last(ADMINISTRATOR), house.last(second)]).toEqual([
      expect.stringContaining(QUESTION),
      expect.stringContaining(QUESTION),
    ]);
    await house.presses(second, 'Ответить');
    await answers(ADMINISTRATOR);
    const before = count(PARENT);
    expect(await house.says(second, 'Спросите в канцелярии.')).toEqual([expect.stringContaining('уже ответили')]);
    expect(await house.presses(second, 'Ответить')).toEqual([expect.stringContaining('уже ответили')]);
    expect(count(PARENT)).toBe(before);
  });

  test('вернувшись через час с другими словами, ни тот ни другой не передаст их по ошибке: бот переспросит', async () => {
    await asks();
    await house.presses(SUPPORT, 'Ответить');
    house.now += 61 * 60_000;
    const before = count(PARENT);
    const [why, again] = await house.says(SUPPORT, 'как мне заявить чат?');
    expect([why, again]).toEqual([
      expect.stringContaining('ничего не передал'),
      expect.stringContaining('Напишите ответ одним сообщением'),
    ]);
    expect(count(PARENT)).toBe(before);
    await house.says(SUPPORT, ANSWER);
    expect(house.last(PARENT)).toContain(ANSWER);
    await house.says(PARENT, 'Спросить администратора');
    house.now += 61 * 60_000;
    expect((await house.says(PARENT, QUESTION)).join()).toContain('ничего не передал');
    expect(await inquiry(2)).toBeNull();
  });

  test('человеку, который запретил писать, ответ не уходит в пустоту: сказано, что делать', async () => {
    await asks();
    await house.happens({ kind: 'denied', user: PARENT });
    expect(await house.presses(SUPPORT, 'Ответить')).toEqual([expect.stringContaining('запретил мне писать')]);
    await house.presses(SUPPORT, 'Закрыть');
    expect(house.last(SUPPORT)).toBe('Вопрос №1 закрыт. Остальные — в «Обращениях».');
  });

  test('некому передать — сказано словами, к кому обратиться', async () => {
    await house.close();
    house = await House.open(madeUpSchool());
    await house.stored(({ accounts }) => accounts.consent(ADMINISTRATOR, 1, house.now));
    expect(await house.says(ADMINISTRATOR, 'Спросить администратора')).toEqual([
      expect.stringContaining('Передать вопрос сейчас некому. Обратитесь лично: А.А. Заведующая'),
    ]);
  });
});

describe('личные данные', () => {
  test('«Мои данные» считают вопросы, «Забыть меня» стирает их у спросившего и имя отвечавшего', async () => {
    await asks();
    await answers();
    expect((await house.says(PARENT, 'Мои данные'))[0]).toContain('вопросы, переданные человеку, и ответы на них: 1');
    expect((await house.says(SUPPORT, 'Мои данные'))[0]).toContain('вопросы, переданные человеку, и ответы на них: 1');
    await house.says(SUPPORT, 'Да, забыть');
    expect(await inquiry()).toMatchObject({ status: 'answered', answeredBy: null });
    await asks();
    await house.says(PARENT, 'Да, забыть');
    expect([await inquiry(1), await inquiry(2)]).toEqual([null, null]);
    expect(await house.presses(ADMINISTRATOR, 'Ответить')).toEqual([expect.stringContaining('больше нет')]);
  });
});

describe('ответ средствами ВКонтакте на сообщение о вопросе', () => {
  test('слова ответственного на сообщении с вопросом — ответ на этот вопрос, какие бы они ни были', async () => {
    await staffComes(1, TEACHER);
    await asks();
    await asks(TEACHER, 'Когда откроют «Учительскую»?');
    await house.says(SUPPORT, 'Меню');
    expect((await house.replies(SUPPORT, 'Вопрос №1 ', 'Готово')).join()).toContain('Передал ответ на вопрос №1');
    expect(house.last(PARENT)).toBe('Ответ на ваш вопрос №1: Готово');
    expect((await house.replies(SUPPORT, 'Вопрос №2 ', ANSWER)).join()).toContain('Передал ответ на вопрос №2');
    expect(house.last(TEACHER)).toBe(`Ответ на ваш вопрос №2: ${ANSWER}`);
    expect(await inquiry(2)).toMatchObject({ status: 'answered', answeredBy: SUPPORT });
    expect(await house.replies(SUPPORT, 'Вопрос №1 ', 'ещё слово')).toEqual([
      expect.stringContaining('вы уже ответили'),
    ]);
  });

  test('спросивший отвечает на ответ — это уточнение; «спасибо» и «помогло» вопрос заново не открывают', async () => {
    await asks();
    await house.replies(SUPPORT, 'Вопрос №1', ANSWER);
    expect(await house.replies(PARENT, 'Ответ на ваш вопрос №1', 'Спасибо!')).toEqual([
      expect.stringContaining('Пожалуйста'),
    ]);
    expect(await house.replies(PARENT, 'Ответ на ваш вопрос №1', '?!')).toEqual([
      expect.stringContaining('только слова'),
    ]);
    expect(await inquiry()).toMatchObject({ status: 'answered' });
    await house.replies(PARENT, 'Ответ на ваш вопрос №1', 'А в дневнике ссылки нет');
    expect(house.last(PARENT)).toContain('Передал уточнение к вопросу №1');
    expect(house.last(SUPPORT)).toBe('Уточнение к вопросу №1 от родителя 7Б (vk.com/id30).\n\nА в дневнике ссылки нет');
    await house.replies(SUPPORT, 'Уточнение к вопросу №1', 'Теперь есть.');
    await house.replies(PARENT, 'Теперь есть', 'Помогло');
    expect(await inquiry()).toMatchObject({ status: 'closed', helped: true, reopened: 1 });
  });

  test('стикер и слишком длинное не уходят, и сказано, что делать', async () => {
    await asks();
    const before = count(PARENT);
    expect(await house.replies(SUPPORT, 'Вопрос №1', '', 'sticker')).toEqual([expect.stringContaining('только слова')]);
    expect(await house.replies(SUPPORT, 'Вопрос №1', 'а'.repeat(3501))).toEqual([expect.stringContaining('3500')]);
    expect(count(PARENT)).toBe(before);
    expect(await inquiry()).toMatchObject({ status: 'open' });
  });

  test('право — от должности, а не от сообщения: кто больше не отвечает за поддержку, ответить не может', async () => {
    await asks();
    house.becomes({ ...context, school: { ...context.school, offices: made.school.offices } });
    const before = count(PARENT);
    await house.replies(SUPPORT, 'Вопрос №1', ANSWER);
    expect(house.last(SUPPORT)).toContain('доступно только');
    expect(count(PARENT)).toBe(before);
    expect(await inquiry()).toMatchObject({ status: 'open' });
  });

  test('начатый «Ответить» разговор этим и кончается: следующие слова уже никому не передаются', async () => {
    await asks();
    await house.presses(SUPPORT, 'Ответить');
    await house.replies(SUPPORT, 'Вопрос №1 ', ANSWER);
    const before = count(PARENT);
    await house.says(SUPPORT, 'какая завтра погода и ветер');
    expect(count(PARENT)).toBe(before);
  });

  test('другой разговор после ответа продолжается с того же места', async () => {
    await asks();
    await house.says(SUPPORT, 'Добавить роль');
    const asked = house.last(SUPPORT);
    await house.replies(SUPPORT, 'Вопрос №1 ', ANSWER);
    expect(house.last(PARENT)).toContain(ANSWER);
    expect(house.last(SUPPORT)).toBe(asked);
  });

  test('команды остаются командами, а ответ на сообщение не о вопросе — обычным сообщением', async () => {
    await asks();
    expect((await house.replies(SUPPORT, 'Вопрос №1', 'Меню')).join()).not.toContain('Передал');
    await house.replies(PARENT, 'Передал, это вопрос №1', 'почему всё сломалось опять');
    expect(house.last(PARENT)).toContain('у меня нет ответа');
    expect(await inquiry()).toMatchObject({ status: 'open', reopened: 0 });
  });

  test('через месяц сообщения бот уже не помнит, и ответ на него — просто слова', async () => {
    await asks();
    await house.says(PARENT, 'Меню');
    house.now += 31 * 86_400_000;
    await house.stored(({ outbox }) => outbox.prune(house.now, new Set([ADMINISTRATOR])));
    await house.stored(({ outbox }) => outbox.prune(house.now, new Set([ADMINISTRATOR])));
    await house.replies(SUPPORT, 'Вопрос №1', 'почему всё сломалось опять');
    expect(house.last(SUPPORT)).toContain('у меня нет ответа');
    expect(await inquiry()).toMatchObject({ status: 'open' });
  });
});
