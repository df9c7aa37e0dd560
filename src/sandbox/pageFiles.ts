/** The page's static files, served to this machine only and allowed to load nothing from elsewhere. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { sendRefusal, type Exchange } from './httpExchange';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const SECURITY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};
const FILE_NAME = /^\/[\w-]+(\.[\w-]+)*$/;

/** Serves a file of the page's folder: plain names only, no folders below. */
export async function servePage(on: Exchange, pageDir: string | undefined): Promise<void> {
  const name = on.path === '/' ? '/index.html' : on.path;
  const type = TYPES[extname(name)];
  const asked = on.request.method === 'GET' || on.request.method === 'HEAD';
  if (!asked || pageDir === undefined || type === undefined || !FILE_NAME.test(name)) {
    return sendRefusal(on, 404, 'there is no such page');
  }
  try {
    const body = await readFile(join(pageDir, name));
    on.response.writeHead(200, { ...SECURITY, 'content-type': type, 'content-length': body.length });
    on.response.end(on.request.method === 'HEAD' ? undefined : body);
  } catch {
    sendRefusal(on, 404, 'there is no such page');
  }
}
