import { edited, type Changes } from './folder';
import { problemsOf } from './reading';

describe('a mistake is told with its place and in plain words', () => {
  test.each<[string, Changes, string]>([
    [
      'a typo in the name of a field',
      edited('school.yaml', 'short_name', 'shortname'),
      'school.yaml:3:1: Неизвестное поле «shortname». Проверьте написание или уберите его.',
    ],
    [
      'a typo in a nested field',
      edited('orders/first.yaml', '    remind:', '    remnd:'),
      'orders/first.yaml:16:5: Неизвестное поле «remnd». Проверьте написание или уберите его.',
    ],
    [
      'a missing field',
      edited('school.yaml', "digest: '08:00'\n", ''),
      'school.yaml:1:1: Не хватает обязательного поля «digest».',
    ],
    [
      'a number instead of text',
      edited('orders/first.yaml', "number: '1', text", 'number: 1, text'),
      'orders/first.yaml:8:17: «clauses.order[1].number»: нужен текст (если это число или дата, возьмите в кавычки).',
    ],
    [
      'a day that does not exist',
      edited('orders/first.yaml', '2024-09-20', '2024-09-31'),
      'orders/first.yaml:13:10: «duties[1].due»: нужна существующая дата вида ГГГГ-ММ-ДД.',
    ],
    [
      'an hour that does not exist',
      edited('school.yaml', "reminders: '09:15'", "reminders: '25:00'"),
      'school.yaml:14:12: «reminders»: нужно время вида "08:00", в кавычках.',
    ],
    [
      'a site with a space in it',
      edited('school.yaml', 'site: example.org', 'site: example org'),
      'school.yaml:10:52: «contacts.site»: нужен адрес сайта вида school.ru, без пробелов.',
    ],
    [
      'a telephone without the code of its city',
      edited('school.yaml', 'site: example.org', "school_phone: '12-34-56'"),
      'school.yaml:10:60: «contacts.school_phone»: нужен телефон с кодом города вида "+7 (812) 123-45-67", в кавычках.',
    ],
    [
      'an address that a clause names and no school has',
      edited('orders/first.yaml', 'text: Все регистрируются.', "text: 'Помощь — {telephone}.'"),
      'orders/first.yaml:8:38: Подстановки «{telephone}» в тексте пункта нет. Есть: {support_email}, {site}, {platform_site}, {school_office}.',
    ],
    [
      'hours that end before they begin',
      edited('school.yaml', "to: '18:00'", "to: '08:00'"),
      'school.yaml:12:14: «staff_hours»: конец должен быть позже начала.',
    ],
    [
      'a digest in the afternoon, when it is stale',
      edited('school.yaml', "digest: '08:00'", "digest: '13:00'"),
      'school.yaml:13:9: Сводка нужна утром: после 12:00 она устарела и не будет отправлена. Поставьте время раньше.',
    ],
    [
      'reminders at an hour when nobody may be written to',
      edited('school.yaml', "reminders: '09:15'", "reminders: '20:00'"),
      'school.yaml:14:12: Напоминания в это время не уйдут: оно вне staff_hours. Поставьте время внутри этих часов.',
    ],
    [
      'the director’s week at an hour when nobody may be written to',
      edited('school.yaml', "reminders: '09:15'", "reminders: '09:15'\nweekly: '18:00'"),
      'school.yaml:15:9: Неделя директору в это время не придёт: оно вне staff_hours. Поставьте время внутри этих часов, строка weekly.',
    ],
    [
      'a zone that does not exist',
      edited('school.yaml', 'Asia/Omsk', 'Asia/Omks'),
      'school.yaml:4:12: «time_zone»: такого часового пояса нет; образец: Europe/Moscow.',
    ],
    [
      'a class that is none',
      edited('school.yaml', '7Б]', 'седьмой]'),
      'school.yaml:5:15: «classes[2]»: нужен класс вида 7Б (от 1 до 11 и буква).',
    ],
    [
      'a working week of four days',
      edited('school.yaml', 'working_week: 6', 'working_week: 4'),
      'school.yaml:11:15: «working_week»: возможные значения: «5», «6».',
    ],
    [
      'an unknown assignee',
      edited('orders/first.yaml', 'who: staff', 'who: everybody'),
      'orders/first.yaml:14:22: «duties[1].assignee.who»: возможные значения: «staff», «role», «roles», «class_teacher», «office».',
    ],
    [
      'reminders without a date',
      edited('orders/first.yaml', '    due: 2024-09-20\n', ''),
      'orders/first.yaml:15:13: «duties[1].remind»: напоминания есть, а срока нет: добавьте «due» или уберите «remind».',
    ],
    [
      'a Saturday among the days off on weekdays',
      edited('calendar/ru-2024.yaml', "'01-01'", "'01-06'"),
      'calendar/ru-2024.yaml:2:24: 01-06: это суббота или воскресенье: перечислите только будни',
    ],
    [
      'a working Saturday that is none',
      edited('calendar/ru-2024.yaml', "'04-27'", "'04-26'"),
      'calendar/ru-2024.yaml:3:21: 04-26: это не суббота',
    ],
    [
      'a day that the year does not have',
      edited('calendar/ru-2024.yaml', "'01-01'", "'02-30'"),
      'calendar/ru-2024.yaml:2:24: 02-30: такого дня в 2024 году нет',
    ],
    [
      'a file that is a list',
      { 'calendar/ru-2024.yaml': '- 2024\n' },
      'calendar/ru-2024.yaml:1:1: Файл: нужен набор полей «название: значение».',
    ],
  ])('%s', async (_what, changes, expected) => {
    expect(await problemsOf(changes)).toContain(expected);
  });
});

describe('files that contradict each other', () => {
  const topic = (changes: string): string => `  - id: other
    title: Другое
    audience: [parents]
    short: Коротко.
    full: Полно.
    source: п. 2
    questions: [Что?]
${changes}offtopic:`;

  test.each<[string, Changes, string]>([
    [
      'a clause that the order does not have',
      edited('orders/first.yaml', "document: order, number: '1'", "document: regulation, number: '1'"),
      'orders/first.yaml:11:45: Пункта «1» нет среди пунктов этого документа.',
    ],
    [
      'an office that the school does not have',
      edited('orders/first.yaml', 'who: staff', 'who: office, office: methodist'),
      'orders/first.yaml:14:38: Должности «methodist» нет в school.yaml (offices). Есть: «director», «administrator», «support».',
    ],
    [
      'an office named as something every object has',
      edited('orders/first.yaml', 'who: staff', 'who: office, office: constructor'),
      'orders/first.yaml:14:38: Должности «constructor» нет в school.yaml (offices). Есть: «director», «administrator», «support».',
    ],
    [
      'later dates decided by an office that the school does not have',
      edited('orders/first.yaml', 'clauses:', 'extensions_by: methodist\nclauses:'),
      'orders/first.yaml:6:16: Должности «methodist» нет в school.yaml (offices). Есть: «director», «administrator», «support».',
    ],
    [
      'two orders with one id',
      { 'orders/second.yaml': edited('orders/first.yaml', '5-О', '6-О')['orders/first.yaml'] as string },
      'orders/second.yaml:1:5: «first» уже встречалось раньше. Название должно быть единственным.',
    ],
    [
      'two topics with one id',
      edited('faq/topics.yaml', 'offtopic:', topic('').replace('id: other', 'id: term')),
      'faq/topics.yaml:12:9: «term» уже встречалось раньше. Название должно быть единственным.',
    ],
    [
      'a follow-up that is no topic',
      edited('faq/topics.yaml', 'offtopic:', topic('    followups: [nothing]\n')),
      'faq/topics.yaml:19:17: Темы «nothing» нет ни в одном файле вопросов.',
    ],
    [
      'two calendars of one year',
      { 'calendar/copy.yaml': 'year: 2024\ndays_off_on_weekdays: []\nworking_saturdays: []\n' },
      'calendar/ru-2024.yaml:1:7: Календарь на 2024 год уже есть в другом файле.',
    ],
    [
      'a class teacher of a class that the school does not have',
      { 'roster.yaml': 'staff:\n  - { surname: Ким, first_name: Лев, position: учитель, class_teacher_of: 9А }\n' },
      'roster.yaml:2:75: Класса «9А» нет в school.yaml (classes).',
    ],
  ])('%s', async (_what, changes, expected) => {
    expect(await problemsOf(changes)).toContain(expected);
  });

  test('an unknown placeholder, at its own place inside a text of several lines', async () => {
    const [problem, ...others] = await problemsOf(edited('faq/topics.yaml', '{support}, ', '{директор}, '));
    expect(problem).toMatch(/^faq\/topics\.yaml:8:17: Подстановки «\{директор\}» нет\. Есть: \{school\}/);
    expect(others).toEqual([]);
  });

  test('the date of a duty that has none', async () => {
    const [problem] = await problemsOf(
      edited('faq/topics.yaml', 'short: До {due.registration}', 'short: До {due.chat}'),
    );
    expect(problem).toMatch(/^faq\/topics\.yaml:5:15: Подстановки «\{due\.chat\}» нет\./);
  });

  test('a short answer is measured as it will be sent', async () => {
    const withShort = (letters: number): Changes =>
      edited('faq/topics.yaml', 'short: До {due.registration} ({order}).', `short: ${'а'.repeat(letters)} {order}.`);
    const { length } = ' приказ №5-О от 01.09.2024.';
    expect(await problemsOf(withShort(300 - length))).toEqual([]);
    expect(await problemsOf(withShort(301 - length))).toEqual([
      'faq/topics.yaml:5:12: Краткий ответ слишком длинный: после подстановок 301, а знаков может быть не больше 300.',
    ]);
  });
});
