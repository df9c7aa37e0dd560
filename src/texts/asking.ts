/** How a question sounds, whatever it is about. */

const ASKING =
  /(^|[^а-яё])(как|какая|какие|какой|каким|где|куда|откуда|кто|кому|кого|когда|почему|зачем|сколько|что|чем|можно|нужно ли|надо ли|обязательно ли)(?![а-яё])/iu;

/** Whether a text asks something: it has a question mark or begins like a question. */
export function soundsAsking(text: string): boolean {
  return text.includes('?') || ASKING.test(text);
}
