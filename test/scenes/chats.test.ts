/** What the bot asks and does in group chats. */
import { dutyId, peerId, userId, type UserId } from '../../src/domain/ids';
import type { Duty } from '../../src/domain/order';
import { House } from './harness';
import { ADMINISTRATOR, label, madeUpSchool } from './school';

const CHAT = peerId(2_000_000_001);
const OTHER = peerId(2_000_000_002);
const TEACHER = userId(20);
const PARENT = userId(30);

let house: House;
beforeEach(async () => {
  house = await House.open();
  await house.introduces(TEACHER, 'классный руководитель', 'Ёлкина Анна Петровна');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
});
afterEach(() => house.close());

const inChat = (peer = CHAT) => house.heardIn(peer);
const labels = (peer = CHAT): string[] => house.labelsIn(peer);

async function added(title: string | null, peer = CHAT): Promise<void> {
  await house.happens({ kind: 'bot_added', peer, by: TEACHER });
  await house.happens({ kind: 'chat_described', peer, title, greet: true });
}

let presses = 0;
/** Presses a button in the chat; returns what appeared over it. */
async function taps(user: UserId, label: string, peer = CHAT): Promise<string | null> {
  const payload = house.payloadIn(peer, label);
  const answerId = `press ${(presses += 1)}`;
  await house.happens({ kind: 'press', peer, from: user, payload, answerId, cmid: 1 });
  return house.over(answerId);
}

const chat = (peer = CHAT) => house.stored((stores) => stores.chats.find(peer));

describe('a chat whose title tells nothing', () => {
  beforeEach(() => added('Болталка'));

  test('is offered to the administrator by kind', async () => {
    expect(labels()).toEqual([
      'Чат класса…',
      'Чат родителей класса…',
      'Чат учителей класса…',
      'Чат педагогов',
      'Чат администрации',
      'Чат по предмету',
      'Чат директора с заместителями',
      'Чат родительского актива',
      'Чат ученического актива',
      'Другой чат',
    ]);
    expect(inChat().at(-1)).toContain('владелец или администратор, выберите кнопку');
    expect(await taps(ADMINISTRATOR, 'Чат педагогов')).toBeNull();
    expect(await chat()).toMatchObject({ state: 'confirmed', kind: 'teachers', classLabel: null });
  });

  test.each([
    ['a parent', PARENT],
    ['a class teacher', TEACHER],
  ])('is not given a kind by %s', async (_who, person) => {
    expect(await taps(person, 'Чат администрации')).toMatch(/или администратор/u);
    expect(await chat()).toMatchObject({ state: 'seen', kind: null });
  });

  test('is proposed anew when a title tells more, once', async () => {
    const before = inChat().length;
    await house.happens({ kind: 'title_changed', peer: CHAT, title: '7Б класс' });
    expect(inChat().slice(before)).toEqual([expect.stringMatching(/новое название.*чат 7Б/su)]);
    expect(house.last(TEACHER)).toContain('Это чат 7Б?');
    await house.happens({ kind: 'title_changed', peer: CHAT, title: '7Б — наш класс' });
    await house.happens({ kind: 'title_changed', peer: CHAT, title: 'Опять болталка' });
    expect(inChat()).toHaveLength(before + 1);
    expect(await chat()).toMatchObject({ title: 'Опять болталка' });
  });
});

test('a chat that is looked at again, not joined, is not greeted again', async () => {
  await added('Болталка');
  const before = inChat().length;
  await house.happens({ kind: 'chat_described', peer: CHAT, title: 'Болталка', greet: false });
  expect(inChat()).toHaveLength(before);
  await house.happens({ kind: 'chat_described', peer: CHAT, title: 'Педагоги школы', greet: false });
  expect(inChat().slice(before)).toEqual([expect.stringContaining('чат педагогов')]);
});

describe('a confirmed chat with a new title', () => {
  beforeEach(async () => {
    await added('7Б класс');
    await taps(TEACHER, 'Да, чат 7Б');
  });

  test('that says the same is kept without a word', async () => {
    const heard = [inChat().length, house.heard(TEACHER).length];
    await house.happens({ kind: 'title_changed', peer: CHAT, title: 'Лучший 7Б класс' });
    expect([inChat().length, house.heard(TEACHER).length]).toEqual(heard);
    expect(await chat()).toMatchObject({ title: 'Лучший 7Б класс', state: 'confirmed' });
  });

  test('that reads like another chat is asked about in private only, and nothing changes until an answer', async () => {
    const before = inChat().length;
    await house.happens({ kind: 'title_changed', peer: CHAT, title: '7Б родители' });
    expect(inChat()).toHaveLength(before);
    expect(house.last(TEACHER)).toContain('записан как чат 7Б, а по новому названию похож на другой: чат родителей 7Б');
    expect(await chat()).toMatchObject({ kind: 'class' });
    expect(await house.presses(TEACHER, 'Оставить как есть')).toEqual(['Хорошо, запись прежняя.']);
    expect(await chat()).toMatchObject({ kind: 'class' });
    await house.presses(TEACHER, 'Да, чат родителей 7Б');
    expect(await chat()).toMatchObject({ kind: 'class_parents' });
    const done = await house.stored((stores) => stores.assignments.all());
    expect(done.find((one) => one.subject === 'class:7Б')?.assignment.state).toBe('open');
  });

  test('of another class is not that teacher’s to say', async () => {
    await house.happens({ kind: 'title_changed', peer: CHAT, title: '6А класс' });
    await house.presses(TEACHER, 'Да, чат 6А');
    expect(await chat()).toMatchObject({ kind: 'class', classLabel: '7Б' });
  });
});

describe('«Нет, другой чат»', () => {
  test('is the word of those who may confirm; others read so over the button', async () => {
    await added('7А класс');
    const before = inChat().length;
    for (const person of [PARENT, TEACHER]) expect(await taps(person, 'Нет, другой чат')).toMatch(/Подтвердить может/u);
    expect(inChat()).toHaveLength(before);
    expect(await taps(ADMINISTRATOR, 'Нет, другой чат')).toBeNull();
    expect(labels()).toContain('Чат педагогов');
  });
});

describe('a second chat of the class', () => {
  beforeEach(async () => {
    await added('7Б класс');
    await taps(TEACHER, 'Да, чат 7Б');
    await added('7Б новый', OTHER);
    await taps(TEACHER, 'Да, чат 7Б', OTHER);
  });

  test('is the owner’s to place: three answers', () => {
    expect(inChat(OTHER).at(-1)).toContain('вместо него, второй рядом с ним или это ошибка');
    expect(labels(OTHER)).toEqual(['Вместо прежнего', 'Второй чат', 'Это ошибка']);
  });

  test('a parent’s press places nothing', async () => {
    for (const one of labels(OTHER)) expect(await taps(PARENT, one, OTHER)).toMatch(/Подтвердить может/u);
    expect(await chat(OTHER)).toMatchObject({ state: 'seen' });
  });

  test('instead of the first', async () => {
    await taps(TEACHER, 'Вместо прежнего', OTHER);
    expect(await chat(OTHER)).toMatchObject({ state: 'confirmed', kind: 'class', isExtra: false });
    expect(await chat()).toMatchObject({ kind: 'other' });
  });

  test('beside it', async () => {
    await taps(TEACHER, 'Второй чат', OTHER);
    expect(inChat(OTHER).at(-1)).toContain('Записал вторым');
    expect(await chat()).toMatchObject({ kind: 'class', isExtra: false });
  });

  test('by another’s hand: the owner hears in private that the record changed', async () => {
    await taps(ADMINISTRATOR, 'Вместо прежнего', OTHER);
    expect(house.last(TEACHER)).toContain('чат «7Б класс» (чат 7Б) больше не первый, его место занял другой');
    await taps(ADMINISTRATOR, 'Вместо прежнего', OTHER);
    expect(house.heard(TEACHER).filter((one) => one.includes('место занял'))).toHaveLength(1);
  });

  test('and a button about it does nothing in another chat', async () => {
    const payload = house.payloadIn(OTHER, 'Вместо прежнего');
    const before = inChat().length;
    await house.happens({ kind: 'press', peer: CHAT, from: TEACHER, payload, answerId: 'elsewhere', cmid: 1 });
    expect(house.over('elsewhere')).toBe('Эта кнопка устарела. Обратитесь ко мне ещё раз.');
    expect(inChat()).toHaveLength(before);
    expect(await chat(OTHER)).toMatchObject({ state: 'seen' });
  });

  test('by mistake: it is something else', async () => {
    await taps(TEACHER, 'Это ошибка', OTHER);
    expect(labels(OTHER)).toContain('Чат родителей 7Б');
    await taps(TEACHER, 'Чат родителей 7Б', OTHER);
    expect(await chat(OTHER)).toMatchObject({ kind: 'class_parents', classLabel: '7Б' });
  });
});

describe('whom the bot asks in private', () => {
  test('nobody knows the inviter and no class teacher is linked: the administrators', async () => {
    await house.happens({ kind: 'bot_added', peer: OTHER, by: null });
    await house.happens({ kind: 'chat_described', peer: OTHER, title: '6А класс', greet: true });
    expect(house.last(ADMINISTRATOR)).toContain('«6А класс». Это чат 6А?');
    expect(house.labels(ADMINISTRATOR)).toContain('Да, чат 6А');
  });

  test('thrown out and let in again and again: they are asked in private once a day', async () => {
    const asked = () => house.heard(TEACHER).filter((one) => one.includes('Это чат 7Б?')).length;
    for (let time = 0; time < 4; time += 1) {
      await added('7Б класс');
      await house.happens({ kind: 'bot_removed', peer: CHAT, by: null });
    }
    expect(asked()).toBe(1);
    expect(house.heard(TEACHER).filter((one) => one.includes('мне больше не открыт'))).toHaveLength(1);
    house.now += 86_400_000;
    await added('7Б класс');
    expect(asked()).toBe(2);
  });

  test('a title that tells nothing: whoever invited it, with what is theirs', async () => {
    await added('Болталка');
    expect(house.last(TEACHER)).toContain('«Болталка». По названию не понять');
    await house.presses(TEACHER, 'Чат родителей 7Б');
    expect(await chat()).toMatchObject({ state: 'confirmed', kind: 'class_parents', classLabel: '7Б' });
  });

  test('«Учительская» is a class of the platform, and the bot says so', async () => {
    await added('Учительская');
    expect(inChat().at(-1)).toContain('«Учительской» называется класс на самой платформе');
  });
});

describe('a chat of a subject', () => {
  test('is its teacher’s, who confirms it and has done the duty of their own', async () => {
    const [subject] = madeUpSchool().orders[0]?.duties ?? [];
    if (!subject) throw new Error('no duty');
    const duty: Duty = {
      ...subject,
      id: dutyId('first', 'subject-chat'),
      due: null,
      remindOn: [],
      assignee: { who: 'role', role: 'subject_teacher' },
      evidence: { kind: 'chat', chat: 'subject' },
    };
    const [order] = madeUpSchool().orders;
    if (!order) throw new Error('no order');
    house.becomes({ ...madeUpSchool(), orders: [{ ...order, duties: [...order.duties, duty] }] });
    await added('Физика 6А');
    expect(inChat().at(-1)).toContain('Педагог, который его ведёт');
    expect(house.last(TEACHER)).toContain('Это чат по предмету, 6А?');
    await house.presses(TEACHER, 'Да, чат по предмету, 6А');
    expect(await chat()).toMatchObject({ state: 'confirmed', kind: 'subject', classLabel: '6А' });
    const staff = await house.stored((stores) => stores.staff.byUser(TEACHER));
    const done = await house.stored((stores) => stores.assignments.all());
    expect(done.find((one) => one.duty === duty.id)).toMatchObject({
      subject: `staff:${staff?.id}`,
      assignment: { state: 'confirmed' },
    });
  });
});

describe('a chat the bot has lost', () => {
  beforeEach(async () => {
    await added('7Б класс');
    await taps(TEACHER, 'Да, чат 7Б');
  });
  const duty = async () =>
    (await house.stored((stores) => stores.assignments.all())).find((one) => one.subject === 'class:7Б')?.assignment;

  test('removed: the owner hears why and what to do; the duty stands until they say that there is no chat', async () => {
    await house.happens({ kind: 'bot_removed', peer: CHAT, by: null });
    expect(house.last(TEACHER)).toContain('меня удалили из чата');
    expect(await duty()).toMatchObject({ state: 'confirmed' });
    expect((await house.presses(TEACHER, 'Чата больше нет'))[0]).toBe(
      'Записал: чата «7Б класс» больше нет. Поручение снова открыто (п. 2 приказа).',
    );
    expect(await duty()).toMatchObject({ state: 'open' });
    expect((await house.presses(TEACHER, 'Чата больше нет'))[0]).toBe('Записал: чата «7Б класс» больше нет.');
  });

  test('added again: it is the same chat, greeted shortly, and nothing is asked', async () => {
    await house.happens({ kind: 'bot_removed', peer: CHAT, by: null });
    await added('7Б класс');
    expect(inChat().at(-1)).toContain('уже есть в реестре');
    expect(await chat()).toMatchObject({ state: 'confirmed', kind: 'class', goneReason: null });
    expect((await house.presses(TEACHER, 'Чата больше нет'))[0]).toContain('Я сейчас в этом чате');
  });

  test('added again: the owner, who had heard of the loss, hears in private that all is as before', async () => {
    await house.happens({ kind: 'bot_removed', peer: CHAT, by: null });
    await added('7Б класс');
    expect(house.last(TEACHER)).toBe(
      'Я снова в чате «7Б класс» (чат 7Б). Запись в реестре прежняя, делать ничего не нужно.',
    );
    expect(house.heard(PARENT)).toEqual([]);
  });

  test('added again when another has its place: the owner hears that it is the second', async () => {
    await house.happens({ kind: 'bot_removed', peer: CHAT, by: null });
    await added('7Б новый', OTHER);
    await taps(TEACHER, 'Да, чат 7Б', OTHER);
    await house.stored((stores) =>
      stores.chats.confirm(CHAT, { kind: 'class', classLabel: label('7Б'), isExtra: false }, TEACHER, house.now),
    );
    await house.happens({ kind: 'bot_removed', peer: CHAT, by: null });
    await added('7Б класс');
    expect(house.last(TEACHER)).toContain('Он записан вторым');
  });

  test('moved to MAX (993): the owner is led to declare where it is', async () => {
    await house.happens({ kind: 'refused', peer: CHAT, code: 993, refusal: 'chat_moved' });
    expect(house.last(TEACHER)).toContain('переехал в MAX');
    await house.presses(TEACHER, 'Заявить чат');
    expect(house.last(TEACHER)).toContain('Какой чат вы хотите заявить');
  });

  test('somebody else’s press gives up nothing', async () => {
    await house.happens({ kind: 'bot_removed', peer: CHAT, by: null });
    for (const user of [PARENT, userId(77)]) {
      expect((await house.forges(user, { do: 'chat_card', peer: CHAT, act: 'no_more' })).join()).toContain('владелец');
    }
    expect(await duty()).toMatchObject({ state: 'confirmed' });
  });
});
