/** A made-up school in which an order was lived through: what its statement is made of. */
import { dutyId, userId } from '../../src/domain/ids';
import type { Step } from '../../src/domain/assignment';
import type { Statement } from '../../src/domain/statement';
import { sha256 } from '../../src/fingerprint';
import type { SchoolContext, Work } from '../../src/usecases/context';
import { takeStatement } from '../../src/usecases/makeStatement';
import { moveAssignment } from '../../src/usecases/moveAssignment';
import { ADMINISTRATOR, day, label } from '../scenes/school';
import { ANNA, at, chat, CHAT_1, CLASS_CHAT, context, IRINA, type Rows } from './livedSchool';

export const REGISTRATION = dutyId('first', 'registration');
export const OCTOBER = at('2030-10-01T09:30');
/** A parent who was the second person of a declared chat. */
const WITNESS = userId(30);

/** The order whose statement is taken. */
export const orderOf = (school: SchoolContext) => {
  const [order] = school.orders;
  if (!order) throw new Error('no order');
  return order;
};

/** One step, taken at some moment. */
export async function step(
  { stores }: Pick<Work, 'stores'>,
  moment: string,
  subject: string,
  taken: Step,
  { by = ADMINISTRATOR, duty = REGISTRATION } = {},
): Promise<void> {
  const moved = await moveAssignment({ stores, now: at(moment) }, { duty, subject }, taken, by);
  if (!moved) throw new Error(`${subject} does not take ${taken.step}`);
}

/**
 * Анна registered in time, Ирина after the date, the other Ирина has more time, Иван need not, his namesake did not; 7Б has
 * its chat with the bot in it.
 */
export async function liveThrough(stores: Work['stores'], rows: Rows): Promise<void> {
  const work = { stores };
  const of = (row: keyof Rows): string => `staff:${rows[row]}`;
  await step(work, '2030-09-10T10:00', of('anna'), { step: 'report', evidence: { kind: 'reported' } }, { by: ANNA });
  await step(work, '2030-09-12T11:00', of('anna'), { step: 'confirm', evidence: { kind: 'reported' } });
  await step(work, '2030-09-24T12:00', of('irina'), { step: 'report', evidence: { kind: 'reported' } }, { by: IRINA });
  await step(work, '2030-09-15T09:00', of('igorevna'), { step: 'extend', due: day('2030-10-11'), reason: 'illness' });
  await step(work, '2030-09-16T09:00', of('ivan'), { step: 'waive', reason: 'в этом случае не нужно' });
  await chat({ stores, now: at('2030-09-18T13:00') }, CHAT_1, '7Б');
}

/** A chat of 6А that its owner declared and a parent confirmed. */
export async function declareAndWitness(stores: Work['stores']): Promise<void> {
  const duty = CLASS_CHAT;
  const id = await stores.declarations.add(
    {
      kind: 'class',
      classLabel: label('6А'),
      subject: 'class:6А',
      title: '6А в MAX',
      key: 'ACDEFHJK',
      by: IRINA,
      staff: null,
    },
    at('2030-09-20T10:00'),
  );
  const evidence = { kind: 'declared', declaration: id } as const;
  await step({ stores }, '2030-09-20T10:00', 'class:6А', { step: 'report', evidence }, { by: IRINA, duty });
  await stores.declarations.witnessed(id, WITNESS, at('2030-09-23T18:00'));
  await step({ stores }, '2030-09-23T18:00', 'class:6А', { step: 'confirm', evidence }, { by: WITNESS, duty });
}

/** The statement at that moment. */
export const statementAt = (stores: Work['stores'], now = OCTOBER, school = context): Promise<Statement> =>
  takeStatement(school, { stores, now }, orderOf(school), sha256);
