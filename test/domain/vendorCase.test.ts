import { isOver, stepsFrom, VENDOR_CASE_STATES } from '../../src/domain/vendorCase';

test('что можно сказать о письме, зависит от того, что с ним было', () => {
  expect(Object.fromEntries(VENDOR_CASE_STATES.map((state) => [state, stepsFrom(state)]))).toEqual({
    draft: ['sent', 'withdrawn'],
    sent: ['answered', 'solved', 'withdrawn'],
    answered: ['sent', 'solved', 'withdrawn'],
    solved: [],
    withdrawn: [],
  });
});

test('решённое и отозванное закончено, остальное ждёт', () => {
  expect(VENDOR_CASE_STATES.filter(isOver)).toEqual(['solved', 'withdrawn']);
});
