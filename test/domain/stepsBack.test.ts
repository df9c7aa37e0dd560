import fc from 'fast-check';
import { tryStep, type Assignment } from '../../src/domain/assignment';
import { staffId } from '../../src/domain/ids';
import { stepsBack } from '../../src/domain/stepsBack';

const evidence = fc.constantFrom({ kind: 'reported' } as const, { kind: 'seen', how: 'paper' } as const);
const holder = fc.constantFrom(null, staffId(1), staffId(2));
const assignment: fc.Arbitrary<Assignment> = fc.oneof(
  fc.record({ state: fc.constantFrom('open' as const, 'started' as const), due: fc.constant(null), holder }),
  fc.record({
    state: fc.constantFrom('reported' as const, 'confirmed' as const),
    evidence,
    due: fc.constant(null),
    holder,
  }),
  fc.record({ state: fc.constant('not_applicable' as const), reason: fc.string(), due: fc.constant(null), holder }),
);

test('from any state to any other by steps that each state takes', () => {
  fc.assert(
    fc.property(assignment, assignment, (from, to) => {
      let now: Assignment = from;
      for (const step of stepsBack(from, to)) {
        const taken = tryStep(now, step);
        if (!taken) throw new Error(`${now.state} does not take ${step.step}`);
        now = taken.to;
      }
      expect(now).toEqual(to);
    }),
  );
});
