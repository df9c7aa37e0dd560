/** A small made-up school with an order of its own, for tests of dialogues and use cases. */
import { WorkCalendar } from '../../src/domain/calendar';
import { parseClassLabel } from '../../src/domain/classes';
import { dutyId, userId, type ClassLabel } from '../../src/domain/ids';
import { parseLocalDate, type LocalDate } from '../../src/domain/localDate';
import type { Assignee, Duty, EvidenceKind, Order } from '../../src/domain/order';
import type { RosterEntry, School } from '../../src/domain/school';
import { NO_LANGUAGE } from '../../src/faq/language';
import { buildMatcher } from '../../src/faq/matcher';
import { wordsIn } from '../../src/faq/topicWords';
import type { Topic } from '../../src/faq/topic';
import type { SchoolContext } from '../../src/usecases/context';

export const day = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (!date) throw new Error(`no such day: ${text}`);
  return date;
};

export const label = (text: string): ClassLabel => {
  const found = parseClassLabel(text);
  if (!found) throw new Error(`no such class: ${text}`);
  return found;
};

export const ADMINISTRATOR = userId(1);

const school: School = {
  id: 'made-up',
  name: 'Выдуманная школа № 5',
  shortName: 'школа № 5',
  timeZone: 'Europe/Moscow',
  classes: ['6А', '6Б', '7А', '7Б', '11А'].map(label),
  offices: {
    director: { name: 'П.П. Директоров', position: 'директор' },
    administrator: { name: 'А.А. Заведующая', position: 'заместитель директора' },
  },
  contacts: {
    supportEmail: 'help@platform.example',
    site: 'guide.example',
    platformSite: 'platform.example',
    schoolPhone: null,
    schoolEmail: null,
    schoolSite: null,
  },
  workingWeek: 5,
  staffHours: { fromMinute: 480, toMinute: 1140 },
  digestMinute: 480,
  weeklyMinute: 900,
  reminderMinute: 540,
  massMailingFrom: 10,
  escalateAfter: { administrator: 7, director: 14 },
  answerWithinHours: 8,
  chatRules: ['Пишите вежливо.', 'Ночью не пишите.'],
};

const duty = (
  id: string,
  number: string,
  text: string,
  assignee: Assignee,
  evidence: EvidenceKind,
  due: string | null = null,
): Duty => ({
  id: dutyId('first', id),
  clause: { document: number.includes('.') ? 'regulation' : 'order', number },
  text,
  due: due === null ? null : day(due),
  assignee,
  evidence,
  optional: false,
  repeat: null,
  remindOn: due === null ? [] : [-1, 0],
  capability: [],
});

const order: Order = {
  id: 'first',
  version: 1,
  number: '7-А',
  date: day('2030-09-02'),
  title: 'О платформе',
  regulation: 'Положение о платформе',
  regulationAdopted: null,
  extensionsBy: 'director',
  clauses: [
    { document: 'order', number: '1', text: 'Все регистрируются.' },
    { document: 'regulation', number: '8.1', text: 'Платформа бесплатна и доступна круглосуточно.' },
    { document: 'regulation', number: '8.2', text: 'Поддержка: help@platform.example.' },
    { document: 'regulation', number: '8.3', text: 'Инструкции лежат на guide.example.' },
  ],
  duties: [
    duty('registration', '1', 'пройти регистрацию', { who: 'staff' }, { kind: 'registration' }, '2030-09-20'),
    duty(
      'class-chat',
      '2',
      'создать чат класса',
      { who: 'class_teacher', grades: [6, 7] },
      { kind: 'chat', chat: 'class' },
      '2030-10-25',
    ),
    duty('lessons', '4.4', 'вести онлайн-уроки', { who: 'role', role: 'subject_teacher' }, { kind: 'report' }),
    duty('pupil', '4.5', 'беречь профиль', { who: 'role', role: 'pupil' }, { kind: 'report' }),
    duty('parent', '4.6', 'войти в чат по ссылке', { who: 'role', role: 'parent' }, { kind: 'report' }),
  ],
};

const topic: Topic = {
  id: 'free',
  title: 'Сколько стоит платформа',
  audience: ['everyone'],
  short: 'Платформа бесплатна.',
  full: 'Платформа бесплатна для всех.',
  source: 'Положение, п. 8.1',
  asOf: null,
  outdated: false,
  questions: ['Сколько стоит платформа?', 'платформа платная?', 'нужно ли платить за платформу'],
  about: [],
  followups: [],
};

const person = (surname: string, firstName: string, patronymic: string, more: Partial<RosterEntry>): RosterEntry => ({
  surname,
  firstName,
  patronymic,
  position: 'учитель',
  subject: null,
  classTeacherOf: null,
  administration: false,
  additionalEducation: false,
  ...more,
});

export const ROSTER: readonly RosterEntry[] = [
  person('Ёлкина', 'Анна', 'Петровна', { subject: 'физика', classTeacherOf: label('7Б') }),
  person('Соколова', 'Ирина', 'Львовна', { subject: 'химия' }),
  person('Соколова', 'Ирина', 'Игоревна', { subject: 'музыка' }),
  person('Двойнов', 'Иван', 'Иванович', { subject: 'история' }),
  person('Двойнов', 'Иван', 'Иванович', { position: 'педагог-организатор' }),
];

/** The school as loaded, with one administrator unless told otherwise. */
export function madeUpSchool(change: Partial<School> = {}, administrators = [ADMINISTRATOR]): SchoolContext {
  return {
    school: { ...school, ...change },
    file: { ...school, ...change },
    orders: [order],
    calendar: new WorkCalendar([], 5),
    matcher: buildMatcher([topic], [], NO_LANGUAGE),
    language: NO_LANGUAGE,
    knownWords: () => wordsIn([topic]),
    topics: new Map([[topic.id, topic]]),
    troubles: null,
    quiz: null,
    privateChat: 'vk.me/club1',
    administrators: new Set(administrators),
  };
}

/** 3 September 2030, 10:00 in Moscow. */
export const NOW = Date.parse('2030-09-03T10:00:00+03:00');
