import { staffId, userId, type UserId } from '../../src/domain/ids';
import type { Staff } from '../../src/store/staffStore';
import { identify } from '../../src/usecases/identify';
import { House } from './harness';
import { ADMINISTRATOR, madeUpSchool } from './school';

const ANNA = userId(20);
const IRINA = userId(21);
const NEW = userId(22);
const PUPIL = userId(40);
const context = madeUpSchool();

let house: House;
beforeEach(async () => {
  house = await House.open(context);
});
afterEach(() => house.close());

const roster = (): Promise<Staff[]> => house.stored((stores) => stores.staff.all());
const row = async (surname: string): Promise<Staff | undefined> =>
  (await roster()).find((one) => one.surname === surname);
const actor = (user: UserId) => house.stored((stores) => identify(context, { stores, now: house.now }, user));
const journal = async (about: string): Promise<string[]> =>
  (await house.stored((stores) => stores.journal.about(about))).map((one) => one.act);

async function comesIn(user: UserId, name: string): Promise<void> {
  await house.introduces(user, 'учитель', name);
  await house.presses(ADMINISTRATOR, 'Подтвердить');
}

async function opensCard(surname: string): Promise<string> {
  await house.says(ADMINISTRATOR, 'Сотрудники');
  const label = house.labels(ADMINISTRATOR).find((one) => one.startsWith(surname)) ?? '';
  return (await house.presses(ADMINISTRATOR, label))[0] ?? '';
}

/** Begins from the list and names somebody new. */
async function names(name: string): Promise<string[]> {
  await house.says(ADMINISTRATOR, 'Сотрудники');
  await house.presses(ADMINISTRATOR, 'Принять сотрудника');
  return house.says(ADMINISTRATOR, name);
}

describe('«Принять сотрудника»', () => {
  test('name, position, subject, class, yes: the card follows, and the code on it links the newcomer at once', async () => {
    expect(await names('новикова дарья олеговна')).toEqual([expect.stringContaining('Шаг 2 из 5. Какая должность?')]);
    expect(house.labels(ADMINISTRATOR)).toEqual(expect.arrayContaining(['учитель', 'педагог-организатор']));
    await house.presses(ADMINISTRATOR, 'учитель');
    await house.says(ADMINISTRATOR, 'география');
    const [question] = await house.says(ADMINISTRATOR, '6 "а"');
    expect(question).toContain('Принять: Новикова Дарья Олеговна, учитель, география, классный руководитель 6А?');
    expect(question).toContain('Поручения по ролям: классный руководитель, учитель-предметник.');
    expect(await row('Новикова')).toBeUndefined();

    const [done, card] = await house.presses(ADMINISTRATOR, 'Принять');
    expect(done).toContain('Готово: Новикова Дарья Олеговна в списке.');
    expect(card).toContain('Новикова Дарья Олеговна, учитель, география, классный руководитель 6А.');
    const hired = await row('Новикова');
    expect(await journal(`staff:${hired?.id}`)).toEqual(['staff.hired']);
    expect(await journal('class:6А')).toEqual(['class.teacher']);

    const [code = ''] = await house.presses(ADMINISTRATOR, 'Выдать код');
    await house.follows(NEW, /\?ref=(\w+)/u.exec(code)?.[1] ?? '');
    await house.presses(NEW, 'Согласен');
    expect(await actor(NEW)).toMatchObject({ staff: hired?.id, classTeacherOf: ['6А'] });
    expect((await house.says(NEW, 'Мои обязанности')).join('\n')).toContain('создать чат класса (6А)');
  });

  test('subject and class may be skipped; whoever is no teacher has the duties of all staff only', async () => {
    await names('Книгина Ольга Олеговна');
    await house.says(ADMINISTRATOR, 'библиотекарь');
    await house.presses(ADMINISTRATOR, 'Без предмета');
    const [question] = await house.presses(ADMINISTRATOR, 'Без класса');
    expect(question).toContain('Поручения: общие для всех сотрудников.');
    await house.presses(ADMINISTRATOR, 'Принять');
    const id = (await row('Книгина'))?.id;
    const [page] = await house.forges(ADMINISTRATOR, { do: 'person', staff: id });
    expect(page).toContain('пройти регистрацию');
    expect(page).not.toContain('вести онлайн-уроки');
  });

  test('a deputy head by the position belongs to the administration', async () => {
    await names('Заместителева Ольга Олеговна');
    await house.says(ADMINISTRATOR, 'заместитель директора по УВР');
    await house.presses(ADMINISTRATOR, 'Без предмета');
    expect(await house.presses(ADMINISTRATOR, 'Без класса')).toEqual([expect.stringContaining('администрация школы')]);
    await house.presses(ADMINISTRATOR, 'Принять');
    expect(await row('Заместителева')).toMatchObject({ administration: true });
  });

  test('a class that has a class teacher goes over, and the one who had it hears of it', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна');
    await names('Новикова Дарья Олеговна');
    await house.presses(ADMINISTRATOR, 'учитель');
    await house.presses(ADMINISTRATOR, 'физика');
    const [question] = await house.presses(ADMINISTRATOR, '7Б');
    expect(question).toContain('Сейчас классом 7Б руководит Ёлкина Анна Петровна: класс перейдёт.');
    await house.presses(ADMINISTRATOR, 'Принять');
    expect(house.last(ANNA)).toContain('класс 7Б теперь ведёт другой классный руководитель');
    expect((await actor(ANNA)).classTeacherOf).toEqual([]);
    expect(await journal('class:7Б')).toEqual(['class.teacher', 'class.teacher']);
  });

  test('a namesake is asked about by position and subject; the same person gets no second row', async () => {
    const [question] = await names('двойнов иван иванович');
    expect(question).toContain('1. Двойнов Иван Иванович, учитель, история');
    expect(question).toContain('2. Двойнов Иван Иванович, педагог-организатор');
    const [said, card] = await house.presses(ADMINISTRATOR, '2. Двойнов Иван Иванович');
    expect(said).toContain('никого не добавил');
    expect(card).toContain('Двойнов Иван Иванович, педагог-организатор.');
    expect(await roster()).toHaveLength(5);
  });

  test('another person of that name gets a row of their own, and nobody else’s is touched', async () => {
    const before = await roster();
    await names('Двойнов Иван Иванович');
    await house.presses(ADMINISTRATOR, 'Это другой человек');
    await house.says(ADMINISTRATOR, 'учитель');
    await house.says(ADMINISTRATOR, 'музыка');
    await house.says(ADMINISTRATOR, 'нет');
    await house.presses(ADMINISTRATOR, 'Принять');
    const after = await roster();
    expect(after.filter((one) => one.surname === 'Двойнов').map((one) => one.subject)).toEqual([
      'история',
      null,
      'музыка',
    ]);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  test('a name with a slip is asked about as well', async () => {
    expect((await names('Соколва Ирина Львовна'))[0]).toContain('1. Соколова Ирина Львовна, учитель, химия');
  });

  test('a namesake who comes while the questions are answered is asked about before anything happens', async () => {
    await names('Новикова Дарья Олеговна');
    await house.presses(ADMINISTRATOR, 'учитель');
    await house.presses(ADMINISTRATOR, 'физика');
    await house.presses(ADMINISTRATOR, 'Без класса');
    const sample = await row('Ёлкина');
    await house.stored(async (stores) => {
      const name = { surname: 'Новикова', firstName: 'Дарья', patronymic: 'Олеговна' };
      if (sample) await stores.staff.add({ ...sample, ...name, classTeacherOf: null });
    });
    expect((await house.presses(ADMINISTRATOR, 'Принять'))[0]).toContain('Это тот же человек?');
    expect(await roster()).toHaveLength(6);
    await house.presses(ADMINISTRATOR, 'Это другой человек');
    await house.presses(ADMINISTRATOR, 'Принять');
    expect(await roster()).toHaveLength(7);
  });

  test.each(['Иванова А.П.', 'новенькая', '', '=HYPERLINK(1)', 'x'.repeat(3000)])(
    '«%s» is no name: asked again',
    async (typed) => {
      const [answer] = await names(typed);
      expect(answer).toContain('Не похоже на имя');
    },
  );

  test.each(['', '7', 'я'.repeat(101), '😀'])('«%s» is no position: asked again', async (typed) => {
    await names('Новикова Дарья Олеговна');
    expect(await house.says(ADMINISTRATOR, typed)).toEqual([expect.stringContaining('Не похоже на должность')]);
  });

  test('goes on after a restart, goes back, and «Отмена» adds nobody', async () => {
    await names('Новикова Дарья Олеговна');
    house.restart();
    await house.presses(ADMINISTRATOR, 'учитель');
    expect(house.last(ADMINISTRATOR)).toContain('Шаг 3 из 5');
    await house.presses(ADMINISTRATOR, 'Назад');
    expect(house.last(ADMINISTRATOR)).toContain('Шаг 2 из 5');
    await house.presses(ADMINISTRATOR, 'Отмена');
    expect(house.labels(ADMINISTRATOR)).toContain('Сводка');
    expect(await roster()).toHaveLength(5);
    expect(await house.stored((stores) => stores.sessions.isKept(ADMINISTRATOR))).toBe(false);
  });

  test('whoever loses the rights halfway changes nothing any more', async () => {
    await names('Новикова Дарья Олеговна');
    await house.presses(ADMINISTRATOR, 'учитель');
    await house.presses(ADMINISTRATOR, 'физика');
    await house.presses(ADMINISTRATOR, 'Без класса');
    house.becomes(madeUpSchool({}, [userId(2)]));
    expect(await house.presses(ADMINISTRATOR, 'Принять')).toEqual([expect.stringContaining('только администратору')]);
    expect(await roster()).toHaveLength(5);
  });

  test('a pupil and a teacher may not', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна');
    for (const user of [PUPIL, ANNA]) {
      expect(await house.says(user, 'Принять сотрудника')).toEqual([expect.stringContaining('только администратору')]);
    }
  });
});

describe('«Изменить должность»', () => {
  async function changes(position: string, subject: string): Promise<string[]> {
    await opensCard('Соколова И.Л.');
    await house.presses(ADMINISTRATOR, 'Изменить должность');
    await house.says(ADMINISTRATOR, position);
    return house.says(ADMINISTRATOR, subject);
  }

  test('a teacher who becomes a librarian has the duties of a teacher no more, and hears of it', async () => {
    await comesIn(IRINA, 'Соколова Ирина Львовна');
    expect((await house.says(IRINA, 'Мои обязанности')).join('\n')).toContain('вести онлайн-уроки');
    const [question] = await changes('библиотекарь', 'Без предмета');
    expect(question).toContain('было учитель, химия, станет библиотекарь');
    expect((await row('Соколова'))?.position).toBe('учитель');
    expect(await house.presses(ADMINISTRATOR, 'Изменить')).toEqual([expect.stringContaining('Сотруднику написал.')]);
    expect(house.last(IRINA)).toBe(
      'Ирина Львовна, теперь вы в списке школы так: библиотекарь. Что от вас нужно — «Мои обязанности».',
    );
    expect((await house.says(IRINA, 'Мои обязанности')).join('\n')).not.toContain('вести онлайн-уроки');
    expect(await journal('staff:2')).toEqual(['staff.linked', 'staff.changed']);
  });

  test('a teacher who becomes a deputy head has the role of the administration', async () => {
    await comesIn(IRINA, 'Соколова Ирина Львовна');
    await changes('заместитель директора по УВР', 'химия');
    await house.presses(ADMINISTRATOR, 'Изменить');
    expect([...(await actor(IRINA)).roles].sort()).toEqual(['administration', 'subject_teacher']);
  });

  test('what stays as it was is kept by a button, and nothing at all is changed by that', async () => {
    await opensCard('Соколова И.Л.');
    await house.presses(ADMINISTRATOR, 'Изменить должность');
    await house.presses(ADMINISTRATOR, 'Как было: учитель');
    await house.presses(ADMINISTRATOR, 'Как было: химия');
    expect(await house.presses(ADMINISTRATOR, 'Изменить')).toEqual([expect.stringContaining('Так и есть')]);
    expect(house.labels(ADMINISTRATOR)).toContain('Сводка');
    expect(await journal('staff:2')).toEqual([]);
  });

  test('whoever left meanwhile is not changed', async () => {
    await changes('библиотекарь', 'Без предмета');
    await house.stored((stores) => stores.staff.setStatus(staffId(2), 'left', null, house.now));
    expect(await house.presses(ADMINISTRATOR, 'Изменить')).toEqual([expect.stringContaining('Такого сотрудника')]);
    const [left] = await house.stored((stores) => stores.staff.left());
    expect(left).toMatchObject({ position: 'учитель', subject: 'химия' });
  });
});

describe('«Бывшие сотрудники»', () => {
  const dismisses = async (surname: string): Promise<string[]> => {
    await opensCard(surname);
    await house.presses(ADMINISTRATOR, 'Уволен(а)');
    return house.presses(ADMINISTRATOR, 'Да, уволен(а)');
  };

  test('whoever is dismissed hears of it kindly, and the administrator what is left without a person', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна');
    await house.forges(ADMINISTRATOR, { do: 'rights', act: 'office', staff: 1, office: 'director' });
    expect(await dismisses('Ёлкина')).toEqual([
      expect.stringContaining('Теперь у 7Б нет классного руководителя, свободна должность «директор»: назначьте'),
    ]);
    expect(house.last(ANNA)).toContain('в списке сотрудников школы вас больше нет');
    expect(house.last(ANNA)).toContain('Если это ошибка, скажите: А.А. Заведующая');
    expect(house.labels(ANNA)).toContain('Начать');
  });

  test('who left by mistake is back by two taps with their history; the profile comes by a code', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна');
    await house.says(ANNA, 'Я зарегистрирована');
    await dismisses('Ёлкина');
    await house.says(ADMINISTRATOR, 'Сотрудники');
    await house.presses(ADMINISTRATOR, 'Бывшие сотрудники');
    expect((await house.presses(ADMINISTRATOR, 'Ёлкина А.П.'))[0]).toContain('Сейчас не работает в школе');
    expect(await house.presses(ADMINISTRATOR, 'Вернуть на работу')).toEqual([
      expect.stringContaining('Готово: Ёлкина Анна Петровна снова в списке.'),
    ]);
    expect(await actor(ANNA)).toMatchObject({ staff: null, classTeacherOf: [], claimedRoles: [] });
    const [code = ''] = await house.presses(ADMINISTRATOR, 'Выдать код');
    await house.follows(ANNA, /\?ref=(\w+)/u.exec(code)?.[1] ?? '');
    expect(await actor(ANNA)).toMatchObject({ staff: 1, classTeacherOf: ['7Б'] });
    expect((await house.says(ANNA, 'Мои обязанности')).join('\n')).toContain('пройти регистрацию — вы сообщили');
    expect(await journal('staff:1')).toEqual([
      'staff.linked',
      'staff.left',
      'staff.returned',
      'code.issued',
      'code.used',
    ]);
  });

  test('a class that has another teacher by now stays with them', async () => {
    await dismisses('Ёлкина');
    await house.forges(ADMINISTRATOR, { do: 'staff', staff: 2, act: 'class', value: '7Б' });
    expect(await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'rejoin' })).toEqual([
      expect.stringContaining('Классом 7Б руководит другой сотрудник'),
    ]);
    expect((await roster()).filter((one) => one.classTeacherOf === '7Б').map((one) => one.id)).toEqual([2]);
  });

  test('an administrator who was dismissed comes back as a teacher, not as an administrator', async () => {
    await comesIn(ANNA, 'Ёлкина Анна Петровна');
    await house.forges(ADMINISTRATOR, { do: 'rights', act: 'appoint', staff: 1 });
    expect((await actor(ANNA)).roles.has('administrator')).toBe(true);
    await dismisses('Ёлкина');
    await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'rejoin' });
    await house.stored((stores) => stores.staff.link(staffId(1), ANNA, house.now));
    await house.stored((stores) => stores.accounts.addRole(ANNA, 'class_teacher', null));
    expect([...(await actor(ANNA)).roles]).not.toContain('administrator');
  });

  test('a request that waited is not approved for whoever left meanwhile', async () => {
    await house.introduces(ANNA, 'учитель', 'Ёлкина Анна Петровна');
    await dismisses('Ёлкина');
    const [answer] = await house.forges(ADMINISTRATOR, { do: 'decide', request: 1, yes: true });
    expect(answer).toContain('уже не в списке школы');
    expect((await actor(ANNA)).staff).toBeNull();
  });

  test('nobody who works here is «returned»', async () => {
    const before = await roster();
    expect(await house.forges(ADMINISTRATOR, { do: 'staff', staff: 1, act: 'rejoin' })).toEqual([
      expect.stringContaining('Такого сотрудника'),
    ]);
    expect(await roster()).toEqual(before);
  });
});
