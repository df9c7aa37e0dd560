/** Files and streams of JSON, one value a line. */
import type { z } from 'zod';

/** A line as a value of the shape; null when it is anything else. */
export function parseJsonLine<T>(line: string, shape: z.ZodType<T>): T | null {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  const parsed = shape.safeParse(value);
  return parsed.success ? parsed.data : null;
}
