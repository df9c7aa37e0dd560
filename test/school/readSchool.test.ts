import { placeholderValues } from '../../src/school/placeholders';
import { createSchoolContext } from '../../src/schoolContext';
import { edited } from './folder';
import { problemsOf, readWell } from './reading';

describe('a school without mistakes', () => {
  test('is read into the domain', async () => {
    const data = await readWell();
    expect(data.school).toEqual({
      id: 'lyceum',
      name: 'Лицей № 1',
      shortName: 'Лицей № 1',
      timeZone: 'Asia/Omsk',
      classes: ['7А', '7Б'],
      offices: {
        director: { name: 'Б.Б. Первый', position: 'директор' },
        administrator: { name: 'В.В. Вторая', position: 'завуч' },
        support: { name: 'Г.Г. Третий', position: 'учитель' },
      },
      contacts: {
        supportEmail: 'help@example.org',
        site: 'example.org',
        platformSite: 'sferum.ru',
        schoolPhone: null,
        schoolEmail: null,
        schoolSite: null,
      },
      workingWeek: 6,
      staffHours: { fromMinute: 510, toMinute: 1080 },
      digestMinute: 480,
      weeklyMinute: 900,
      massMailingFrom: 10,
      escalateAfter: { administrator: 7, director: 14 },
      answerWithinHours: 8,
      chatRules: [],
      reminderMinute: 555,
    });
    expect(data.orders[0].duties).toEqual([
      {
        id: 'first/registration',
        clause: { document: 'order', number: '1' },
        text: 'зарегистрироваться',
        due: '2024-09-20',
        assignee: { who: 'staff' },
        evidence: { kind: 'registration' },
        optional: false,
        repeat: null,
        remindOn: [-1, 0],
        capability: [],
      },
    ]);
    expect(data.topics[0]).toMatchObject({ id: 'term', asOf: null, outdated: false, followups: ['term'] });
    expect(data.offTopic).toEqual(['Что задали?']);
    expect(data.calendars).toEqual([
      { year: 2024, daysOff: ['2024-01-01'], workingSaturdays: ['2024-04-27'], saturdaysOff: [] },
    ]);
    expect(data.roster).toBeNull();
  });

  test('gives answers their values', async () => {
    const { school, orders } = await readWell();
    expect(placeholderValues(school, orders[0])).toEqual({
      school: 'Лицей № 1',
      order: 'приказ №5-О от 01.09.2024',
      protocol: 'номер протокола — у администратора платформы',
      director: 'Б.Б. Первый',
      administrator: 'В.В. Вторая',
      support: 'Г.Г. Третий',
      support_email: 'help@example.org',
      site: 'example.org',
      platform_site: 'sferum.ru',
      school_office: 'канцелярия школы',
      'due.registration': '20.09.2024',
    });
  });

  test('names its own addresses, in answers and in the clauses of its order; of the platform it need not name any', async () => {
    const own = {
      ...edited(
        'school.yaml',
        'contacts: { support_email: help@example.org, site: example.org }',
        "contacts: { site: learn.example.org/start, school_phone: '+7 (3812) 12-34-56', school_email: office@example.org }",
      ),
      ...edited(
        'orders/first.yaml',
        'text: Все регистрируются.',
        "text: 'Инструкции — на {site}, помощь — {support_email}.'",
      ),
    };
    const data = await readWell(own);
    const { school, orders } = data;
    expect(school.contacts).toMatchObject({ supportEmail: 'info@sferum.ru', schoolSite: null });
    expect(placeholderValues(school, orders[0])).toMatchObject({
      site: 'learn.example.org/start',
      support_email: 'info@sferum.ru',
      school_office: 'канцелярия школы (телефон +7 (3812) 12-34-56, почта office@example.org)',
    });
    const context = createSchoolContext(data, [], { id: 5 });
    expect(context.orders[0]?.clauses[0]?.text).toBe(
      'Инструкции — на learn.example.org/start, помощь — info@sferum.ru.',
    );
    const none = edited('school.yaml', 'contacts: { support_email: help@example.org, site: example.org }\n', '');
    expect((await readWell(none)).school.contacts).toMatchObject({ site: 'prof-sferum.ru', platformSite: 'sferum.ru' });
  });

  test('says how the Regulation was adopted, where its order tells', async () => {
    const told = 'regulation: Положение о платформе\nregulation_adopted: протокол №2 от 30.08.2024\n';
    const { school, orders } = await readWell({
      ...edited('orders/first.yaml', 'regulation: Положение о платформе\n', told),
      ...edited('faq/topics.yaml', '{school}: до', 'Положение принято ({protocol}), срок до'),
    });
    expect(orders[0].regulationAdopted).toBe('протокол №2 от 30.08.2024');
    expect(placeholderValues(school, orders[0])['protocol']).toBe('протокол №2 от 30.08.2024');
  });

  test('says which office decides on later dates; where its order does not, the director', async () => {
    const { orders } = await readWell({});
    expect(orders[0].extensionsBy).toBe('director');
    const named = edited('orders/first.yaml', 'clauses:', 'extensions_by: administrator\nclauses:');
    expect((await readWell(named)).orders[0].extensionsBy).toBe('administrator');
  });

  test('may bring its roster', async () => {
    const data = await readWell({
      'roster.yaml': 'staff:\n  - { surname: Ким, first_name: Лев, position: учитель, class_teacher_of: 7 «а» }\n',
    });
    expect(data.roster).toEqual({
      madeUp: false,
      entries: [
        {
          surname: 'Ким',
          firstName: 'Лев',
          patronymic: null,
          position: 'учитель',
          subject: null,
          classTeacherOf: '7А',
          administration: false,
          additionalEducation: false,
        },
      ],
    });
  });

  test('orders come by date', async () => {
    const earlier = edited('orders/first.yaml', 'id: first', 'id: zero')['orders/first.yaml'] as string;
    const data = await readWell({ 'orders/later.yaml': earlier.replace('2024-09-01', '2023-09-01') });
    expect(data.orders.map((order) => order.id)).toEqual(['zero', 'first']);
  });
});

test('all problems of all files come at once, in the order of files and lines', async () => {
  const problems = await problemsOf({
    ...edited('school.yaml', 'working_week: 6\n', ''),
    ...edited('orders/first.yaml', 'who: staff', 'who: nobody'),
    ...edited('calendar/ru-2024.yaml', 'year: 2024', 'year: двадцать четвёртый'),
    'faq/topics.yaml': 'topics: [\n',
  });
  expect(problems.map((line) => line.split(': ')[0])).toEqual([
    'calendar/ru-2024.yaml:1:7',
    'faq/topics.yaml:2:1',
    'orders/first.yaml:14:22',
    'school.yaml:1:1',
  ]);
});
