/** «Чаты без владельца»: a page of them, each with its card. */
import type { Button } from '../messaging/outgoing';
import { ownerlessChats, ownerlessLine } from '../texts/chatOwners';
import { chatLabel } from '../texts/chatRegister';
import { notAllowed } from '../texts/refusals';
import { chatsWithoutOwner, type OwnerlessChat } from '../usecases/chatsWithoutOwner';
import type { SchoolContext } from '../usecases/context';
import type { Commands } from './command';
import { pageOf, turnRow } from './pages';

/** Chats on a page; a row more turns it. */
const PAGE = 5;

/** The command. */
export function createChatOwnerCommands(context: SchoolContext): Pick<Commands, 'chats_without_owner'> {
  return {
    async chats_without_owner(turn, actor, asked) {
      const list = await chatsWithoutOwner(context, turn, actor);
      if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
      const page = pageOf(list.chats, asked, PAGE);
      const lines = page.items.map((one) => ownerlessLine(titleOf(one), one.why));
      const text = ownerlessChats(lines, list.chats.length, page.first);
      const rows = [...page.items.map((one) => [cardButton(one)]), ...turnRow('chats_without_owner', page)];
      return turn.reply(rows.length > 0 ? { text, keyboard: { inline: true, rows } } : { text });
    },
  };
}

const titleOf = (one: OwnerlessChat): string | null => (one.of === 'chat' ? one.chat.title : one.declaration.title);

function cardButton(one: OwnerlessChat): Button {
  if (one.of === 'declaration') {
    const { id, title } = one.declaration;
    return { label: chatLabel(title, 'declared'), payload: { do: 'declaration', id, act: 'show' } };
  }
  const { peer, title, state } = one.chat;
  const label = chatLabel(title, state === 'seen' ? 'waits' : 'here');
  return { label, payload: { do: 'chat_card', peer, act: 'show' } };
}
