/** A rehearsal as the operator reads it, and people who are made up for it. */
import type { LocalDate } from '../domain/localDate';
import type { RosterEntry } from '../domain/school';
import { dayText } from './dates';

const FIRST_NAME = 'Сотрудник';
const POSITION = 'учитель';
const SUBJECT = 'предмет';
const ORDINALS = [
  'Первый',
  'Второй',
  'Третий',
  'Четвёртый',
  'Пятый',
  'Шестой',
  'Седьмой',
  'Восьмой',
  'Девятый',
  'Десятый',
  'Одиннадцатый',
  'Двенадцатый',
  'Тринадцатый',
  'Четырнадцатый',
  'Пятнадцатый',
  'Шестнадцатый',
  'Семнадцатый',
  'Восемнадцатый',
  'Девятнадцатый',
];
const TENS = [
  ['Двадцатый', 'Двадцать'],
  ['Тридцатый', 'Тридцать'],
  ['Сороковой', 'Сорок'],
  ['Пятидесятый', 'Пятьдесят'],
  ['Шестидесятый', 'Шестьдесят'],
] as const;

/** «Семнадцатый Сотрудник»: nobody can take it for a real name; `number` is 1 to 69. */
export function madeUpPerson(number: number): RosterEntry {
  const [round = '', tens = ''] = TENS[Math.floor(number / 10) - 2] ?? [];
  const ones = ORDINALS[number < 20 ? number - 1 : (number % 10) - 1];
  const surname = number < 20 ? (ones ?? '') : ones === undefined ? round : `${tens}-${ones}`;
  return {
    surname,
    firstName: FIRST_NAME,
    patronymic: null,
    position: POSITION,
    subject: SUBJECT,
    classTeacherOf: null,
    administration: false,
    additionalEducation: false,
  };
}

export interface RehearsedTotals {
  readonly days: number;
  /** All that the clock sent: the five kinds below. */
  readonly messages: number;
  /** What people and the administrator did was answered, and others were told of it. */
  readonly answers: number;
  readonly digests: number;
  readonly reminders: number;
  readonly escalations: number;
  readonly nudges: number;
  /** Before the first mass sending. */
  readonly mailingQuestions: number;
  readonly peopleReminded: number;
  /** Duties of somebody that were taken to each. */
  readonly escalated: { readonly administrator: number; readonly director: number };
  readonly registered: number;
  readonly of: number;
  readonly chats: number;
  readonly required: number;
  /** With something undone, and not linked or not to be written to. */
  readonly unreachable: number;
  readonly left: number;
}

/** `rehearse`. */
export const rehearsal = {
  columns: ['День', 'Сводки', 'Напоминания', 'Другое', 'Зарегистрированы', 'Чаты'],
  day: (date: LocalDate): string => dayText(date),
  share: (part: number, of: number): string => `${part} из ${of}`,
  quiet: 'За эти дни ничего не отправлено и ничего не изменилось.',
  totals: (totals: RehearsedTotals): string[] => [
    `Дней: ${totals.days}. Отправлено без запроса: ${totals.messages} (сводки — ${totals.digests}, напоминания — ${totals.reminders}, списки несделанного — ${totals.escalations}, вопросы остановившимся — ${totals.nudges}, вопросы о первой рассылке — ${totals.mailingQuestions}). Ответов и уведомлений: ${totals.answers}.`,
    `Напоминания получили: ${totals.peopleReminded}. Дошло до администратора: ${totals.escalated.administrator}, до директора: ${totals.escalated.director}.`,
    `Зарегистрированы: ${totals.registered} из ${totals.of}. Чаты: ${totals.chats} из ${totals.required}.`,
    `Кого боту не достать: ${totals.unreachable}. Уволились: ${totals.left}.`,
  ],
  dates: (longest: number): string =>
    `Укажите дни: --from ГГГГ-ММ-ДД --to ГГГГ-ММ-ДД, второй не раньше первого, всего не больше ${longest}.`,
} as const;
