import { WRONG_CODES } from '../../src/domain/codeGuard';
import { staffId, userId } from '../../src/domain/ids';
import type { Stores } from '../../src/store/stores';
import { inMemory } from './openDatabase';

const ANNA = userId(20);
const ADMINISTRATOR = userId(1);
const STAFF = staffId(1);
const DAY = 86_400_000;

async function inStores(act: (stores: Stores) => Promise<void>): Promise<void> {
  const database = await inMemory();
  await database.transaction(act);
  await database.close();
}

const issue = ({ personalCodes }: Stores, hash: string, now: number, staff = STAFF): Promise<void> =>
  personalCodes.issue({ staff, hash, by: ADMINISTRATOR, expiresAt: now + 30 * DAY }, now);

test('a new code revokes the former one of that person and of nobody else', () =>
  inStores(async (stores) => {
    await issue(stores, 'first', 1);
    await issue(stores, 'other', 2, staffId(2));
    await issue(stores, 'second', 3);
    expect(await stores.personalCodes.byHash(['first'])).toMatchObject({ revokedAt: 3, usedAt: null });
    expect((await stores.personalCodes.valid(4)).map((code) => code.staff)).toEqual([staffId(2), STAFF]);
  }));

test('a code is used once, and a revoked one never', () =>
  inStores(async (stores) => {
    await issue(stores, 'first', 1);
    const first = (await stores.personalCodes.byHash(['none', 'first']))?.id ?? 0;
    expect(await stores.personalCodes.use(first, ANNA, 2)).toBe(true);
    expect(await stores.personalCodes.use(first, ADMINISTRATOR, 3)).toBe(false);
    await issue(stores, 'second', 4);
    const second = (await stores.personalCodes.byHash(['second']))?.id ?? 0;
    expect(await stores.personalCodes.revoke(STAFF, 5)).toBe(true);
    expect(await stores.personalCodes.use(second, ANNA, 6)).toBe(false);
    expect(await stores.personalCodes.byHash(['first'])).toMatchObject({ usedBy: ANNA, revokedAt: null });
  }));

test('codes that ended long ago are pruned, others stay', () =>
  inStores(async (stores) => {
    await issue(stores, 'old', 0);
    await issue(stores, 'new', DAY, staffId(2));
    await stores.personalCodes.prune(30 * DAY + 1);
    expect(await stores.personalCodes.byHash(['old'])).toBeNull();
    expect(await stores.personalCodes.byHash(['new'])).not.toBeNull();
  }));

test('whoever is forgotten is in no code, and what they used stays used', () =>
  inStores(async (stores) => {
    await issue(stores, 'first', 1);
    const id = (await stores.personalCodes.byHash(['first']))?.id ?? 0;
    await stores.personalCodes.use(id, ANNA, 2);
    await stores.personalCodes.forget(ANNA);
    await stores.personalCodes.forget(ADMINISTRATOR);
    expect(await stores.personalCodes.find(id)).toMatchObject({ usedBy: null, usedAt: 2 });
  }));

test('wrong codes of another day are pruned and forgotten, a pause that lasts is neither', () =>
  inStores(async ({ codeGuards }) => {
    const paused = { wrong: 0, pausedUntil: 2 * DAY, last: null };
    await codeGuards.save(ANNA, { wrong: WRONG_CODES - 1, pausedUntil: null, last: 'x' }, 0);
    await codeGuards.save(ADMINISTRATOR, paused, 0);
    await codeGuards.prune(1, DAY);
    expect(await codeGuards.find(ANNA)).toEqual({ wrong: 0, pausedUntil: null, last: null });
    await codeGuards.forget(ADMINISTRATOR, DAY);
    expect(await codeGuards.find(ADMINISTRATOR)).toEqual(paused);
    await codeGuards.prune(1, 2 * DAY);
    expect(await codeGuards.find(ADMINISTRATOR)).toEqual({ wrong: 0, pausedUntil: null, last: null });
  }));
