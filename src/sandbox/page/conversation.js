import { order, read, upload } from './connection.js';
import { setComposer, setReply, startComposer } from './composer.js';
import { byId, make } from './dom.js';
import { isWaiting, keyboardRows, setWaiting } from './keyboard.js';
import { plainText } from './markup.js';
import { messageElement } from './messages.js';
import { refIsUsed, showRef, withRef } from './ref.js';
import { texts } from './texts.js';
import { attempt, toast } from './toasts.js';

const LIMIT = 300;
const ANSWER_MS = 60_000; // VK waits a minute for the answer to a callback button

/** The conversation on the screen, or null. */
let open = null;
/** Buttons that wait, by event id; and answers that came before the press itself returned. */
const pressed = new Map();
const early = new Set();

const log = () => byId('log');
const nearEnd = () => log().scrollHeight - log().scrollTop - log().clientHeight < 120;

/** Scrolls to the newest message. */
export const toEnd = () => log().scrollTo({ top: log().scrollHeight });

function put(message) {
  const previous = open.messages.get(message.cmid - 1) ?? null;
  const element = messageElement(message, previous, open);
  open.elements.get(message.cmid)?.replaceWith(element);
  if (!open.elements.has(message.cmid)) log().append(element);
  open.messages.set(message.cmid, message);
  open.elements.set(message.cmid, element);
  byId('log').querySelector('.empty')?.remove();
}

function drawKeyboard(found) {
  const keyboard = found?.keyboard.buttons.length ? found : null;
  const look = JSON.stringify(keyboard);
  if (look === open.keyboardLook) return;
  open.keyboardLook = look;
  const area = byId('keyboard');
  area.hidden = keyboard === null;
  const owner = keyboard && `${open.peer}:${keyboard.cmid}:below`;
  const rows = keyboard
    ? keyboardRows(keyboard.keyboard, owner, (button, key) => press(button, key, keyboard.cmid))
    : [];
  area.replaceChildren(...(rows.length ? [make('div', { className: 'keys' }, rows)] : []));
}

function drawComposer() {
  const wrote = [...open.messages.values()].some(({ from }) => from === open.me);
  setComposer({ ...open, neverWrote: open.loaded && !open.isChat && !wrote });
}

async function say(what) {
  const { me, peer, isChat } = open;
  const ref = withRef(isChat);
  const said = await attempt(() => order('say', { from: me, peer, ...what, ...ref }));
  if (said !== undefined && ref.ref !== undefined) refIsUsed();
  return said !== undefined;
}

async function sayFile(file) {
  const { me } = open;
  const sent = await attempt(() => upload(me, file));
  if (sent) await say({ text: '', attachments: [sent.name] });
}

function stopWaiting(eventId) {
  const key = pressed.get(eventId);
  pressed.delete(eventId);
  if (key !== undefined) setWaiting(key, false);
  return key !== undefined;
}

async function press(button, key, cmid) {
  if (isWaiting(key)) return;
  const { me, peer } = open;
  const { type, label, payload } = button.action;
  if (type === 'text') {
    await attempt(() => order('press', { from: me, peer, label, cmid }));
    return;
  }
  setWaiting(key, true);
  const what = payload === undefined ? { label } : { payload };
  const answer = await attempt(() => order('press', { from: me, peer, cmid, ...what }));
  if (answer?.kind !== 'callback' || early.delete(answer.eventId)) {
    setWaiting(key, false);
    return;
  }
  pressed.set(answer.eventId, key);
  setTimeout(() => {
    if (stopWaiting(answer.eventId)) toast(texts.noAnswer);
  }, ANSWER_MS);
}

/** Shows the bot's answer to a press, when the chosen person has pressed. */
export function showSnackbar(snackbar) {
  const waited = stopWaiting(snackbar.eventId);
  if (snackbar.user !== open?.me) return;
  if (!waited) early.add(snackbar.eventId);
  if (snackbar.kind === 'snackbar') toast(snackbar.text);
  if (snackbar.kind === 'link') toast(texts.botOpened, snackbar.text);
  if (snackbar.kind === 'app') toast(texts.botOpenedApp);
}

/** Reads the open conversation anew. */
export async function refresh() {
  const asked = open;
  if (asked === null) return;
  const answer = await attempt(() => read('messages', { peer: asked.peer, as: asked.me, limit: LIMIT }));
  if (answer === undefined || asked !== open) return;
  const stay = !nearEnd() && open.loaded;
  open.loaded = true;
  const known = new Map(open.messages);
  for (const message of answer.messages) {
    if (JSON.stringify(known.get(message.cmid)) !== JSON.stringify(message)) put(message);
  }
  if (open.elements.size === 0 && !log().querySelector('.empty')) {
    log().append(make('p', { className: 'empty', text: open.isChat ? texts.emptyGroup : texts.emptyPrivate }));
  }
  drawKeyboard(answer.keyboard);
  drawComposer();
  if (!stay) toEnd();
}

/** Opens a conversation: me, peer, isChat, botIn, group, timeZone, nameOf. */
export async function openConversation(known) {
  open = {
    ...known,
    messages: new Map(),
    elements: new Map(),
    loaded: false,
    keyboardLook: null,
    press,
    reply: setReply,
  };
  setReply(null);
  log().replaceChildren();
  drawKeyboard(null);
  await refresh();
}

/** What became known of the open conversation: a chat with or without the bot. */
export function updateConversation(known) {
  if (open === null) return;
  Object.assign(open, known);
  drawComposer();
}

/** Shows a new or an edited message, when it is of the open conversation; what comes before its first reading is in that reading. */
export function showMessage(message) {
  if (!open?.loaded || message.peer !== open.peer) return;
  const stay = !nearEnd() && message.from !== open.me;
  const isNew = !open.messages.has(message.cmid);
  put(message);
  drawComposer();
  if (isNew && message.from !== open.me) {
    byId('announcer').append(make('p', { text: texts.said(message.fromName, plainText(message.text)) }));
    while (byId('announcer').childElementCount > 5) byId('announcer').firstChild.remove();
  }
  if (!stay) toEnd();
}

/** Prepares the part of the page that talks. */
export function startConversation() {
  log().setAttribute('aria-label', texts.log);
  byId('keyboard').setAttribute('aria-label', texts.keyboard);
  startComposer(say, sayFile);
  showRef();
  new ResizeObserver(() => {
    const following = nearEnd();
    document.documentElement.style.setProperty('--bottom-height', `${byId('bottom').offsetHeight}px`);
    if (following) toEnd();
  }).observe(byId('bottom'));
}
