/** The move to the next school year, as the Regulation's 2.1 has the administrator keep classes and their teachers. */
import { identify } from '../../src/usecases/identify';
import { that, type Proof } from './proofs';
import { PEOPLE, type ClauseSchool, type Person } from './school';

/** A summer later the administrator moves every class up. */
async function moves({ house }: ClauseSchool): Promise<void> {
  house.now = Date.parse('2031-06-09T10:00:00+03:00');
  expect((await house.says(PEOPLE.administrator, 'Новый учебный год'))[0]).toMatch(
    /7Б → 8Б[^]*дальше не переходят:[^]*11А/u,
  );
  expect((await house.presses(PEOPLE.administrator, 'Перевести'))[0]).toMatch(/^Готово/u);
}

const actor = ({ house, context }: ClauseSchool, who: Person) =>
  house.stored((stores) => identify(context, { stores, now: house.now }, PEOPLE[who]));

/** Classes go up with their families. */
export const schoolYearMoves: Proof = that(
  'the administrator moves the classes to the next school year',
  async (school) => {
    await moves(school);
    for (const who of ['parent', 'pupil'] as const) expect((await actor(school, who)).classes).toEqual(['8Б']);
  },
);

/** Class teachers go up with their classes, and the classes without one are named until they have one. */
export const classTeachersMove: Proof = that(
  'class teachers go up with their classes, and one is named where there is none',
  async (school) => {
    const { house } = school;
    await moves(school);
    expect((await actor(school, 'class_teacher')).classTeacherOf).toEqual(['9А']);
    expect(house.last(PEOPLE.class_teacher)).toContain('вы классный руководитель 9А');
    await house.presses(PEOPLE.administrator, '6А: назначить');
    await house.presses(PEOPLE.administrator, 'Двойнов — Соколова');
    await house.presses(PEOPLE.administrator, 'Предметова Ю.Ю.');
    expect((await actor(school, 'subject_teacher')).classTeacherOf).toEqual(['6А']);
    expect((await house.says(PEOPLE.administrator, 'Сводка'))[0]).toMatch(/без классного руководителя: 6Б, 6В/u);
  },
);
