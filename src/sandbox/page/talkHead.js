import { askChat } from './chatForm.js';
import { order } from './connection.js';
import { byId, make } from './dom.js';
import { texts } from './texts.js';
import { attempt } from './toasts.js';

function chatActions(chat, me) {
  const { peer, botIn, botAdmin, title } = chat;
  const bot = () => order('chats/bot', { peer, by: me, action: botIn ? 'kick' : 'invite' });
  const rights = () => order('chats/bot', { peer, by: me, action: botAdmin ? 'demote' : 'promote' });
  const rename = async () => {
    const asked = await askChat({ heading: texts.renameTitle, ok: texts.save, title });
    if (asked !== null) await order('chats/rename', { peer, by: me, title: asked.title });
  };
  return [
    make('button', {
      className: botIn ? 'quiet danger' : 'quiet',
      text: botIn ? texts.removeBot : texts.addBot,
      on: { click: () => attempt(bot) },
    }),
    // in VK only who owns the chat gives rights in it
    ...(botIn && chat.owner === me
      ? [
          make('button', {
            className: 'quiet',
            text: botAdmin ? texts.takeRights : texts.giveRights,
            on: { click: () => attempt(rights) },
          }),
        ]
      : []),
    make('button', { className: 'quiet', text: texts.rename, on: { click: () => attempt(rename) } }),
  ];
}

/** Shows whose conversation this is and what can be done with it; `chat` is null in private. */
export function showHead({ me, myName, title, chat }) {
  byId('talk').dataset.private = String(chat === null);
  byId('talk-title').textContent = title;
  byId('talk-note').textContent =
    chat === null ? texts.privateNote(myName) : texts.groupNote(myName, chat.members.length, chat);
  byId('talk-actions').replaceChildren(...(chat === null ? [] : chatActions(chat, me)));
}

/** Asks for a new chat and makes it; resolves to its peer, or null. */
export async function createChat(me, people) {
  const others = people.filter(({ id }) => id !== me);
  const asked = await askChat({ heading: texts.createTitle, ok: texts.create, people: others });
  if (asked === null) return null;
  const made = await attempt(() => order('chats', { title: asked.title, by: me, members: asked.members }));
  return made?.peer ?? null;
}
