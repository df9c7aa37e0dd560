import { isDone } from '../../src/domain/assignment';
import type { Actor } from '../../src/domain/access';
import { userId } from '../../src/domain/ids';
import { POSITION_OF_ROLE } from '../../src/texts/roles';
import { chooseRole } from '../../src/usecases/chooseRole';
import { claimStaff } from '../../src/usecases/claimStaff';
import type { Work } from '../../src/usecases/context';
import { decideRequest } from '../../src/usecases/decideRequest';
import { findOnRoster } from '../../src/usecases/findOnRoster';
import { giveConsent, CONSENT_VERSION } from '../../src/usecases/giveConsent';
import { identify } from '../../src/usecases/identify';
import { listDuties } from '../../src/usecases/listDuties';
import { listRequests, pendingCount } from '../../src/usecases/listRequests';
import { makeReport } from '../../src/usecases/makeReport';
import { reportDuty } from '../../src/usecases/reportDuty';
import { reportRegistration } from '../../src/usecases/reportRegistration';
import { inMemory } from '../store/openDatabase';
import { ADMINISTRATOR, label, madeUpSchool, NOW, ROSTER } from '../scenes/school';

const context = madeUpSchool();
const USER = userId(20);
const PUPIL = userId(40);

/** Runs on a register with the roster and nobody linked. */
async function onRegister(run: (work: Work) => Promise<void>): Promise<void> {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    for (const entry of ROSTER) await stores.staff.add(entry);
    await run({ stores, now: NOW });
  });
  await database.close();
}

const who = (work: Work, user = USER): Promise<Actor> => identify(context, work, user);

async function consents(work: Work, user = USER): Promise<Actor> {
  await giveConsent(work, await who(work, user), CONSENT_VERSION);
  return who(work, user);
}

/** Claims the roster row that the name fits. */
async function claims(work: Work, name: string, registered = false): Promise<void> {
  const actor = await consents(work);
  const found = await findOnRoster(context, work, actor, name);
  const staff = found.kind === 'one' ? found.staff : null;
  await claimStaff(
    context,
    work,
    actor,
    { role: 'subject_teacher', staff, statedName: name, classLabel: null, registered },
    POSITION_OF_ROLE,
  );
}

const decide = async (work: Work, request: number, yes: boolean, by = ADMINISTRATOR) =>
  decideRequest(context, work, await who(work, by), { request, yes, positions: POSITION_OF_ROLE });

test('without consent no use case stores a role, a claim or a look into the roster', () =>
  onRegister(async (work) => {
    const actor = await who(work);
    const claim = { role: 'subject_teacher', staff: null, statedName: 'Иванов Пётр', classLabel: null } as const;
    const chosen = { role: 'parent', classLabel: label('7Б') } as const;
    expect(await chooseRole(context, work, actor, chosen)).toEqual({ kind: 'forbidden' });
    expect(await findOnRoster(context, work, actor, 'Ёлкина Анна Петровна')).toEqual({ kind: 'forbidden' });
    expect(await claimStaff(context, work, actor, { ...claim, registered: true }, POSITION_OF_ROLE)).toEqual({
      kind: 'forbidden',
    });
    expect(await work.stores.accounts.find(USER)).toBeNull();
    expect(await pendingCount(work)).toBe(0);
  }));

test('consent to the same text twice keeps its first day', () =>
  onRegister(async (work) => {
    await consents(work);
    const later = { ...work, now: NOW + 86_400_000 };
    expect(await giveConsent(later, await who(work), CONSENT_VERSION)).toEqual({ kind: 'given', before: true });
    expect((await work.stores.accounts.find(USER))?.consentAt).toBe(NOW);
  }));

test('a class the school lacks is not written down', () =>
  onRegister(async (work) => {
    const actor = await consents(work);
    expect(await chooseRole(context, work, actor, { role: 'parent', classLabel: label('9В') })).toEqual({
      kind: 'unknown_class',
    });
    expect((await work.stores.accounts.find(USER))?.roles).toEqual([]);
  }));

test('a claim lists the duties of the row and opens nothing', () =>
  onRegister(async (work) => {
    await claims(work, 'Ёлкина Анна Петровна');
    const actor = await who(work);
    expect([...actor.roles]).toEqual([]);
    expect(actor.classTeacherOf).toEqual([]);
    const list = await listDuties(context, work, actor);
    expect(list.kind === 'list' && list.duties.map((one) => one.duty.id)).toEqual([
      'first/registration',
      'first/class-chat',
      'first/lessons',
    ]);
  }));

test('only an administrator reads and decides requests', () =>
  onRegister(async (work) => {
    await claims(work, 'Ёлкина Анна Петровна');
    await consents(work, PUPIL);
    expect(await listRequests(work, await who(work, PUPIL))).toEqual({ kind: 'forbidden' });
    expect(await decide(work, 1, true, PUPIL)).toEqual({ kind: 'forbidden' });
    expect(await decide(work, 1, true, USER)).toEqual({ kind: 'forbidden' });
    expect(await pendingCount(work)).toBe(1);
  }));

test('only an administrator reads how the order stands', () =>
  onRegister(async (work) => {
    await claims(work, 'Ёлкина Анна Петровна');
    await decide(work, 1, true);
    expect(await makeReport(context, work, await who(work))).toEqual({ kind: 'forbidden' });
    expect(await makeReport(context, work, await who(work, ADMINISTRATOR))).toMatchObject({
      kind: 'report',
      lines: [{ of: 5 }, { of: 4 }],
    });
  }));

test('a newer request replaces the earlier, which can no longer be decided', () =>
  onRegister(async (work) => {
    await claims(work, 'Ёлкина Анна Петровна');
    await claims(work, 'Новикова Дарья');
    expect(await decide(work, 1, true)).toEqual({ kind: 'already', status: 'replaced' });
    expect(await decide(work, 2, true)).toMatchObject({ kind: 'approved', staff: { surname: 'Новикова' } });
    expect(await decide(work, 3, true)).toEqual({ kind: 'not_found' });
  }));

test('after the decision the stated name is not kept in the request', () =>
  onRegister(async (work) => {
    await claims(work, 'Новикова Дарья');
    await decide(work, 1, false);
    expect(await work.stores.requests.allOf(USER)).toMatchObject([{ status: 'rejected', statedName: '' }]);
  }));

test('a person on the roster whose row names no role keeps the one the administrator confirmed', () =>
  onRegister(async (work) => {
    await claims(work, 'Новикова Дарья', true);
    await decide(work, 1, true);
    const list = await listDuties(context, work, await who(work));
    expect(list.kind === 'list' && list.duties[0]).toMatchObject({ done: true, duty: { id: 'first/registration' } });
  }));

test('a person reports their own duty by a button, nobody else’s', () =>
  onRegister(async (work) => {
    await claims(work, 'Ёлкина Анна Петровна');
    await decide(work, 1, true);
    const actor = await who(work);
    const report = (duty: string, subject: string) => reportDuty(context, work, actor, { duty, subject });
    expect(await report('first/lessons', 'staff:2')).toEqual({ kind: 'not_theirs' });
    expect(await report('first/pupil', 'staff:1')).toEqual({ kind: 'not_theirs' });
    expect(await report('first/class-chat', 'class:7Б')).toEqual({ kind: 'chat_shows' });
    expect((await work.stores.assignments.all()).filter((one) => isDone(one.assignment))).toEqual([]);
    expect(await report('first/lessons', 'staff:1')).toMatchObject({ kind: 'recorded' });
    expect(await report('first/lessons', 'staff:1')).toEqual({ kind: 'known' });
  }));

test('a registration is reported by staff only', () =>
  onRegister(async (work) => {
    const pupil = await consents(work, PUPIL);
    await chooseRole(context, work, pupil, { role: 'pupil', classLabel: label('6А') });
    expect(await reportRegistration(context, work, await who(work, PUPIL))).toEqual({ kind: 'forbidden' });
    await claims(work, 'Ёлкина Анна Петровна');
    expect(await reportRegistration(context, work, await who(work))).toEqual({ kind: 'noted' });
    await decide(work, 1, true);
    expect(await reportRegistration(context, work, await who(work))).toEqual({ kind: 'known' });
  }));

test('the days past a date are counted on the school’s clock, and not for what is done', () =>
  onRegister(async (work) => {
    await claims(work, 'Ёлкина Анна Петровна', true);
    await decide(work, 1, true);
    const late = { ...work, now: Date.parse('2030-10-27T00:30:00+03:00') };
    const list = await listDuties(context, late, await who(work));
    expect(list.kind === 'list' && list.duties.map((one) => one.overdueDays)).toEqual([null, 2, null]);
  }));
