import { userId, type DutyId } from '../../src/domain/ids';
import { isDone, UNTOUCHED } from '../../src/domain/assignment';
import type { Duty } from '../../src/domain/order';
import { moveDuty, standing, standingOf } from '../../src/usecases/standing';
import { madeUpSchool } from '../scenes/school';
import { inMemory } from '../store/openDatabase';

const VERA = userId(1);
const links: Duty = {
  id: 'first/links' as DutyId,
  clause: { document: 'regulation', number: '2.1' },
  text: 'проверить ссылки',
  due: null,
  assignee: { who: 'role', role: 'administrator' },
  evidence: { kind: 'report' },
  optional: false,
  repeat: 'month',
  remindOn: [],
  capability: [],
};
const base = madeUpSchool();
const [order] = base.orders;
if (!order) throw new Error('no order');
const context = { ...base, orders: [{ ...order, duties: [...order.duties, links] }] };
const at = (local: string): number => Date.parse(`${local}:00+03:00`);
const report = { step: 'report', evidence: { kind: 'reported' } } as const;

test('a monthly duty done in September is open again on the first of October, and September stays in the history', async () => {
  const database = await inMemory();
  await database.transaction(async (stores) => {
    const key = { duty: links, subject: 'school' };
    const on = (local: string) => ({ stores, now: at(local) });
    const stateOn = async (local: string) => standingOf(await standing(context, on(local)), links, 'school');

    expect(await moveDuty(context, on('2030-09-10T10:00'), key, report, VERA)).toMatchObject({ state: 'reported' });
    expect(isDone(await stateOn('2030-09-30T23:59'))).toBe(true);
    expect(await stateOn('2030-10-01T00:00')).toEqual(UNTOUCHED);

    expect(await moveDuty(context, on('2030-10-02T10:00'), key, report, VERA)).toMatchObject({ state: 'reported' });
    expect(await moveDuty(context, on('2030-10-03T10:00'), key, report, VERA)).toBeNull();
    expect(await stores.assignments.history({ duty: links.id, subject: 'school' })).toMatchObject([
      { step: 'report', period: '2030-09', at: at('2030-09-10T10:00') },
      { step: 'report', period: '', at: at('2030-10-02T10:00') },
    ]);
  });
  await database.close();
});
