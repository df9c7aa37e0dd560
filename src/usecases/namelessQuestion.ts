/** A question as it is kept, and compared with what was taught. */
import { hasOtherWords, nameless } from '../domain/namelessText';
import type { SchoolContext, Work } from './context';

/** Characters kept of a question. */
const LONGEST = 200;

/** What somebody asked in one line, without names, numbers and addresses of anybody. */
export function namelessQuestion(context: SchoolContext, work: Work, text: string): Promise<string> {
  return withoutNames(context, work, text, true);
}

/** A question that whoever answers it has written to be read by others: what has a capital letter there is a thing. */
export function publicQuestion(context: SchoolContext, work: Work, text: string): Promise<string> {
  return withoutNames(context, work, text, false);
}

async function withoutNames(
  context: SchoolContext,
  work: Work,
  text: string,
  capitalsAreNames: boolean,
): Promise<string> {
  const words = context.knownWords();
  const line = text.normalize('NFC');
  const surnames = hasOtherWords(line, words) ? await work.stores.staff.surnames() : [];
  return nameless(line, { surnames, words, capitalsAreNames }, LONGEST);
}
