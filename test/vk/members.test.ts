/** Reading a chat's members: against the embedded VK, and in the corners it never shows. */
import { peerId } from '../../src/domain/ids';
import { readMembers, type MembersRead } from '../../src/vk/members';
import { ANNA, BORIS, CLASS_CHAT, TOKEN, Town } from '../sandbox/town';
import { apiOf, startTinyVk, type Handler, type TinyVk } from './tinyVk';

const METHOD = 'messages.getConversationMembers';
const CHAT = peerId(CLASS_CHAT);

describe('of the embedded VK', () => {
  let town: Town;
  beforeEach(async () => {
    town = await Town.open();
  });
  afterEach(() => town.vk.close());

  async function read(): Promise<MembersRead> {
    const api = apiOf(town.vk.apiUrl, { token: TOKEN });
    const answer = await readMembers(api, CHAT);
    api.close();
    return answer;
  }

  test('people with their names, and neither the bot nor a community among them', async () => {
    town.world.inviteBot(CLASS_CHAT, ANNA);
    town.world.promoteBot(CLASS_CHAT, ANNA);
    expect(await read()).toEqual({
      kind: 'members',
      ids: [ANNA, BORIS],
      names: new Map([
        [ANNA, 'Анна Иванова'],
        [BORIS, 'Борис Иванова'],
      ]),
      whole: true,
    });
  });

  test('nothing without the right of an administrator, before it is given and after it is taken', async () => {
    expect(await read()).toEqual({ kind: 'no_right' });
    town.world.inviteBot(CLASS_CHAT, ANNA);
    expect(await read()).toEqual({ kind: 'no_right' });
    town.world.promoteBot(CLASS_CHAT, ANNA);
    town.world.demoteBot(CLASS_CHAT, ANNA);
    expect(await read()).toEqual({ kind: 'no_right' });
  });

  test('of a large chat in pages, all of them', async () => {
    await town.vk.close();
    const people = Array.from({ length: 450 }, (_, index) => 1_000 + index);
    const person = (id: number) => ({ id, name: `Имя ${id}`, firstName: 'Имя', lastName: String(id), note: '' });
    const [owner = 0] = people;
    town = await Town.open({
      world: { people: people.map(person), chats: [{ localId: 1, title: 'Все', members: people, owner }] },
    });
    town.world.inviteBot(CLASS_CHAT, owner);
    town.world.promoteBot(CLASS_CHAT, owner);
    expect(await read()).toMatchObject({ kind: 'members', ids: people, whole: true });
    expect(town.world.counters().requests).toBe(3);
  });
});

describe('in the corners of the protocol', () => {
  let vk: TinyVk;
  beforeEach(async () => {
    vk = await startTinyVk();
  });
  afterEach(() => vk.close());

  async function readFrom(handler: Handler): Promise<MembersRead> {
    vk.on(METHOD, handler);
    const api = apiOf(vk.apiUrl);
    const answer = await readMembers(api, CHAT);
    api.close();
    return answer;
  }
  const refusal = (code: number) => ({ json: { error: { error_code: code, error_msg: 'no' } } });

  test.each([
    [917, 'no_right'],
    [925, 'no_right'],
    [15, 'no_right'],
    [7, 'no_right'],
    [927, 'unreachable'],
    [993, 'moved'],
    [9, 'busy'],
    [10, 'later'],
    [6, 'later'],
    [29, 'busy'],
    [5, 'later'],
  ] as const)('error %d means %s', async (code, kind) => {
    expect(await readFrom(() => refusal(code))).toEqual({ kind });
    expect(vk.of(METHOD)).toHaveLength(1);
  });

  test('an empty list is no access: the bot itself would be in a real one', async () => {
    expect(await readFrom(() => ({ json: { response: { count: 0, items: [] } } }))).toEqual({ kind: 'no_right' });
  });

  test('VK that hangs up is asked again later, also in the middle of the pages', async () => {
    expect(await readFrom(() => 'hang_up')).toEqual({ kind: 'later' });
    const first = { json: { response: { count: 300, items: [{ member_id: 1 }] } } };
    expect(await readFrom((params) => (params['offset'] === '0' ? first : 'hang_up'))).toEqual({ kind: 'later' });
  });

  test('of more than a thousand the first thousand, in five calls, and it is said that they are not all', async () => {
    const items = (offset: number) => Array.from({ length: 200 }, (_, index) => ({ member_id: 1 + offset + index }));
    const read = await readFrom((params) => ({
      json: { response: { count: 3_000, items: items(Number(params['offset'])), profiles: [] } },
    }));
    expect(read).toMatchObject({ kind: 'members', whole: false, ids: { length: 1_000 } });
    expect(vk.of(METHOD).map(({ peer_id, offset, count }) => [peer_id, offset, count])).toEqual(
      ['0', '200', '400', '600', '800'].map((offset) => ['2000000001', offset, '200']),
    );
  });

  test('pages that end before the count are not all', async () => {
    const page = (items: object[]) => ({ json: { response: { count: 5, items } } });
    const read = await readFrom((params) => page(params['offset'] === '0' ? [{ member_id: 1 }] : []));
    expect(read).toMatchObject({ kind: 'members', ids: [1], whole: false });
  });

  test('what is no member is passed over, and a name cannot carry a mention', async () => {
    const items = [{ member_id: 7 }, { member_id: -5 }, { member_id: 'x' }, null, { member_id: 7 }, { member_id: 1.5 }];
    const profiles = [
      { id: 7, first_name: '[club1|Анна]', last_name: '@all *id1 (Б)\nВ' },
      { id: 8, first_name: 5, last_name: ' ' },
      'odd',
    ];
    expect(await readFrom(() => ({ json: { response: { count: 6, items, profiles } } }))).toEqual({
      kind: 'members',
      ids: [7],
      names: new Map([[7, 'club1Анна all id1 (Б)В']]),
      whole: true,
    });
  });
});
