/** Who stands on record, in a list for those who may see it. */
import { initialsName } from '../domain/names';
import { SOMEBODY } from '../texts/teaching';
import type { Doer } from '../usecases/doers';

/** Null: a person who was forgotten. */
export function doerName(doer: Doer | null): string {
  if (doer === null) return SOMEBODY.forgotten;
  return doer.who === 'staff' ? initialsName(doer.staff) : SOMEBODY.administrator;
}
