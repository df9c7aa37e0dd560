/** What the dialogue of taking somebody on remembers between messages. */
import { z } from 'zod';
import { parseClassLabel } from '../../src/domain/classes';
import { staffId } from '../../src/domain/ids';
import type { Step, StepResult } from '../../src/messaging/dialogue';
import type { NewPerson } from '../../src/usecases/hirePerson';

/** Raised when stored state would be misread. */
export const VERSION = 1;

export const hiringState = z.strictObject({
  name: z
    .strictObject({
      surname: z.string().max(100),
      firstName: z.string().max(100),
      patronymic: z.string().max(100).nullable(),
    })
    .nullable(),
  /** Namesakes of whom the administrator said that they are other people. */
  apart: z.array(z.int().positive()).max(20),
  position: z.string().max(100).nullable(),
  subject: z.string().max(100).nullable(),
  classLabel: z.string().max(4).nullable(),
});
export type HiringState = z.infer<typeof hiringState>;

export const EMPTY: HiringState = { name: null, apart: [], position: null, subject: null, classLabel: null };

export type StepName = 'name' | 'namesake' | 'position' | 'subject' | 'led_class' | 'hire';
export type HiringStep = Step<HiringState, StepName>;
export type HiringResult = StepResult<HiringState, StepName>;

/** The next step with what is known by then. */
export function go(to: StepName, state: HiringState): HiringResult {
  return { kind: 'go', to, state };
}

/** The person as said so far; null before the name and the position are. */
export function personIn({ name, apart, position, subject, classLabel }: HiringState): NewPerson | null {
  if (name === null || position === null) return null;
  const classTeacherOf = classLabel === null ? null : parseClassLabel(classLabel);
  return { ...name, position, subject, classTeacherOf, apart: apart.map(staffId) };
}
