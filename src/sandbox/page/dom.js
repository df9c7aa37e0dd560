/** The element of the page with this id. */
export const byId = (id) => document.getElementById(id);

/** Makes an element; data goes in as text only, so nothing that people write is ever read as markup. */
export function make(tag, { className, text, on, attributes } = {}, children = []) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  if (tag === 'button') element.type = 'button';
  for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, value);
  for (const [event, handler] of Object.entries(on ?? {})) element.addEventListener(event, handler);
  element.append(...children);
  return element;
}

/** A round picture with initials; the same name always has the same colour. */
export function avatar(name, isBot = false) {
  const words = name
    .replace(/[«»"()]/g, '')
    .split(/\s+/)
    .filter(Boolean);
  const initials = words.slice(0, 2).map((word) => word[0].toUpperCase());
  const tone = isBot ? 'bot' : [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 997, 0) % 6;
  return make('span', {
    className: `avatar tone-${tone}`,
    text: initials.join(''),
    attributes: { 'aria-hidden': 'true' },
  });
}
