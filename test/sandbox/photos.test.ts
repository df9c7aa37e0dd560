/** The upload of pictures is as strict as VK's. */
import { imageSize } from '../../src/sandbox/imageSize';
import { scratchFile } from '../store/openDatabase';
import { writePng } from '../reports/pngs';
import { ANNA, BORIS, Town } from './town';

const png = (width: number, height: number): Buffer =>
  writePng({ width, height, rgb: new Uint8Array(width * height * 3) });
const PICTURE = png(300, 200);

let town: Town;
beforeEach(async () => {
  town = await Town.open();
  town.world.allow(ANNA);
});
afterEach(() => town.vk.close());

interface Uploaded {
  readonly server: number;
  readonly photo: string;
  readonly hash: string;
}

async function addressFor(peer = ANNA): Promise<string> {
  const { response } = await town.call<{ upload_url: string }>('photos.getMessagesUploadServer', { peer_id: peer });
  return response?.upload_url ?? '';
}

async function post(bytes: Buffer, field = 'photo'): Promise<Response> {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(bytes)]), 'picture.png');
  return fetch(await addressFor(), { method: 'POST', body: form });
}

const upload = async (bytes = PICTURE, field = 'photo') => (await (await post(bytes, field)).json()) as Uploaded;
const save = ({ server, photo, hash }: Uploaded) => town.call('photos.saveMessagesPhoto', { server, photo, hash });
const errorOf = async (uploaded: Uploaded) => (await save(uploaded)).error?.error_msg;

test('a picture is uploaded, saved once, sent and looked at; without its key it is nobody’s to see', async () => {
  const uploaded = await upload();
  const { response } = await town.call<{ id: number; owner_id: number; access_key: string }[]>(
    'photos.saveMessagesPhoto',
    { ...uploaded },
  );
  const [photo] = response ?? [];
  expect(await errorOf(uploaded)).toContain('photos_list is invalid');
  await town.send(ANNA, '', { attachment: `photo${photo?.owner_id}_${photo?.id}_${photo?.access_key}` });
  const view = town.world.messages(ANNA).at(-1);
  expect([view?.attachments, view?.photos]).toMatchObject([[], [{ width: 300, height: 200 }]]);
  const url = view?.photos[0]?.url ?? '';
  const shown = await fetch(url);
  expect(shown.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await shown.arrayBuffer()).equals(PICTURE)).toBe(true);
  expect((await fetch(url.replace(/hash=.*/, 'hash=0'))).status).toBe(404);
});

test.each([
  ['a field of another name', () => upload(PICTURE, 'file')],
  ['what is no picture', () => upload(Buffer.from('%PDF-1.7 это не картинка, а документ'))],
  ['one side 21 times the other', () => upload(png(210, 10))],
])('%s: the upload answers with an empty list, which cannot be saved', async (_, uploading) => {
  const uploaded = await uploading();
  expect(uploaded.photo).toBe('[]');
  expect(await errorOf(uploaded)).toBe(
    'One of the parameters specified was missing or invalid: photos_list is invalid',
  );
});

test('a header that says more than 14 000 pixels is not taken', async () => {
  const huge = Buffer.from(PICTURE);
  huge.writeUInt32BE(13_900, 16);
  expect((await upload(huge)).photo).toBe('[]');
});

test('more than 50 MB is too large', async () => {
  const large = Buffer.concat([PICTURE, Buffer.alloc(50 * 1024 * 1024)]);
  const status = await post(large).then(
    (response) => response.status,
    // the server may cut the connection while the rest is being sent
    () => 413,
  );
  expect(status).toBe(413);
});

test('the three values belong together', async () => {
  const uploaded = await upload();
  expect((await save({ ...uploaded, server: 1 })).error?.error_code).toBe(118);
  expect((await save({ ...uploaded, hash: 'другой' })).error?.error_code).toBe(121);
  expect((await save({ ...uploaded, photo: '' })).error?.error_code).toBe(100);
  expect((await save(uploaded)).error).toBeUndefined();
});

test('no address for a person whom the bot cannot write to', async () => {
  const { error } = await town.call('photos.getMessagesUploadServer', { peer_id: BORIS });
  expect(error?.error_code).toBe(901);
});

test('after a restart the picture is still in its message', async () => {
  const file = scratchFile();
  await town.vk.close();
  town = await Town.open({ storePath: file.path });
  town.world.allow(ANNA);
  const { response } = await town.call<{ id: number }[]>('photos.saveMessagesPhoto', { ...(await upload()) });
  await town.send(ANNA, 'Сводка', { attachment: `photo-777_${response?.[0]?.id}` });
  await town.vk.close();
  town = await Town.open({ storePath: file.path });
  const [photo] = town.world.messages(ANNA).at(-1)?.photos ?? [];
  expect(Buffer.from(town.world.photoAt(photo?.url ?? '')).equals(PICTURE)).toBe(true);
  file.remove();
});

test('the kinds of pictures VK takes are told by their headers', () => {
  const padded = (text: string) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(40)]);
  expect(imageSize(PICTURE)).toEqual({ type: 'image/png', width: 300, height: 200 });
  expect(imageSize(padded('GIF89a\x2c\x01\xc8\x00'))).toEqual({ type: 'image/gif', width: 300, height: 200 });
  const frame = '\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\xc8\x01\x2c';
  expect(imageSize(padded(frame))).toEqual({ type: 'image/jpeg', width: 300, height: 200 });
  const bmp = padded('BM');
  bmp.writeInt32LE(300, 18);
  bmp.writeInt32LE(-200, 22);
  expect(imageSize(bmp)).toEqual({ type: 'image/bmp', width: 300, height: 200 });
  for (const other of ['', 'RIFF....WEBP', '<svg xmlns="http://www.w3.org/2000/svg"/>']) {
    expect(imageSize(Buffer.from(other))).toBeNull();
  }
});
