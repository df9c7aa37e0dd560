/** «Состав чатов» and the bot's look at its own rights: what people hear, in private. */
import type { MembersSeen, MembersWhy } from '../../src/domain/chatMembers';
import { peerId, userId, type PeerId, type UserId } from '../../src/domain/ids';
import { readJob, type Job } from '../../src/messaging/job';
import { House } from './harness';
import { ADMINISTRATOR, day, label, madeUpSchool } from './school';

const CHAT = peerId(2_000_000_001);
const TEACHERS = peerId(2_000_000_002);
const ANNA = userId(20);
const IRINA = userId(21);
const PARENT = userId(30);
const PUPIL = userId(40);

let house: House;
let presses = 0;
beforeEach(async () => {
  house = await House.open(madeUpSchool());
  await becomesStaff(ANNA, 'классный руководитель', 'Ёлкина Анна Петровна');
  await becomesStaff(IRINA, 'учитель', 'Соколова Ирина Львовна');
  for (const [user, role] of [
    [PARENT, 'мама 7б'],
    [PUPIL, 'ученик 7б'],
  ] as const) {
    await house.says(user, 'Начать');
    await house.presses(user, 'Согласен');
    await house.says(user, role);
  }
  await house.says(ADMINISTRATOR, 'Меню');
});
afterEach(() => house.close());

async function becomesStaff(user: UserId, role: string, name: string): Promise<void> {
  await house.says(user, 'Начать');
  await house.presses(user, 'Согласен');
  await house.says(user, role);
  await house.says(user, name);
  await house.presses(user, 'Да');
  await house.presses(user, 'Ещё нет');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
}

/** The bot comes into a chat and its owner says there what it is. */
async function confirms(peer: PeerId, title: string, by: UserId, button: string): Promise<void> {
  await house.happens({ kind: 'bot_added', peer, by });
  await house.happens({ kind: 'chat_described', peer, title, greet: true });
  const payload = house.payloadIn(peer, button);
  await house.happens({ kind: 'press', peer, from: by, payload, answerId: `p${(presses += 1)}`, cmid: 1 });
}

/** Every job that waits, of reading members. */
const waiting = (): Promise<Job[]> =>
  house.stored(async ({ jobs }) => {
    const found: Job[] = [];
    for (let row = await jobs.next(0); row; row = await jobs.next(row.id)) {
      const job = readJob(row.body);
      if (job?.kind === 'read_members') found.push(job);
    }
    return found;
  });

/** VK has answered: the jobs are done. Returns what the person hears. */
async function vkAnswers(
  user: UserId,
  members: MembersSeen,
  why: MembersWhy = 'asked',
  chat = CHAT,
): Promise<string[]> {
  await house.stored(({ jobs }) => jobs.clear());
  const before = house.heard(user).length;
  await house.happens({ kind: 'members_read', chat, user, why, members });
  return house.heard(user).slice(before);
}

const seen = (...people: readonly (UserId | readonly [UserId, string])[]): MembersSeen => ({
  kind: 'members',
  people: people.map((one) => (typeof one === 'number' ? { user: one, name: null } : { user: one[0], name: one[1] })),
  whole: true,
});

describe('сразу после подтверждения чата', () => {
  beforeEach(() => confirms(CHAT, '7Б класс', ANNA, 'Да, чат 7Б'));

  test('бот проверяет себя один раз, для того, кто подтвердил; повторное «да» нового взгляда не просит', async () => {
    expect(await waiting()).toEqual([{ kind: 'read_members', chat: CHAT, user: ANNA, why: 'confirmed' }]);
    await house.stored(({ jobs }) => jobs.clear());
    const payload = { do: 'chat', peer: CHAT, is: 'class:7Б' };
    await house.happens({ kind: 'press', peer: CHAT, from: ANNA, payload, answerId: 'again', cmid: 1 });
    expect(await waiting()).toEqual([]);
  });

  test('без права: одно сообщение лично — чего не видит, как дать право, как проверить «/вопрос»', async () => {
    const inChat = house.heardIn(CHAT).length;
    const heard = await vkAnswers(ANNA, { kind: 'no_right' }, 'confirmed');
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatch(/«7Б класс»[^]*участников не вижу: я не администратор чата[^]*не обязательно/u);
    expect(heard[0]).toContain('«Участники» → рядом с сообществом школы');
    expect(heard[0]).toContain('«/вопрос бесплатно ли это»');
    expect(house.labels(ANNA)).toContain('Проверить ещё раз');
    expect(house.heardIn(CHAT)).toHaveLength(inChat);
  });

  test('с правом: что может, без списка людей', async () => {
    const [text] = await vkAnswers(ANNA, { kind: 'visible' }, 'confirmed');
    expect(text).toMatch(/Я администратор чата[^]*«Состав чатов»/u);
    expect(text).not.toContain('Назначить администратором');
    await house.presses(ANNA, 'Проверить состав');
    expect(await waiting()).toMatchObject([{ chat: CHAT, user: ANNA, why: 'asked' }]);
  });
});

describe('«Состав чатов»', () => {
  beforeEach(async () => {
    await confirms(CHAT, '7Б класс', ANNA, 'Да, чат 7Б');
    await confirms(TEACHERS, 'Педагоги школы', ADMINISTRATOR, 'Да, чат педагогов');
    await house.stored(({ jobs }) => jobs.clear());
  });

  test('классному руководителю — чат своего класса, администратору — все, с тем, что уже известно', async () => {
    const [own] = await house.says(ANNA, 'Состав чатов');
    expect(own).toContain('чат 7Б «7Б класс» — ещё не проверял');
    expect(own).not.toContain('Педагоги');
    await vkAnswers(ANNA, { kind: 'no_right' });
    const [all] = await house.says(ADMINISTRATOR, 'Состав чатов');
    expect(all).toContain('чат 7Б «7Б класс» — участников не вижу, нет права');
    expect(all).toContain('чат педагогов «Педагоги школы» — ещё не проверял');
    await vkAnswers(ANNA, seen(ANNA));
    expect((await house.says(ANNA, 'кто в чате'))[0]).toContain('проверял 03.09.2030');
  });

  test('нажатие отвечает сразу и спрашивает ВКонтакте один раз, сколько ни нажимай', async () => {
    await house.says(ANNA, 'Состав чатов');
    expect(await house.presses(ANNA, 'Чат 7Б «7Б класс»')).toEqual([expect.stringContaining('в течение минуты')]);
    expect(await house.presses(ANNA, 'Чат 7Б «7Б класс»')).toEqual([expect.stringContaining('Уже смотрю')]);
    expect(await waiting()).toEqual([{ kind: 'read_members', chat: CHAT, user: ANNA, why: 'asked' }]);
  });

  test('ответ одним сообщением: кого не хватает, кто из коллег есть, кого нет в списках — без упрёков', async () => {
    const stranger = userId(99);
    const inChat = house.heardIn(CHAT).length;
    const heard = await vkAnswers(ANNA, seen(PARENT, PUPIL, IRINA, [stranger, 'Пётр Прохожий']));
    expect(heard).toEqual([
      [
        'Чат 7Б «7Б класс»: 4 участника. Жив ли чат, пока сказать не могу: кроме обращений ко мне, ничего в нём не слышал.',
        'Не хватает: 1\n• Ёлкина Анна Петровна, учитель, физика, классный руководитель 7Б',
        'Есть ещё сотрудники школы: 1\n• Соколова Ирина Львовна, учитель, химия',
        'Нет в моих списках этого чата: 1\n• Пётр Прохожий — vk.com/id99\nЭто могут быть родители и ученики, которые мне ещё не писали.',
        'Дальше: пригласите в чат того, кого не хватает.',
      ].join('\n\n'),
    ]);
    expect(house.heardIn(CHAT)).toHaveLength(inChat);
  });

  test('все на месте — так и сказано', async () => {
    await house.stored(({ chatActivity }) => chatActivity.countTalk(CHAT, day('2030-09-02'), 14));
    const [text] = await vkAnswers(ANNA, seen(ANNA, PARENT, PUPIL));
    expect(text).toBe(
      'Чат 7Б «7Б класс»: 3 участника. Чат живой: за неделю 14 сообщений.\n\nВсе на месте, делать ничего не нужно.',
    );
  });

  test('длинный список обрезан, дальше — число', async () => {
    const crowd = Array.from({ length: 14 }, (_, index) => [userId(500 + index), `Гость ${index}`] as const);
    const [text] = await vkAnswers(ANNA, seen(ANNA, ...crowd));
    expect(text).toContain('Нет в моих списках этого чата: 14');
    expect(text).toContain('• Гость 9 — vk.com/id509\n• и ещё 4');
    expect(text).not.toContain('Гость 10');
  });

  test('уволенный, оставшийся в чате педагогов, назван администратору; кто не связан, посчитан', async () => {
    await house.says(ADMINISTRATOR, 'Сотрудники');
    await house.presses(ADMINISTRATOR, 'Соколова И.Л.');
    await house.presses(ADMINISTRATOR, 'Уволен(а)');
    await house.presses(ADMINISTRATOR, 'Да, уволен(а)');
    const [text] = await vkAnswers(ADMINISTRATOR, seen(ANNA, IRINA, ADMINISTRATOR), 'asked', TEACHERS);
    expect(text).toContain('Больше не работают в школе, но остались в чате: 1\n• Соколова Ирина Львовна');
    expect(text).toContain('Ещё не связаны с ботом: 2 сотрудника — в чате я их не узнаю.');
    expect(text).toMatch(/Дальше: попросите создателя чата убрать/u);
  });

  test('без права: какого не хватает и как его дать; «Проверить ещё раз» спрашивает снова', async () => {
    const [text] = await vkAnswers(ANNA, { kind: 'no_right' });
    expect(text).toMatch(/я не вижу[^]*«Назначить администратором»[^]*«Проверить ещё раз»/u);
    await house.presses(ANNA, 'Проверить ещё раз');
    expect(await waiting()).toMatchObject([{ chat: CHAT, why: 'asked' }]);
  });

  test('чат, который ВКонтакте не открывает', async () => {
    expect(await vkAnswers(ANNA, { kind: 'unreachable' })).toEqual([expect.stringContaining('не открывает мне чат')]);
  });

  test('много чатов — по пять, остальные по кнопке', async () => {
    await house.stored(async ({ chats }) => {
      for (let at = 0; at < 10; at += 1) {
        const peer = peerId(2_000_000_010 + at);
        await chats.seen(peer, null, house.now);
        await chats.setTitle(peer, `Кружок ${at}`);
        await chats.confirm(peer, 'other', null, ADMINISTRATOR, house.now);
      }
    });
    const shown = async (press: string): Promise<string[]> => {
      await (press === '' ? house.says(ADMINISTRATOR, 'Состав чатов') : house.presses(ADMINISTRATOR, press));
      return (
        house
          .keyboards(ADMINISTRATOR)
          .at(-1)
          ?.rows.map((row) => row.map((one) => one.label).join(' | ')) ?? []
      );
    };
    expect(await shown('')).toEqual([
      'Другой чат «Кружок 0»',
      'Другой чат «Кружок 1»',
      'Другой чат «Кружок 2»',
      'Другой чат «Кружок 3»',
      'Другой чат «Кружок 4»',
      'Дальше',
    ]);
    expect((await shown('Дальше')).at(-1)).toBe('Раньше | Дальше');
    expect(await shown('Дальше')).toEqual(['Чат 7Б «7Б класс»', 'Чат педагогов «Педагоги школы»', 'Раньше']);
  });

  test('у кого чатов нет, тому сказано, что сделать', async () => {
    await house.stored(({ chats }) => chats.markGone(CHAT, 'removed'));
    expect(await house.says(ANNA, 'Состав чатов')).toEqual([expect.stringContaining('Добавьте меня в чат')]);
    expect(await house.forges(ANNA, { do: 'members', peer: CHAT })).toEqual([
      expect.stringContaining('меня в нём больше нет'),
    ]);
  });
});

describe('чужим не видно', () => {
  beforeEach(async () => {
    await confirms(CHAT, '7Б класс', ANNA, 'Да, чат 7Б');
    await confirms(TEACHERS, 'Педагоги школы', ADMINISTRATOR, 'Да, чат педагогов');
    await house.stored(({ jobs }) => jobs.clear());
  });
  const refusal = [expect.stringContaining('Состав чата видят его классный руководитель')];

  test.each([
    ['родитель', PARENT, CHAT],
    ['ученик', PUPIL, CHAT],
    ['учитель-предметник', IRINA, CHAT],
    ['классный руководитель 7Б в чате педагогов', ANNA, TEACHERS],
    ['незнакомец', userId(77), CHAT],
  ])('%s с поддельной кнопкой: вежливый отказ, и ВКонтакте никто не спрашивает', async (_who, user, peer) => {
    expect(await house.forges(user, { do: 'members', peer })).toEqual(refusal);
    expect(await waiting()).toEqual([]);
  });

  test('слово тоже ничего не открывает, и в меню его нет', async () => {
    for (const user of [PARENT, PUPIL, IRINA]) {
      expect(await house.says(user, 'Состав чатов')).toEqual(refusal);
      await house.says(user, 'Меню');
      expect(house.labels(user)).not.toContain('Состав чатов');
    }
    for (const user of [ANNA, ADMINISTRATOR]) {
      await house.says(user, 'Меню');
      expect(house.labels(user)).toContain('Состав чатов');
    }
  });

  test('в самом чате бот о составе не говорит', async () => {
    const before = house.heardIn(CHAT).length;
    const said = { peer: CHAT, from: ANNA, address: 'mention', content: 'text', cmid: 1, ref: null } as const;
    await house.happens({ kind: 'message', ...said, text: 'Состав чатов', payload: null });
    await house.happens({ kind: 'message', ...said, text: 'x', payload: { do: 'members', peer: CHAT } });
    expect(house.heardIn(CHAT).slice(before)).toEqual([
      expect.stringContaining('vk.me/club1'),
      expect.stringContaining('vk.me/club1'),
    ]);
    expect(await waiting()).toEqual([]);
  });

  test('класс передали, пока ВКонтакте отвечал: прежний руководитель состава не узнаёт', async () => {
    await house.says(ANNA, 'Состав чатов');
    await house.presses(ANNA, 'Чат 7Б «7Б класс»');
    await house.forges(ADMINISTRATOR, { do: 'staff', staff: 2, act: 'class', value: label('7Б') });
    expect(await vkAnswers(ANNA, seen([userId(99), 'Пётр Прохожий']))).toEqual(refusal);
  });

  test('кто попросил себя забыть, пока ВКонтакте отвечал, писем больше не получает', async () => {
    await house.says(ANNA, 'Забыть меня');
    await house.presses(ANNA, 'Да, забыть');
    expect(await vkAnswers(ANNA, seen(PARENT))).toEqual([]);
  });
});

describe('живёт ли чат', () => {
  beforeEach(() => confirms(CHAT, '7Б класс', ANNA, 'Да, чат 7Б'));
  const at = (date: string): void => {
    house.now = Date.parse(`${date}T10:00:00+03:00`);
  };

  test('«Чаты» говорят, что чат молчит две учебные недели; до того и летом — ни слова', async () => {
    const said = async (date: string): Promise<string> => {
      at(date);
      return (await house.says(ADMINISTRATOR, 'Чаты')).join('\n');
    };
    expect(await said('2030-10-01')).not.toContain('Молчат');
    await house.stored(({ chatActivity }) => chatActivity.countTalk(CHAT, day('2030-09-10'), 2));
    expect(await said('2030-09-20')).not.toContain('Молчат');
    expect(await said('2030-09-30')).toContain('Молчат две учебные недели и дольше: «7Б класс» — 20 дней.');
    expect(await said('2031-07-01')).not.toContain('Молчат');
  });

  test.each([
    ['2030-09-12', /Чат живой: за неделю 2 сообщения\./u],
    ['2030-09-22', /Чат тихий: последнее сообщение, которое я слышал, — 12 дней назад\./u],
    ['2030-10-01', /Чат молчит: последнее сообщение, которое я слышал, — 21 день назад\./u],
  ])('в ответе о составе %s', async (date, line) => {
    await house.stored(({ chatActivity }) => chatActivity.countTalk(CHAT, day('2030-09-10'), 2));
    at(date);
    expect((await vkAnswers(ANNA, seen(ANNA)))[0]).toMatch(line);
    expect((await vkAnswers(ANNA, { kind: 'no_right' }))[0]).toMatch(line);
  });

  test('где слышны только обращения, бот так и говорит', async () => {
    await house.stored(({ chatActivity }) => chatActivity.countAddressed(CHAT, day('2030-09-03'), 3));
    expect((await vkAnswers(ANNA, seen(ANNA)))[0]).toContain(
      'кроме обращений ко мне (за неделю 3 сообщения), ничего в нём не слышал',
    );
  });
});
