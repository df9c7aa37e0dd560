/** Who is in a group chat, where the bot is its administrator. */
import { userId, type PeerId, type UserId } from '../domain/ids';
import { isRecord, type VkApi } from './api';
import { reactionTo } from './errorTable';

export type MembersRead =
  | {
      readonly kind: 'members';
      readonly ids: readonly UserId[];
      /** First and last name, as the profiles have them. */
      readonly names: ReadonlyMap<UserId, string>;
      /** Whether these are all: of a chat larger than the bot reads only the first are here. */
      readonly whole: boolean;
    }
  /** The bot is no administrator there. */
  | { readonly kind: 'no_right' }
  /** VK does not open the chat at all; it went to MAX; VK asks for a long pause. */
  | { readonly kind: 'unreachable' | 'moved' | 'busy' }
  /** VK could not say now, and it is worth asking again. */
  | { readonly kind: 'later' };

const AT_ONCE = 200;
/** As many as a chat of VK holds; five calls. */
const MOST = 1_000;
/** No access to the chat, no administrator of it, no right. */
const NO_RIGHT: ReadonlySet<number> = new Set([7, 15, 917, 925]);
const LONGEST_NAME = 60;

/** Reads the people of a chat page by page (VK `messages.getConversationMembers`); communities are not people. Never throws. */
export async function readMembers(api: VkApi, chat: PeerId): Promise<MembersRead> {
  const ids = new Set<UserId>();
  const names = new Map<UserId, string>();
  let total = MOST;
  let offset = 0;
  while (offset < Math.min(total, MOST)) {
    const answer = await api.call('messages.getConversationMembers', {
      peer_id: chat,
      offset,
      count: AT_ONCE,
      extended: 1,
    });
    if (answer.kind === 'network') return { kind: 'later' };
    if (answer.kind === 'error') return refusedBy(answer.code);
    const { response } = answer;
    const items = listIn(response, 'items');
    // without the right VK sometimes gives an empty list in place of a refusal: the bot itself would be in a real one
    if (items.length === 0 && offset === 0) return { kind: 'no_right' };
    total = isRecord(response) && typeof response.count === 'number' ? response.count : items.length;
    if (items.length === 0) break;
    for (const item of items) if (isRecord(item) && isPerson(item.member_id)) ids.add(userId(item.member_id));
    for (const profile of listIn(response, 'profiles')) {
      const name = isRecord(profile) ? nameOf(profile) : '';
      if (isRecord(profile) && isPerson(profile.id) && name !== '') names.set(userId(profile.id), name);
    }
    offset += items.length;
  }
  return { kind: 'members', ids: [...ids], names, whole: offset >= total };
}

function refusedBy(code: number): MembersRead {
  if (NO_RIGHT.has(code)) return { kind: 'no_right' };
  const reaction = reactionTo(code);
  if (reaction.kind === 'refuse') return { kind: reaction.refusal === 'chat_moved' ? 'moved' : 'unreachable' };
  return { kind: reaction.kind === 'flood' || reaction.kind === 'quota' ? 'busy' : 'later' };
}

const isPerson = (id: unknown): id is number => typeof id === 'number' && Number.isSafeInteger(id) && id > 0;

/** A name as plain words: what a client would take for a mention is left out. */
function nameOf(profile: Record<string, unknown>): string {
  const words = [profile.first_name, profile.last_name].filter((part) => typeof part === 'string').join(' ');
  return words
    .replaceAll(/[[\]|@*<>"{}\p{Cc}]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
}

function listIn(response: unknown, field: string): readonly unknown[] {
  const list: unknown = isRecord(response) ? response[field] : null;
  return Array.isArray(list) ? list : [];
}
