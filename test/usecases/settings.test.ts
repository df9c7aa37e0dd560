/** Settings by chat: whatever is changed, taken back and restarted, what counts is the file with the difference over it. */
import fc from 'fast-check';
import { ACTIONS } from '../../src/domain/access';
import { clashesIn, SETTING_NAMES, type SettingName } from '../../src/domain/settings';
import type { School } from '../../src/domain/school';
import { layOver, settingOf } from '../../src/school/settings';
import { createSchoolContext } from '../../src/schoolContext';
import type { Database } from '../../src/store/database';
import type { ContextNow, SchoolContext } from '../../src/usecases/context';
import { createContextNow, settleSettings } from '../../src/usecases/contextNow';
import { identify } from '../../src/usecases/identify';
import { changeSetting, planSetting, showSettings } from '../../src/usecases/settings';
import { askUndo, undoLast } from '../../src/usecases/undoLast';
import { ADMINISTRATOR, madeUpSchool, NOW } from '../scenes/school';
import { readWell } from '../school/reading';
import { inMemory } from '../store/openDatabase';

const FILE = madeUpSchool().school;
const runsOn = (file: School): ContextNow =>
  createContextNow(file, (school): SchoolContext => ({ ...madeUpSchool(), school, file }));

async function change(database: Database, contextNow: ContextNow, name: SettingName, value: string | null) {
  return database.transaction(async (stores) => {
    const work = { stores, now: NOW };
    const context = await contextNow(work);
    return changeSetting(context, work, await identify(context, work, ADMINISTRATOR), { name, value });
  });
}
/** «Отменить последнее» and the yes to it; false: there is nothing, or it was changed since. */
const undoes = (database: Database, contextNow: ContextNow): Promise<boolean> =>
  database.transaction(async (stores) => {
    const work = { stores, now: NOW };
    const context = await contextNow(work);
    const actor = await identify(context, work, ADMINISTRATOR);
    const asked = await askUndo(context, work, actor);
    return asked.kind === 'possible' && (await undoLast(context, work, actor, asked.mark)).kind === 'undone';
  });
const schoolNow = async (database: Database, contextNow: ContextNow): Promise<School> =>
  (await database.transaction((stores) => contextNow({ stores }))).school;

let database: Database;
beforeEach(async () => {
  database = await inMemory();
});
afterEach(() => database.close());

const VALUES: Readonly<Record<SettingName, readonly string[]>> = {
  digest: ['07:00', '08:00', '11:59', '12:00', '25:00', '8:00'],
  reminders: ['07:30', '09:00', '18:30', '20:00', 'утром'],
  staff_hours: ['07:00–21:00', '08:00–19:00', '19:00–08:00', '10:00–12:00', '08:00'],
  support_email: ['help@platform.example', 'new@platform.example', 'не почта'],
  site: ['guide.example', 'new.example/help', 'сайт'],
  platform_site: ['platform.example', 'https://new.example'],
  school_phone: ['+7 (812) 123-45-67', '12'],
  school_email: ['office@school.example', '@'],
  school_site: ['school.example', ' '],
};
const someSetting = fc
  .constantFrom(...SETTING_NAMES)
  .chain((name) => fc.record({ name: fc.constant(name), value: fc.constantFrom(...VALUES[name], null) }));
const someStep = fc.oneof(
  { weight: 6, arbitrary: someSetting.map((asked) => ({ do: 'change' as const, asked })) },
  { weight: 2, arbitrary: fc.constant({ do: 'undo' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'restart' as const }) },
  {
    weight: 1,
    arbitrary: fc
      .record({ digestMinute: fc.constantFrom(420, 480, 540), reminderMinute: fc.constantFrom(540, 600, 1110) })
      .map((edited) => ({ do: 'edit' as const, edited })),
  },
);

test('в силе — файл и поверх него разница, что бы ни меняли, отменяли и перезапускали', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someStep, { maxLength: 25 }), async (steps) => {
      const fresh = await inMemory();
      let file = FILE;
      let contextNow = runsOn(file);
      /** What was changed, as a person would remember it. */
      const model = new Map<SettingName, string>();
      const before: (readonly [SettingName, string | undefined])[] = [];
      const put = (name: SettingName, value: string | undefined): unknown =>
        value === undefined ? model.delete(name) : model.set(name, value);
      try {
        for (const step of steps) {
          if (step.do === 'change') {
            const { name, value } = step.asked;
            const changed = await change(fresh, contextNow, name, value);
            if (changed.kind !== 'changed') continue;
            before.push([name, model.get(name)]);
            put(name, changed.now === settingOf(file, name) ? undefined : (changed.now ?? undefined));
          } else if (step.do === 'undo') {
            const undone = await undoes(fresh, contextNow);
            const taken = undone ? before.pop() : undefined;
            expect(undone).toBe(taken !== undefined);
            if (taken) put(...taken);
          } else {
            if (step.do === 'edit') file = { ...file, ...step.edited };
            contextNow = runsOn(file);
            await fresh.transaction((stores) => settleSettings(file, { stores }));
            for (const [name, value] of [...model]) if (settingOf(file, name) === value) model.delete(name);
          }
          const school = await schoolNow(fresh, contextNow);
          expect(school).toEqual(
            layOver(
              file,
              [...model].map(([name, value]) => ({ name, value })),
            ).school,
          );
          expect(clashesIn(school)).toEqual(clashesIn(file));
        }
      } finally {
        await fresh.close();
      }
    }),
    { numRuns: 60 },
  );
});

test('файл стал таким же — разницы нет и потом, когда файл снова другой', async () => {
  await change(database, runsOn(FILE), 'digest', '07:30');
  const edited = { ...FILE, digestMinute: 450 };
  await database.transaction((stores) => settleSettings(edited, { stores }));
  expect((await schoolNow(database, runsOn(edited))).digestMinute).toBe(450);
  expect(await database.transaction(({ settings }) => settings.all())).toEqual([]);
  expect((await schoolNow(database, runsOn(FILE))).digestMinute).toBe(480);
});

test('файл с разницей не сходится — действует файл, а в списке об этом сказано', async () => {
  await change(database, runsOn(FILE), 'staff_hours', '08:00–16:00');
  const edited = { ...FILE, reminderMinute: 17 * 60 };
  const contextNow = runsOn(edited);
  expect((await schoolNow(database, contextNow)).staffHours).toEqual(FILE.staffHours);
  const shown = await database.transaction(async (stores) => {
    const work = { stores, now: NOW };
    const context = await contextNow(work);
    return showSettings(context, work, await identify(context, work, ADMINISTRATOR));
  });
  expect(shown).toMatchObject({ differences: [{ name: 'staff_hours', inForce: false, inFile: '08:00–19:00' }] });
  expect((await change(database, contextNow, 'staff_hours', null)).kind).toBe('changed');
  expect(await database.transaction(({ settings }) => settings.all())).toEqual([]);
});

test('то, что разошлось бы с другими настройками, не записывается', async () => {
  const contextNow = runsOn(FILE);
  expect(await change(database, contextNow, 'digest', '12:30')).toEqual({ kind: 'clash', clash: 'late_digest' });
  expect(await change(database, contextNow, 'reminders', '07:30')).toEqual({
    kind: 'clash',
    clash: 'reminders_outside',
  });
  await change(database, contextNow, 'staff_hours', '07:00–19:00');
  expect((await change(database, contextNow, 'reminders', '07:30')).kind).toBe('changed');
  expect(await change(database, contextNow, 'staff_hours', null)).toEqual({
    kind: 'clash',
    clash: 'reminders_outside',
  });
});

test('меняет только администратор', async () => {
  expect(ACTIONS).toContain('settings.change');
  const asked = { name: 'digest', value: '07:00' } as const;
  const planned = await database.transaction(async (stores) => {
    const work = { stores, now: NOW };
    const context = await runsOn(FILE)(work);
    const administrator = await identify(context, work, ADMINISTRATOR);
    return planSetting(context, work, { ...administrator, roles: new Set(['administration' as const]) }, asked);
  });
  expect(planned.kind).toBe('forbidden');
});

test('адреса в ответах и пунктах приказа — новые со следующего хода, а ответа назад — прежние', async () => {
  const data = await readWell();
  const contextNow = createContextNow(data.school, (school) =>
    createSchoolContext(data, [ADMINISTRATOR], { id: 5 }, undefined, school),
  );
  const answer = async (): Promise<string | undefined> =>
    (await database.transaction((stores) => contextNow({ stores }))).topics.get('term')?.full;
  expect(await answer()).toContain('help@example.org, example.org');
  await change(database, contextNow, 'support_email', 'new@example.org');
  expect(await answer()).toContain('new@example.org, example.org');
  await change(database, contextNow, 'support_email', null);
  expect(await answer()).toContain('help@example.org, example.org');
});

test('ход, который откатился, ничего не изменил', async () => {
  const contextNow = runsOn(FILE);
  await schoolNow(database, contextNow);
  const failed = database.transaction(async (stores) => {
    await stores.settings.set({ name: 'digest', value: '07:00' }, ADMINISTRATOR, NOW);
    expect((await contextNow({ stores })).school.digestMinute).toBe(420);
    throw new Error('the turn failed');
  });
  await expect(failed).rejects.toThrow('the turn failed');
  expect((await schoolNow(database, contextNow)).digestMinute).toBe(480);
});
