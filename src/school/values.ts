/** Single values of the data files: each a text with a form that people can read, turned into the domain's type. */
import { z } from 'zod';
import { parseClassLabel } from '../domain/classes';
import { parseLocalDate } from '../domain/localDate';
import { valueProblem } from '../texts/dataProblems';

/** Text that is not blank, without spaces around it. */
export const text = z.string().trim().min(1, valueProblem.blank);

/** Words with spaces or line ends between them, as a list. */
export const words = text.transform((value) => value.split(/\s+/));

/** A site as people read it: `example.org`, `example.org/help`, with `https://` or without. */
export const site = text.regex(
  /^(https?:\/\/)?([\p{L}\d]([\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}(\/\S*)?$/u,
  valueProblem.site,
);

/** A telephone of an institution, as it is written on its door: ten digits at least, signs between them. */
export const phone = text.regex(/^\+?\d(?:[\s()-]{0,2}\d){9,14}(,? ?доб\.? ?\d{1,5})?$/u, valueProblem.phone);

/** A name for use inside the data. */
export const key = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, valueProblem.key);

/** A day, year first. */
export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: valueProblem.date, abort: true })
  .transform((value, context) => {
    const parsed = parseLocalDate(value);
    if (parsed) return parsed;
    context.addIssue({ code: 'custom', message: valueProblem.date });
    return z.NEVER;
  });

/** When facts were true, as exactly as is known: a day, a month, a year, or from one year to another. */
export const roughDate = z.string().regex(/^\d{4}(-\d{2}){0,2}(–\d{4}(-\d{2}){0,2})?$/, valueProblem.roughDate);

/** `02-23`: a day of the file's year. */
export const monthDay = z.string().regex(/^\d{2}-\d{2}$/, valueProblem.monthDay);

/** `08:00`, as minutes of the day. */
export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: valueProblem.time, abort: true })
  .transform((value) => Number(value.slice(0, 2)) * 60 + Number(value.slice(3)));

/** A moment with its offset from UTC, as epoch milliseconds. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/, { error: valueProblem.instant, abort: true })
  .transform((value, context) => {
    const at = Date.parse(value);
    if (!Number.isNaN(at)) return at;
    context.addIssue({ code: 'custom', message: valueProblem.instant });
    return z.NEVER;
  });

/** An IANA zone that this machine knows. */
export const timeZone = z.string().refine(isTimeZone, { error: valueProblem.timeZone });

/** `7Б`, in the usual spellings. */
export const classLabel = z.string().transform((value, context) => {
  const label = parseClassLabel(value);
  if (label) return label;
  context.addIssue({ code: 'custom', message: valueProblem.classLabel });
  return z.NEVER;
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
