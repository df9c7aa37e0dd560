/** A roster file and what people do by hand around it: only what was shown is applied, and undo keeps what was done since. */
import { userId } from '../../src/domain/ids';
import type { RosterLine } from '../../src/domain/rosterFile';
import { decideImport, previewRoster } from '../../src/usecases/importRoster';
import type { Work } from '../../src/usecases/context';
import { decideRequest } from '../../src/usecases/decideRequest';
import { forgetPerson } from '../../src/usecases/forgetPerson';
import { hirePerson } from '../../src/usecases/hirePerson';
import { leaveSchool } from '../../src/usecases/leaveSchool';
import { moveAssignment } from '../../src/usecases/moveAssignment';
import { moveStaff } from '../../src/usecases/moveStaff';
import { rejoinSchool } from '../../src/usecases/rejoinSchool';
import { setAdministrator } from '../../src/usecases/administrators';
import { undoImport } from '../../src/usecases/undoImport';
import { POSITION_OF_ROLE } from '../../src/texts/roles';
import { ADMINISTRATOR, label } from '../scenes/school';
import {
  ANNA,
  applied,
  AUTUMN,
  CLASS_CHAT,
  context,
  inSchool,
  joins,
  JUNE,
  linesOf,
  opens,
  undone,
  who,
  without,
} from './livedSchool';

const leaders = async ({ stores }: Pick<Work, 'stores'>, of: string) =>
  (await stores.staff.all()).filter((one) => one.classTeacherOf === of).map((one) => one.id);

async function shown(work: Work, lines: Awaited<ReturnType<typeof linesOf>>) {
  const preview = await previewRoster(context, work, await who(work), { lines, doubtful: [] });
  if (preview.kind !== 'preview') throw new Error(preview.kind);
  return preview;
}

describe('between the preview and the yes', () => {
  const noted = (work: Work) => linesOf(work.stores, (one) => ({ position: `${one.position} школы` }));

  test('a colleague is hired: nobody is dismissed unseen, the new difference is shown', () =>
    inSchool(async (stores) => {
      const work = { stores, now: AUTUMN };
      const { id, mark, difference } = await shown(work, await noted(work));
      expect(difference.gone).toEqual([]);
      const person = { surname: 'Новикова', firstName: 'Дарья', patronymic: 'Олеговна', position: 'учитель' };
      const rest = { subject: 'физика', classTeacherOf: null, apart: [] };
      const hired = await hirePerson(context, work, await who(work), { ...person, ...rest });
      if (hired.kind !== 'hired') throw new Error(hired.kind);
      const decided = await decideImport(context, work, await who(work), { id, yes: true, mark, sure: true });
      expect(decided).toMatchObject({ kind: 'changed', difference: { gone: [{ id: hired.id }] } });
      expect(await stores.staff.find(hired.id)).toMatchObject({ status: 'active' });
    }));

  test('somebody is dismissed by hand: the file does not bring them back unseen', () =>
    inSchool(async (stores, { irina }) => {
      const work = { stores, now: AUTUMN };
      const { id, mark } = await shown(work, await noted(work));
      await moveStaff(context, work, await who(work), irina, { move: 'dismiss' });
      await decideImport(context, work, await who(work), { id, yes: true, mark, sure: true });
      expect(await stores.staff.find(irina)).toMatchObject({ status: 'left' });
    }));

  test('the school year is opened: the file of last year is decided no more', () =>
    inSchool(async (stores) => {
      const work = { stores, now: JUNE };
      const { id, mark } = await shown(work, await noted(work));
      await opens(work);
      const before = (await stores.staff.all()).map((one) => one.classTeacherOf);
      expect(await decideImport(context, work, await who(work), { id, yes: true, mark, sure: true })).toEqual({
        kind: 'gone',
      });
      expect((await stores.staff.all()).map((one) => one.classTeacherOf)).toEqual(before);
    }));
});

describe('after «Вернуть как было»', () => {
  test('a class given on since is led by one', () =>
    inSchool(async (stores, { igorevna }) => {
      const work = { stores, now: AUTUMN };
      await applied(work, await linesOf(stores, without('Ёлкина')));
      await moveStaff(context, work, await who(work), igorevna, { move: 'class', classLabel: label('7Б') });
      await undone(work);
      expect(await leaders(work, '7Б')).toEqual([igorevna]);
    }));

  test('a class that the file took from one for another, and that was given on since, stays where it is', () =>
    inSchool(async (stores, { anna, irina, ivan }) => {
      const work = { stores, now: AUTUMN };
      const given = (one: { readonly id: number }) =>
        one.id === anna ? { classTeacherOf: null } : one.id === irina ? { classTeacherOf: label('7Б') } : {};
      await applied(work, await linesOf(stores, given));
      await moveStaff(context, work, await who(work), ivan, { move: 'class', classLabel: label('7Б') });
      await undone(work);
      expect(await leaders(work, '7Б')).toEqual([ivan]);
    }));

  test('whoever was brought back by hand and sent on leave since is on leave', () =>
    inSchool(async (stores, { anna, igorevna }) => {
      const work = { stores, now: AUTUMN };
      await applied(work, await linesOf(stores, without('Ёлкина')));
      await rejoinSchool(work, await who(work), anna);
      await moveStaff(context, work, await who(work), anna, { move: 'leave', substitute: igorevna });
      await undone(work);
      expect(await stores.staff.find(anna)).toMatchObject({ status: 'on_leave', substitute: igorevna });
    }));

  test('whoever was brought back and dismissed by hand since is gone, without rights', () =>
    inSchool(async (stores, { anna }) => {
      const work = { stores, now: AUTUMN };
      await setAdministrator(work, ANNA, true, ADMINISTRATOR);
      await applied(work, await linesOf(stores, without('Ёлкина')));
      await rejoinSchool(work, await who(work), anna);
      await moveStaff(context, work, await who(work), anna, { move: 'dismiss' });
      await undone(work);
      expect(await stores.staff.find(anna)).toMatchObject({ status: 'left', user: null });
      expect((await who(work, ANNA)).roles.has('administrator')).toBe(false);
    }));

  test('a duty handed to somebody else since stays with them', () =>
    inSchool(async (stores, { anna, irina }) => {
      const work = { stores, now: AUTUMN };
      const key = { duty: CLASS_CHAT, subject: 'class:6А' };
      const handOver = (holder: typeof anna) =>
        moveAssignment(work, key, { step: 'hand_over', holder, reason: null }, ADMINISTRATOR);
      await handOver(anna);
      await applied(work, await linesOf(stores, without('Ёлкина')));
      await handOver(irina);
      await undone(work);
      expect(await stores.assignments.find(key)).toMatchObject({ holder: irina });
    }));

  test('whoever came back with the file and stands in for a colleague now is not thrown out', () =>
    inSchool(async (stores, { anna, ivan }) => {
      const work = { stores, now: AUTUMN };
      const lines = await linesOf(stores);
      const row = await stores.staff.find(ivan);
      if (!row) throw new Error('no row');
      await leaveSchool(work, row, ADMINISTRATOR);
      await applied(work, lines);
      await moveStaff(context, work, await who(work), anna, { move: 'leave', substitute: ivan });
      expect(await undone(work)).toMatchObject({ kind: 'in_use' });
      expect(await stores.staff.find(ivan)).toMatchObject({ status: 'active' });
    }));

  test('a former colleague is still known as one', () =>
    inSchool(async (stores, { anna }) => {
      const work = { stores, now: AUTUMN };
      const lines = await linesOf(stores);
      const row = await stores.staff.find(anna);
      if (!row) throw new Error('no row');
      await leaveSchool(work, row, ADMINISTRATOR);
      await applied(work, lines);
      await undone(work);
      expect(await stores.staff.find(anna)).toMatchObject({ status: 'left' });
      expect((await stores.staff.former()).has(ANNA)).toBe(true);
    }));

  test('it is the file of the button that is taken back, not a newer one', () =>
    inSchool(async (stores, { anna }) => {
      const work = { stores, now: AUTUMN };
      await applied(work, await linesOf(stores, () => ({ position: 'педагог' })));
      const older = await stores.rosterImports.undoable(AUTUMN);
      await applied(work, await linesOf(stores, () => ({ position: 'наставник' })));
      expect(await undoImport(work, await who(work), older?.id ?? 0)).toEqual({ kind: 'nothing' });
      expect(await stores.staff.find(anna)).toMatchObject({ position: 'наставник' });
    }));
});

describe('a class has one class teacher', () => {
  test('also when a name that the roster lacks is confirmed for it', () =>
    inSchool(async (stores) => {
      const work = { stores, now: AUTUMN };
      const user = userId(50);
      await joins(work, user, ['class_teacher', '7Б']);
      const named = { statedName: 'Новикова Дарья Олеговна', role: 'class_teacher', classLabel: label('7Б') } as const;
      const request = await stores.requests.add({ user, staff: null, registered: false, ...named }, AUTUMN);
      await decideRequest(context, work, await who(work), { request, yes: true, positions: POSITION_OF_ROLE });
      expect(await leaders(work, '7Б')).toHaveLength(1);
    }));

  const givenToIgorevna = (lines: readonly RosterLine[]): RosterLine[] =>
    lines.map((one) =>
      one.entry.patronymic === 'Игоревна' ? { ...one, entry: { ...one.entry, classTeacherOf: label('7Б') } } : one,
    );

  test('also when a file gives it away without a word about the class of who had it, and undo gives it back', () =>
    inSchool(async (stores, { anna, igorevna }) => {
      const work = { stores, now: AUTUMN };
      const lines = givenToIgorevna(await linesOf(stores)).map((one): RosterLine =>
        one.entry.surname === 'Ёлкина'
          ? { ...one, entry: { ...one.entry, classTeacherOf: null }, unsaid: ['classTeacherOf'] }
          : one,
      );
      await applied(work, lines);
      expect(await leaders(work, '7Б')).toEqual([igorevna]);
      await undone(work);
      expect(await leaders(work, '7Б')).toEqual([anna]);
    }));

  test('and a file takes it from nobody whose own row cannot be read', () =>
    inSchool(async (stores, { anna }) => {
      const work = { stores, now: AUTUMN };
      const lines = givenToIgorevna(await linesOf(stores, without('Ёлкина')));
      const file = { lines, doubtful: [{ row: 2, doubt: 'name', value: 'Ёлкина' }] } as const;
      const preview = await previewRoster(context, work, await who(work), file);
      if (preview.kind !== 'preview') throw new Error(preview.kind);
      const { id, mark, difference } = preview;
      expect(difference.doubtful).toContainEqual(expect.objectContaining({ doubt: 'class_kept' }));
      await decideImport(context, work, await who(work), { id, yes: true, mark, sure: true });
      expect(await leaders(work, '7Б')).toEqual([anna]);
    }));
});

test('a forgotten profile is not kept in what a file can take back', () =>
  inSchool(async (stores) => {
    const work = { stores, now: AUTUMN };
    await applied(work, await linesOf(stores, without('Ёлкина')));
    await forgetPerson(work, await who(work, ANNA));
    expect(JSON.stringify(await stores.rosterImports.undoable(AUTUMN))).not.toContain(`"user":${ANNA}`);
  }));
