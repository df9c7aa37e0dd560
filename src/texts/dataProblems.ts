/** What is wrong with a file of the school's data, in words for the person who edits it. */

/** One problem with its place; lines and columns count from 1. */
export interface PlacedProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** «data/school.yaml:3:5: …», one problem a line. */
export function dataProblemsText(problems: readonly PlacedProblem[]): string {
  return problems.map((p) => `${p.file}:${p.line}:${p.column}: ${p.message}`).join('\n');
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'нужен текст (если это число или дата, возьмите в кавычки)',
  number: 'нужно число',
  int: 'нужно целое число',
  boolean: 'нужно true или false',
  array: 'нужен список (строки, начинающиеся с «-»)',
  object: 'нужен набор полей «название: значение»',
};

/** A field by its path; the file itself has none. */
const named = (path: string): string => (path === '' ? 'Файл' : `«${path}»`);

const quoted = (values: readonly unknown[]): string => values.map((value) => `«${String(value)}»`).join(', ');

/** The file as a whole. */
export const fileProblem = {
  missing: (): string => 'Файла нет. Создайте его по образцу из папки data проекта.',
  folderMissing: (): string => 'Папки нет. Создайте её и положите в неё файлы .yaml.',
  folderEmpty: (): string => 'В папке нет ни одного файла .yaml.',
  unreadable: (code: string): string => `Файл не читается (${code}). Проверьте права доступа.`,
  empty: (): string => 'Файл пуст.',
  unfolds: (): string => 'Ссылки «*» в файле разворачиваются слишком большими. Напишите значения без них.',
  notUtf8: (): string => 'Здесь символы не в UTF-8. Сохраните файл в кодировке UTF-8.',
};

const SYNTAX: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'У ссылки «*» не может быть других свойств.',
  BAD_ALIAS: 'Ссылка «*» ведёт к имени, которого выше нет. Если это просто текст, возьмите его в кавычки.',
  BAD_DIRECTIVE: 'Строка начинается с «%». Возьмите её в кавычки.',
  BAD_DQ_ESCAPE: 'Неизвестная запись после «\\» в двойных кавычках. Возьмите текст в одинарные кавычки.',
  BAD_INDENT: 'Неверный отступ или выше не закрыта скобка: поля одного уровня начинаются в одном столбце.',
  BAD_PROP_ORDER: 'Служебные знаки «&» и «!» стоят не на месте. Если это просто текст, возьмите его в кавычки.',
  BAD_SCALAR_START: 'Текст не может начинаться с этого знака. Возьмите его в кавычки.',
  BLOCK_AS_IMPLICIT_KEY: 'Лишнее двоеточие или отступ. Если двоеточие — часть текста, возьмите текст в кавычки.',
  BLOCK_IN_FLOW: 'Внутри скобок [ ] и { } списки через «-» не пишутся.',
  DUPLICATE_KEY: 'Это поле уже есть выше. Оставьте одно.',
  IMPOSSIBLE: 'Здесь файл не удалось разобрать.',
  KEY_OVER_1024_CHARS: 'Слишком длинное название поля. Похоже, пропущена кавычка или двоеточие.',
  MISSING_CHAR: 'Не хватает знака: закрывающей кавычки или скобки, запятой либо двоеточия.',
  MULTILINE_IMPLICIT_KEY: 'Похоже, пропущено двоеточие после названия поля или нарушен отступ.',
  MULTIPLE_ANCHORS: 'Два знака «&» подряд. Если это просто текст, возьмите его в кавычки.',
  MULTIPLE_DOCS: 'Строка «---» начинает второй документ. Оставьте в файле один.',
  MULTIPLE_TAGS: 'Два знака «!» подряд. Если это просто текст, возьмите его в кавычки.',
  TAB_AS_INDENT: 'Отступ сделан табуляцией. Замените её пробелами.',
  TAG_RESOLVE_FAILED: 'Слово после «!» неизвестно. Если это просто текст, возьмите его в кавычки.',
  UNEXPECTED_TOKEN: 'Неожиданный знак. Проверьте кавычки, скобки и двоеточия в этой строке.',
};

/** A fault of YAML's own syntax, by the parser's code. */
export function syntaxProblem(code: string): string {
  return SYNTAX[code] ?? `Файл не удалось разобрать (${code}).`;
}

/** A quote without its pair: the next one, of another text, stands in line `closedIn`; null: there is none. */
export function quoteProblem(closedIn: number | null): string {
  const where = closedIn === null ? 'не закрыта' : `закрылась только в строке ${closedIn}, чужой кавычкой`;
  return `Здесь открыта кавычка, и она ${where}. Закройте её или уберите.`;
}

/** A field that does not fit the shape of its file; `path` like «duties[2].due». */
export const fieldProblem = {
  unknown: (key: string): string => `Неизвестное поле «${key}». Проверьте написание или уберите его.`,
  missing: (path: string): string => `Не хватает обязательного поля «${path}».`,
  type: (path: string, expected: string): string => `${named(path)}: ${TYPES[expected] ?? `нужно ${expected}`}.`,
  oneOf: (path: string, values: readonly unknown[]): string => `${named(path)}: возможные значения: ${quoted(values)}.`,
  empty: (path: string): string => `${named(path)}: не может быть пустым.`,
  tooShort: (path: string, minimum: number): string => `${named(path)}: нужно не меньше ${minimum}.`,
  tooLong: (path: string, maximum: number): string => `${named(path)}: нужно не больше ${maximum}.`,
  invalid: (path: string, what: string | null): string => `${named(path)}: ${what ?? 'значение не подходит'}.`,
};

/** What a value must look like: the end of «поле»: … */
export const quizProblem = {
  oneRight: (right: number): string => `Верный ответ (right: true) должен быть ровно один, а здесь их ${right}.`,
};

export const valueProblem = {
  date: 'нужна существующая дата вида ГГГГ-ММ-ДД',
  roughDate: 'нужна дата, месяц, год или промежуток: ГГГГ-ММ-ДД, ГГГГ-ММ, «ГГГГ» в кавычках, ГГГГ–ГГГГ',
  monthDay: 'нужны месяц и день вида 02-23, в кавычках',
  time: 'нужно время вида "08:00", в кавычках',
  instant: 'нужен момент вида ГГГГ-ММ-ДДT09:00:00+03:00',
  timeZone: 'такого часового пояса нет; образец: Europe/Moscow',
  classLabel: 'нужен класс вида 7Б (от 1 до 11 и буква)',
  email: 'нужен адрес электронной почты',
  site: 'нужен адрес сайта вида school.ru, без пробелов',
  phone: 'нужен телефон с кодом города вида "+7 (812) 123-45-67", в кавычках',
  key: 'нужны латинские строчные буквы, цифры, «-» и «_»',
  hoursOrder: 'конец должен быть позже начала',
  escalationOrder: 'директор узнаёт не раньше администратора',
  aboutLine: 'нужны названия понятий через один пробел, первое — без минуса; образец: link parent -broken',
  blank: 'не может быть пустым',
  noSuchDay: (year: number): string => `такого дня в ${year} году нет`,
  notWeekday: 'это суббота или воскресенье: перечислите только будни',
  notSaturday: 'это не суббота',
  remindWithoutDate: 'напоминания есть, а срока нет: добавьте «due» или уберите «remind»',
} as const;

/** What contradicts another place of the data. */
export const crossProblem = {
  lateDigest: (): string =>
    'Сводка нужна утром: после 12:00 она устарела и не будет отправлена. Поставьте время раньше.',
  remindersOutsideHours: (): string =>
    'Напоминания в это время не уйдут: оно вне staff_hours. Поставьте время внутри этих часов.',
  weeklyOutsideHours: (): string =>
    'Неделя директору в это время не придёт: оно вне staff_hours. Поставьте время внутри этих часов, строка weekly.',
  duplicate: (what: string): string => `«${what}» уже встречалось раньше. Название должно быть единственным.`,
  duplicateYear: (year: number): string => `Календарь на ${year} год уже есть в другом файле.`,
  noClause: (number: string): string => `Пункта «${number}» нет среди пунктов этого документа.`,
  noOffice: (office: string, known: readonly string[]): string =>
    `Должности «${office}» нет в school.yaml (offices). Есть: ${quoted(known)}.`,
  noTopic: (topic: string): string => `Темы «${topic}» нет ни в одном файле вопросов.`,
  wordPattern: (word: string): string =>
    `«${word}»: нужны строчные буквы и цифры, «е» вместо «ё»; образцы: «ссылк», «=код», «учебн+профил».`,
  noConcept: (name: string, known: readonly string[]): string => {
    const similar = known.filter((one) => one[0] === name[0]);
    const hint = similar.length > 0 ? ` На эту букву есть: ${quoted(similar)}.` : '';
    return `Понятия «${name}» нет в faq/language.yaml (concepts).${hint}`;
  },
  noClass: (label: string): string => `Класса «${label}» нет в school.yaml (classes).`,
  twoClassTeachers: (label: string): string => `У класса «${label}» уже есть классный руководитель.`,
  placeholder: (name: string): string =>
    `Подстановки «{${name}}» нет. Есть: {school}, {order}, {protocol}, {director}, {administrator}, {support}, {support_email}, {site}, {platform_site}, {school_office} и {due.…} с названием обязанности, у которой есть срок.`,
  clausePlaceholder: (name: string): string =>
    `Подстановки «{${name}}» в тексте пункта нет. Есть: {support_email}, {site}, {platform_site}, {school_office}.`,
  shortAnswer: (length: number, maximum: number): string =>
    `Краткий ответ слишком длинный: после подстановок ${length}, а знаков может быть не больше ${maximum}.`,
  noPerson: (id: number): string => `Человека с id ${id} нет в списке people.`,
  ownerOutside: (): string => 'Владельца чата нет среди его участников (members).',
};

/** What is wrong with the troubleshooting tree. */
export const troubleProblem = {
  noStep: (to: string): string => `Шага «${to}» нет: выбор никуда не ведёт.`,
  circle: (): string => 'Выбор ведёт назад к шагу, с которого сюда пришли: так можно ходить без конца. Уберите его.',
  unreachable: (id: string): string => `К шагу «${id}» не ведёт ни один выбор. Добавьте выбор или уберите шаг.`,
  noSource: (): string => 'Совету без выбора нужен источник: добавьте «source».',
  noDate: (): string => 'Сведения могли устареть, а даты нет: добавьте «as_of».',
};
