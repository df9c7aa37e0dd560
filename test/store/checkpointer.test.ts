import { statSync } from 'node:fs';
import { join } from 'node:path';
import { startCheckpointer } from '../../src/store/checkpointer';
import { opened, scratchFile } from './openDatabase';

const THREAD = join(process.cwd(), 'dist', 'src', 'store', 'checkpointThread.js');
const NOW = 1_700_000_000_000;

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

test('what was written reaches the database file while the bot goes on, and all of it is there afterwards', async () => {
  const file = scratchFile();
  const database = await opened(file.path);
  const before = statSync(file.path).size;
  const warnings: string[] = [];
  const logger = { warn: (_: object, text: string) => void warnings.push(text) };
  const checkpointer = startCheckpointer({ path: file.path, logger, everyMs: 5, thread: THREAD });
  for (let n = 0; n < 20; n += 1) {
    await database.transaction((stores) => stores.inbox.add(`event ${n}`, '"'.padEnd(900, 'x') + '"', NOW));
  }
  await until(() => statSync(file.path).size > before);
  await checkpointer.stop();
  expect(await database.transaction((stores) => stores.inbox.next(0, 100))).toHaveLength(20);
  expect(warnings).toEqual([]);
  await database.close();
  file.remove();
});

test('a thread that ends by an error is told in the log, and the bot goes on', async () => {
  const file = scratchFile();
  const database = await opened(file.path);
  const warned = new Promise<string>((resolve) => {
    const logger = { warn: (_: object, text: string) => resolve(text) };
    startCheckpointer({ path: file.path, logger, thread: join(__dirname, 'no-such-thread.js') });
  });
  expect(await warned).toBe('the thread of the checkpoints ended');
  await database.transaction((stores) => stores.inbox.add('event', '{}', NOW));
  expect(await database.transaction((stores) => stores.inbox.next(0, 10))).toHaveLength(1);
  await database.close();
  file.remove();
});
