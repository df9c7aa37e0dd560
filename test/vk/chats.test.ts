import { peerId } from '../../src/domain/ids';
import { describeChat, groupInfo } from '../../src/vk/chats';
import { apiOf, startTinyVk, type Reply, type TinyVk } from './tinyVk';

const CHAT = peerId(2_000_000_001);
let vk: TinyVk;
beforeEach(async () => {
  vk = await startTinyVk();
});
afterEach(() => vk.close());

async function ask<Answer>(method: string, reply: Reply, question: (api: ReturnType<typeof apiOf>) => Promise<Answer>) {
  vk.on(method, () => reply);
  const api = apiOf(vk.apiUrl);
  const answer = await question(api);
  api.close();
  return answer;
}

describe('a chat is described', () => {
  const items = [{ peer: { id: CHAT, type: 'chat' }, chat_settings: { title: '7Б класс', owner_id: 1 } }];
  test.each<[string, Reply, { title: string | null; passing: boolean }]>([
    ['by its title', { json: { response: { count: 1, items } } }, { title: '7Б класс', passing: false }],
    [
      'as unknown, where VK shows us nothing',
      { json: { response: { count: 0, items: [] } } },
      { title: null, passing: false },
    ],
    [
      'as unknown, without access',
      { json: { error: { error_code: 917, error_msg: 'no' } } },
      { title: null, passing: false },
    ],
    [
      'later, when VK fails for now',
      { json: { error: { error_code: 10, error_msg: 'no' } } },
      { title: null, passing: true },
    ],
    ['later, when VK is away', 'hang_up', { title: null, passing: true }],
  ])('%s', async (_how, reply, description) => {
    const method = 'messages.getConversationsById';
    expect(await ask(method, reply, (api) => describeChat(api, CHAT))).toEqual(description);
    expect(vk.of(method)[0]).toMatchObject({ peer_ids: '2000000001' });
  });
});

describe('the community is found', () => {
  const group = { id: 9001, name: 'Школа', screen_name: 'school.bot' };
  const found = { kind: 'found', id: 9001, screenName: 'school.bot', name: 'Школа' };
  test.each([
    ['in the shape of today', { groups: [group], profiles: [] }],
    ['in the shape before 5.139', [group]],
  ])('%s', async (_shape, response) => {
    expect(await ask('groups.getById', { json: { response } }, groupInfo)).toEqual(found);
  });

  test('or not, with the reason: a bad token, a token of a person, VK away', async () => {
    const bad = { json: { error: { error_code: 5, error_msg: 'auth failed' } } };
    expect(await ask('groups.getById', bad, groupInfo)).toEqual({ kind: 'error', code: 5, message: 'auth failed' });
    const person = { json: { response: { groups: [] } } };
    expect(await ask('groups.getById', person, groupInfo)).toMatchObject({ kind: 'error', code: 0 });
    expect(await ask('groups.getById', 'hang_up', groupInfo)).toMatchObject({ kind: 'network' });
  });
});
