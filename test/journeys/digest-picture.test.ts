/** Сводка с картинкой: она под текстом, без неё текст приходит всё равно, и всегда один раз. */
import { imageSize } from '../../src/sandbox/imageSize';
import type { MessageView } from '../../src/sandbox/control';
import { PAVEL, Town, VERA } from './town';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const sizeOf = ({ photos }: MessageView): number[] => {
  const [photo] = photos;
  if (!photo) return [];
  const size = imageSize(town.vk.world.photoAt(photo.url));
  return size ? [size.width, size.height] : [];
};
const digests = (): MessageView[] =>
  town
    .as(VERA)
    .readsAll()
    .filter(({ text }) => text.startsWith('Сводка'));

test('администратор просит сводку и получает её с картинкой и словами о том, что видно только на ней', async () => {
  const digest = await town.as(VERA).asks('Сводка');
  const [width, height] = sizeOf(digest);
  expect(width).toBe(1080);
  expect(height).toBeGreaterThan(1000);
  expect(digest.text).toMatch(/^Сводка на 14\.06\.2023/);
  expect(digest.text).toMatch(/На картинке — по группам: зарегистрироваться на платформе — классные руководители 0 из/);
});

test('утренняя сводка — с картинкой, одна, хотя бота перезапускают', async () => {
  town.as(VERA).readsAll();
  await town.clockTo('2023-06-15T08:00');
  await town.restartBot();
  await town.clockTo('2023-06-15T12:00');
  const [digest, ...others] = digests();
  if (!digest) throw new Error('no digest');
  expect(others).toEqual([]);
  expect(sizeOf(digest)[0]).toBe(1080);
});

test.each([
  ['photos.getMessagesUploadServer', '2023-06-16T08:00'],
  ['upload.photo', '2023-06-19T08:00'],
  ['photos.saveMessagesPhoto', '2023-06-20T08:00'],
])('не вышло загрузить (%s) — текст приходит вовремя, без слов о картинке', async (method, morning) => {
  town.vk.world.fault({ kind: 'hangUp', method, when: 'before' });
  await town.clockTo(morning);
  const all = digests();
  expect(all.map(({ photos }) => photos)).toEqual([[]]);
  expect(all[0]?.text).not.toContain('картинк');
});

test('ВКонтакте картинку не берёт — текст приходит', async () => {
  town.vk.world.failNext({ method: 'photos.saveMessagesPhoto', errorCode: 100 });
  const digest = await town.as(VERA).asks('Сводка');
  expect([digest.photos, digest.text.startsWith('Сводка на')]).toEqual([[], true]);
});

test('бота останавливают, пока картинка рисуется, — сводка приходит после старта, один раз', async () => {
  const vera = town.as(VERA);
  vera.readsAll();
  vera.says('Сводка');
  await town.vk.world.taken();
  await town.restartBot();
  expect((await vera.hears()).text).toMatch(/^Сводка на 20\.06\.2023/);
  await town.clockTo('2023-06-20T08:30');
  expect(digests()).toEqual([]);
});

test('кому сводка не положена, тому и картинка', async () => {
  const answer = await town.as(PAVEL).asks('Сводка');
  expect(answer.photos).toEqual([]);
});
