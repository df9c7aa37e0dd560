/** The school's order at moments that a deputy head sees in the picture. */
import type { DutyProgress, ProgressFacts } from '../../src/domain/progress';
import { day } from '../scenes/school';

const START = day('2023-06-14');

type Registered = readonly [classTeachers: number, administration: number, teachers: number, others: number];

export function registration(done: Registered, days: readonly number[]): DutyProgress {
  const of = [16, 5, 61, 38];
  const kinds = ['class_teachers', 'administration', 'teachers', 'others'] as const;
  return {
    text: 'зарегистрироваться на платформе',
    unit: 'people',
    due: day('2023-06-23'),
    optional: false,
    done: done.reduce((sum, one) => sum + one, 0),
    of: 120,
    later: 0,
    groups: kinds.map((kind, index) => ({ group: { kind }, done: done[index] ?? 0, of: of[index] ?? 0 })),
    from: START,
    days,
  };
}

const once = (text: string, due: string, done: 0 | 1): DutyProgress => ({
  text,
  unit: 'once',
  due: day(due),
  optional: false,
  done,
  of: 1,
  later: 0,
  groups: [],
  from: START,
  days: [done],
});

export const administrationChat = (done: 0 | 1) => once('создать рабочий чат администрации школы', '2023-08-23', done);
export const teachersChat = (done: 0 | 1) =>
  once('создать рабочий чат педагогических работников школы', '2023-09-15', done);

export function classChats(done: readonly number[], days: readonly number[]): DutyProgress {
  return {
    text: 'создать информационно-организационный чат класса',
    unit: 'chats',
    due: day('2023-10-27'),
    optional: false,
    done: done.reduce((sum, one) => sum + one, 0),
    of: 16,
    later: 0,
    groups: done.map((count, index) => ({
      group: { kind: 'grades', from: 6 + index, to: 6 + index },
      done: count,
      of: index < 4 ? 3 : 2,
    })),
    from: START,
    days,
  };
}

const school = 'Школа № 207';
const NO_CHATS = [0, 0, 0, 0, 0, 0];

/** The first morning; a week before a date; a date that passed; everything done. */
export const MOMENTS = {
  begin: {
    school,
    date: START,
    duties: [registration([0, 0, 0, 0], [0]), administrationChat(0), teachersChat(0), classChats(NO_CHATS, [0])],
  },
  weekBefore: {
    school,
    date: day('2023-06-20'),
    duties: [
      registration([10, 3, 21, 7], [0, 3, 9, 14, 15, 15, 41]),
      administrationChat(1),
      teachersChat(0),
      classChats([1, 0, 1, 0, 0, 0], [0, 0, 0, 0, 1, 2, 2]),
    ],
  },
  overdue: {
    school,
    date: day('2023-06-26'),
    duties: [
      { ...registration([14, 5, 57, 32], [0, 3, 9, 14, 15, 15, 41, 66, 80, 95, 101, 104, 108]), later: 3 },
      administrationChat(0),
      teachersChat(0),
      classChats([1, 0, 1, 0, 0, 0], [0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 2]),
    ],
  },
  allDone: {
    school,
    date: day('2023-10-27'),
    duties: [
      registration([16, 5, 61, 38], [120]),
      administrationChat(1),
      teachersChat(1),
      classChats([3, 3, 3, 3, 2, 2], [16]),
    ],
  },
} satisfies Record<string, ProgressFacts>;
