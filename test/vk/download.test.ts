import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { download } from '../../src/vk/download';
import { isVkAddress } from '../../src/vk/fileHosts';

const servers: Server[] = [];
async function serve(handle: RequestListener): Promise<string> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
afterEach(async () => {
  for (const server of servers.splice(0)) {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  }
});

const LIMITS = { bytes: 1000, timeoutMs: 5_000 };
const fetched = (host: string, path = '/doc1_2?hash=x', limits = LIMITS) =>
  download(`${host}${path}`, `${host}/method`, limits);

test('a document on the host of the configured API is fetched, through a redirect within it', async () => {
  const host = await serve((request, response) => {
    if (request.url?.startsWith('/doc1_2')) response.writeHead(302, { location: '/real' }).end();
    else response.end('список');
  });
  const got = await fetched(host);
  expect(got.kind === 'bytes' && Buffer.from(got.bytes).toString()).toBe('список');
});

test('a redirect to another host is not followed', async () => {
  let asked = 0;
  const other = await serve((_request, response) => {
    asked += 1;
    response.end('тайна');
  });
  const host = await serve((_request, response) => response.writeHead(302, { location: `${other}/x` }).end());
  expect(await fetched(host)).toEqual({ kind: 'refused', reason: 'foreign_host' });
  expect(asked).toBe(0);
});

test('redirects without an end are given up', async () => {
  const host = await serve((_request, response) => response.writeHead(302, { location: '/again' }).end());
  expect(await fetched(host)).toEqual({ kind: 'refused', reason: 'not_fetched' });
});

test('a body longer than it may be is cut, whether its length was told or not', async () => {
  const told = await serve((_request, response) => response.end(Buffer.alloc(5000)));
  expect(await fetched(told)).toEqual({ kind: 'refused', reason: 'too_big' });
  const untold = await serve((_request, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(500)));
      response.once('drain', more);
    };
    more();
  });
  expect(await fetched(untold)).toEqual({ kind: 'refused', reason: 'too_big' });
});

test('a body that drips is given up in time', async () => {
  const host = await serve((_request, response) => void response.write('a'));
  expect(await fetched(host, '/doc1_2', { bytes: 1000, timeoutMs: 100 })).toEqual({
    kind: 'refused',
    reason: 'not_fetched',
  });
});

test.each([404, 500])('HTTP %d is no document', async (status) => {
  const host = await serve((_request, response) => response.writeHead(status).end('нет'));
  expect(await fetched(host)).toEqual({ kind: 'refused', reason: 'not_fetched' });
});

test.each([
  ['https://vk.com/doc1_2?hash=x', true],
  ['https://psv4.userapi.com/s/v1/d/list.xlsx', true],
  ['https://vk.ru/doc1_2', true],
  ['http://vk.com/doc1_2', false],
  ['https://vk.com.evil.example/doc', false],
  ['https://evilvk.com/doc', false],
  ['https://user:pass@vk.com/doc', false],
  ['https://127.0.0.1/doc', false],
  ['file:///etc/passwd', false],
  ['http://169.254.169.254/latest', false],
  ['garbage', false],
])('%s: may be fetched from, %s', (address, may) => {
  expect(isVkAddress(address, null)).toBe(may);
});

test('the host of the configured API is one host with one port', () => {
  expect(isVkAddress('http://127.0.0.1:9000/doc1_2', 'http://127.0.0.1:9000/method')).toBe(true);
  expect(isVkAddress('http://127.0.0.1:9001/doc1_2', 'http://127.0.0.1:9000/method')).toBe(false);
});
