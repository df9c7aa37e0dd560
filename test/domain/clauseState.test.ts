/** A clause is red, amber or green for one reason. */
import fc from 'fast-check';
import { clauseState, isPressing, SOON_DAYS, type ControlledDuty } from '../../src/domain/clauseState';
import { dutyId } from '../../src/domain/ids';
import { addDays } from '../../src/domain/localDate';
import { day } from '../scenes/school';

const TODAY = day('2030-09-20');
const NOBODY = { today: TODAY, asked: new Set<string>() };
type Mark = ControlledDuty['marks'][number];

const mark = (subject: string, state: Mark['state'], due: string | null, done = state === 'confirmed'): Mark => ({
  subject,
  state,
  done,
  due: due === null ? null : day(due),
});
const duty = (marks: readonly Mark[], more: Partial<ControlledDuty> = {}): ControlledDuty => ({
  duty: dutyId('first', 'registration'),
  text: 'пройти регистрацию',
  assignee: { who: 'staff' },
  optional: false,
  evidence: 'registration',
  marks,
  ...more,
});
const open = (due: string | null): Mark => mark('staff:1', 'open', due);

test('не сделано после срока — красный: самый ранний срок и сколько осталось', () => {
  const late = [open('2030-09-19'), mark('staff:2', 'open', '2030-09-10'), mark('staff:3', 'confirmed', '2030-09-10')];
  expect(clauseState([duty(late)], NOBODY)).toEqual({
    colour: 'red',
    reason: 'overdue',
    text: 'пройти регистрацию',
    due: '2030-09-10',
    days: -10,
    undone: 2,
    of: 3,
  });
});

test('в самый день срока ещё жёлтый, через день — красный', () => {
  expect(clauseState([duty([open('2030-09-20')])], NOBODY)).toMatchObject({ colour: 'amber', reason: 'soon', days: 0 });
  expect(clauseState([duty([open('2030-09-19')])], NOBODY).colour).toBe('red');
});

test('до срока две недели — жёлтый, больше — зелёный с тем же сроком', () => {
  expect(clauseState([duty([open('2030-10-04')])], NOBODY)).toMatchObject({ colour: 'amber', days: SOON_DAYS });
  expect(clauseState([duty([open('2030-10-05')])], NOBODY)).toMatchObject({ colour: 'green', reason: 'ahead' });
});

test('просьба о переносе важнее близкого срока, но просроченного не смягчает', () => {
  const asked = new Set(['first/registration staff:1']);
  expect(clauseState([duty([open('2030-09-21')])], { today: TODAY, asked })).toEqual({
    colour: 'amber',
    reason: 'asked_later',
    count: 1,
  });
  expect(clauseState([duty([open('2030-09-01')])], { today: TODAY, asked }).colour).toBe('red');
});

test('сообщил сам и ждёт подтверждения — жёлтый даже после срока; где подтверждать нечего, зелёный', () => {
  const reported = [mark('staff:1', 'reported', '2030-09-01', true)];
  expect(clauseState([duty(reported)], NOBODY)).toEqual({ colour: 'amber', reason: 'unconfirmed', count: 1 });
  expect(clauseState([duty(reported, { evidence: 'report' })], NOBODY).colour).toBe('green');
  // a declared chat is not done before its witness, and its owner has done their part
  const declared = [mark('class:7Б', 'reported', '2030-09-01', false)];
  expect(clauseState([duty(declared, { evidence: 'chat' })], NOBODY)).toMatchObject({ reason: 'unconfirmed' });
});

test('без срока — зелёный: ничего не просят к дню; сделанное так и названо; о семьях ничего не хранится', () => {
  expect(clauseState([duty([open(null)])], NOBODY)).toEqual({ colour: 'green', reason: 'undated' });
  expect(clauseState([duty([mark('staff:1', 'confirmed', null)])], NOBODY)).toMatchObject({ reason: 'done' });
  const pupils = duty([], { assignee: { who: 'role', role: 'pupil' } });
  expect(clauseState([pupils], NOBODY)).toMatchObject({ reason: 'uncounted' });
  // nobody to do it, and what need not be done, are no praise
  expect(clauseState([duty([])], NOBODY)).toMatchObject({ reason: 'undated' });
  expect(clauseState([duty([mark('staff:1', 'not_applicable', null)])], NOBODY)).toMatchObject({ reason: 'undated' });
});

test('«при возможности» после срока не красный и никого не торопит', () => {
  const optional = duty([open('2030-09-01')], { optional: true });
  expect(clauseState([optional], NOBODY).colour).toBe('green');
  expect(isPressing(open('2030-09-01'), optional, TODAY)).toBe(false);
});

const anyMark = fc.record({
  subject: fc.integer({ min: 1, max: 9 }).map((id) => `staff:${id}`),
  state: fc.constantFrom<Mark['state']>('open', 'started', 'reported', 'confirmed', 'not_applicable'),
  due: fc.option(fc.integer({ min: -60, max: 60 }).map((days) => addDays(TODAY, days))),
  done: fc.constant(false),
});
const fair = (one: Mark): Mark => ({ ...one, done: one.state === 'confirmed' });
const anyDuty = fc
  .record({ marks: fc.array(anyMark, { maxLength: 6 }), optional: fc.boolean() })
  .map(({ marks, optional }) => duty(marks.map(fair), { optional }));
const anyClause = fc.array(anyDuty, { minLength: 1, maxLength: 4 });

test('красный — ровно тогда, когда обязательное открыто после своего срока', () => {
  fc.assert(
    fc.property(anyClause, (duties) => {
      const late = duties.some((one) =>
        one.marks.some(
          ({ state, due }) => !one.optional && (state === 'open' || state === 'started') && due !== null && due < TODAY,
        ),
      );
      expect(clauseState(duties, NOBODY).colour === 'red').toBe(late);
    }),
  );
});

test('порядок поручений и людей ничего не меняет', () => {
  fc.assert(
    fc.property(anyClause, (duties) => {
      const turned = [...duties].reverse().map((one) => ({ ...one, marks: [...one.marks].reverse() }));
      expect(clauseState(turned, NOBODY)).toEqual(clauseState(duties, NOBODY));
    }),
  );
});

test('когда всё подтверждено, зелёный; кого спрашивают, те и держат пункт красным или жёлтым', () => {
  fc.assert(
    fc.property(anyClause, (duties) => {
      const confirmed = duties.map((one) => ({
        ...one,
        marks: one.marks.map((each) => ({ ...each, state: 'confirmed' as const, done: true })),
      }));
      expect(clauseState(confirmed, NOBODY).colour).toBe('green');
      const pressing = duties.some((one) => one.marks.some((each) => isPressing(each, one, TODAY)));
      const { reason } = clauseState(duties, NOBODY);
      expect(reason === 'overdue' || reason === 'soon').toBe(pressing);
    }),
  );
});
