/** A member of staff by what an administrator typed: a surname, initials, the whole name, or how it begins. */
import { may, type Actor } from '../domain/access';
import { foldedWords } from '../domain/nameForms';
import { matchName } from '../domain/names';
import { namedByPart } from '../domain/partOfName';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';

/** A name is that short; anything longer is a question. */
const NAME = /^\p{L}{2,}(?:[\s.-]+\p{L}+){0,3}\.?$/u;

/** Those who may be meant, likeliest first; where nobody here is called so, those who left. */
export interface FoundColleagues {
  readonly former: boolean;
  readonly staff: readonly Staff[];
}

/**
 * Looks the name up; finds nobody for those who may not read the register. `words`: of the bot's topics, in lower case and
 * with «е» for «ё»: one of them alone is no beginning of a name, but a question.
 */
export async function findColleague(
  work: Work,
  actor: Actor,
  text: string,
  words: ReadonlySet<string>,
): Promise<FoundColleagues> {
  const typed = text.trim();
  if (!may(actor, 'register.read') || !NAME.test(typed)) return { former: false, staff: [] };
  const all = await work.stores.staff.all();
  const whole = named(typed, all);
  const here = whole.length > 0 || foldedWords(typed).every((word) => words.has(word)) ? whole : begins(typed, all);
  return here.length > 0
    ? { former: false, staff: here }
    : { former: true, staff: named(typed, await work.stores.staff.left()) };
}

function named(typed: string, staff: readonly Staff[]): readonly Staff[] {
  const match = matchName(typed, staff);
  const ids = match.kind === 'one' ? [match.id] : match.kind === 'several' ? match.ids : [];
  return ids.flatMap((id) => staff.find((one) => one.id === id) ?? []);
}

function begins(typed: string, staff: readonly Staff[]): readonly Staff[] {
  const ids = new Set(namedByPart(typed, staff));
  return staff.filter(({ id }) => ids.has(id));
}
