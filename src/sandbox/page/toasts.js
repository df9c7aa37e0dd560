import { byId, make } from './dom.js';
import { texts } from './texts.js';

const SHOWN_MS = 6000;

/** Shows a short message for some seconds. */
export function toast(text, link) {
  const children = link
    ? [' ', make('a', { text: link, attributes: { href: link, target: '_blank', rel: 'noopener noreferrer' } })]
    : [];
  const element = make('p', { className: 'toast' }, [text, ...children]);
  byId('toasts').append(element);
  setTimeout(() => element.remove(), SHOWN_MS);
}

/** Takes away what is shown: it was said to somebody else. */
export function clearToasts() {
  byId('toasts').replaceChildren();
}

/** Runs an action of the user; a failure is told, not thrown. */
export async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    toast(texts.failed(error.message));
    return undefined;
  }
}
