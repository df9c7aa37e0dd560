/** Words that others wrote — titles of chats, posts in a file — before the bot keeps and repeats them. */

/** Letters that are not seen and turn or split what is: controls, marks of direction, of no width. */
const UNSEEN = /[\p{Cc}\p{Cf}]+/gu;
/** VK's markup of a mention: `[id1|Name]`, `[club1|Name]`; the name stays. */
const MENTION = /\[(?:id|club|public)\d+\|([^\]]*)\]/giu;
/** A call of everybody or of somebody. */
const CALL = /[@*](?=[\p{L}\p{N}_])/gu;

/** One line of plain words of at most so many characters: nobody is called by it, and nobody signs with it. */
export function plainWords(text: string, longest: number): string {
  let line = text.normalize('NFC').replaceAll(UNSEEN, ' ').replaceAll(/\s+/gu, ' ').trim();
  // what is left of one may make another
  for (let before = ''; before !== line;) {
    before = line;
    line = line.replaceAll(CALL, '').replaceAll(MENTION, '$1');
  }
  line = line.trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** Words that go from one person to another as they were written: lines stay, what is unseen and VK's markup of a mention do not. */
export function forwardedText(text: string): string {
  const lines = text
    .normalize('NFC')
    .split(/\r?\n/u)
    .map((line) => line.replaceAll(UNSEEN, ' ').replaceAll(MENTION, '$1').trimEnd());
  return lines.join('\n').trim();
}
