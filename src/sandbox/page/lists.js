import { avatar, byId, make } from './dom.js';
import { plainText } from './markup.js';
import { unreadOf } from './memory.js';
import { texts } from './texts.js';

function badge(count) {
  if (count === 0) return [];
  return [
    make('span', { className: 'badge' }, [
      make('span', { text: String(count), attributes: { 'aria-hidden': 'true' } }),
      make('span', { className: 'visually-hidden', text: texts.unread(count) }),
    ]),
  ];
}

function row({ name, note, isBot, unread, attributes, choose }) {
  const words = make('span', { className: 'row-words' }, [
    make('span', { className: 'row-name', text: name }),
    make('span', { className: 'row-note', text: note }),
  ]);
  return make('li', {}, [
    make('button', { className: 'row', attributes, on: { click: choose } }, [
      avatar(name, isBot),
      words,
      ...badge(unread),
    ]),
  ]);
}

/** Puts new rows in place and gives the focus back to the row that had it. */
function replaceRows(list, rows) {
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.id : null;
  list.replaceChildren(...rows);
  if (focused === null) return;
  for (const button of list.querySelectorAll('button')) if (button.dataset.id === focused) button.focus();
}

/** Shows the people; unread marks count what the bot wrote to them in private. */
export function showPeople({ people, me, conversationsOf, choose }) {
  const rows = people.map((person) => {
    const own = person.id === me ? undefined : conversationsOf(person.id).find(({ isChat }) => !isChat);
    return row({
      name: person.name,
      note: person.note,
      isBot: false,
      unread: own ? unreadOf(person.id, own) : 0,
      attributes: { 'aria-pressed': String(person.id === me), 'data-id': String(person.id) },
      choose: () => choose(person.id),
    });
  });
  replaceRows(byId('people'), rows);
}

/** Shows the conversations of the chosen person. */
export function showChats({ conversations, me, peer, nameOf, choose }) {
  const rows = conversations.map((conversation) => {
    const { last } = conversation;
    const author = last && (last.from === me ? texts.you : nameOf(last.from));
    const said = last && plainText(last.text);
    const note = conversation.isChat || last?.from === me ? said && texts.said(author, said) : said;
    return row({
      name: conversation.title,
      note: note || (last ? texts.noWords : texts.noMessages),
      isBot: !conversation.isChat,
      unread: unreadOf(me, conversation),
      attributes: { 'aria-current': String(conversation.peer === peer), 'data-id': String(conversation.peer) },
      choose: () => choose(conversation.peer),
    });
  });
  replaceRows(byId('chats'), rows);
}
