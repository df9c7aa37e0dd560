/** «Состав чатов» and the bot's look at its own rights: what those who answer for a chat hear, in private. */
import { peerId, userId } from '../../src/domain/ids';
import {
  ANNA,
  CHAT,
  confirms,
  confirmsBoth,
  IRINA,
  openChatOwners,
  PARENT,
  PUPIL,
  seen,
  TEACHERS,
  vkAnswers,
  waiting,
} from './chatOwners';
import type { House } from './harness';
import { ADMINISTRATOR, day } from './school';

let house: House;
beforeEach(async () => {
  house = await openChatOwners();
});
afterEach(() => house.close());

describe('сразу после подтверждения чата', () => {
  beforeEach(() => confirms(house, CHAT, '7Б класс', ANNA, 'Да, чат 7Б'));

  test('бот проверяет себя один раз, для того, кто подтвердил; повторное «да» нового взгляда не просит', async () => {
    expect(await waiting(house)).toEqual([{ kind: 'read_members', chat: CHAT, user: ANNA, why: 'confirmed' }]);
    await house.stored(({ jobs }) => jobs.clear());
    const payload = { do: 'chat', peer: CHAT, is: 'class:7Б' };
    await house.happens({ kind: 'press', peer: CHAT, from: ANNA, payload, answerId: 'again', cmid: 1 });
    expect(await waiting(house)).toEqual([]);
  });

  test('без права: одно сообщение лично — чего не видит, как дать право, как проверить «/вопрос»', async () => {
    const inChat = house.heardIn(CHAT).length;
    const heard = await vkAnswers(house, ANNA, { kind: 'no_right' }, { why: 'confirmed' });
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatch(/«7Б класс»[^]*участников не вижу: я не администратор чата[^]*не обязательно/u);
    expect(heard[0]).toContain('«Участники» → рядом с сообществом школы');
    expect(heard[0]).toContain('«/вопрос бесплатно ли это»');
    expect(house.labels(ANNA)).toContain('Проверить ещё раз');
    expect(house.heardIn(CHAT)).toHaveLength(inChat);
  });

  test('с правом: что может, без списка людей', async () => {
    const [text] = await vkAnswers(house, ANNA, { kind: 'visible' }, { why: 'confirmed' });
    expect(text).toMatch(/Я администратор чата[^]*«Состав чатов»/u);
    expect(text).not.toContain('Назначить администратором');
    await house.presses(ANNA, 'Проверить состав');
    expect(await waiting(house)).toMatchObject([{ chat: CHAT, user: ANNA, why: 'asked' }]);
  });
});

describe('«Состав чатов»', () => {
  beforeEach(() => confirmsBoth(house));

  test('классному руководителю — чат своего класса, администратору — все, с тем, что уже известно', async () => {
    const [own] = await house.says(ANNA, 'Состав чатов');
    expect(own).toContain('чат 7Б «7Б класс» — ещё не проверял');
    expect(own).not.toContain('Педагоги');
    await vkAnswers(house, ANNA, { kind: 'no_right' });
    const [all] = await house.says(ADMINISTRATOR, 'Состав чатов');
    expect(all).toContain('чат 7Б «7Б класс» — участников не вижу');
    expect(all).toContain('чат педагогов «Педагоги школы» — ещё не проверял');
    await vkAnswers(house, ANNA, seen(ANNA));
    expect((await house.says(ANNA, 'кто в чате'))[0]).toContain('проверял 03.09.2030');
  });

  test('нажатие отвечает сразу и спрашивает ВКонтакте один раз, сколько ни нажимай', async () => {
    await house.says(ANNA, 'Состав чатов');
    expect(await house.presses(ANNA, 'Чат 7Б «7Б класс»')).toEqual([expect.stringContaining('в течение минуты')]);
    expect(await house.presses(ANNA, 'Чат 7Б «7Б класс»')).toEqual([expect.stringContaining('Уже смотрю')]);
    expect(await waiting(house)).toEqual([{ kind: 'read_members', chat: CHAT, user: ANNA, why: 'asked' }]);
  });

  test('ответ одним сообщением: кого не хватает, кто из коллег есть, кого нет в списках — без упрёков', async () => {
    const stranger = userId(99);
    const inChat = house.heardIn(CHAT).length;
    const heard = await vkAnswers(house, ANNA, seen(PARENT, PUPIL, IRINA, [stranger, 'Пётр Прохожий']));
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
    const [text] = await vkAnswers(house, ANNA, seen(ANNA, PARENT, PUPIL));
    expect(text).toBe(
      'Чат 7Б «7Б класс»: 3 участника. Чат живой: за неделю 14 сообщений.\n\nВсе на месте, делать ничего не нужно.',
    );
  });

  test('длинный список обрезан, дальше — число', async () => {
    const crowd = Array.from({ length: 14 }, (_, index) => [userId(500 + index), `Гость ${index}`] as const);
    const [text] = await vkAnswers(house, ANNA, seen(ANNA, ...crowd));
    expect(text).toContain('Нет в моих списках этого чата: 14');
    expect(text).toContain('• Гость 9 — vk.com/id509\n• и ещё 4');
    expect(text).not.toContain('Гость 10');
  });

  test('уволенный, оставшийся в чате педагогов, назван администратору; кто не связан, посчитан', async () => {
    await house.says(ADMINISTRATOR, 'Сотрудники');
    await house.presses(ADMINISTRATOR, 'Соколова И.Л.');
    await house.presses(ADMINISTRATOR, 'Уволен(а)');
    await house.presses(ADMINISTRATOR, 'Да, уволен(а)');
    const [text] = await vkAnswers(house, ADMINISTRATOR, seen(ANNA, IRINA, ADMINISTRATOR), { chat: TEACHERS });
    expect(text).toContain('Больше не работают в школе, но остались в чате: 1\n• Соколова Ирина Львовна');
    expect(text).toContain('Ещё не связаны с ботом: 2 сотрудника — в чате я их не узнаю.');
    expect(text).toMatch(/Дальше: попросите создателя чата убрать/u);
  });

  test('без права: какого не хватает и как его дать; «Проверить ещё раз» спрашивает снова', async () => {
    const [text] = await vkAnswers(house, ANNA, { kind: 'no_right' });
    expect(text).toMatch(/я не вижу[^]*«Назначить администратором»[^]*«Проверить ещё раз»/u);
    await house.presses(ANNA, 'Проверить ещё раз');
    expect(await waiting(house)).toMatchObject([{ chat: CHAT, why: 'asked' }]);
  });

  test('чат, который ВКонтакте не открывает', async () => {
    expect(await vkAnswers(house, ANNA, { kind: 'unreachable' })).toEqual([
      expect.stringContaining('не открывает мне чат'),
    ]);
  });

  test('чат, который переехал в MAX: владелец узнаёт об этом, и чат больше не числится открытым', async () => {
    const [text, ...more] = await vkAnswers(house, ANNA, { kind: 'moved' });
    expect([text, more]).toEqual([expect.stringContaining('переехал в MAX'), []]);
    expect(house.labels(ANNA)).toContain('Заявить чат');
    expect(await house.stored(({ chats }) => chats.find(CHAT))).toMatchObject({ state: 'gone' });
  });

  test('ВКонтакте просит подождать: сказано когда спросить', async () => {
    expect(await vkAnswers(house, ANNA, { kind: 'busy' })).toEqual([expect.stringContaining('через час')]);
  });

  test('много чатов — по пять, остальные по кнопке', async () => {
    await house.stored(async ({ chats }) => {
      for (let at = 0; at < 10; at += 1) {
        const peer = peerId(2_000_000_010 + at);
        await chats.seen(peer, null, house.now);
        await chats.setTitle(peer, `Кружок ${at}`);
        await chats.confirm(peer, { kind: 'other', classLabel: null, isExtra: false }, ADMINISTRATOR, house.now);
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
