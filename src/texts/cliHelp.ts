/** How the command line is called: help, and what is wrong with a call. */

export type CliCommandName = keyof typeof COMMANDS;

interface CommandHelp {
  readonly call: string;
  /** One line for the overview. */
  readonly what: string;
  readonly more: readonly string[];
}

const COMMANDS = {
  'data check': {
    call: 'data check [--dir ПАПКА]',
    what: 'проверить школу, приказы, вопросы, календарь и людей песочницы',
    more: [
      '--dir ПАПКА   какую папку проверить; без ключа — SCHOOL_DIR, а если его нет — data',
      'Каждая ошибка — строка «файл:строка:столбец: что не так». Есть ошибки — код 1.',
    ],
  },
  'data schema': {
    call: 'data schema [school|order|faq|calendar|roster|world]',
    what: 'напечатать JSON Schema файлов данных',
    more: ['Без названия — один объект {school, order, faq, calendar}; с названием — схема одного вида файлов.'],
  },
  'faq match': {
    call: 'faq match --place dm|chat',
    what: 'ответить на вопросы так, как ответит бот',
    more: [
      '--place dm    личное сообщение боту; chat — обращение к нему в общем чате',
      'Читает со стандартного входа строки {"id","text"}, на каждую печатает',
      '{"id","topic","candidates","score","answer"}. Строки, которые не удалось прочитать, — код 1 в конце.',
    ],
  },
  'faq eval': {
    call: 'faq eval ФАЙЛ',
    what: 'измерить точность ответов на размеченных вопросах',
    more: ['В файле строки {"id","text","topic_id","style"}; "topic_id": null — вопрос не по теме.'],
  },
  remind: {
    call: 'remind --days ЧИСЛО [--json]',
    what: 'показать, что, кому и когда будет отправлено, ничего не отправляя',
    more: [
      '--days ЧИСЛО  на сколько дней вперёд, от 1 до 366',
      '--json        [{"at","to","kind","duty","clause","text"}]; время — UTC; если в одном сообщении несколько',
      '              обязанностей, duty и clause перечислены через запятую, у сводки они null',
      'Считается, что за это время никто ничего не сделает. Можно запускать рядом с работающим ботом.',
    ],
  },
  rehearse: {
    call: 'rehearse --from ДАТА --to ДАТА [--json]',
    what: 'прожить эти дни на виртуальных часах: что будет отправлено и чем всё кончится',
    more: [
      '--from, --to  первый и последний день, ГГГГ-ММ-ДД, не больше 400 дней',
      '--json        {"days":[{"date","sent","registered","of","chats","required"}],"totals"}; sent — как у remind,',
      '              номер человека (to.id) — его место в списке',
      'Приказ, классы, календарь и часы — школы; люди — из sandbox/roster.yaml (нет его — из roster.yaml), до 60',
      'дополняются выдуманными. Ведут они себя по сценарию: треть регистрируется сразу, треть после напоминания, кто-то',
      'опаздывает, кто-то не приходит, кто-то уходит. База бота и сеть не нужны и не затронуты.',
    ],
  },
  'roster import': {
    call: 'roster import ФАЙЛ [--dry-run] [--yes]',
    what: 'сравнить список сотрудников из файла с тем, что знает бот, и применить разницу',
    more: [
      'ФАЙЛ          XLSX, ODS, XLS или CSV; столбцы: ФИО (или Фамилия, Имя, Отчество), Должность, Предмет, Класс, Примечание',
      '--dry-run     только показать разницу',
      '--yes         применить её; без этого ключа ничего не меняется',
      'Из книги читаются все листы со строкой заголовков; чего в файле нет (например, столбца «Класс»), остаётся прежним.',
      'Можно запускать рядом с работающим ботом. Последнее применение можно вернуть в течение дня: roster undo.',
    ],
  },
  'roster undo': {
    call: 'roster undo',
    what: 'вернуть список сотрудников, каким он был до последнего применённого файла',
    more: [
      'Действует в течение дня после применения, из командной строки или в чате. Исправленное с тех пор вручную остаётся.',
      'Если кто-то из файла уже связан с ботом или занят поручениями, ничего не меняется: код 1 и причина.',
      'Можно запускать рядом с работающим ботом. То же делает администратор словами «Вернуть как было».',
    ],
  },
  codes: {
    call: 'codes --out ФАЙЛ [--again]',
    what: 'выдать личные коды сотрудникам, которые ещё не связаны с ботом, и записать лист с ними',
    more: [
      '--out ФАЙЛ    .xlsx — таблица, .html — лист для печати: полоска на человека, разрезать и раздать',
      '--again       выдать заново и тем, у кого есть действующий код; прежний перестанет действовать',
      'Коды видны только в этом файле: бот хранит их отпечатки. Каждый действует один раз, 30 дней.',
      'Можно запускать рядом с работающим ботом. Для ссылок нужен VK_GROUP_ID.',
    ],
  },
  'events failed': {
    call: 'events failed',
    what: 'перечислить события, которые бот не смог обработать',
    more: ['Печатает номер, время (UTC) и причину, без содержания сообщений. Они хранятся семь дней.'],
  },
  'events retry': {
    call: 'events retry НОМЕР',
    what: 'вернуть такое событие боту, чтобы он попробовал ещё раз',
    more: ['Номер — из «events failed». Работающий бот возьмёт событие в течение минуты.'],
  },
  backup: {
    call: 'backup [--out ФАЙЛ]',
    what: 'сделать копию реестра; бот может работать',
    more: [
      '--out ФАЙЛ    куда; без ключа — в папку backups рядом с базой, с датой в названии',
      'Копия проверяется, печатается её путь. Готовые файлы не перезаписываются. В копии персональные данные: читать',
      'её может только владелец файла.',
    ],
  },
  restore: {
    call: 'restore ФАЙЛ',
    what: 'вернуть реестр из копии; бот должен быть остановлен',
    more: [
      'Сначала копия проверяется, потом заменяет базу; прежняя остаётся рядом с именем «….before-ДАТА».',
      'Второй раз людям ничего не отправляется: что могло уйти после копии, не повторяется, а администратор об этом узнает.',
    ],
  },
} as const satisfies Record<string, CommandHelp>;

export const CALL = 'npm run -s cli --';

function list(names: readonly CliCommandName[]): string[] {
  const width = Math.max(...names.map((name) => COMMANDS[name].call.length));
  return names.map((name) => `  ${COMMANDS[name].call.padEnd(width)}  ${COMMANDS[name].what}`);
}

/** How to use the command line. */
export const help = {
  overview: (names: readonly CliCommandName[]): string =>
    [
      `Использование: ${CALL} КОМАНДА …`,
      '',
      ...list(names),
      '',
      `Подробнее о команде: ${CALL} КОМАНДА --help`,
      'Коды: 0 — сделано, 1 — отказ с причиной, 2 — неверный вызов. Настройки — из окружения и файла .env.',
    ].join('\n'),
  group: (names: readonly CliCommandName[]): string => ['Использование:', ...list(names)].join('\n'),
  command: (name: CliCommandName): string => {
    const { call, what, more } = COMMANDS[name];
    return [`Использование: ${CALL} ${call}`, `  ${what}`, '', ...more.map((line) => `  ${line}`)].join('\n');
  },
} as const;

/** What is wrong with the call; the usage follows. */
export const usage = {
  unknownCommand: (words: string): string => `Нет команды «${words}».`,
  unknownOption: (option: string): string => `Нет ключа ${option}.`,
  optionValue: (option: string): string => `Ключ ${option}: проверьте, нужно ли ему значение и указано ли оно.`,
  tooFew: 'Не хватает аргумента.',
  tooMany: (word: string): string => `Лишний аргумент «${word}».`,
} as const;
