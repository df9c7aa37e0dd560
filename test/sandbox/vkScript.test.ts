import { parseScript } from '../../src/sandbox/vkScript';

describe('VKScript of a batch', () => {
  it('reads a list of calls with any characters in their texts', () => {
    const text = 'скобки }) ]; кавычка " и \\ обратная, перевод\nстроки, API.users.get({}), \u2028 😀';
    const code = `return [API.messages.send(${JSON.stringify({ message: text, random_id: 1 })}), API.users.get({"user_ids":"1"}),API.groups.getById()];`;
    expect(parseScript(code)).toEqual({
      kind: 'many',
      calls: [
        { method: 'messages.send', args: { message: text, random_id: 1 } },
        { method: 'users.get', args: { user_ids: '1' } },
        { method: 'groups.getById', args: {} },
      ],
    });
  });

  it('reads a text that ends in a backslash', () => {
    const args = { message: '\\', tail: '\\"' };
    expect(parseScript(`return API.messages.send(${JSON.stringify(args)});`)).toEqual({
      kind: 'one',
      call: { method: 'messages.send', args },
    });
  });

  it.each([
    ['an open brace', 'return [API.messages.send({"message":"a")];'],
    ['an open string', 'return API.messages.send({"message":"a});'],
    ['a missing call', 'return [1];'],
    ['a tail', 'return []; drop'],
    ['no return', '[API.users.get({})];'],
    ['a single-quoted string', "return API.users.get({'user_ids':1});"],
  ])('does not read %s', (_, code) => {
    expect(parseScript(code)).toMatchObject({ kind: 'bad' });
  });

  it('reads an empty list', () => {
    expect(parseScript('return [];')).toEqual({ kind: 'many', calls: [] });
  });
});
