import fc from 'fast-check';
import { realClock, virtualClock } from '../../src/schedule/schoolClock';

test('a school at work lives in real time, and nobody can move it', () => {
  let now = 1_000;
  const clock = realClock(() => now);
  expect(clock).toMatchObject({ startsAt: 1_000, virtual: false });
  clock.jumpTo(5_000);
  now = 1_234;
  expect(clock.now()).toBe(1_234);
});

test('a virtual clock starts where it is told and runs as fast as it is told', () => {
  let real = 50_000;
  const clock = virtualClock(1_000_000, 60, () => real);
  expect([clock.virtual, clock.startsAt, clock.now()]).toEqual([true, 1_000_000, 1_000_000]);
  real += 1_000;
  expect(clock.now()).toBe(1_060_000);
  clock.jumpTo(2_000_000);
  real += 1_000;
  expect(clock.now()).toBe(2_060_000);
});

test('whatever is asked of it, a virtual clock never goes back', () => {
  const step = fc.oneof(
    fc.record({ passes: fc.nat(100_000) }),
    fc.record({ jumpBy: fc.integer({ min: -10_000_000, max: 10_000_000 }) }),
  );
  fc.assert(
    fc.property(fc.array(step), fc.double({ min: 0.001, max: 10_000, noNaN: true }), (steps, speed) => {
      let real = 0;
      const clock = virtualClock(1_000_000, speed, () => real);
      let last = clock.now();
      for (const one of steps) {
        if ('passes' in one) real += one.passes;
        else clock.jumpTo(last + one.jumpBy);
        if ('jumpBy' in one) expect(clock.now()).toBeGreaterThanOrEqual(last + one.jumpBy);
        expect(clock.now()).toBeGreaterThanOrEqual(last);
        last = clock.now();
      }
    }),
  );
});
