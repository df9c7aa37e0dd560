/**
 * The yardstick: vk-io with @vk-io/session and @vk-io/scenes, in its default (sequential) mode, repeats what it hears.
 * Its own limit of requests is lifted, so that only its work counts. `node echoBot.js TOKEN GROUP_ID API_URL`
 */
import http from 'node:http';
import type https from 'node:https';
import { SceneManager } from '@vk-io/scenes';
import { SessionManager } from '@vk-io/session';
import { VK } from 'vk-io';

const UNLIMITED = 10_000;

async function main(): Promise<void> {
  const [token = '', groupId = '', apiBaseUrl = ''] = process.argv.slice(2);
  const vk = new VK({
    token,
    pollingGroupId: Number(groupId),
    apiBaseUrl,
    apiLimit: UNLIMITED,
    // its type asks for an agent of https, its requests for one of the address's protocol
    agent: new http.Agent({ keepAlive: true }) as https.Agent,
  });
  const session = new SessionManager();
  const scenes = new SceneManager();
  vk.updates.on('message_new', session.middleware);
  vk.updates.on('message_new', scenes.middleware);
  // vk-io's own random ids are above int32, which VK refuses
  let randomId = Math.floor(Math.random() * 1e9);
  vk.updates.on('message_new', (context) => context.send({ message: context.text ?? '', random_id: (randomId += 1) }));
  await vk.updates.startPolling();
  process.stdout.write('ready\n');
}

void main();
