import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningClock, serve } from '../../src/sandbox/server';
import type { EmbeddedVk } from '../../src/sandbox/embeddedVk';

const open: EmbeddedVk[] = [];
afterEach(async () => {
  for (const vk of open.splice(0)) await vk.close();
});
const started = async (settings: object): Promise<EmbeddedVk> => {
  const vk = await serve(JSON.stringify(settings));
  open.push(vk);
  return vk;
};
const peopleOf = async (vk: EmbeddedVk): Promise<number[]> => {
  const state = (await (await fetch(`${vk.url}/sandbox/state`)).json()) as { people: { id: number }[] };
  return state.people.map(({ id }) => id);
};

describe('the embedded VK alone', () => {
  it('starts with so many made-up people', async () => {
    expect(await peopleOf(await started({ people: 3 }))).toEqual([1, 2, 3]);
  });

  it('starts with the world of a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'world-'));
    const worldFile = join(folder, 'world.json');
    const person = { id: 5, name: 'Анна', firstName: 'Анна', lastName: 'Иванова', note: '' };
    writeFileSync(
      worldFile,
      JSON.stringify({ people: [person], chats: [{ localId: 4, title: '7Б', members: [5], owner: 5 }] }),
    );
    const vk = await started({ worldFile });
    expect(await peopleOf(vk)).toEqual([5]);
    vk.world.inviteBot(2_000_000_004, 5);
    rmSync(folder, { recursive: true });
  });

  it('refuses a setting it does not know, and a port that is taken', async () => {
    await expect(serve('{"prot":1}')).rejects.toThrow('prot');
    const vk = await started({});
    const port = Number(new URL(vk.url).port);
    await expect(serve(JSON.stringify({ port }))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('has a clock that runs and is moved ahead, never back', async () => {
    const clock = runningClock(Date.parse('2023-06-14T06:00:00Z'));
    expect(clock.now()).toBeGreaterThanOrEqual(Date.parse('2023-06-14T06:00:00Z'));
    const later = Date.parse('2023-06-20T06:00:00Z');
    await clock.moveTo(later);
    await clock.moveTo(later - 1000);
    expect(clock.now()).toBeGreaterThanOrEqual(later);
  });
});
