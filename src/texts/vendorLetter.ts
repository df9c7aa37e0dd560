/** Letters to the vendor's support, ready to copy; what the bot must not know is left blank (2.1; 3.2). */
import { fullName } from '../domain/names';
import type { StaffRole } from '../domain/roles';
import type { RosterEntry, School } from '../domain/school';
import type { VendorCaseKind } from '../domain/vendorCase';
import { officeWays } from './contacts';
import { ROLE_NAMES } from './roles';

const BLANK = '______';

/** What a letter is about: its button, the line of the log. */
export const LETTER_TITLES: Readonly<Record<VendorCaseKind, string>> = {
  application: 'Заявка на регистрацию школы',
  no_code: 'Не приходит код',
  admin_rights: 'Нет прав администратора',
  access: 'Восстановить доступ',
  move: 'Перенос школы или классов',
  other: 'Другое',
};

const SCREEN = [
  `Телефон или компьютер, приложение или браузер: ${BLANK}`,
  `Что написано на экране: ${BLANK}`,
  `Когда это было: ${BLANK}`,
];

/** The lines of each letter after the greeting: what is asked, the step that fails, the blanks, what to attach. */
const BODIES: Readonly<Record<VendorCaseKind, (name: string) => readonly string[]>> = {
  application: (name) => [
    'Просим зарегистрировать школу на платформе и предоставить права администратора.',
    'Администратор платформы от школы:',
    `ФИО: ${name}`,
    `Электронная почта: ${BLANK}`,
    `Номер личного мобильного телефона: ${BLANK}`,
    '',
    'Приложение: приказ о назначении администратора.',
  ],
  no_code: () => [
    'Не получается войти: код не приходит.',
    'На каком шаге: номер введён, код запрошен, ни СМС, ни звонка нет.',
    `Номер телефона: ${BLANK}`,
    `Оператор связи: ${BLANK}`,
    `Сколько раз запрашивали код: ${BLANK}`,
    ...SCREEN,
  ],
  admin_rights: () => [
    'У администратора школы нет прав администратора на платформе.',
    'На каком шаге: вход выполнен, управления школой нет.',
    `Номер телефона, указанный в заявке: ${BLANK}`,
    `Номер телефона, по которому вошли: ${BLANK}`,
    `Когда отправлена заявка: ${BLANK}`,
    ...SCREEN,
    '',
    'Приложение: приказ о назначении администратора.',
  ],
  access: () => [
    'Просим помочь восстановить доступ к учебному профилю.',
    `На каком шаге не получается: ${BLANK}`,
    `Номер телефона, к которому привязан профиль: ${BLANK}`,
    `Работает ли сейчас этот номер: ${BLANK}`,
    ...SCREEN,
  ],
  move: () => [
    'Просим помочь с переносом школы или классов.',
    `Что переносим (школу, классы, чаты): ${BLANK}`,
    `Откуда и куда: ${BLANK}`,
    `На каком шаге не получается: ${BLANK}`,
    ...SCREEN,
  ],
  other: () => [`Что не получается: ${BLANK}`, `На каком шаге: ${BLANK}`, `Номер телефона: ${BLANK}`, ...SCREEN],
};

export interface LetterText {
  readonly about: VendorCaseKind;
  /** Null: written in by hand. */
  readonly writer: RosterEntry | null;
  readonly roles: readonly StaffRole[];
  readonly isSupport: boolean;
}

/** The letter, to be copied whole. */
export function letterText({ about, writer, roles, isSupport }: LetterText, school: School): string {
  const name = writer ? fullName(writer) : BLANK;
  const inSchool = [
    ...roles.map((role) => ROLE_NAMES[role].toLowerCase()),
    ...(isSupport ? ['ответственный за поддержку'] : []),
  ];
  const office = officeWays(school.contacts);
  return [
    `Кому: ${school.contacts.supportEmail}`,
    `Тема: ${about === 'other' ? 'Нужна помощь' : LETTER_TITLES[about]}, ${school.shortName}`,
    '',
    'Здравствуйте!',
    `Школа: ${school.name}.`,
    `Пишет: ${name}${writer ? `, ${writer.position}` : ' (ФИО, должность)'}.`,
    `Роль в школе: ${inSchool.length > 0 ? inSchool.join(', ') : BLANK}.`,
    ...(office === null ? [] : [`Связь со школой: ${office}.`]),
    '',
    ...BODIES[about](name),
    '',
    `С уважением, ${name}`,
  ].join('\n');
}
