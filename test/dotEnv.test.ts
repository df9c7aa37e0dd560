import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDotEnv, type DotEnv } from '../src/dotEnv';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dot-env-'));
  file = join(dir, '.env');
});
afterEach(() => rmSync(dir, { recursive: true }));

const written = (text: string, env = {}): Extract<DotEnv, { kind: 'read' }> => {
  writeFileSync(file, text);
  const read = withDotEnv(env, file);
  if (read.kind === 'unreadable') throw new Error(read.message);
  return read;
};

test('the file is read, and the environment goes before it', () => {
  const read = written('# ключ\nVK_TOKEN=from-file\nADMIN_IDS="1,2"\n', { VK_TOKEN: 'from-env' });
  expect(read).toEqual({ kind: 'read', env: { VK_TOKEN: 'from-env', ADMIN_IDS: '1,2' }, warnings: [] });
});

test('without a file the environment is all there is', () => {
  expect(withDotEnv({ A: 'b' }, file)).toEqual({ kind: 'read', env: { A: 'b' }, warnings: [] });
});

test.each([
  ['a folder', () => mkdirSync(file), /папка.*\.env\.example/su],
  ['under a file, where nothing can be', () => void (file = join(__filename, '.env')), /не читается \(ENOTDIR\)/u],
])('one that is %s is told with its remedy', (_what, make, remedy) => {
  make();
  expect(withDotEnv({}, file)).toEqual({ kind: 'unreadable', message: expect.stringMatching(remedy) as string });
});

test('a name that is nearly ours is told of, a stranger is let be', () => {
  const { warnings } = written(
    'VK_TOKE=secret\nadmin_ids=1\nHTTP_PROT=1\nPATH_TO_CAT=x\nTZ=UTC\nVK_CALLBACK_SECRET=s\n',
  );
  expect(warnings).toHaveLength(3);
  expect(warnings[1]).toMatch(/VK_TOKE в .*не действует.*имелась в виду VK_TOKEN/su);
  expect(warnings[2]).toContain('имелась в виду ADMIN_IDS');
  expect(warnings[0]).toContain('имелась в виду HTTP_PORT');
  expect(warnings.join()).not.toContain('secret');
});

test('the example itself has no such name', () => {
  expect(withDotEnv({}, '.env.example')).toMatchObject({ kind: 'read', warnings: [] });
});
