import { staffId, userId, type ClassLabel } from '../../src/domain/ids';
import type { RosterLine } from '../../src/domain/rosterFile';
import type { RosterEntry } from '../../src/domain/school';
import type { Stores } from '../../src/store/stores';
import { applyImport, decideImport, previewRoster } from '../../src/usecases/importRoster';
import type { Actor } from '../../src/domain/access';
import type { Work } from '../../src/usecases/context';
import { undoImport } from '../../src/usecases/undoImport';
import { identify } from '../../src/usecases/identify';
import { ADMINISTRATOR, madeUpSchool, NOW, ROSTER } from '../scenes/school';
import { inMemory } from '../store/openDatabase';

const DAY_MS = 86_400_000;
const ANNA = userId(20);
const context = madeUpSchool();
const [FIRST, ...OTHERS] = ROSTER;
if (!FIRST) throw new Error('no roster');

const file = (entries: readonly RosterEntry[]) => ({
  lines: entries.map((entry, index): RosterLine => ({ row: index + 2, entry, note: null })),
  doubtful: [],
});
const newcomer: RosterEntry = {
  ...FIRST,
  surname: 'Новиков',
  firstName: 'Пётр',
  patronymic: 'Ильич',
  classTeacherOf: null,
};

/** The made-up roster, Анна Ёлкина being linked and the class teacher of 7Б. */
async function onRegister(work: (stores: Stores) => Promise<void>): Promise<void> {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    for (const entry of ROSTER) await stores.staff.add(entry);
    await stores.accounts.consent(ANNA, 1, NOW);
    await stores.accounts.addRole(ANNA, 'class_teacher', FIRST?.classTeacherOf ?? null);
    await stores.accounts.addRole(ANNA, 'subject_teacher', null);
    await stores.staff.link(staffId(1), ANNA, NOW);
    await work(stores);
  });
  await database.close();
}

const administrator = (stores: Stores, now = NOW) => identify(context, { stores, now }, ADMINISTRATOR);
const picture = async (stores: Stores): Promise<unknown> => ({
  staff: await stores.staff.all(),
  left: await stores.staff.left(),
  roles: (await stores.accounts.find(ANNA))?.roles,
});

const applies = async (stores: Stores, said: ReturnType<typeof file>) =>
  applyImport(
    context,
    { stores, now: NOW },
    { id: await stores.rosterImports.preview(null, said, NOW), file: said, by: null },
  );

/** Takes back the file applied last, as its own button does. */
const undoLast = async (work: Work, actor: Actor) =>
  undoImport(work, actor, (await work.stores.rosterImports.undoable(work.now))?.id ?? 1);

test('the preview changes nothing, the yes does, and it is in the journal', () =>
  onRegister(async (stores) => {
    const before = await picture(stores);
    const actor = await administrator(stores);
    const work = { stores, now: NOW };
    const shown = await previewRoster(context, work, actor, file([FIRST, newcomer]));
    expect(await picture(stores)).toEqual(before);
    if (shown.kind !== 'preview') throw new Error(shown.kind);
    expect(
      await decideImport(context, work, actor, { id: shown.id, yes: true, mark: shown.mark, sure: true }),
    ).toMatchObject({ kind: 'applied' });
    expect((await stores.staff.all()).map((one) => one.surname)).toEqual(['Ёлкина', 'Новиков']);
    expect(await stores.staff.left()).toHaveLength(OTHERS.length);
    expect(await stores.journal.about('staff:2')).toMatchObject([{ act: 'staff.left', actor: ADMINISTRATOR }]);
    expect(await decideImport(context, work, actor, { id: shown.id, yes: true, mark: shown.mark, sure: true })).toEqual(
      { kind: 'gone' },
    );
  }));

test('whoever is gone loses their rights at once, and has them again when it is taken back', () =>
  onRegister(async (stores) => {
    const before = await picture(stores);
    const work = { stores, now: NOW };
    const said = file([...OTHERS, newcomer]);
    await applies(stores, said);
    const gone = await identify(context, work, ANNA);
    expect([gone.staff, [...gone.roles], gone.classTeacherOf, gone.claimedRoles]).toEqual([null, [], [], []]);
    expect(await undoLast(work, await administrator(stores))).toMatchObject({ kind: 'undone', changes: 2 });
    expect(await picture(stores)).toEqual(before);
    expect(await undoLast(work, await administrator(stores))).toEqual({ kind: 'nothing' });
  }));

test('a new class moves the person’s duties and rights with it', () =>
  onRegister(async (stores) => {
    const work = { stores, now: NOW };
    const said = file([{ ...FIRST, classTeacherOf: '6А' as ClassLabel }, ...OTHERS]);
    await applies(stores, said);
    const anna = await identify(context, work, ANNA);
    expect([anna.classTeacherOf, anna.claimedClasses]).toEqual([['6А'], ['6А']]);
    expect(await stores.journal.about('class:7Б')).toMatchObject([
      { act: 'class.teacher', details: { from: 1, to: null } },
    ]);
    expect(await stores.journal.about('class:6А')).toMatchObject([{ details: { from: null, to: 1 } }]);
    await undoLast(work, await administrator(stores));
    expect((await identify(context, work, ANNA)).classTeacherOf).toEqual(['7Б']);
  }));

test('the same file again changes nothing', () =>
  onRegister(async (stores) => {
    const said = file([FIRST, newcomer]);
    await applies(stores, said);
    const after = await picture(stores);
    const again = await applies(stores, said);
    expect(again).toMatchObject({ difference: { added: [], changed: [], gone: [], unchanged: 2 } });
    expect(await picture(stores)).toEqual(after);
  }));

test('a newcomer who has come to the bot is not thrown away by taking the file back', () =>
  onRegister(async (stores) => {
    const work = { stores, now: NOW };
    const said = file([...ROSTER, newcomer]);
    await applies(stores, said);
    const added = (await stores.staff.all()).find((one) => one.surname === 'Новиков');
    await stores.staff.link(added?.id ?? staffId(99), userId(33), NOW);
    expect(await undoLast(work, await administrator(stores))).toMatchObject({
      kind: 'in_use',
      staff: { surname: 'Новиков' },
    });
    expect(await stores.staff.find(added?.id ?? staffId(99))).not.toBeNull();
  }));

test('after a day nothing of the file is left, neither to apply nor to take back', () =>
  onRegister(async (stores) => {
    const actor = await administrator(stores);
    const said = file([FIRST, newcomer]);
    await applies(stores, said);
    const late = { stores, now: NOW + DAY_MS + 1 };
    expect(await undoLast(late, actor)).toEqual({ kind: 'nothing' });
    const shown = await previewRoster(context, { stores, now: NOW }, actor, said);
    if (shown.kind !== 'preview') throw new Error(shown.kind);
    await stores.rosterImports.prune(late.now);
    expect(await decideImport(context, late, actor, { id: shown.id, yes: true, mark: shown.mark, sure: true })).toEqual(
      { kind: 'gone' },
    );
  }));

test('a teacher may not', () =>
  onRegister(async (stores) => {
    const work = { stores, now: NOW };
    const teacher = await identify(context, work, ANNA);
    expect(await previewRoster(context, work, teacher, file([]))).toEqual({ kind: 'forbidden' });
    expect(await decideImport(context, work, teacher, { id: 1, yes: true, mark: 0, sure: true })).toEqual({
      kind: 'forbidden',
    });
    expect(await undoLast(work, teacher)).toEqual({ kind: 'forbidden' });
  }));
