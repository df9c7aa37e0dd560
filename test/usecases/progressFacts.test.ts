import { userId, type StaffId } from '../../src/domain/ids';
import type { DutyProgress, ProgressFacts } from '../../src/domain/progress';
import type { SchoolContext, Work } from '../../src/usecases/context';
import { identify } from '../../src/usecases/identify';
import { moveAssignment } from '../../src/usecases/moveAssignment';
import { progressFacts } from '../../src/usecases/progressFacts';
import { recordRegistration, registrationDuties } from '../../src/usecases/registration';
import { ADMINISTRATOR, day, madeUpSchool, ROSTER } from '../scenes/school';
import { inMemory } from '../store/openDatabase';

const context = madeUpSchool();
const at = (date: string): number => Date.parse(`${date}T23:30:00+03:00`);
const [REGISTRATION] = registrationDuties(context);
if (!REGISTRATION) throw new Error('no registration');

type On = (date: string) => Work;

async function withRoster(run: (on: On, ids: readonly StaffId[]) => Promise<void>): Promise<void> {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    const ids: StaffId[] = [];
    for (const entry of ROSTER) ids.push(await stores.staff.add(entry));
    await run((date) => ({ stores, now: at(date) }), ids);
  });
  await database.close();
}

async function factsOf(work: Work, school: SchoolContext = context): Promise<ProgressFacts> {
  const counted = await progressFacts(school, work, await identify(school, work, ADMINISTRATOR));
  if (counted.kind !== 'facts') throw new Error(counted.kind);
  return counted.facts;
}

async function dutyOf(work: Work, text: string): Promise<DutyProgress> {
  const found = (await factsOf(work)).duties.find((duty) => duty.text === text);
  if (!found) throw new Error(`no duty ${text}`);
  return found;
}

describe('что показывает картинка', () => {
  test('каждое поручение со сроком: сделано из скольких, по группам', () =>
    withRoster(async (on, [anna, irina]) => {
      if (!anna || !irina) throw new Error('no roster');
      for (const id of [anna, irina]) await recordRegistration(context, on('2030-09-05'), id, userId(20));
      const facts = await factsOf(on('2030-09-06'));
      expect(facts).toMatchObject({ school: 'школа № 5', date: '2030-09-06' });
      expect(facts.duties.map(({ text, due, done, of, unit }) => [text, due, done, of, unit])).toEqual([
        ['пройти регистрацию', '2030-09-20', 2, 5, 'people'],
        ['создать чат класса', '2030-10-25', 0, 4, 'chats'],
      ]);
      expect(facts.duties.map(({ groups }) => groups.map(({ group, done, of }) => [group, done, of]))).toEqual([
        [
          [{ kind: 'class_teachers' }, 1, 1],
          [{ kind: 'teachers' }, 1, 3],
          [{ kind: 'others' }, 0, 1],
        ],
        [
          [{ kind: 'grades', from: 6, to: 6 }, 0, 2],
          [{ kind: 'grades', from: 7, to: 7 }, 0, 2],
        ],
      ]);
    }));

  test('ход по дням от даты приказа — по истории; отменённое вычитается в тот день, когда отменено', () =>
    withRoster(async (on, [anna, irina, igorevna]) => {
      if (!anna || !irina || !igorevna) throw new Error('no roster');
      await recordRegistration(context, on('2030-09-03'), anna, userId(20));
      for (const id of [irina, igorevna]) await recordRegistration(context, on('2030-09-05'), id, userId(20));
      const key = { duty: REGISTRATION.id, subject: `staff:${irina}` };
      await moveAssignment(on('2030-09-06'), key, { step: 'take_back', reason: null }, ADMINISTRATOR);
      expect(await dutyOf(on('2030-09-07'), 'пройти регистрацию')).toMatchObject({
        from: '2030-09-02',
        days: [0, 1, 1, 3, 2, 2],
        done: 2,
      });
    }));

  test('кому срок продлён, те сочтены отдельно; срок — ближайший из оставшихся', () =>
    withRoster(async (on, ids) => {
      const extend = (id: StaffId | undefined, due: string) =>
        moveAssignment(
          on('2030-09-05'),
          { duty: REGISTRATION.id, subject: `staff:${id}` },
          { step: 'extend', due: day(due), reason: 'болезнь' },
          ADMINISTRATOR,
        );
      await extend(ids[0], '2030-09-27');
      expect(await dutyOf(on('2030-09-06'), 'пройти регистрацию')).toMatchObject({ due: '2030-09-20', later: 1 });
      for (const id of ids.slice(1)) await recordRegistration(context, on('2030-09-06'), id, userId(20));
      expect(await dutyOf(on('2030-09-06'), 'пройти регистрацию')).toMatchObject({ due: '2030-09-27', later: 0 });
    }));

  test('имён в фактах нет', () =>
    withRoster(async (on) => {
      const facts = JSON.stringify(await factsOf(on('2030-09-06')));
      for (const { surname, firstName } of ROSTER) {
        expect(facts).not.toContain(surname);
        expect(facts).not.toContain(firstName);
      }
    }));

  test('параллелей больше шести — по уровням школы', () =>
    withRoster(async (on) => {
      const [first] = context.orders;
      if (!first) throw new Error('no order');
      const duties = first.duties.map((duty) =>
        duty.assignee.who === 'class_teacher'
          ? { ...duty, assignee: { ...duty.assignee, grades: [1, 2, 3, 4, 5, 9, 11] } }
          : duty,
      );
      const classes = ['1А', '2А', '3А', '4А', '5А', '9А', '11А'].map(
        (text) => text as (typeof context.school.classes)[0],
      );
      const whole = { ...context, orders: [{ ...first, duties }], school: { ...context.school, classes } };
      const chats = (await factsOf(on('2030-09-06'), whole)).duties[1];
      expect(chats?.groups.map(({ group, of }) => [group, of])).toEqual([
        [{ kind: 'grades', from: 1, to: 4 }, 4],
        [{ kind: 'grades', from: 5, to: 9 }, 2],
        [{ kind: 'grades', from: 10, to: 11 }, 1],
      ]);
    }));

  test('без прав картинки нет, без сроков показывать нечего', () =>
    withRoster(async (on) => {
      const work = on('2030-09-06');
      const stranger = await identify(context, work, userId(77));
      expect(await progressFacts(context, work, stranger)).toEqual({ kind: 'forbidden' });
      const administrator = await identify(context, work, ADMINISTRATOR);
      expect(await progressFacts({ ...context, orders: [] }, work, administrator)).toEqual({ kind: 'nothing' });
    }));
});
