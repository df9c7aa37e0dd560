import { Agent, createServer } from 'node:http';
import type https from 'node:https';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { VK } from 'vk-io';
import { FormRequest } from '../../src/vk/formRequest';

/** A server that answers with the parameters it was sent, or as told. */
async function echo(answer?: string): Promise<{ readonly vk: VK; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const params = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
      response.end(answer ?? JSON.stringify({ path: request.url, params }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // vk-io's type asks for an agent of https whatever the address
  const agent = new Agent() as https.Agent;
  const { port } = server.address() as AddressInfo;
  return {
    vk: new VK({ token: 'secret', apiBaseUrl: `http://127.0.0.1:${port}/method`, apiVersion: '5.199', agent }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

test('VK gets the method, the token, the version and every parameter, letter by letter', async () => {
  const { vk, close } = await echo();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.integer(), async (message, id) => {
      const answer = await new FormRequest({ api: vk.api, method: 'messages.send', params: { message, id } }).make();
      expect(answer).toEqual({
        path: '/method/messages.send',
        params: { access_token: 'secret', v: '5.199', message, id: String(id) },
      });
    }),
  );
  await close();
});

test('half a letter does not break the request', async () => {
  const { vk, close } = await echo();
  const params = { message: 'да \ud83d', unset: undefined };
  const answer = await new FormRequest({ api: vk.api, method: 'm', params }).make();
  expect(answer).toMatchObject({ params: { message: 'да \ufffd' } });
  expect(answer).not.toHaveProperty('params.unset');
  await close();
});

test('an answer that is not JSON is no answer', async () => {
  const { vk, close } = await echo('<html>Bad gateway</html>');
  await expect(new FormRequest({ api: vk.api, method: 'm', params: {} }).make()).rejects.toThrow('not JSON');
  await close();
});
