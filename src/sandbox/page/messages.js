import { avatar, make } from './dom.js';
import { keyboardRows } from './keyboard.js';
import { plainText, textNodes } from './markup.js';
import { texts } from './texts.js';
import { dayOf, timeOf } from './times.js';

const MINUTE_MS = 60_000;

function actionLine(message, view) {
  const { type, memberId, text } = message.action;
  const say = texts.actions[type];
  const whom = memberId === undefined ? '' : view.nameOf(memberId);
  return say ? say(message.fromName, whom, text ?? '') : message.text;
}

function quote(author, text) {
  return make('div', { className: 'quote' }, [make('span', { text: author }), make('span', { text: plainText(text) })]);
}

function bubble(message, follows, view) {
  const inside = [];
  if (view.isChat && message.from !== view.me && !follows) {
    inside.push(make('div', { className: 'author', text: message.fromName }));
  }
  if (message.replyToCmid !== null) {
    const original = view.messages.get(message.replyToCmid);
    if (original) inside.push(quote(original.fromName, original.text));
  }
  if (message.text) inside.push(make('div', { className: 'words' }, textNodes(message.text)));
  for (const forwarded of message.forwarded) {
    inside.push(quote(`${texts.forwarded}, ${view.nameOf(forwarded.from)}`, forwarded.text));
  }
  for (const photo of message.photos) {
    // by its path: the page may have been opened by another name of this machine
    const { pathname, search } = new URL(photo.url);
    const picture = make('img', {
      attributes: { src: pathname + search, alt: texts.attachments.photo, width: photo.width, height: photo.height },
    });
    const attributes = { href: pathname + search, target: '_blank', rel: 'noopener' };
    inside.push(make('a', { className: 'picture', attributes }, [picture]));
  }
  for (const file of message.files) {
    const size = texts.fileSize(file.size);
    const link = make('a', { text: file.title, attributes: { href: file.url, download: file.title } });
    inside.push(make('div', { className: 'attachment' }, [link, make('span', { text: ` ${size}` })]));
  }
  for (const kind of message.attachments) {
    inside.push(make('div', { className: 'attachment', text: texts.attachments[kind] ?? texts.attachment }));
  }
  const reply = make('button', {
    className: 'quiet',
    text: texts.reply,
    attributes: { 'aria-label': texts.replyLabel(message.fromName) },
    on: { click: () => view.reply(message) },
  });
  const time = make('time', { text: timeOf(message.at, view.timeZone), attributes: { datetime: message.at } });
  inside.push(make('div', { className: 'under' }, [reply, time]));
  return make('div', { className: 'bubble' }, inside);
}

function speech(message, previous, view) {
  const mine = message.from === view.me;
  const follows =
    previous?.from === message.from &&
    !previous.action &&
    Date.parse(message.at) - Date.parse(previous.at) < 5 * MINUTE_MS;
  const side = [bubble(message, follows, view)];
  if (message.keyboard?.inline) {
    side.push(
      make(
        'div',
        { className: 'keys', attributes: { role: 'group', 'aria-label': texts.messageButtons } },
        keyboardRows(message.keyboard, `${message.peer}:${message.cmid}`, (button, key) =>
          view.press(button, key, message.cmid),
        ),
      ),
    );
  }
  const parts = [make('div', { className: 'bubble-side' }, side)];
  if (!mine) parts.unshift(avatar(message.fromName, message.fromBot));
  return make('article', { className: `message${mine ? ' mine' : ''}${follows ? ' follows' : ''}` }, parts);
}

/**
 * A message as an element, with the day above it when the previous message is of another day.
 * The view knows the conversation: me, isChat, timeZone, messages by cmid, nameOf, reply, press.
 */
export function messageElement(message, previous, view) {
  const shown = message.action
    ? make('p', { className: 'service', text: actionLine(message, view) })
    : speech(message, previous, view);
  const day = dayOf(message.at, view.timeZone);
  const parts =
    previous && dayOf(previous.at, view.timeZone) === day ? [] : [make('p', { className: 'day', text: day })];
  return make('div', { className: 'entry' }, [...parts, shown]);
}
