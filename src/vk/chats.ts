/** What VK knows about a chat and about the community itself. */
import type { PeerId } from '../domain/ids';
import { isRecord, type ApiAnswer, type VkApi } from './api';
import { reactionTo } from './errorTable';

/** `passing`: VK could not say now, and it is worth asking again. */
export interface ChatDescription {
  readonly title: string | null;
  readonly passing: boolean;
}

/** A chat's title (VK `messages.getConversationsById`); null without access (917, or an empty list). */
export async function describeChat(api: VkApi, peer: PeerId): Promise<ChatDescription> {
  const answer = await api.call('messages.getConversationsById', { peer_ids: peer });
  if (answer.kind === 'network') return { title: null, passing: true };
  if (answer.kind === 'error') return { title: null, passing: reactionTo(answer.code).kind !== 'refuse' };
  const [conversation] = listOf(answer.response, 'items');
  const settings = isRecord(conversation) ? conversation.chat_settings : null;
  const title = isRecord(settings) && typeof settings.title === 'string' ? settings.title : null;
  return { title, passing: false };
}

export type GroupInfo =
  | { readonly kind: 'found'; readonly id: number; readonly screenName: string | null; readonly name: string }
  | Exclude<ApiAnswer, { kind: 'ok' }>;

/** The community that the token belongs to (VK `groups.getById`), or why VK did not say. */
export async function groupInfo(api: VkApi): Promise<GroupInfo> {
  const answer = await api.call('groups.getById', {});
  if (answer.kind !== 'ok') return answer;
  const [group] = listOf(answer.response, 'groups');
  if (!isRecord(group) || typeof group.id !== 'number')
    return { kind: 'error', code: 0, message: 'the token is not of a community' };
  return {
    kind: 'found',
    id: group.id,
    screenName: typeof group.screen_name === 'string' && group.screen_name !== '' ? group.screen_name : null,
    name: typeof group.name === 'string' ? group.name : '',
  };
}

/** A list that newer versions of the API wrap in an object. */
function listOf(response: unknown, field: string): readonly unknown[] {
  const list: unknown = isRecord(response) ? response[field] : response;
  return Array.isArray(list) ? list : [];
}
