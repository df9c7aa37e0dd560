import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePng } from '../reports/pngs';
import { FIXTURES_DIR, hasShared, problems } from './schemaCheck';
import { ANNA, BORIS, CLASS_CHAT, Town, type PollServer, type Update } from './town';

/** The schema and the recordings lie in ../shared beside the project; a plain clone goes without them. */
const suite = hasShared ? describe : describe.skip;
const title = hasShared
  ? "what the embedded VK says has VK's shapes"
  : "SKIPPED: ../shared with VK's schema and recordings is not beside the project";

const MESSAGE = 'callback/objects.json#/definitions/callback_message';

suite(title, () => {
  let town: Town;
  let start: PollServer;
  let updates: Update[];

  beforeAll(async () => {
    town = await Town.open();
    start = await town.pollServer();
    town.world.say(ANNA, ANNA, { text: 'Начать', payload: { command: 'start' }, ref: 'code' });
    town.world.say(ANNA, ANNA, { text: 'а', attachments: ['photo', 'doc', 'sticker', 'audio_message', 'video'] });
    town.world.say(ANNA, ANNA, { text: '', forwarded: [{ from: BORIS, text: 'б' }] });
    town.world.say(ANNA, ANNA, { text: 'ответ', replyToCmid: 1 });
    town.world.inviteBot(CLASS_CHAT, ANNA);
    town.world.setBotAdmin(CLASS_CHAT, true);
    town.world.renameChat(CLASS_CHAT, ANNA, '7Б');
    town.world.say(BORIS, CLASS_CHAT, 'всем');
    await town.send(ANNA, 'кнопка');
    town.world.press(ANNA, ANNA, 5, { do: 'done' });
    town.world.allow(ANNA);
    town.world.deny(BORIS);
    updates = await town.updates(start);
  });
  afterAll(() => town.vk.close());

  const fixture = (path: string): Record<string, unknown> =>
    JSON.parse(readFileSync(join(FIXTURES_DIR, path), 'utf8')) as Record<string, unknown>;
  const firstOf = (type: string, suits: (update: Update) => boolean = () => true): Update => {
    const found = updates.find((update) => update.type === type && suits(update));
    if (found === undefined) throw new Error(`no ${type}`);
    return found;
  };
  /** Names a recording has and the sandbox lacks. */
  const lacking = (recorded: object, own: object): string[] =>
    Object.keys(recorded).filter((name) => !(name in own) && name !== '_source');

  it('the check itself notices what is missing, unknown or of another type', () => {
    const message = firstOf('message_new').object.message;
    const undated = Object.fromEntries(Object.entries(message).filter(([name]) => name !== 'date'));
    expect(problems(undated, MESSAGE)).toEqual(['$.date: missing']);
    expect(problems({ ...message, colour: 'red' }, MESSAGE)).toEqual(['$.colour: unknown']);
    expect(problems({ ...message, text: 5 }, MESSAGE)).toEqual(['$.text: not string']);
  });

  it('every message', () => {
    const messages = updates.filter(({ type }) => type === 'message_new').map(({ object }) => object.message);
    expect(messages).toHaveLength(7);
    // The published schema names the kind 'video' and forgets its property.
    expect(messages.flatMap((message) => problems(message, MESSAGE))).toEqual(['$.attachments[4].video: unknown']);
  });

  it('every client_info and every envelope', () => {
    const infos = updates.flatMap(({ object }) => object.client_info ?? []);
    expect(
      infos.flatMap((info) => problems(info, 'callback/objects.json#/definitions/callback_info_for_bots')),
    ).toEqual([]);
    // The published list of types has no message_event, though its object is described.
    const envelopes = updates
      .filter(({ type }) => type !== 'message_event')
      .map(({ type, event_id, v, group_id }) => ({ type, event_id, v, group_id }));
    expect(envelopes.flatMap((one) => problems(one, 'callback/objects.json#/definitions/callback_base'))).toEqual([]);
    const properties = updates.map((update) => Object.keys(update).sort().join());
    expect(new Set(properties)).toEqual(new Set(['event_id,group_id,object,type,v']));
  });

  it('permissions', () => {
    expect(
      problems(firstOf('message_allow').object, 'callback/objects.json#/definitions/callback_message_allow'),
    ).toEqual([]);
    expect(
      problems(firstOf('message_deny').object, 'callback/objects.json#/definitions/callback_message_deny'),
    ).toEqual([]);
  });

  it('answers of the API', async () => {
    const answers: [string, Record<string, string | number>, string][] = [
      [
        'messages.send',
        { peer_ids: `${ANNA},999`, message: 'а', random_id: 1 },
        'messages/responses.json#/definitions/messages_send_user_ids_response',
      ],
      [
        'messages.send',
        { peer_id: ANNA, message: 'а', random_id: 2 },
        'messages/responses.json#/definitions/messages_send_deprecated_response',
      ],
      [
        'messages.getConversationsById',
        { peer_ids: `${ANNA},${BORIS},${CLASS_CHAT}` },
        'messages/responses.json#/definitions/messages_getConversationsById_response',
      ],
      [
        'messages.getConversationMembers',
        { peer_id: CLASS_CHAT },
        'messages/responses.json#/definitions/messages_getConversationMembers_response',
      ],
      [
        'messages.isMessagesFromGroupAllowed',
        { user_id: ANNA, group_id: 777 },
        'messages/responses.json#/definitions/messages_isMessagesFromGroupAllowed_response',
      ],
      ['groups.getById', {}, 'groups/responses.json#/definitions/groups_getById_object_response'],
      [
        'groups.getLongPollServer',
        { group_id: 777 },
        'groups/responses.json#/definitions/groups_getLongPollServer_response',
      ],
      ['groups.getTokenPermissions', {}, 'groups/responses.json#/definitions/groups_getTokenPermissions_response'],
      ['utils.getServerTime', {}, 'utils/responses.json#/definitions/utils_getServerTime_response'],
      ['users.get', { user_ids: ANNA }, 'users/responses.json#/definitions/users_get_response'],
    ];
    for (const [method, params, definition] of answers) {
      expect([method, problems(await town.call(method, params), definition)]).toEqual([method, []]);
    }
    const settings = await town.call('groups.getLongPollSettings', { group_id: 777 });
    // The published list of events has no message_event, which VK sends all the same.
    expect(problems(settings, 'groups/responses.json#/definitions/groups_getLongPollSettings_response')).toEqual([
      '$.response.events.message_event: unknown',
    ]);
  });

  it('a picture: the address, what is saved, and the message with it', async () => {
    const PHOTOS = 'photos/responses.json#/definitions/';
    const server = await town.call<{ upload_url: string }>('photos.getMessagesUploadServer', { peer_id: ANNA });
    expect(problems(server, `${PHOTOS}photos_getMessagesUploadServer_response`)).toEqual([]);
    const form = new FormData();
    const picture = writePng({ width: 40, height: 60, rgb: new Uint8Array(40 * 60 * 3) });
    form.append('photo', new Blob([new Uint8Array(picture)]), 'picture.png');
    const posted = await fetch(server.response?.upload_url ?? '', { method: 'POST', body: form });
    const uploaded = (await posted.json()) as Record<string, string | number>;
    expect(Object.keys(uploaded).sort()).toEqual(['hash', 'photo', 'server']);
    const saved = await town.call<{ id: number }[]>('photos.saveMessagesPhoto', uploaded);
    expect(problems(saved, `${PHOTOS}photos_saveMessagesPhoto_response`)).toEqual([]);
    await town.send(ANNA, 'с картинкой', { attachment: `photo-777_${saved.response?.[0]?.id}` });
    town.world.say(ANNA, ANNA, { text: 'в ответ', replyToCmid: town.world.messages(ANNA).at(-1)?.cmid ?? 0 });
    const [update] = (await town.updates(start)).slice(-1);
    const answer = update?.object.message['reply_message'] as Record<string, unknown>;
    expect(answer['attachments']).toMatchObject([{ type: 'photo', photo: { owner_id: -777 } }]);
    expect(problems(update?.object.message, MESSAGE)).toEqual([]);
  });

  it('a private message has all that a recorded one has', () => {
    const [recorded] = fixture('longpoll_message_new_dm_5.131.json')['updates'] as [Update];
    const own = firstOf('message_new');
    expect(lacking(recorded, own)).toEqual([]);
    expect(lacking(recorded.object.message, own.object.message)).toEqual([]);
    expect(lacking(recorded.object.client_info, own.object.client_info)).toEqual([]);
  });

  it('a message of a chat and the invitation of the bot have all that recorded ones have', () => {
    const recordedChat = fixture('message_new_chat_5.131.json') as unknown as Update;
    const recordedInvite = fixture('message_new_bot_invited_2020.json') as unknown as Update;
    const chat = firstOf('message_new', ({ object }) => object.message['text'] === 'всем');
    const invite = firstOf('message_new', ({ object }) => object.message['action'] !== undefined);
    expect(lacking(recordedChat.object.message, chat.object.message)).toEqual([]);
    expect(lacking(recordedInvite.object.message, invite.object.message)).toEqual([]);
    expect(Object.keys(invite.object.message['action'] as object).sort()).toEqual(['member_id', 'type']);
  });

  it.each([
    ['message_event', 'GetBotsLongPollHistory_MessageEventTest.json'],
    ['message_allow', 'GetBotsLongPollHistory_MessageAllowTest.json'],
    ['message_deny', 'GetBotsLongPollHistory_MessageDenyTest.json'],
  ])('%s has the properties and kinds of values of the recorded one', (type, file) => {
    const recorded = fixture(join('events', file))['object'] as Record<string, unknown>;
    const own = firstOf(type).object as unknown as Record<string, unknown>;
    const kinds = (object: Record<string, unknown>) =>
      Object.entries(object)
        .map(([name, value]) => [name, typeof value])
        .sort();
    expect(kinds(own)).toEqual(kinds(recorded));
  });

  it('errors have the recorded shape', async () => {
    const recorded = fixture('error_901.json')['error'] as Record<string, unknown>;
    const { error } = await town.send(BORIS, 'а');
    expect(Object.keys(error ?? {}).sort()).toEqual(Object.keys(recorded).sort());
    expect(error?.error_msg).toBe(recorded['error_msg']);
    expect(error?.request_params).toContainEqual({ key: 'peer_id', value: String(BORIS) });
  });

  it('failed answers of the long poll have the recorded properties', async () => {
    const failed1 = fixture('events/GetBotsLongPollHistory_Failed1.json');
    const own = await town.poll({ ...start, ts: '99999' });
    expect(Object.keys(own).sort()).toEqual(Object.keys(failed1).sort());
    expect(await town.poll({ ...start, key: 'другой' })).toEqual(fixture('events/GetBotsLongPollHistory_Failed2.json'));
  });
});
