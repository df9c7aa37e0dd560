/** A question to a person goes back and forth, and nothing is done with it twice. */
import fc from 'fast-check';
import {
  afterAct,
  ASKER_ACTS,
  HANDLER_ACTS,
  INQUIRY_STATUSES,
  reopens,
  type InquiryStatus,
} from '../../src/domain/inquiry';

const ACTS = [...ASKER_ACTS, ...HANDLER_ACTS];

test.each([
  ['open', 'answer', 'answered'],
  ['answered', 'answer', null],
  ['answered', 'helped', 'closed'],
  ['answered', 'not_helped', 'open'],
  ['answered', 'withdraw', null],
  ['open', 'withdraw', 'withdrawn'],
  ['open', 'not_helped', null],
  ['closed', 'more', 'open'],
  ['closed', 'close', null],
] as const)('%s + %s: %s', (status, act, expected) => {
  expect(afterAct(status, act)).toBe(expected);
});

test('a withdrawn question stays so, whatever is pressed; only what was answered or closed is reopened', () => {
  fc.assert(
    fc.property(fc.constantFrom(...INQUIRY_STATUSES), fc.array(fc.constantFrom(...ACTS)), (first, acts) => {
      let status: InquiryStatus = first;
      for (const act of acts) {
        if (reopens(status, act)) expect(['answered', 'closed']).toContain(status);
        if (status === 'withdrawn') expect(afterAct(status, act)).toBeNull();
        status = afterAct(status, act) ?? status;
      }
    }),
  );
});
