/** What a position says of its holder: which roles of the Regulation it brings (2.2–2.4). */
import { plainWords } from './foreignText';
import type { RosterEntry } from './school';

const DIRECTOR = /^директор|(^|[^а-яё])(зам(еститель|\.)?|и\.? ?о\.?) ?\.? ?директора|^завуч/iu;
const ASSISTANT = /секретар|помощник/iu;
const ADDITIONAL = /доп[а-яё.]* ?образ|(^|[^а-яё])пдо([^а-яё]|$)/iu;
const TEACHER = /(^|[^а-яё])(учител|преподавател)/iu;

/** Whether the position belongs to the administration, and whether to additional education. */
export function rolesOfPosition(position: string): Pick<RosterEntry, 'administration' | 'additionalEducation'> {
  return {
    administration: DIRECTOR.test(position) && !ASSISTANT.test(position),
    additionalEducation: ADDITIONAL.test(position),
  };
}

/** Whether the person teaches: has a subject, or a position that says so («учитель начальных классов»). */
export function teaches({
  position,
  subject,
  additionalEducation,
}: Pick<RosterEntry, 'position' | 'subject' | 'additionalEducation'>): boolean {
  return !additionalEducation && (subject !== null || TEACHER.test(position));
}

const LONGEST = 100;

/** Reads a position or a subject as people type it; null: it is none. */
export function parsePost(text: string): string | null {
  const post = plainWords(text, LONGEST + 1);
  return post.length <= LONGEST && /\p{L}{2}/u.test(post) ? post : null;
}

/** The values that occur most, the commonest first; those equal in number by alphabet. */
export function commonest(values: readonly (string | null)[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort(([a, one], [b, other]) => other - one || a.localeCompare(b, 'ru'));
  return sorted.slice(0, most).map(([value]) => value);
}
