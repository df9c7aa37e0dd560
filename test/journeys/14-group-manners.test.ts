/** Пункт 1.4: как бот ведёт себя в общем чате — коротко, нечасто, только когда к нему обратились или об этом попросили. */
import { ANNA, CHAT_7B, DIMA, LEARNING_MS, MARINA, Town, VERA } from './town';

const ANOTHER_BOT = 900;
const HOUR = 60;

let town: Town;
beforeAll(async () => {
  town = await Town.open();
  await town.as(VERA).asks('Меню');
  await town.as(ANNA).joinsAs('Классный руководитель', 'Соколова Анна Петровна', 'Ещё нет');
  const vera = town.as(VERA);
  await vera.presses('Подтвердить', await vera.hears());
  town.vk.world.inviteBot(CHAT_7B, ANNA);
  await town.as(ANNA, CHAT_7B).hears();
  await town.as(ANNA, CHAT_7B).taps('Да, чат 7Б');
  await town.as(ANNA, CHAT_7B).hears();
  await town.learnsItsTopics();
}, 2 * LEARNING_MS);
afterAll(() => town.close());

const chat = () => town.as(MARINA, CHAT_7B);
const say = (from: number, text: string): number => town.vk.world.say(from, CHAT_7B, text);

/** The school's clock goes on by so many minutes, counted from the last message. */
async function later(minutes: number): Promise<void> {
  const last = Date.parse(town.vk.world.messages(CHAT_7B).at(-1)?.at ?? '');
  await town.bot.app.moveClock(last + minutes * 60_000);
}

/** All that the bot says to what is done, known by its answer to a question that comes after. */
const everythingBetween = async (act: () => void, question: string): Promise<string[]> => {
  const known = chat().heard().length;
  act();
  const asked = say(MARINA, question);
  await town.vk.world.nextMessage(CHAT_7B, asked);
  return chat()
    .heard()
    .slice(known, -1)
    .map(({ text }) => text);
};

test(
  'один короткий ответ; тот же вопрос ещё раз — строка, что ответ выше, потом тишина, и после перезапуска тоже',
  async () => {
    const first = await chat().asks('/вопрос сколько стоит сферум?');
    expect(first.text).toMatch(/бесплатн[^]*\nПодробнее — в личных сообщениях: vk\.me\//u);
    const again = await town.as(DIMA, CHAT_7B).asks('/вопрос сферум платный?');
    expect(again.text).toMatch(/^Ответ на это — выше в чате\. Подробнее — в личных сообщениях: vk\.me\/\S+$/u);
    await town.restartBot();
    await town.learnsItsTopics();
    expect(
      await everythingBetween(() => void say(DIMA, '/вопрос сферум бесплатный?'), '/вопрос зачем нужен сферум'),
    ).toEqual([]);
  },
  2 * LEARNING_MS,
);

test('через полчаса тот же вопрос — снова ответ', async () => {
  await later(31);
  expect((await chat().asks('/вопрос сколько стоит сферум?')).text).toMatch(/бесплатн/u);
});

test('правка, показанное сообщение бота, другой бот и ответ-благодарность его не трогают', async () => {
  await later(11);
  const { world } = town.vk;
  const cmid = say(DIMA, 'Кто сделал алгебру?');
  const answer = chat().heard().at(-1);
  const said = await everythingBetween(() => {
    world.edit(DIMA, CHAT_7B, cmid, '/вопрос до какого числа надо создать чат класса');
    world.edit(DIMA, CHAT_7B, cmid, '@school_bot до какого числа надо создать чат класса');
    world.say(DIMA, CHAT_7B, {
      text: '',
      forwarded: [{ from: answer?.from ?? 0, text: '/вопрос зачем нужен сферум' }],
    });
    world.say(DIMA, CHAT_7B, { text: 'вот, бот писал', forwarded: [{ from: answer?.from ?? 0, text: 'п. 3.1' }] });
    world.sayAsCommunity(ANOTHER_BOT, CHAT_7B, '/вопрос до какого числа надо создать чат класса');
    world.sayAsCommunity(ANOTHER_BOT, CHAT_7B, '@school_bot до какого числа надо создать чат класса?');
    world.say(DIMA, CHAT_7B, { text: 'спасибо!', replyToCmid: answer?.cmid ?? 0 });
    world.say(DIMA, CHAT_7B, { text: 'ну вот, а ты не верила', replyToCmid: answer?.cmid ?? 0 });
  }, '/вопрос куда писать в техподдержку?');
  expect(said).toEqual([]);
});

test('много ответов подряд — одна строка о личных сообщениях и тишина, пока чат не успокоится', async () => {
  await later(31);
  const asked = [
    '/вопрос сколько стоит сферум?',
    '/вопрос до какого числа надо создать чат класса',
    '/вопрос зачем нужен сферум',
    '/вопрос куда писать в техподдержку?',
    '/вопрос что такое сферум',
  ];
  for (const question of asked) expect((await chat().asks(question)).text).toContain('\nПодробнее');
  expect((await chat().asks('/вопрос как зарегистрироваться в сферуме')).text).toMatch(
    /^Чтобы не заполнять чат, остальное отвечу лично\. Напишите мне: vk\.me\/\S+$/u,
  );
  const known = chat().heard().length;
  say(DIMA, '/вопрос можно ли писать в сферуме ночью');
  await town.as(VERA).asks('Меню');
  expect(chat().heard()).toHaveLength(known);
  await later(11);
  expect((await chat().asks('/вопрос как зарегистрироваться в сферуме')).text).toContain('\nПодробнее');
});

describe('отвечать и без обращения', () => {
  test('сам бот этого не делает', async () => {
    await later(13 * HOUR);
    expect(
      await everythingBetween(() => void say(DIMA, 'Подскажите, сферум платный?'), '/вопрос что такое сферум'),
    ).toEqual([]);
  });

  test('родитель включить не может, администратор за классного руководителя — тоже', async () => {
    const payload = { do: 'chat_card', peer: CHAT_7B, act: 'overhear' };
    const refused = await town.as(MARINA).sends({ text: 'Кнопка', payload });
    expect(refused.text).toContain('видят его владелец и администратор');
    expect((await town.as(VERA).sends({ text: 'Кнопка', payload })).text).toContain('его классный руководитель');
    expect(town.register.rows('chat')).toMatchObject([{ overhears: 0 }]);
  });

  test('Анна Петровна включает на карточке чата, и чат узнаёт, что бот теперь читает и что ничего не хранит', async () => {
    const anna = town.as(ANNA);
    anna.readsAll();
    await anna.asks('Чаты');
    await anna.presses('Все чаты');
    await anna.presses('✅ 7Б класс');
    chat().readsAll();
    expect((await anna.presses('Отвечать без обращения')).text).toMatch(
      /^Готово: в чате «7Б класс»[^]*в карточке чата/u,
    );
    const told = (await chat().hears()).text;
    expect(told).toMatch(/и без обращения[^]*просматриваю сообщения; ничего из них не храню/u);
    expect(told.split('\n')).toHaveLength(1);
    expect(town.register.rows('chat')).toMatchObject([{ overhears: 1 }]);
  });

  test('вопрос о платформе — ответ под ним; от слов остаётся только счётчик', async () => {
    const before = talkCounted();
    const cmid = say(DIMA, 'Подскажите, сферум платный?');
    const answer = await town.vk.world.nextMessage(CHAT_7B, cmid);
    expect(answer.text).toMatch(/бесплатн[^]*\nПодробнее — в личных сообщениях/u);
    expect(answer.replyToCmid).toBe(cmid);
    expect(talkCounted()).toBe(before + 1);
    expect(town.register.everything().toLowerCase()).not.toMatch(/подскажите/u);
    expect(town.register.tablesWith(DIMA)).toEqual([]);
  });

  test('разговор, сомнительное, сказанное кому-то, правки и другие боты — тишина, и ни слова в базе', async () => {
    await later(13 * HOUR);
    const before = talkCounted();
    const { world } = town.vk;
    const talk = [
      'Кто сделал алгебру по хомякову?',
      'Сколько стоит экскурсия в кронштадт?',
      'Почему этот сферум вечно глючит???',
      'Какая завтра погода в сферуме, хи-хи?',
      '[id105|Марина], сферум платный?',
      'Сферум опять не работает, кошмарики',
    ];
    const said = await everythingBetween(() => {
      const cmids = talk.map((text) => say(DIMA, text));
      world.edit(DIMA, CHAT_7B, cmids[0] ?? 0, 'Сферум платный?');
      world.sayAsCommunity(ANOTHER_BOT, CHAT_7B, 'Сферум платный?');
      world.say(DIMA, CHAT_7B, { text: 'Сферум платный?', replyToCmid: cmids[1] ?? 0 });
    }, '/вопрос зачем нужен сферум');
    expect(said).toEqual([]);
    expect(talkCounted()).toBe(before + talk.length + 1);
    expect(town.register.everything().toLowerCase()).not.toMatch(/хомяков|кронштадт|глючит|погода|кошмарик/u);
  });

  test('без обращения — не чаще раза в десять минут, а то же самое — раза в полдня', async () => {
    await later(11);
    const first = say(DIMA, 'Подскажите, сферум платный?');
    expect((await town.vk.world.nextMessage(CHAT_7B, first)).replyToCmid).toBe(first);
    const said = await everythingBetween(() => {
      say(DIMA, 'Что такое сферум?');
      say(MARINA, 'Сферум бесплатный?');
    }, '/вопрос куда писать в техподдержку?');
    expect(said).toEqual([]);
    await later(11);
    const second = say(DIMA, 'Что такое сферум?');
    expect((await town.vk.world.nextMessage(CHAT_7B, second)).replyToCmid).toBe(second);
    await later(11 * HOUR);
    expect(await everythingBetween(() => void say(DIMA, 'Сферум бесплатный?'), '/вопрос зачем нужен сферум')).toEqual(
      [],
    );
  });

  test('выключила — чат узнаёт и об этом, и бот снова слышит только обращения', async () => {
    await later(13 * HOUR);
    const anna = town.as(ANNA);
    await anna.asks('Чаты');
    await anna.presses('Все чаты');
    const card = await anna.presses('✅ 7Б класс');
    expect(card.text).toContain('Отвечаю и без обращения');
    chat().readsAll();
    expect((await anna.presses('Только по обращению')).text).toContain('только если ко мне обратиться');
    expect((await chat().hears()).text).toMatch(/только если ко мне обратиться[^]*снова не читаю и не храню/u);
    expect(
      await everythingBetween(() => void say(DIMA, 'Подскажите, сферум платный?'), '/вопрос что такое сферум'),
    ).toEqual([]);
    expect(town.register.failedEvents()).toBe(0);
  });
});

/** How many messages that were not addressed to the bot it has counted in the chat. */
function talkCounted(): number {
  return town.register.rows('chat_activity').reduce((sum, row) => sum + Number(row['messages']), 0);
}
