/** The API methods the embedded VK knows, one function each. */
import { ok, refuse, type MethodAnswer } from './answers';
import { getLongPollSettings, getTokenPermissions, mayCall } from './community';
import type { Core } from './core';
import { uploadUrl } from './fileRoutes';
import { getPhotoServer, savePhoto } from './photos';
import { answerPress } from './pressAnswer';
import { integerParam, integersParam, textParam, type Params } from './params';
import type { Chat } from './records';
import { sendMessage, unreachable } from './sendMessage';
import type { MessagesConversationMember } from './schemaTypes';
import { conversationShape, unixTime, userShape } from './shapes';
import { isChatPeer } from './world';

/** How many members VK gives to who names no number, and at most. */
const MEMBERS_UNASKED = 20;
const MEMBERS_AT_ONCE = 1000;

type Method = (core: Core, params: Params, url: string) => MethodAnswer;

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['messages.send', sendMessage],
  ['messages.sendMessageEventAnswer', answerPress],
  ['groups.getLongPollServer', getLongPollServer],
  ['groups.getLongPollSettings', getLongPollSettings],
  ['groups.getTokenPermissions', getTokenPermissions],
  ['groups.getById', getGroup],
  ['utils.getServerTime', getServerTime],
  ['users.get', getUsers],
  ['messages.getConversationsById', getConversations],
  ['messages.getConversationMembers', getMembers],
  ['messages.isMessagesFromGroupAllowed', isAllowed],
  ['docs.getMessagesUploadServer', getUploadServer],
  ['docs.save', saveDocument],
  ['photos.getMessagesUploadServer', getPhotoServer],
  ['photos.saveMessagesPhoto', savePhoto],
]);

/** Performs one method, alone or within a batch; `url` is the server's own address. */
export function performMethod(core: Core, method: string, params: Params, url: string): MethodAnswer {
  const perform = METHODS.get(method);
  if (perform === undefined) return refuse(3);
  if (!mayCall(core, method)) return refuse(15, 'no access to call this method with current scopes');
  const ordered = core.faults.refusalOf(method);
  return ordered === null ? perform(core, params, url) : { kind: 'error', error: ordered };
}

function getLongPollServer(core: Core, params: Params, url: string): MethodAnswer {
  if (integerParam(params, 'group_id') !== core.group.id) return refuse(100, 'group_id is undefined');
  if (!core.settings.longPoll.enabled) return refuse(100, 'longpoll for this group is not enabled');
  return ok({ ...core.feed.server(), server: `${url}/longpoll/${core.group.id}` });
}

function getUploadServer(core: Core, params: Params, url: string): MethodAnswer {
  const peer = integerParam(params, 'peer_id');
  if (peer === null) return refuse(100, 'peer_id is undefined');
  const error = unreachable(core, peer);
  return error === null ? ok({ upload_url: uploadUrl(url, peer) }) : { kind: 'error', error };
}

function saveDocument(core: Core, params: Params): MethodAnswer {
  const upload = core.uploads.take(textParam(params, 'file') ?? '');
  if (upload === null) return refuse(100, 'file is undefined');
  const title = textParam(params, 'title') ?? upload.title;
  const name = core.files.save(-core.group.id, title, upload.bytes, core.clock.now());
  return ok({ type: 'doc', doc: core.files.shape(name) });
}

function groupShape({ id, name, screenName }: Core['group']): Record<string, unknown> {
  return { id, name, screen_name: screenName, is_closed: 0, type: 'group' };
}

function getGroup(core: Core, params: Params): MethodAnswer {
  const asked = textParam(params, 'group_id') ?? textParam(params, 'group_ids') ?? String(core.group.id);
  const own = asked.split(',').some((name) => name === String(core.group.id) || name === core.group.screenName);
  return own ? ok({ groups: [groupShape(core.group)], profiles: [] }) : refuse(100, 'group_ids is undefined');
}

function getUsers(core: Core, params: Params): MethodAnswer {
  const names = (textParam(params, 'user_ids') ?? '').split(',').filter((name) => name !== '');
  const ids = names.map((name) => Number(name.replace(/^id/, '')));
  return ok(ids.flatMap((id) => core.memory.people.get(id) ?? []).map(userShape));
}

function getConversations(core: Core, params: Params): MethodAnswer {
  const peers = integersParam(params, 'peer_ids');
  if (peers === null) return refuse(100, 'peer_ids is undefined');
  const { memory } = core;
  const known = peers.filter((peer) => (isChatPeer(peer) ? memory.chats.get(peer)?.botIn : memory.people.has(peer)));
  const items = known.map((peer) => {
    const last = memory.conversation(peer).messages.at(-1) ?? null;
    return conversationShape(peer, memory.chats.get(peer) ?? null, last, unreachable(core, peer) === null);
  });
  return ok({ count: items.length, items });
}

function getMembers(core: Core, params: Params): MethodAnswer {
  const peer = integerParam(params, 'peer_id');
  if (peer === null) return refuse(100, 'peer_id is undefined');
  const chat = core.memory.chats.get(peer);
  if (isChatPeer(peer) && (chat === undefined || !chat.botIn || !chat.botAdmin)) return refuse(917);
  const all = chat === undefined ? [memberShape(peer, null), memberShape(-core.group.id, null)] : membersOf(core, chat);
  const offset = integerParam(params, 'offset') ?? 0;
  const count = integerParam(params, 'count') ?? MEMBERS_UNASKED;
  if (offset < 0 || count < 1 || count > MEMBERS_AT_ONCE) return refuse(100, 'count or offset is invalid');
  const items = all.slice(offset, offset + count);
  const profiles = items.flatMap((member) => core.memory.people.get(member.member_id ?? 0) ?? []).map(userShape);
  return ok({ count: all.length, items, profiles, groups: [groupShape(core.group)] });
}

function membersOf(core: Core, chat: Chat): MessagesConversationMember[] {
  return [...chat.members, -core.group.id].map((member) => memberShape(member, chat));
}

function memberShape(member: number, chat: Chat | null): MessagesConversationMember {
  if (chat === null) return { member_id: member };
  const owner = member === chat.owner;
  return {
    member_id: member,
    invited_by: chat.owner,
    join_date: 0,
    ...(owner ? { is_owner: true } : {}),
    ...(owner || (member < 0 && chat.botAdmin) ? { is_admin: true } : { can_kick: true }),
  };
}

function getServerTime(core: Core): MethodAnswer {
  return ok(unixTime(core.realNow()));
}

function isAllowed(core: Core, params: Params): MethodAnswer {
  const user = integerParam(params, 'user_id');
  if (user === null || integerParam(params, 'group_id') !== core.group.id) return refuse(100);
  return ok({ is_allowed: unreachable(core, user) === null ? 1 : 0 });
}
