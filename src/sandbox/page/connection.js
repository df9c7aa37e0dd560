import { texts } from './texts.js';

const RECONNECT_MS = 2000;

async function answerOf(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw new Error(texts.noConnection);
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? `HTTP ${response.status}`);
  return body;
}

/** Reads a control endpoint; a refusal becomes an error with the server's words. */
export const read = (path, query = {}) => answerOf(fetch(`/sandbox/${path}?${new URLSearchParams(query)}`));

/** Asks a control endpoint to do something. */
export const order = (path, body) =>
  answerOf(
    fetch(`/sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

/** Sends the bytes of a document; returns its name as an attachment. */
export const upload = (from, file) =>
  answerOf(
    fetch(`/sandbox/files?${new URLSearchParams({ from, title: file.name })}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    }),
  );

/** Follows the server's events for as long as the page lives; `onOpen` is called on every new connection. */
export function follow({ onOpen, onLost, onEvent }) {
  const source = new EventSource('/sandbox/events');
  source.onopen = onOpen;
  source.onmessage = (message) => onEvent(JSON.parse(message.data));
  source.onerror = () => {
    onLost();
    source.close();
    setTimeout(() => follow({ onOpen, onLost, onEvent }), RECONNECT_MS);
  };
}
