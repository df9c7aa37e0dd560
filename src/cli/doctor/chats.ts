/** Confirmed chats: whether VK still shows them, and whether the bot may see who is in them. */
import type { Chat } from '../../store/chatStore';
import { chats as texts } from '../../texts/doctor';
import type { VkApi } from '../../vk/api';
import { readMembers } from '../../vk/members';
import { shownChats } from '../../vk/settings';
import { ok, warning, type Verdict } from './finding';

/** So many are asked about; the members of each are a call of their own. */
const ASKED = 100;
const MEMBERS_ASKED = 20;

export async function checkChats(api: VkApi, all: readonly Chat[]): Promise<readonly Verdict[]> {
  const confirmed = all.filter(({ state }) => state === 'confirmed');
  if (confirmed.length === 0) return [ok(texts.none)];
  const asked = confirmed.slice(0, ASKED);
  const shown = await shownChats(
    api,
    asked.map(({ peer }) => peer),
  );
  if (shown.kind !== 'answer') return [];
  const there = asked.filter(({ peer }) => shown.value.has(peer));
  const lost = asked.filter(({ peer }) => !shown.value.has(peer));
  const unread: Chat[] = [];
  for (const chat of there.slice(0, MEMBERS_ASKED)) {
    if ((await readMembers(api, chat.peer)).kind === 'no_right') unread.push(chat);
  }
  const titles = (chats: readonly Chat[]) => chats.map(({ title }) => title);
  const verdicts: Verdict[] = there.length > 0 ? [ok(texts.fine(there.length))] : [];
  if (lost.length > 0) verdicts.push(warning(texts.unseen(titles(lost))));
  if (unread.length > 0) verdicts.push(warning(texts.noRight(titles(unread))));
  const left = confirmed.length - asked.length;
  if (left > 0) verdicts.push(warning(texts.notLooked(left)));
  return verdicts;
}
