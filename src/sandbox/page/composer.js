import { byId } from './dom.js';
import { plainText } from './markup.js';
import { texts } from './texts.js';

const state = { replyTo: null, group: null, send: null };

/** Answers a message with the next one, or nothing with null. */
export function setReply(message) {
  state.replyTo = message;
  byId('reply-bar').hidden = message === null;
  if (message === null) return;
  byId('reply-text').textContent = texts.replyTo(message.fromName, plainText(message.text));
  byId('text').focus();
}

/** Shows what fits the conversation: the bot's address in a chat, «Начать» to those who never wrote. */
export function setComposer({ group, isChat, botIn, neverWrote }) {
  state.group = group;
  byId('mention').hidden = !isChat || !botIn;
  byId('start').hidden = !neverWrote;
}

function addressBot() {
  const field = byId('text');
  const address = `@${state.group.screenName} `;
  if (!field.value.startsWith(address)) field.value = address + field.value;
  field.focus();
}

async function submit(event) {
  event.preventDefault();
  const field = byId('text');
  const written = field.value;
  if (written.trim() === '') return;
  const { replyTo } = state;
  field.value = '';
  setReply(null);
  const reply = replyTo === null ? {} : { replyToCmid: replyTo.cmid };
  const sent = await state.send({ text: written.trim(), ...reply });
  // Nothing typed is lost when the message was refused.
  if (!sent && field.value === '') field.value = written;
}

async function attach(sendFile) {
  const [file] = byId('file').files;
  byId('file').value = '';
  if (file) await sendFile(file);
}

/** Prepares the field and its buttons; `send` gets the text and resolves to whether it was said, `sendFile` a document. */
export function startComposer(send, sendFile) {
  state.send = send;
  byId('attach').textContent = '📎';
  byId('attach').title = texts.attach;
  byId('attach').setAttribute('aria-label', texts.attach);
  byId('attach').onclick = () => byId('file').click();
  byId('file').onchange = () => attach(sendFile);
  byId('text-label').textContent = texts.write;
  byId('text').placeholder = texts.write;
  byId('send').textContent = texts.send;
  byId('mention').textContent = texts.botMention;
  byId('mention').title = texts.botMentionHint;
  byId('start').textContent = texts.start;
  byId('reply-cancel').textContent = texts.replyCancel;
  byId('mention').onclick = addressBot;
  byId('reply-cancel').onclick = () => setReply(null);
  byId('start').onclick = () => state.send({ text: texts.start, payload: { command: 'start' } });
  byId('composer').onsubmit = submit;
  byId('text').onkeydown = (event) => {
    const plainEnter = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
    if (!plainEnter || !matchMedia('(pointer: fine)').matches) return;
    event.preventDefault();
    byId('composer').requestSubmit();
  };
}
