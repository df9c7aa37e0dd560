import { peerId, staffId, userId, type UserId } from '../../src/domain/ids';
import { CODE_LIFE_MS, codeInGroups } from '../../src/domain/personalCode';
import { readWorkbook } from '../../src/roster/workbook';
import { identify } from '../../src/usecases/identify';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool, ROSTER } from './school';

const ANNA = userId(20);
const OTHER = userId(21);
const PUPIL = userId(40);
const CHAT = peerId(2_000_000_007);
const HOUR = 3_600_000;
const WRONG = 'ACDE-FHJK-3456';
const ELKINA = staffId(1);
const context = madeUpSchool();

let house: House;
beforeEach(async () => {
  house = await House.open(context);
});
afterEach(() => house.close());

const actor = (user: UserId) => house.stored((stores) => identify(context, { stores, now: house.now }, user));
const journal = async (): Promise<string[]> =>
  (await house.stored((stores) => stores.journal.about(`staff:${ELKINA}`))).map((one) => one.act);
const guard = (user: UserId) => house.stored((stores) => stores.codeGuards.find(user));

/** The administrator issues a code to a member of staff from their card. */
async function issued(surname = 'Ёлкина'): Promise<string> {
  await house.says(ADMINISTRATOR, 'Сотрудники');
  await house.presses(ADMINISTRATOR, house.labels(ADMINISTRATOR).find((one) => one.startsWith(surname)) ?? '');
  let [text = ''] = await house.presses(ADMINISTRATOR, 'Выдать код');
  if (!text.includes('Ссылка')) [text = ''] = await house.presses(ADMINISTRATOR, 'Выдать новый код');
  return /\?ref=(\w+)/u.exec(text)?.[1] ?? '';
}

async function agrees(user: UserId): Promise<void> {
  await house.says(user, 'Начать');
  await house.presses(user, 'Согласен');
  await house.says(user, 'Отмена');
}

async function joins(user: UserId, name: string): Promise<void> {
  await house.introduces(user, 'учитель', name);
}

describe('администратор', () => {
  test('выдаёт код одному человеку и видит его один раз', async () => {
    const code = await issued();
    const text = house.last(ADMINISTRATOR);
    expect(text).toContain('Ёлкина Анна Петровна');
    expect(text).toContain(codeInGroups(code));
    expect(text).toContain(`vk.me/club1?ref=${code}`);
    expect(text).toContain('до 03.10.2030');
    await house.forges(ADMINISTRATOR, { do: 'code', act: 'issue', staff: ELKINA });
    expect(house.last(ADMINISTRATOR)).toContain('Повторить его не могу');
    expect(house.last(ADMINISTRATOR)).not.toContain(code);
    expect(await journal()).toEqual(['code.issued']);
  });

  test('в базе нет ни одного кода, только отпечаток', async () => {
    const code = await issued();
    const rows = await house.stored((stores) => stores.personalCodes.valid(house.now));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(code);
    const about = await house.stored((stores) => stores.journal.about(`staff:${ELKINA}`));
    expect(JSON.stringify(about)).not.toContain(code);
  });

  test('выдаёт коды всем, кто не связан, один раз на один вопрос', async () => {
    await issued();
    await house.says(ADMINISTRATOR, 'коды');
    expect(house.last(ADMINISTRATOR)).toContain('без связи — 5');
    await house.presses(ADMINISTRATOR, 'Кому ещё не выдан: 4');
    expect(house.last(ADMINISTRATOR)).toContain('Выдать 4 кода?');
    await house.presses(ADMINISTRATOR, 'Да, выдать: 4');
    expect(house.last(ADMINISTRATOR)).toContain('Выданы 4 кода');
    const file = await house.stored((stores) => stores.outgoingFiles.find(1));
    expect(file?.title).toBe('Личные коды 03.09.2030.xlsx');
    const book = await readWorkbook(file?.bytes ?? new Uint8Array(), 100);
    const rows = book.kind === 'sheets' ? (book.sheets[0]?.rows ?? []) : [];
    expect(rows.slice(1).map(([name = '']) => name.split(' ')[0])).toEqual([
      'Двойнов',
      'Двойнов',
      'Соколова',
      'Соколова',
    ]);
    await agrees(OTHER);
    expect((await house.says(OTHER, rows[3]?.[2] ?? ''))[0]).toContain('Соколова Ирина Игоревна');
    expect(await house.stored((stores) => stores.personalCodes.valid(house.now))).toHaveLength(4);
    await house.presses(ADMINISTRATOR, 'Да, выдать: 4');
    expect(house.last(ADMINISTRATOR)).toContain('уже выданы');
  });

  test('выдаёт заново всем: прежние коды перестают действовать', async () => {
    const code = await issued();
    await house.says(ADMINISTRATOR, 'Коды');
    await house.presses(ADMINISTRATOR, 'Всем заново: 5');
    expect(house.last(ADMINISTRATOR)).toContain('Прежние (1 код)');
    await house.presses(ADMINISTRATOR, 'Да, выдать: 5');
    await agrees(ANNA);
    expect((await house.says(ANNA, code))[0]).toContain('отозван');
  });

  test('передумал: ничего не выдано', async () => {
    await house.says(ADMINISTRATOR, 'Коды');
    await house.presses(ADMINISTRATOR, 'Кому ещё не выдан: 5');
    await house.presses(ADMINISTRATOR, 'Не выдавать');
    expect(await house.stored((stores) => stores.personalCodes.valid(house.now))).toEqual([]);
  });

  test('отзывает код', async () => {
    const code = await issued();
    await house.forges(ADMINISTRATOR, { do: 'code', act: 'issue', staff: ELKINA });
    expect((await house.presses(ADMINISTRATOR, 'Отозвать код'))[0]).toContain('больше не действует');
    await agrees(ANNA);
    expect((await house.says(ANNA, code))[0]).toContain('отозван');
    expect(await journal()).toEqual(['code.issued', 'code.revoked']);
  });

  test.each([
    { do: 'code', act: 'issue', staff: 1 },
    { do: 'code', act: 'new', staff: 1 },
    { do: 'code', act: 'revoke', staff: 1 },
    { do: 'codes', act: 'ask', range: 'all', mark: 0 },
    { do: 'codes', act: 'issue', range: 'all', mark: 0 },
    { do: 'open', what: 'codes' },
  ])('ученику такая кнопка ничего не даёт: %j', async (payload) => {
    await agrees(PUPIL);
    const texts = await house.forges(PUPIL, payload);
    expect(texts.join()).toContain('только администратору');
    expect(await house.stored((stores) => stores.personalCodes.last())).toBe(0);
  });
});

describe('человек с кодом', () => {
  test('приходит по ссылке: согласие, и сразу связан, по имени и отчеству', async () => {
    const code = await issued();
    const greeting = await house.follows(ANNA, code);
    expect(greeting[0]).toContain('Вижу личный код');
    expect((await actor(ANNA)).consented).toBe(false);
    const texts = await house.presses(ANNA, 'Согласен');
    expect(texts[0]).toMatch(/^Анна Петровна, здравствуйте!.*Ёлкина Анна Петровна, учитель, физика/u);
    expect(texts[0]).toContain('Я зарегистрирован(а)');
    expect(texts.join()).toContain('Ваши обязанности');
    expect(await actor(ANNA)).toMatchObject({ staff: ELKINA, classTeacherOf: ['7Б'] });
    expect(await journal()).toEqual(['code.issued', 'code.used']);
  });

  test('до согласия о нём ничего не записано, и отказ от согласия кода не тратит', async () => {
    const code = await issued();
    await house.follows(ANNA, code);
    await house.presses(ANNA, 'Не согласен');
    expect(await house.stored((stores) => stores.personalCodes.valid(house.now))).toHaveLength(1);
    expect(await guard(ANNA)).toMatchObject({ wrong: 0 });
    await house.follows(ANNA, code);
    await house.presses(ANNA, 'Согласен');
    expect((await actor(ANNA)).staff).toBe(ELKINA);
  });

  test('отвечает «согласна» словом, и код не теряется', async () => {
    const code = await issued();
    await house.follows(ANNA, code);
    await house.says(ANNA, 'да');
    expect((await actor(ANNA)).staff).toBe(ELKINA);
  });

  test('ссылку открыл тот, кто уже писал боту, и спросил о своём: связан и получил ответ', async () => {
    await agrees(ANNA);
    const code = await issued();
    const texts = await house.follows(ANNA, code, 'платформа платная?');
    expect(texts[0]).toContain('вы связаны со списком школы');
    expect(texts.at(-1)).toContain('Платформа бесплатна');
    expect(await house.follows(ANNA, code, 'платформа платная?')).toEqual(['Платформа бесплатна для всех.']);
  });

  test('набирает код посреди знакомства, в русской раскладке', async () => {
    const code = await issued();
    await house.says(ANNA, 'Начать');
    await house.presses(ANNA, 'Согласен');
    await house.says(ANNA, 'учитель');
    await house.says(ANNA, `код ${codeInGroups(code).toLowerCase()}`);
    expect((await actor(ANNA)).staff).toBe(ELKINA);
    expect((await house.says(ANNA, 'платформа платная?'))[0]).toContain('бесплатна');
  });

  test('назвался по имени, а потом прислал код: запрос больше не ждёт', async () => {
    await joins(ANNA, 'Ёлкина Анна Петровна');
    await house.says(ANNA, await issued());
    expect((await actor(ANNA)).staff).toBe(ELKINA);
    expect(await house.stored((stores) => stores.requests.waiting())).toEqual([]);
  });

  test('второй раз тот же код ничего не меняет', async () => {
    const code = await issued();
    await agrees(ANNA);
    await house.says(ANNA, code);
    expect((await house.says(ANNA, code))[0]).toContain('вы уже связаны');
    await agrees(OTHER);
    expect((await house.says(OTHER, code))[0]).toContain('уже использован');
    expect((await actor(OTHER)).staff).toBeNull();
  });

  test('срок кода вышел', async () => {
    const code = await issued();
    await agrees(ANNA);
    house.now += CODE_LIFE_MS;
    expect((await house.says(ANNA, code))[0]).toContain('Срок этого кода вышел');
    expect((await actor(ANNA)).staff).toBeNull();
  });

  test('новый код отменяет прежний', async () => {
    const former = await issued();
    const code = await issued();
    await agrees(ANNA);
    expect((await house.says(ANNA, former))[0]).toContain('отозван');
    await house.says(ANNA, code);
    expect((await actor(ANNA)).staff).toBe(ELKINA);
  });

  test('уволился: код мёртв, и после возвращения тоже', async () => {
    const code = await issued();
    await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'dismiss' });
    await agrees(ANNA);
    expect((await house.says(ANNA, code))[0]).toContain('отозван');
    expect((await actor(ANNA)).staff).toBeNull();
    await house.forges(ADMINISTRATOR, { do: 'code', act: 'new', staff: 1 });
    expect(house.last(ADMINISTRATOR)).not.toContain('ref=');
  });

  test('описка в коде — подсказка, а не попытка', async () => {
    await agrees(ANNA);
    expect((await house.says(ANNA, 'ACDE-FHJK-345'))[0]).toContain('12 знаков');
    expect(await guard(ANNA)).toMatchObject({ wrong: 0 });
  });
});

describe('«Это не я»', () => {
  test('отменяет связь и говорит администратору', async () => {
    const code = await issued();
    await agrees(OTHER);
    await house.says(OTHER, code);
    expect((await house.presses(OTHER, 'Это не я'))[0]).toContain('связь отменена');
    expect(await actor(OTHER)).toMatchObject({ staff: null, claimedRoles: [] });
    expect(house.last(ADMINISTRATOR)).toContain(`vk.com/id${OTHER}`);
    expect((await house.says(OTHER, code))[0]).toContain('уже использован');
    expect((await house.stored((stores) => stores.assignments.all()))[0]?.assignment.state).toBe('open');
    expect(await journal()).toEqual(['code.issued', 'code.used', 'code.undone']);
  });

  test('чужую связь так не отменить, и через день — тоже', async () => {
    await agrees(ANNA);
    await house.says(ANNA, await issued());
    await agrees(PUPIL);
    await house.forges(PUPIL, { do: 'not_me', code: 1 });
    expect((await actor(ANNA)).staff).toBe(ELKINA);
    house.now += 25 * HOUR;
    expect((await house.presses(ANNA, 'Это не я'))[0]).toContain('Прошло больше дня');
    expect((await actor(ANNA)).staff).toBe(ELKINA);
  });
});

describe('пять неверных кодов', () => {
  const fiveWrong = async (): Promise<string> => {
    const texts = [];
    for (const last of '34567') texts.push(...(await house.says(ANNA, `ACDE-FHJK-999${last}`)));
    expect(texts[0]).not.toContain('отложить на час');
    expect(texts[3]).toContain('Ещё 1 неверный код подряд — и коды придётся отложить на час');
    return texts[4] ?? '';
  };

  test('останавливают коды на час, даже верный; остальное работает', async () => {
    const code = await issued();
    await agrees(ANNA);
    expect(await fiveWrong()).toContain('до 11:00');
    expect((await house.says(ANNA, code))[0]).toContain('до 11:00');
    expect((await actor(ANNA)).staff).toBeNull();
    expect((await house.says(ANNA, 'платформа платная?'))[0]).toContain('бесплатна');
    house.now += HOUR;
    await house.says(ANNA, code);
    expect((await actor(ANNA)).staff).toBe(ELKINA);
  });

  test('паузу не снять словами «Забыть меня»', async () => {
    const code = await issued();
    await agrees(ANNA);
    await fiveWrong();
    expect((await house.says(ANNA, 'Мои данные'))[0]).toContain('пауза для личных кодов до 11:00');
    await house.says(ANNA, 'Забыть меня');
    await house.presses(ANNA, 'Да, забыть');
    await house.follows(ANNA, code);
    await house.presses(ANNA, 'Согласен');
    expect((await actor(ANNA)).staff).toBeNull();
  });

  test('верный код посередине начинает счёт заново', async () => {
    const code = await issued();
    await agrees(ANNA);
    for (let at = 0; at < 4; at += 1) await house.says(ANNA, WRONG);
    expect((await house.says(ANNA, 'Мои данные'))[0]).toContain('неверных личных кодов подряд: 4');
    await house.says(ANNA, code);
    expect(await guard(ANNA)).toMatchObject({ wrong: 0, pausedUntil: null });
  });

  test('одна неверная ссылка с разными вопросами — одна попытка, и отвечают на вопрос', async () => {
    await issued();
    await agrees(ANNA);
    for (let at = 0; at < 6; at += 1) await house.follows(ANNA, 'ACDEFHJK3456', 'платформа платная?');
    expect(await guard(ANNA)).toMatchObject({ wrong: 1, pausedUntil: null });
    expect(house.last(ANNA)).toContain('бесплатна');
  });
});

describe('второй профиль', () => {
  test('того же человека: решает администратор, молча ничего не меняется', async () => {
    await agrees(ANNA);
    await house.says(ANNA, await issued());
    const code = await issued();
    await agrees(OTHER);
    expect((await house.says(OTHER, code))[0]).toContain('Я спросил администратора');
    expect((await actor(ANNA)).staff).toBe(ELKINA);
    expect((await actor(OTHER)).staff).toBeNull();
    expect(house.last(ADMINISTRATOR)).toContain(`vk.com/id${OTHER}`);
    expect((await house.says(OTHER, code))[0]).toContain('уже у администратора');
    expect((await house.presses(ADMINISTRATOR, 'Отклонить'))[0]).toContain('Отклонено');
    expect((await actor(ANNA)).staff).toBe(ELKINA);
  });

  test('администратор заменяет профиль: права переходят, прежнему сказано', async () => {
    await agrees(ANNA);
    await house.says(ANNA, await issued());
    await agrees(OTHER);
    await house.says(OTHER, await issued());
    await house.presses(ADMINISTRATOR, 'Заменить профиль');
    expect(await actor(ANNA)).toMatchObject({ staff: null, claimedRoles: [], classTeacherOf: [] });
    expect(await actor(OTHER)).toMatchObject({ staff: ELKINA, classTeacherOf: ['7Б'] });
    expect(house.last(ANNA)).toContain('теперь связан другой профиль');
    expect(house.heard(OTHER).join()).toContain('администратор подтвердил вас');
    expect(await journal()).toContain('staff.profile_replaced');
  });

  test('ученик заменить чужой профиль не может', async () => {
    await agrees(ANNA);
    await house.says(ANNA, await issued());
    await agrees(PUPIL);
    await house.says(PUPIL, await issued());
    await house.forges(PUPIL, { do: 'decide', request: 1, yes: true, replace: true });
    expect(house.last(PUPIL)).toContain('только администратору');
    expect((await actor(ANNA)).staff).toBe(ELKINA);
  });

  test('чужой код в руках связанного человека: ничего не меняется, код отозван, администратор знает', async () => {
    await agrees(ANNA);
    await house.says(ANNA, await issued());
    const code = await issued('Двойнов');
    const [text] = await house.says(ANNA, code);
    expect(text).toContain('код другого сотрудника');
    expect(text).not.toContain('Двойнов');
    expect((await actor(ANNA)).staff).toBe(ELKINA);
    expect(house.last(ADMINISTRATOR)).toMatch(/Двойнов.*Ёлкина.*отозван/u);
    await agrees(OTHER);
    expect((await house.says(OTHER, code))[0]).toContain('отозван');
  });
});

describe('код в чате', () => {
  const inChat = (user: UserId, text: string, ref: string | null = null): Promise<void> =>
    house.happens({
      kind: 'message',
      peer: CHAT,
      from: user,
      text,
      payload: null,
      address: 'mention',
      content: 'text',
      cmid: 1,
      ref,
    });

  test('не связывает, имени не называет, отозван; администратору сказано', async () => {
    const code = await issued();
    await agrees(ANNA);
    await inChat(ANNA, codeInGroups(code));
    expect((await actor(ANNA)).staff).toBeNull();
    const said = house.heardIn(CHAT).join('\n');
    expect(said).toContain('в личные сообщения');
    expect(said).not.toMatch(/Ёлкин|Анна/u);
    expect(house.last(ADMINISTRATOR)).toContain('Ёлкина Анна Петровна');
    expect((await house.says(ANNA, code))[0]).toContain('отозван');
  });

  test('чужому и выдуманному коду отвечают так же и ничего не записывают', async () => {
    await inChat(PUPIL, WRONG);
    expect(house.heardIn(CHAT).join('\n')).toContain('в личные сообщения');
    expect(house.heard(ADMINISTRATOR)).toEqual([]);
    expect(await guard(PUPIL)).toMatchObject({ wrong: 0 });
  });
});

test('«Мои данные» показывают использованный код, «Забыть меня» убирает из него человека', async () => {
  await agrees(ANNA);
  await house.says(ANNA, await issued());
  expect((await house.says(ANNA, 'Мои данные'))[0]).toContain('личный код: использован 03.09.2030');
  await house.says(ANNA, 'Забыть меня');
  await house.presses(ANNA, 'Да, забыть');
  expect(await house.stored((stores) => stores.personalCodes.usedBy(ANNA))).toEqual([]);
  expect(await house.stored((stores) => stores.personalCodes.valid(house.now))).toEqual([]);
});

test('«Коды» называют, сколько связано и сколько нет', async () => {
  expect(ROSTER).toHaveLength(5);
  await house.says(ADMINISTRATOR, 'Коды');
  expect(house.last(ADMINISTRATOR)).toContain('пока никто не связан, без связи — 5');
});
