/** What holds for every message the bot sends to people: read whole, by the rules a strict editor would apply. */
import type { MessageView } from '../../src/sandbox/control';

const FAULTS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a value of the program', /\b(undefined|null|NaN|true|false)\b|\[object/],
  ['an unfilled placeholder', /[{}]/],
  ['two spaces', / {2}/],
  ['a space before a mark', / [.,;!?]/],
  ['two marks', /[^.]\.\.(?!\.)|,,|[!?]\./],
  ['an empty quotation', /«»|\(\)/],
  ['a machine name', /\b(staff|class|order|duty|reminder|digest)[:_-]\w/i],
  ['three line breaks', /\n{3}/],
  ['a straight quotation mark', /"/],
];

/** Throws with every message that has a fault. */
export function proofread(messages: readonly MessageView[]): void {
  const faults = messages.flatMap(({ text }) => {
    const found = FAULTS.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
    if (!/[.!?»:)✓]$|vk\.me\/club\d+$|[\p{L}\d]$/u.test(text)) found.push('an end that is none');
    if (!/^[\p{Lu}«•\d✅▫️]/u.test(text)) found.push('a beginning that is none');
    if (text.length > 4096) found.push('too long');
    return found.length > 0 ? [`${found.join(', ')}: ${text}`] : [];
  });
  if (faults.length > 0) throw new Error([...new Set(faults)].join('\n---\n'));
}
