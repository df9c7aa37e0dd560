/** The administrator's console: everything in three presses, a way back from everywhere, and the same in words. */
import type { CommandName } from '../../src/commands/words';
import { isCommandName } from '../../src/commands/words';
import { dutyId, peerId, staffId, userId } from '../../src/domain/ids';
import type { Button } from '../../src/messaging/outgoing';
import { parsePayload } from '../../src/messaging/payload';
import { WORDS } from '../../src/texts/words';
import { recordRegistration } from '../../src/usecases/registration';
import { House } from './harness';
import { ADMINISTRATOR, day, label, madeUpSchool, ROSTER } from './school';

const PARENT = userId(30);
const context = madeUpSchool();

/** Words that answer what was asked, or need what they are about: there is nothing to open by them. */
const ANSWERS: ReadonlySet<CommandName> = new Set([
  'start',
  'menu',
  'back',
  'resume',
  'cancel',
  'agree',
  'disagree',
  'forget_yes',
  'answer_helped',
  'answer_not_helped',
  'approve',
  'reject',
  'done',
  'registered',
  'remind_tomorrow',
  'need_help',
  'not_mine',
  'take_extension_back',
  'case_sent',
  'case_answered',
  'case_solved',
]);

const SURNAMES = ['Иванова', 'Ивановский', 'Ивашкина', 'Белова', 'Громова', 'Петров'];

let house: House;

/** A school in which no list is empty, and each is longer than a page. */
async function livelySchool(): Promise<void> {
  await house.stored(async (stores) => {
    const work = { stores, now: house.now };
    const [sample] = ROSTER;
    if (!sample) throw new Error('no sample');
    await stores.accounts.consent(ADMINISTRATOR, 1, house.now);
    for (let at = 0; at < 48; at += 1) {
      const surname = `${SURNAMES[at % 6]}${['', '-Алая', '-Белая', '-Золотая', '-Серая', '-Синяя', '-Тихая', '-Юная'][Math.floor(at / 6)]}`;
      const firstName = at % 2 === 0 ? 'Мария' : 'Ольга';
      await stores.staff.add({ ...sample, surname, firstName, classTeacherOf: null });
    }
    const all = await stores.staff.all();
    const [first] = all;
    if (!first) throw new Error('nobody');
    await stores.staff.link(first.id, ADMINISTRATOR, house.now);
    await stores.accounts.addRole(ADMINISTRATOR, 'subject_teacher', null);
    for (const [at, one] of all.slice(1, 13).entries()) {
      const user = userId(100 + at);
      await stores.staff.link(one.id, user, house.now);
      await recordRegistration(context, work, one.id, user);
      await stores.tickets.open({ user, kind: 'help', duty: dutyId('first', 'registration') }, house.now);
      await stores.extensions.add(
        {
          duty: dutyId('first', 'registration'),
          subject: `staff:${one.id}`,
          askedBy: user,
          staff: one.id,
          due: day('2030-09-20'),
          newDue: day('2030-09-27'),
          reason: 'illness',
        },
        house.now,
      );
    }
    for (const [at, one] of all.slice(13, 20).entries()) {
      const request = { user: userId(200 + at), staff: one.id, statedName: one.surname, classLabel: null } as const;
      await stores.requests.add({ ...request, role: 'subject_teacher', registered: true }, house.now);
    }
    for (let at = 0; at < 12; at += 1) {
      const peer = peerId(2_000_000_010 + at);
      await stores.chats.seen(peer, null, house.now);
      await stores.chats.setTitle(peer, `Беседа ${at}`);
      const asked = { state: 'unanswered', candidates: [], askedAt: house.now } as const;
      await stores.questions.add({ ...asked, text: `вопрос номер ${'абвгдежзиклм'[at]} о столовой` });
    }
  });
}

beforeEach(async () => {
  house = await House.open(context);
});
afterEach(() => house.close());

/** What a press shows: the new messages' buttons. */
async function press(payload: unknown): Promise<readonly Button[]> {
  const before = house.keyboards(ADMINISTRATOR).length;
  await house.forges(ADMINISTRATOR, payload);
  return house
    .keyboards(ADMINISTRATOR)
    .slice(before)
    .flatMap((keyboard) => keyboard.rows.flat());
}

/** The command a button opens. */
function commandOf({ payload }: Button): CommandName | null {
  return payload.do === 'open' && isCommandName(payload.what) ? payload.what : null;
}

/** Buttons that only show something; pages and cards among them. */
function shows({ payload }: Button): boolean {
  switch (payload.do) {
    case 'open':
    case 'people':
    case 'chat_list':
      return true;
    case 'staff':
      return payload.act === 'card';
    case 'approvals':
    case 'chat_card':
    case 'queue':
      return payload.act === 'show';
    default:
      return false;
  }
}

describe('кнопками', () => {
  test('каждая команда администратора — не дальше трёх нажатий от меню, и отовсюду есть путь назад', async () => {
    await livelySchool();
    await house.says(ADMINISTRATOR, 'Меню');
    const menu = house.keyboards(ADMINISTRATOR).findLast(({ inline }) => !inline);
    const presses = new Map<CommandName, number>();
    const pressed = new Set<string>();
    let frontier: readonly Button[] = menu?.rows.flat() ?? [];
    for (let depth = 1; depth <= 3; depth += 1) {
      const next: Button[] = [];
      for (const button of frontier) {
        const command = commandOf(button);
        if (command !== null && !presses.has(command)) presses.set(command, depth);
        const key = JSON.stringify(button.payload);
        if (depth === 3 || pressed.has(key) || !shows(button)) continue;
        pressed.add(key);
        expect(parsePayload(button.payload).kind).toBe('button');
        const heard = house.heard(ADMINISTRATOR).length;
        next.push(...(await press(button.payload)));
        const said = house.heard(ADMINISTRATOR).slice(heard);
        expect([button.label, said.length > 0]).toEqual([button.label, true]);
        // VK cuts longer ones; a list that grows with the school is not paged
        for (const text of said) expect([button.label, text.length < 4_096]).toEqual([button.label, true]);
        const own = house.keyboards(ADMINISTRATOR).findLast(({ inline }) => !inline);
        const back = own?.rows
          .flat()
          .some(({ label: one }) => ['Все разделы', 'Назад', 'Отмена', 'Меню'].includes(one));
        expect([button.label, back]).toEqual([button.label, true]);
      }
      frontier = next;
    }
    const all = (Object.keys(WORDS) as CommandName[]).filter((name) => !ANSWERS.has(name));
    expect(all.filter((name) => !presses.has(name))).toEqual([]);
  });

  test('списки листаются: за первой страницей есть вторая, со второй — назад', async () => {
    await livelySchool();
    for (const what of ['unregistered', 'requests', 'tickets', 'chats_without_owner', 'extensions', 'unanswered']) {
      const labels = (await press({ do: 'open', what })).map(({ payload }) => payload);
      const turn = labels.find((payload) => payload.do === 'open' && payload.what === what && payload.page === 1);
      expect([what, turn]).not.toEqual([what, undefined]);
      const back = (await press(turn)).map(({ payload }) => payload);
      expect(back).toContainEqual(expect.objectContaining({ do: 'open', what, page: 0 }));
    }
  });

  test('раздел открывается из «Всех разделов» и возвращает туда же; учителю их не показывают', async () => {
    await house.says(ADMINISTRATOR, 'Все разделы');
    await house.presses(ADMINISTRATOR, 'Чаты школы');
    expect(house.labels(ADMINISTRATOR)).toContain('Чаты без владельца');
    const [text] = await house.presses(ADMINISTRATOR, 'К разделам');
    expect(text).toContain('Выберите раздел');
    expect((await house.forges(PARENT, { do: 'open', what: 'sections', page: 1 }))[0]).not.toContain('Люди');
  });
});

describe('словами', () => {
  beforeEach(livelySchool);

  test.each([
    ['Кто не зарегистрирован?', 'Не зарегистрированы'],
    ['обращения', 'Открыто: 12 обращений.'],
    ['что с 7б', '7Б\n'],
    ['7Б', '7Б\n'],
    ['Классы без руководителя', 'Классы без классного руководителя: 6А, 6Б, 7А'],
    ['чаты без владельца?', 'Без владельца — 12 чатов:\n\n1. «Беседа 0» — никто не сказал, что это за чат'],
  ])('«%s»', async (words, said) => {
    expect((await house.says(ADMINISTRATOR, words)).join('\n')).toContain(said);
  });

  test('фамилия — карточка; начало фамилии, имя с началом фамилии — выбор из похожих, не больше страницы', async () => {
    expect((await house.says(ADMINISTRATOR, 'Ёлкина'))[0]).toContain('Ёлкина Анна Петровна');
    const [many] = await house.says(ADMINISTRATOR, 'ивано');
    expect(many).toContain('Подходят 16 сотрудников, вот первые 10');
    expect(house.labels(ADMINISTRATOR)).toContain('Иванова М.П.');
    const [some] = await house.says(ADMINISTRATOR, 'Мария Ив');
    expect(some).toMatch(/Подходят|Выберите/u);
    expect((await house.says(ADMINISTRATOR, 'соколова ирина и'))[0]).toContain('Соколова Ирина Игоревна');
  });

  test('слово из вопросов о платформе — вопрос, а не начало фамилии', async () => {
    await house.stored((stores) => stores.staff.add({ ...(ROSTER[0] as (typeof ROSTER)[0]), surname: 'Платформов' }));
    expect((await house.says(ADMINISTRATOR, 'платформа'))[0]).not.toContain('Платформов');
    expect((await house.says(ADMINISTRATOR, 'платформо'))[0]).toContain('Платформов');
  });

  test('родителю фамилия и её начало сотрудника не показывают', async () => {
    for (const words of ['Ёлкина', 'ивано', 'Мария Ив', 'чаты без владельца', 'классы без руководителя', 'что с 7Б']) {
      const said = (await house.says(PARENT, words)).join('\n');
      expect(said).not.toMatch(/Анна|Иванов|Беседа|6А/u);
    }
  });
});

test('без владельца — чат, чей владелец ушёл, чей класс никто не ведёт, чью должность никто не занимает', async () => {
  const chat = peerId(2_000_000_009);
  const asked = async (): Promise<string> => (await house.says(ADMINISTRATOR, 'Чаты без владельца'))[0] ?? '';
  await house.introduces(userId(20), 'Классный руководитель', 'Ёлкина Анна Петровна');
  await house.presses(ADMINISTRATOR, 'Подтвердить');
  const is = (kind: 'class' | 'other', of: string | null, by = userId(20)) =>
    house.stored(async ({ chats }) => {
      await chats.seen(chat, by, house.now);
      await chats.setTitle(chat, 'Наш чат');
      await chats.confirm(chat, { kind, classLabel: of === null ? null : label(of), isExtra: false }, by, house.now);
    });
  await is('class', '7Б');
  expect(await asked()).toContain('У каждого чата есть владелец');
  await is('class', '7А');
  expect(await asked()).toContain('«Наш чат» — у класса нет классного руководителя');
  await is('other', null);
  expect(await asked()).toContain('У каждого чата есть владелец');
  await house.stored((stores) => stores.staff.setStatus(staffId(1), 'left', null, house.now));
  expect(await asked()).toContain('«Наш чат» — владелец больше не работает здесь или удалил свои данные');
  await is('other', null, ADMINISTRATOR);
  expect(await asked()).toContain('У каждого чата есть владелец');
});
