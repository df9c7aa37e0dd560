import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isKnownCode, reactionTo } from '../../src/vk/errorTable';

const RECORDED = path.resolve(__dirname, '../../../shared/vk-fixtures/messages.send.error_codes.json');

test.each([
  [[1, 10, 36, 995], { kind: 'retry' }],
  [[6], { kind: 'slow' }],
  [[9, 984], { kind: 'flood' }],
  [[29], { kind: 'quota' }],
  [[5, 27], { kind: 'token' }],
  [[14], { kind: 'captcha' }],
  [[7, 15, 925], { kind: 'refuse', refusal: 'rights' }],
  [[100, 910, 913, 940, 943, 944], { kind: 'refuse', refusal: 'our_mistake' }],
  [[911], { kind: 'plain' }],
  [[914], { kind: 'split' }],
  [[12, 13], { kind: 'split_batch' }],
  [[912], { kind: 'refuse', refusal: 'bots_off' }],
  [[900, 901, 902, 987, 988, 1021], { kind: 'refuse', refusal: 'person_unreachable' }],
  [[917, 922, 927, 945, 946, 983, 985, 996, 1012, 1017], { kind: 'refuse', refusal: 'chat_unreachable' }],
  [[993], { kind: 'refuse', refusal: 'chat_moved' }],
  [[979, 986, 1016], { kind: 'refuse', refusal: 'policy' }],
  [[932, 935, 936], { kind: 'refuse', refusal: 'wrong_target' }],
  [[909, 920, 949, 950, 969], { kind: 'refuse', refusal: 'too_late' }],
])('the codes %j have the reaction %j', (codes, reaction) => {
  for (const code of codes) expect([code, reactionTo(code)]).toEqual([code, reaction]);
});

test('a code that VK has not had yet is refused as our mistake and is known to be unknown', () => {
  expect(reactionTo(1999)).toEqual({ kind: 'refuse', refusal: 'our_mistake' });
  expect(isKnownCode(1999)).toBe(false);
});

const whenRecorded = existsSync(RECORDED) ? test : test.skip;
whenRecorded(
  "every error that VK lists for messages.send is in the table (needs VK's list beside the checkout)",
  () => {
    const { codes } = JSON.parse(readFileSync(RECORDED, 'utf8')) as { codes: Record<string, string> };
    expect(Object.keys(codes).length).toBeGreaterThan(30);
    expect(Object.keys(codes).filter((code) => !isKnownCode(Number(code)))).toEqual([]);
  },
);
