/** Long leave, substitutes who go away as well, and people who come back after the school year was opened. */
import { userId } from '../../src/domain/ids';
import { classesWithoutTeacher } from '../../src/usecases/classesWithoutTeacher';
import { moveAssignment } from '../../src/usecases/moveAssignment';
import { moveStaff } from '../../src/usecases/moveStaff';
import { remindersFor } from '../../src/usecases/planReminders';
import { rejoinSchool } from '../../src/usecases/rejoinSchool';
import { ADMINISTRATOR, day, label } from '../scenes/school';
import {
  ANNA,
  at,
  AUTUMN,
  classChat,
  CLASS_CHAT,
  context,
  inSchool,
  IRINA,
  joins,
  JUNE,
  LATE,
  opens,
  SEPT,
  who,
} from './livedSchool';

test('a long leave rests the reminders; back at work they come again', () =>
  inSchool(async (stores, { anna, irina }) => {
    const work = { stores, now: at('2030-09-10T10:00') };
    const reminded = async () => (await remindersFor(context, work, ANNA, day('2030-09-19'))).length > 0;
    expect(await reminded()).toBe(true);
    await moveStaff(context, work, await who(work), anna, { move: 'leave', substitute: irina });
    expect(await reminded()).toBe(false);
    await moveStaff(context, work, await who(work), anna, { move: 'return' });
    expect(await reminded()).toBe(true);
  }));

describe('a substitute who goes away', () => {
  test('on leave: leads the class no more, the administrator hears which class is free, the journal tells', () =>
    inSchool(async (stores, { anna, irina, igorevna }) => {
      const work = { stores, now: AUTUMN };
      await moveStaff(context, work, await who(work), anna, { move: 'leave', substitute: irina });
      expect((await who(work, IRINA)).classTeacherOf).toContain('7Б');
      const moved = await moveStaff(context, work, await who(work), irina, { move: 'leave', substitute: igorevna });
      expect(moved).toMatchObject({ kind: 'moved', unled: ['7Б'] });
      expect((await who(work, IRINA)).classTeacherOf).not.toContain('7Б');
      expect(await stores.staff.classTeachers(label('7Б'))).toEqual([]);
      expect((await stores.journal.about(`staff:${anna}`)).map(({ act }) => act)).toContain('staff.without_substitute');
    }));

  test('for good: the class is named as one nobody leads', () =>
    inSchool(async (stores, { anna, irina }) => {
      const work = { stores, now: AUTUMN };
      await moveStaff(context, work, await who(work), anna, { move: 'leave', substitute: irina });
      expect(classesWithoutTeacher(context, await stores.staff.all())).not.toContain('7Б');
      expect(await moveStaff(context, work, await who(work), irina, { move: 'dismiss' })).toMatchObject({
        kind: 'moved',
        unled: ['7Б'],
      });
      expect(classesWithoutTeacher(context, await stores.staff.all())).toContain('7Б');
    }));
});

test('whoever left before the school year was opened leads no other children when they work here again', () =>
  inSchool(async (stores, { anna }) => {
    const work = { stores, now: AUTUMN };
    await moveStaff(context, work, await who(work), anna, { move: 'dismiss' });
    await opens({ stores, now: JUNE });
    await rejoinSchool({ stores, now: JUNE }, await who({ stores, now: JUNE }), anna);
    expect(await stores.staff.find(anna)).toMatchObject({ status: 'active', classTeacherOf: null });
  }));

test('the journal of a class tells that its class teacher left', () =>
  inSchool(async (stores, { anna }) => {
    const work = { stores, now: AUTUMN };
    await moveStaff(context, work, await who(work), anna, { move: 'dismiss' });
    expect(await stores.journal.about('class:7Б')).toContainEqual(
      expect.objectContaining({ act: 'class.teacher', details: { from: anna, to: null } }),
    );
  }));

test('a duty that is opened again is its owner’s, not of whoever it was once handed to', () =>
  inSchool(async (stores, { irina }) => {
    const work = { stores, now: AUTUMN };
    const key = { duty: CLASS_CHAT, subject: 'class:7Б' };
    const steps = [
      { step: 'hand_over', holder: irina, reason: null },
      { step: 'confirm', evidence: { kind: 'seen', how: 'paper' } },
      { step: 'reopen', reason: null },
    ] as const;
    for (const step of steps) await moveAssignment(work, key, step, ADMINISTRATOR);
    expect(await classChat(work, '7Б')).toMatchObject({ state: 'open', holder: null });
  }));

describe('a school year opened late', () => {
  test('does not draw back a date agreed on in September', () =>
    inSchool(async (stores) => {
      const key = { duty: CLASS_CHAT, subject: 'class:7А' };
      const agreed = { step: 'extend', due: day('2031-11-20'), reason: 'переезд' } as const;
      await moveAssignment({ stores, now: SEPT }, key, agreed, ADMINISTRATOR);
      await opens({ stores, now: LATE });
      expect((await classChat({ stores, now: LATE }, '7А')).due).toBe('2031-11-20');
    }));

  test('is not stopped by somebody who claims two classes that end', () =>
    inSchool(async (stores) => {
      const user = userId(70);
      await joins({ stores, now: AUTUMN }, user, ['class_teacher', '7Б'], ['class_teacher', '8А']);
      await opens({ stores, now: LATE });
      expect((await stores.accounts.find(user))?.roles).toEqual([{ role: 'class_teacher', classLabel: null }]);
    }));
});
