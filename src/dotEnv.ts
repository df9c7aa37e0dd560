/** The file `.env`: its values go under those of the environment; a name that is nearly one of ours is told of. */
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { SETTINGS, type Environment } from './config';
import { learnSpelling } from './faq/spelling';
import { dotEnv as texts } from './texts/operator';

export type DotEnv =
  | { readonly kind: 'read'; readonly env: Environment; readonly warnings: readonly string[] }
  /** It is there and cannot be read; the message says what to do. */
  | { readonly kind: 'unreadable'; readonly message: string };

const FILE = '.env';

/** Puts the file's values under the environment's; without a file the environment is all there is. */
export function withDotEnv(env: Environment, file: string = FILE): DotEnv {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') return { kind: 'read', env, warnings: [] };
    return { kind: 'unreadable', message: code === 'EISDIR' ? texts.folder(file) : texts.unreadable(file, code) };
  }
  const values = parseEnv(text);
  return { kind: 'read', env: { ...values, ...env }, warnings: misspelt(Object.keys(values).sort(), file) };
}

/** Names that are not ours by a letter, or by the case. */
function misspelt(names: readonly string[], file: string): string[] {
  const known = new Set<string>(SETTINGS);
  const meant = learnSpelling(known);
  return names.flatMap((name) => {
    if (known.has(name)) return [];
    const upper = name.toUpperCase();
    const ours = known.has(upper) ? upper : meant(upper);
    return ours === null ? [] : [texts.misspelt(file, name, ours)];
  });
}
