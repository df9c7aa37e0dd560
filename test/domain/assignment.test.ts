import fc from 'fast-check';
import {
  isDone,
  transition,
  tryStep,
  UNTOUCHED,
  type Assignment,
  type AssignmentIn,
  type Step,
  type StepFrom,
} from '../../src/domain/assignment';
import { staffId } from '../../src/domain/ids';
import type { LocalDate } from '../../src/domain/localDate';

const FRIDAY = '2023-06-30' as LocalDate;
const word = { kind: 'reported' } as const;
const paper = { kind: 'seen', how: 'paper' } as const;

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>({ step: 'start' }),
  fc.constant<Step>({ step: 'report', evidence: word }),
  fc.constant<Step>({ step: 'confirm', evidence: paper }),
  fc.constant<Step>({ step: 'take_back', reason: null }),
  fc.constant<Step>({ step: 'waive', reason: 'в классе нет таких учеников' }),
  fc.constant<Step>({ step: 'reopen', reason: null }),
  fc.constant<Step>({ step: 'extend', due: FRIDAY, reason: 'болезнь' }),
  fc.integer({ min: 1, max: 60 }).map<Step>((id) => ({ step: 'hand_over', holder: staffId(id), reason: null })),
);

/** The table itself, written out once more: the compiler holds it to the type, the test to the program. */
const LEGAL = {
  open: ['start', 'report', 'confirm', 'waive', 'extend', 'hand_over'],
  started: ['report', 'confirm', 'take_back', 'waive', 'extend', 'hand_over'],
  reported: ['confirm', 'take_back', 'waive', 'hand_over'],
  confirmed: ['reopen'],
  not_applicable: ['reopen'],
} satisfies { readonly [S in Assignment['state']]: readonly StepFrom<S>['step'][] };

const terms = { due: null, holder: null };
const anyState = fc.constantFrom<Assignment[]>(
  UNTOUCHED,
  { state: 'started', ...terms },
  { state: 'reported', evidence: word, ...terms },
  { state: 'confirmed', evidence: paper, ...terms },
  { state: 'not_applicable', reason: 'нет возможности', ...terms },
);

const after = (steps: readonly Step[]): Assignment[] =>
  steps.reduce<Assignment[]>(
    (states, step) => [...states, tryStep(states.at(-1) ?? UNTOUCHED, step)?.to ?? UNTOUCHED],
    [UNTOUCHED],
  );

describe('an assignment', () => {
  test('goes from open to confirmed through the person’s word', () => {
    const started = transition(UNTOUCHED, { step: 'start' }).to as AssignmentIn<'started'>;
    const reported = transition(started, { step: 'report', evidence: word }).to as AssignmentIn<'reported'>;
    const confirmed = transition(reported, { step: 'confirm', evidence: reported.evidence }).to;
    expect([started, reported, confirmed].map(isDone)).toEqual([false, true, true]);
    expect(confirmed).toEqual({ state: 'confirmed', evidence: word, due: null, holder: null });
  });

  test('a report that was a mistake is taken back', () => {
    const reported = transition(UNTOUCHED, { step: 'report', evidence: word }).to as AssignmentIn<'reported'>;
    expect(transition(reported, { step: 'take_back', reason: 'не тот пункт' }).to).toEqual(UNTOUCHED);
  });

  test('what is confirmed takes nothing but being opened again', () => {
    const confirmed: Assignment = { state: 'confirmed', evidence: paper, due: null, holder: null };
    fc.assert(
      fc.property(anyStep, (step) => {
        expect(tryStep(confirmed, step) === null).toBe(step.step !== 'reopen');
      }),
    );
  });

  test('illegal transitions do not type-check, and are refused at run time as well', () => {
    const open = UNTOUCHED;
    const confirmed: AssignmentIn<'confirmed'> = { state: 'confirmed', evidence: paper, due: null, holder: null };
    const waived: AssignmentIn<'not_applicable'> = { state: 'not_applicable', reason: 'нет', due: null, holder: null };
    // never called: the compiler alone reads it, and complains when one of these lines becomes legal
    const illegal = (started: AssignmentIn<'started'>, reported: AssignmentIn<'reported'>): void => {
      // @ts-expect-error what nobody started cannot be taken back
      transition(open, { step: 'take_back', reason: null });
      // @ts-expect-error what is open cannot be opened again
      transition(open, { step: 'reopen', reason: null });
      // @ts-expect-error what is begun does not begin again
      transition(started, { step: 'start' });
      // @ts-expect-error what is reported is not reported twice
      transition(reported, { step: 'report', evidence: word });
      // @ts-expect-error what is reported needs no other date
      transition(reported, { step: 'extend', due: FRIDAY, reason: 'болезнь' });
      // @ts-expect-error what is confirmed cannot be reported
      transition(confirmed, { step: 'report', evidence: word });
      // @ts-expect-error what is confirmed is not taken back by whoever reported it
      transition(confirmed, { step: 'take_back', reason: null });
      // @ts-expect-error what does not apply is opened again before it is done
      transition(waived, { step: 'confirm', evidence: paper });
      // @ts-expect-error nothing is confirmed without evidence
      transition(reported, { step: 'confirm' });
      // @ts-expect-error nothing is waived without a reason
      transition(open, { step: 'waive' });
      // @ts-expect-error a state without its evidence is no state
      const bare: Assignment = { state: 'confirmed', due: null, holder: null };
      expect(bare).toBeUndefined();
    };
    expect(illegal).toBeInstanceOf(Function);
    const legal: Readonly<Record<Assignment['state'], readonly Step['step'][]>> = LEGAL;
    fc.assert(
      fc.property(anyState, anyStep, (from, step) => {
        expect(tryStep(from, step) !== null).toBe(legal[from.state].includes(step.step));
      }),
    );
  });

  test('an extended date stays when the duty is opened again; whom it was handed over to does not', () => {
    const extended = transition(UNTOUCHED, { step: 'extend', due: FRIDAY, reason: 'болезнь' })
      .to as AssignmentIn<'open'>;
    const handed = transition(extended, { step: 'hand_over', holder: staffId(7), reason: 'отпуск' }).to;
    expect(handed).toEqual({ state: 'open', due: FRIDAY, holder: 7 });
    const reported = tryStep(handed, { step: 'confirm', evidence: paper });
    expect(reported && tryStep(reported.to, { step: 'reopen', reason: null })?.to).toEqual({
      state: 'open',
      due: FRIDAY,
      holder: null,
    });
  });

  test('whatever happens, it is done only with evidence or a reason', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
        for (const state of after(steps)) {
          expect(isDone(state)).toBe('evidence' in state || 'reason' in state);
        }
      }),
    );
  });
});
