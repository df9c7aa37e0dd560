/** Uploading a picture: to the embedded VK over HTTP, and to one that misbehaves. */
import { drawProgress } from '../../src/reports/progressPicture';
import type { VkApi } from '../../src/vk/api';
import { uploadPhoto } from '../../src/vk/uploadPhoto';
import { MOMENTS } from '../reports/progressMoments';
import { ANNA, BORIS, TOKEN, Town } from '../sandbox/town';
import { apiOf, logLines, startTinyVk } from './tinyVk';

let town: Town;
let api: VkApi;
let picture: Uint8Array;
beforeAll(async () => {
  picture = await drawProgress(MOMENTS.allDone);
});
beforeEach(async () => {
  town = await Town.open();
  api = apiOf(town.vk.apiUrl, { token: TOKEN, logger: logLines().logger, rateLimit: 0 });
  town.world.allow(ANNA);
});
afterEach(async () => {
  api.close();
  await town.vk.close();
});

const upload = (bytes: Uint8Array = picture, peer = ANNA) => uploadPhoto(api, { peer, bytes }, town.vk.apiUrl);

test('a picture that was uploaded goes with a message, and is what was uploaded', async () => {
  const uploaded = await upload();
  if (uploaded.kind !== 'attachment') throw new Error(uploaded.kind);
  expect(uploaded.attachment).toMatch(/^photo-777_1_[0-9a-f]+$/);
  await town.send(ANNA, 'Сводка', { attachment: uploaded.attachment });
  const [photo] = town.world.messages(ANNA).at(-1)?.photos ?? [];
  if (!photo) throw new Error('no picture');
  expect(photo).toMatchObject({ width: 1080 });
  expect(Buffer.from(town.world.photoAt(photo.url)).equals(Buffer.from(picture))).toBe(true);
});

test('what is no picture is refused', async () => {
  expect(await upload(Buffer.from('не картинка'))).toEqual({ kind: 'refused' });
});

test('a person who never allowed messages is refused', async () => {
  expect(await upload(picture, BORIS)).toEqual({ kind: 'refused' });
});

test.each([
  ['the address is not given', 'photos.getMessagesUploadServer'],
  ['the upload breaks', 'upload.photo'],
  ['it is not saved', 'photos.saveMessagesPhoto'],
])('a passing trouble is told from a refusal: %s', async (_, method) => {
  town.world.httpErrorNext({ method, status: 502 });
  expect(await upload()).toEqual({ kind: 'later' });
  town.world.fault({ kind: 'hangUp', method, when: 'before' });
  expect(await upload()).toEqual({ kind: 'later' });
  expect(await upload()).toMatchObject({ kind: 'attachment' });
});

test.each([
  ['photos.getMessagesUploadServer', 15, 'refused'],
  ['photos.saveMessagesPhoto', 121, 'refused'],
  ['photos.saveMessagesPhoto', 6, 'later'],
])('%s refusing with %i is «%s»', async (method, errorCode, kind) => {
  town.world.failNext({ method, errorCode });
  expect(await upload()).toEqual({ kind });
});

test.each([
  ['another host', { upload_url: 'http://10.0.0.1/upload' }],
  ['no address', {}],
])('nothing is sent to %s', async (_, response) => {
  const vk = await startTinyVk();
  vk.on('photos.getMessagesUploadServer', () => ({ json: { response } }));
  const own = apiOf(vk.apiUrl, { token: TOKEN, logger: logLines().logger, rateLimit: 0 });
  expect(await uploadPhoto(own, { peer: ANNA, bytes: picture }, vk.apiUrl)).toEqual({ kind: 'refused' });
  expect(vk.calls).toHaveLength(1);
  own.close();
  await vk.close();
});

test.each([
  ['an empty list', { server: 1, photo: '[]', hash: 'a' }],
  ['no hash', { server: 1, photo: '[{}]' }],
  ['an error', { error: 'ERR_UPLOAD' }],
  ['a list', []],
])('an upload server that answers with %s', async (_, answer) => {
  const vk = await startTinyVk();
  vk.on('photos.getMessagesUploadServer', () => ({ json: { response: { upload_url: `${vk.url}/upload` } } }));
  vk.on('upload', () => ({ json: answer }));
  const own = apiOf(vk.apiUrl, { token: TOKEN, logger: logLines().logger, rateLimit: 0 });
  expect(await uploadPhoto(own, { peer: ANNA, bytes: picture }, vk.apiUrl)).toEqual({ kind: 'refused' });
  expect(vk.of('photos.saveMessagesPhoto')).toEqual([]);
  own.close();
  await vk.close();
});
