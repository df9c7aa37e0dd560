/** The facts of a picture of progress as they lie with the job that draws it: JSON, checked when read back. */
import { z } from 'zod';
import type { LocalDate } from '../domain/localDate';
import { STAFF_GROUPS, UNITS, type ProgressFacts } from '../domain/progress';

const date = z.custom<LocalDate>((value) => typeof value === 'string');
const count = z.int().nonnegative();

const group = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(STAFF_GROUPS) }),
  z.strictObject({ kind: z.literal('grades'), from: z.int(), to: z.int() }),
]);

export const progressFacts: z.ZodType<ProgressFacts> = z.strictObject({
  school: z.string(),
  date,
  duties: z.array(
    z.strictObject({
      text: z.string(),
      unit: z.enum(UNITS),
      due: date,
      optional: z.boolean(),
      done: count,
      of: count,
      later: count,
      groups: z.array(z.strictObject({ group, done: count, of: count })),
      from: date,
      days: z.array(count),
    }),
  ),
});
