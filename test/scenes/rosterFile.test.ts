import { staffId, userId, type UserId } from '../../src/domain/ids';
import type { RosterLine } from '../../src/domain/rosterFile';
import type { RosterEntry } from '../../src/domain/school';
import { identify } from '../../src/usecases/identify';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool, ROSTER } from './school';

const ANNA = userId(20);
const IRINA = userId(21);
const context = madeUpSchool();
const [ELKINA, ...OTHERS] = ROSTER;

let house: House;
beforeEach(async () => {
  house = await House.open(context);
});
afterEach(() => house.close());

async function comesIn(user: UserId, name: string): Promise<void> {
  await house.introduces(user, 'учитель', name);
  await house.presses(ADMINISTRATOR, 'Подтвердить');
}

/** The file was read: what the administrator hears of it. */
async function reads(entries: readonly (RosterEntry | undefined)[]): Promise<string> {
  const lines = entries.flatMap((entry, index): RosterLine[] => (entry ? [{ row: index + 2, entry, note: null }] : []));
  await house.happens({ kind: 'roster_read', user: ADMINISTRATOR, file: { kind: 'read', lines, doubtful: [] } });
  return house.last(ADMINISTRATOR);
}

const actor = (user: UserId) => house.stored((stores) => identify(context, { stores, now: house.now }, user));
const surnames = async (): Promise<string[]> =>
  (await house.stored((stores) => stores.staff.all())).map((one) => one.surname);

test('whoever is linked and not in the file is named, however many are gone, and hears of it when it is applied', async () => {
  await house.stored(async (stores) => {
    for (let at = 0; at < 30; at += 1) {
      const surname = `Ахматов${'абвгдежзиклмнопрстуфхцчшщэюяёй'[at]}`;
      if (ELKINA) await stores.staff.add({ ...ELKINA, surname, classTeacherOf: null });
    }
  });
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  const shown = await reads(OTHERS);
  expect(shown).toContain(
    'Нет в файле, станут уволенными и потеряют права (связаны с ботом, напишу им): 1\n• Ёлкина Анна Петровна, учитель',
  );
  expect(shown).toContain('Нет в файле, станут уволенными: 30');
  expect((await actor(ANNA)).staff).not.toBeNull();

  expect((await house.presses(ADMINISTRATOR, 'Применить'))[0]).toContain('в файле нет 31 из 35 сотрудников');
  expect((await actor(ANNA)).staff).not.toBeNull();
  await house.presses(ADMINISTRATOR, 'Уволить 31');
  expect(house.last(ANNA)).toContain('в списке сотрудников школы вас больше нет');
  expect(house.labels(ANNA)).not.toContain('Мои обязанности');
  expect((await actor(ANNA)).staff).toBeNull();

  await house.presses(ADMINISTRATOR, 'Вернуть как было');
  expect(await actor(ANNA)).toMatchObject({ staff: 1, classTeacherOf: ['7Б'] });
  expect(house.last(ANNA)).toContain('вы снова в списке сотрудников');
});

test('a file without the only administrator is not applied: it says who is missing', async () => {
  await comesIn(ANNA, 'Ёлкина Анна Петровна');
  await house.forges(ADMINISTRATOR, { do: 'rights', act: 'appoint', staff: 1 });
  await house.forges(ANNA, { do: 'administrator', act: 'dismiss', user: ADMINISTRATOR });
  await house.happens({
    kind: 'roster_read',
    user: ANNA,
    file: { kind: 'read', lines: OTHERS.map((entry, index) => ({ row: index + 2, entry, note: null })), doubtful: [] },
  });
  expect(await house.presses(ANNA, 'Применить')).toEqual([
    expect.stringContaining('нет ни одного администратора бота (Ёлкина Анна Петровна)'),
  ]);
  expect(await surnames()).toContain('Ёлкина');
  expect((await actor(ANNA)).roles.has('administrator')).toBe(true);
});

test('what was corrected by hand since stays corrected when the file is taken back', async () => {
  await reads([ELKINA && { ...ELKINA, subject: 'астрономия', position: 'старший учитель' }, ...OTHERS]);
  await house.presses(ADMINISTRATOR, 'Применить');
  await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'class', value: '6А' });
  await house.presses(ADMINISTRATOR, 'Вернуть как было');
  const row = await house.stored((stores) => stores.staff.find(staffId(1)));
  expect(row).toMatchObject({ subject: 'физика', position: 'учитель', classTeacherOf: '6А' });
});

test('somebody from the file who got something to do since is not thrown away', async () => {
  await reads([...ROSTER, ELKINA && { ...ELKINA, surname: 'Новенькая', classTeacherOf: null }]);
  await house.presses(ADMINISTRATOR, 'Применить');
  const id = (await house.stored((stores) => stores.staff.all())).find((one) => one.surname === 'Новенькая')?.id;
  await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'leave', value: String(id) });
  expect(await house.presses(ADMINISTRATOR, 'Вернуть как было')).toEqual([
    expect.stringContaining('Вернуть не могу: Новенькая Анна Петровна'),
  ]);
  expect(await surnames()).toContain('Новенькая');
});

test('whoever is back in the file has their row and its history, and no rights until they come', async () => {
  await comesIn(IRINA, 'Соколова Ирина Львовна');
  await house.says(IRINA, 'Я зарегистрирована');
  await house.forges(ADMINISTRATOR, { do: 'rights', act: 'appoint', staff: 2 });
  await house.forges(ADMINISTRATOR, { do: 'staff', staff: 2, act: 'dismiss' });
  expect(await reads(ROSTER)).toContain('Вернулись: 1\n• строка 3: Соколова Ирина Львовна');
  await house.presses(ADMINISTRATOR, 'Применить');
  expect(await actor(IRINA)).toMatchObject({ staff: null, claimedRoles: [] });
  expect([...(await actor(IRINA)).roles]).toEqual([]);
  expect(await surnames()).toHaveLength(5);
  const [page] = await house.forges(ADMINISTRATOR, { do: 'person', staff: 2 });
  expect(page).toContain('пройти регистрацию (п. 1 приказа) — сообщено');
});

test('what changes is shown with what it was, and an office that becomes free is said', async () => {
  await house.forges(ADMINISTRATOR, { do: 'rights', act: 'office', staff: 1, office: 'director' });
  const [other, ...rest] = OTHERS;
  const shown = await reads([{ ...(other ?? ROSTER[0]), subject: 'химия и биология' } as RosterEntry, ...rest]);
  expect(shown).toMatch(/— предмет: \S+ → химия и биология/u);
  expect((await house.presses(ADMINISTRATOR, 'Применить'))[0]).toContain(
    'Свободна должность «директор»: передайте её в карточке другого сотрудника.',
  );
});

describe('whoever has another class or post by a file', () => {
  const [ANNA_ROW, IRINA_ROW, ...REST] = ROSTER;
  if (!ANNA_ROW || !IRINA_ROW) throw new Error('no roster');
  const withClass = { ...IRINA_ROW, classTeacherOf: ANNA_ROW.classTeacherOf };
  const without = { ...ANNA_ROW, classTeacherOf: null };
  beforeEach(async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна');
    await comesIn(IRINA, 'Соколова Ирина Львовна');
  });
  /** What both hear meanwhile. */
  async function meanwhile(act: () => Promise<unknown>): Promise<[string[], string[]]> {
    const [anna, irina] = [house.heard(ANNA).length, house.heard(IRINA).length];
    await act();
    return [house.heard(ANNA).slice(anna), house.heard(IRINA).slice(irina)];
  }

  test('hears of it, and again when the file is taken back', async () => {
    await reads([without, withClass, ...REST]);
    expect(await meanwhile(() => house.presses(ADMINISTRATOR, 'Применить'))).toEqual([
      [expect.stringContaining('класс 7Б теперь ведёт другой классный руководитель')],
      [expect.stringContaining('теперь вы классный руководитель 7Б')],
    ]);
    expect(await meanwhile(() => house.presses(ADMINISTRATOR, 'Вернуть как было'))).toEqual([
      [
        expect.stringContaining(
          'изменение списка школы отменено. Теперь вы записаны так: учитель, физика, классный руководитель 7Б.',
        ),
      ],
      [expect.stringContaining('Классное руководство 7Б с вас снято.')],
    ]);
  });

  test('hears of a new post, and nothing of a capital letter', async () => {
    await reads([{ ...ANNA_ROW, position: 'заместитель директора', administration: true }, IRINA_ROW, ...REST]);
    expect(await meanwhile(() => house.presses(ADMINISTRATOR, 'Применить'))).toEqual([
      [expect.stringContaining('теперь вы в списке школы так: заместитель директора, физика')],
      [],
    ]);
    await house.presses(ADMINISTRATOR, 'Вернуть как было');
    await reads([{ ...ANNA_ROW, position: 'Учитель' }, IRINA_ROW, ...REST]);
    expect(await meanwhile(() => house.presses(ADMINISTRATOR, 'Применить'))).toEqual([[], []]);
  });

  test('keeps the class while their own row is in doubt: nobody loses it unseen', async () => {
    const shown = await reads([{ ...without, surname: 'Берёзкина' }, withClass, ...REST]);
    expect(shown).toContain('Не уверен, не трогаю: 1\n• строка 2: Берёзкина Анна Петровна');
    expect(shown).toContain('класс пока за тем, чья строка под вопросом');
    expect(shown).toContain('• строка 3, «Соколова Ирина Львовна, 7Б»');
    expect(shown).toContain('Менять нечего');
    expect(await actor(ANNA)).toMatchObject({ classTeacherOf: ['7Б'] });
  });
});
