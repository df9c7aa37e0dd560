/** How the community, its token and its clock are, for whoever looks after the bot. Nothing is sent or changed. */
import type { PeerId, UserId } from '../domain/ids';
import { isRecord, type ApiAnswer, type VkApi } from './api';

/** VK's refusal, or no answer. */
export type Unanswered = Exclude<ApiAnswer, { kind: 'ok' }>;

export type Asked<T> = { readonly kind: 'answer'; readonly value: T } | Unanswered;

/** What the token may do (VK `groups.getTokenPermissions`): names such as `messages`. */
export async function tokenPermissions(api: VkApi): Promise<Asked<ReadonlySet<string>>> {
  return asked(await api.call('groups.getTokenPermissions', {}), (response) => {
    const list: unknown = isRecord(response) ? response.permissions : null;
    const names = Array.isArray(list) ? list.map((one: unknown) => (isRecord(one) ? one.name : null)) : [];
    return new Set(names.filter((name) => typeof name === 'string'));
  });
}

export interface LongPollSettings {
  readonly enabled: boolean;
  readonly apiVersion: string;
  /** Names that VK says are switched off; of one it does not name nothing is known. */
  readonly off: ReadonlySet<string>;
}

/** How the community's Long Poll is set (VK `groups.getLongPollSettings`). */
export async function longPollSettings(api: VkApi, groupId: number): Promise<Asked<LongPollSettings>> {
  return asked(await api.call('groups.getLongPollSettings', { group_id: groupId }), (response) => {
    const { is_enabled: enabled, api_version: version, events } = isRecord(response) ? response : {};
    const off = Object.entries(isRecord(events) ? events : {}).flatMap(([name, on]) =>
      on === 0 || on === false ? [name] : [],
    );
    return {
      enabled: enabled === true || enabled === 1,
      apiVersion: typeof version === 'string' ? version : '',
      off: new Set(off),
    };
  });
}

/** VK's clock (VK `utils.getServerTime`), epoch milliseconds, exact to a second. */
export async function serverTime(api: VkApi): Promise<Asked<number>> {
  return asked(await api.call('utils.getServerTime', {}), (response) => Number(response) * 1_000);
}

/** Whether the person lets the community write (VK `messages.isMessagesFromGroupAllowed`). */
export async function allowsMessages(api: VkApi, groupId: number, user: UserId): Promise<Asked<boolean>> {
  const answer = await api.call('messages.isMessagesFromGroupAllowed', { group_id: groupId, user_id: user });
  return asked(answer, (response) => isRecord(response) && response.is_allowed === 1);
}

/** Those of the chats that VK shows to the bot (VK `messages.getConversationsById`, at most 100). */
export async function shownChats(api: VkApi, chats: readonly PeerId[]): Promise<Asked<ReadonlySet<number>>> {
  return asked(await api.call('messages.getConversationsById', { peer_ids: chats.join(',') }), (response) => {
    const items: unknown = isRecord(response) ? response.items : null;
    const peers = Array.isArray(items)
      ? items.map((one: unknown) => (isRecord(one) && isRecord(one.peer) ? one.peer.id : null))
      : [];
    return new Set(peers.filter((peer) => typeof peer === 'number'));
  });
}

function asked<T>(answer: ApiAnswer, read: (response: unknown) => T): Asked<T> {
  return answer.kind === 'ok' ? { kind: 'answer', value: read(answer.response) } : answer;
}
