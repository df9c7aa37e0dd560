import fc from 'fast-check';
import {
  isDone,
  transition,
  tryStep,
  UNTOUCHED,
  type Assignment,
  type AssignmentIn,
  type Step,
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

const after = (steps: readonly Step[]): Assignment[] =>
  steps.reduce<Assignment[]>(
    (states, step) => [...states, tryStep(states.at(-1) ?? UNTOUCHED, step) ?? UNTOUCHED],
    [UNTOUCHED],
  );

describe('an assignment', () => {
  test('goes from open to confirmed through the person’s word', () => {
    const started = transition(UNTOUCHED, { step: 'start' }) as AssignmentIn<'started'>;
    const reported = transition(started, { step: 'report', evidence: word }) as AssignmentIn<'reported'>;
    const confirmed = transition(reported, { step: 'confirm', evidence: reported.evidence });
    expect([started, reported, confirmed].map(isDone)).toEqual([false, true, true]);
    expect(confirmed).toEqual({ state: 'confirmed', evidence: word, due: null, holder: null });
  });

  test('a report that was a mistake is taken back', () => {
    const reported = transition(UNTOUCHED, { step: 'report', evidence: word }) as AssignmentIn<'reported'>;
    expect(transition(reported, { step: 'take_back', reason: 'не тот пункт' })).toEqual(UNTOUCHED);
  });

  test('what is confirmed takes nothing but being opened again', () => {
    const confirmed: Assignment = { state: 'confirmed', evidence: paper, due: null, holder: null };
    fc.assert(
      fc.property(anyStep, (step) => {
        expect(tryStep(confirmed, step) === null).toBe(step.step !== 'reopen');
      }),
    );
  });

  test('illegal transitions do not type-check', () => {
    const confirmed: AssignmentIn<'confirmed'> = { state: 'confirmed', evidence: paper, due: null, holder: null };
    // @ts-expect-error what is confirmed cannot be reported
    const report: Parameters<typeof transition<'confirmed'>>[1] = { step: 'report', evidence: word };
    // @ts-expect-error what nobody started cannot be taken back
    const back: Parameters<typeof transition<'open'>>[1] = { step: 'take_back', reason: null };
    expect([tryStep(confirmed, report), tryStep(UNTOUCHED, back)]).toEqual([null, null]);
  });

  test('an extended date and a new holder stay, also when the duty is opened again', () => {
    const extended = transition(UNTOUCHED, { step: 'extend', due: FRIDAY, reason: 'болезнь' }) as AssignmentIn<'open'>;
    const handed = transition(extended, { step: 'hand_over', holder: staffId(7), reason: 'отпуск' });
    expect(handed).toEqual({ state: 'open', due: FRIDAY, holder: 7 });
    const reported = tryStep(handed, { step: 'confirm', evidence: paper });
    expect(reported && tryStep(reported, { step: 'reopen', reason: null })).toEqual({
      state: 'open',
      due: FRIDAY,
      holder: 7,
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
