import { make } from './dom.js';

const COLOURS = ['primary', 'secondary', 'positive', 'negative'];
const waiting = new Set();

function keyElement(button, key, press) {
  const { type, label = '', link } = button.action;
  const colour = COLOURS.includes(button.color) ? button.color : 'secondary';
  const look = { className: `key ${colour}`, text: label, attributes: { 'data-key': key } };
  if (type === 'open_link') {
    const address = /^https?:/.test(link ?? '') ? { href: link, target: '_blank', rel: 'noopener noreferrer' } : {};
    return make('a', { ...look, attributes: { ...look.attributes, ...address } });
  }
  const element = make('button', { ...look, on: { click: () => press(button, key) } });
  element.disabled = type !== 'text' && type !== 'callback';
  if (waiting.has(key)) show(element, true);
  return element;
}

function show(element, isWaiting) {
  element.classList.toggle('waiting', isWaiting);
  element.setAttribute('aria-busy', String(isWaiting));
}

/** A keyboard as rows of buttons; `press(button, key)` is called with a key that names the button on the page. */
export function keyboardRows(keyboard, owner, press) {
  return keyboard.buttons.map((row, rowIndex) =>
    make(
      'div',
      { className: 'keys-row' },
      row.map((button, index) => keyElement(button, `${owner}:${rowIndex}:${index}`, press)),
    ),
  );
}

/** Turns the spinner of a button on or off, wherever the button is shown now or will be. */
export function setWaiting(key, isWaiting) {
  if (isWaiting) waiting.add(key);
  else waiting.delete(key);
  for (const element of document.querySelectorAll('[data-key]')) {
    if (element.dataset.key === key) show(element, isWaiting);
  }
}

/** Whether the button waits for the bot's answer. */
export const isWaiting = (key) => waiting.has(key);
