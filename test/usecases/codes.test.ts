import type { Actor } from '../../src/domain/access';
import { staffId, userId, type UserId } from '../../src/domain/ids';
import { drawCode } from '../../src/domain/personalCode';
import type { Database } from '../../src/store/database';
import { POSITION_OF_ROLE } from '../../src/texts/roles';
import type { Work } from '../../src/usecases/context';
import { hashesOf } from '../../src/usecases/codeHash';
import { identify } from '../../src/usecases/identify';
import { codesOverview, issueCode, issueCodes, issueToAll, revokeCode } from '../../src/usecases/issueCodes';
import { leaveSchool } from '../../src/usecases/leaveSchool';
import { redeemCode } from '../../src/usecases/redeemCode';
import { ADMINISTRATOR, madeUpSchool, NOW, ROSTER } from '../scenes/school';
import { tossed } from '../scenes/tossed';
import { inMemory } from '../store/openDatabase';

const ANNA = userId(20);
const PUPIL = userId(40);
const ELKINA = staffId(1);
const context = madeUpSchool();

let database: Database;
beforeEach(async () => {
  database = await inMemory();
  await database.transaction(async (stores) => {
    for (const entry of ROSTER) await stores.staff.add(entry);
    await stores.accounts.consent(ANNA, 1, NOW);
  });
});
afterEach(() => database.close());

const inSchool = <T>(act: (work: Work, who: (user: UserId) => Promise<Actor>) => Promise<T>): Promise<T> =>
  database.transaction((stores) => {
    const work = { stores, now: NOW };
    return act(work, (user) => identify(context, work, user));
  });
const attempt = (code: string) => ({ readings: [code], aside: false, positions: POSITION_OF_ROLE });

test('код берётся из того источника, который дали, и другой базе ничего не говорит', async () => {
  const code = await inSchool(async (work, who) => {
    const issued = await issueCode(work, await who(ADMINISTRATOR), ELKINA, { random: tossed(3) });
    return issued.kind === 'issued' ? issued.issued.code : '';
  });
  expect(code).toBe(drawCode(tossed(3)));
  const [here] = await inSchool((work) => hashesOf(work, [code]));
  const other = await inMemory();
  const there = await other.transaction(async (stores) => {
    await stores.meta.set('code_salt', 'another');
    return hashesOf({ stores, now: NOW }, [code]);
  });
  await other.close();
  expect(here).toMatch(/^[0-9a-f]{64}$/u);
  expect(there[0]).not.toBe(here);
});

test('коды у всех разные; решение, принятое до новой выдачи, второй раз не исполняется', async () => {
  await inSchool(async (work, who) => {
    const administrator = await who(ADMINISTRATOR);
    const before = await codesOverview(work, administrator);
    if (before.kind !== 'overview') throw new Error(before.kind);
    const decision = { range: 'all', mark: before.mark, random: tossed(3) } as const;
    const issued = await issueCodes(work, administrator, decision);
    if (issued.kind !== 'issued') throw new Error(issued.kind);
    expect(new Set(issued.codes.map((one) => one.code)).size).toBe(ROSTER.length);
    expect(await issueCodes(work, administrator, decision)).toEqual({ kind: 'outdated' });
    expect(await codesOverview(work, administrator)).toMatchObject({ linked: 0, unlinked: 5, valid: 5 });
  });
});

test('без прав кодов не выдать и не отозвать, без согласия не использовать', async () => {
  await inSchool(async (work, who) => {
    const pupil = await who(PUPIL);
    const random = tossed(3);
    expect(await issueCode(work, pupil, ELKINA, { random })).toEqual({ kind: 'forbidden' });
    expect(await issueCodes(work, pupil, { range: 'all', mark: 0, random })).toEqual({ kind: 'forbidden' });
    expect(await revokeCode(work, pupil, ELKINA)).toEqual({ kind: 'forbidden' });
    expect(await codesOverview(work, pupil)).toEqual({ kind: 'forbidden' });
    const [issued] = await issueToAll(work, { range: 'all', by: null, random });
    expect(await redeemCode(context, work, pupil, attempt(issued?.code ?? ''))).toEqual({ kind: 'forbidden' });
    expect(await work.stores.codeGuards.find(PUPIL)).toMatchObject({ wrong: 0 });
  });
});

test('из нескольких прочтений годится то, которое есть', async () => {
  await inSchool(async (work, who) => {
    const [issued] = await issueToAll(work, { range: 'all', by: null, random: tossed(3) });
    const readings = ['ACDEFHJK3456', issued?.code ?? ''];
    const redeemed = await redeemCode(context, work, await who(ANNA), { ...attempt(''), readings });
    expect(redeemed).toMatchObject({ kind: 'linked', staff: { id: issued?.staff.id } });
  });
});

test('уволенного код не возвращает, даже если строку потом вернули', async () => {
  await inSchool(async (work, who) => {
    const issued = await issueToAll(work, { range: 'all', by: null, random: tossed(3) });
    const code = issued.find((one) => one.staff.id === ELKINA)?.code ?? '';
    const staff = await work.stores.staff.find(ELKINA);
    if (!staff) throw new Error('no such row');
    await leaveSchool(work, staff, ADMINISTRATOR);
    expect(await redeemCode(context, work, await who(ANNA), attempt(code))).toEqual({ kind: 'dead', why: 'revoked' });
    await work.stores.staff.setStatus(ELKINA, 'active', null, NOW);
    expect(await redeemCode(context, work, await who(ANNA), attempt(code))).toEqual({ kind: 'dead', why: 'revoked' });
    const acts = (await work.stores.journal.about(`staff:${ELKINA}`)).map((one) => one.act);
    expect(acts).toEqual(['code.issued', 'code.revoked', 'staff.left']);
  });
});
