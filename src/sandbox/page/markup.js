import { make } from './dom.js';

// VK writes a mention as [id12|Имя] or [club34|@name]; addresses become links, and one that opens the bot opens it here.
const PIECES =
  /\[(?:id|club|public)\d+\|([^\]\n]+)\]|(https?:\/\/[^\s<>«»"]*[^\s<>«»".,;:!?)])|(?<!\S)vk\.me\/\w+\?ref=(\w+)/g;

/** The text as people see it in VK, in one line: mentions by their names. */
export const plainText = (text) => text.replace(PIECES, (whole, name) => name ?? whole).replace(/\s+/g, ' ');

/** The text as nodes: words, mentions and links. */
export function textNodes(text) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(PIECES)) {
    if (found.index > end) nodes.push(document.createTextNode(text.slice(end, found.index)));
    const [whole, name, address, ref] = found;
    if (ref) nodes.push(make('a', { text: whole, attributes: { href: `?${new URLSearchParams({ ref })}` } }));
    else if (name) nodes.push(make('span', { className: 'name-mention', text: name }));
    else {
      nodes.push(
        make('a', { text: address, attributes: { href: address, target: '_blank', rel: 'noopener noreferrer' } }),
      );
    }
    end = found.index + whole.length;
  }
  if (end < text.length) nodes.push(document.createTextNode(text.slice(end)));
  return nodes;
}
