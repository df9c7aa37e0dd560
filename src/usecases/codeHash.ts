/** What is kept of a personal code: a hash with the database's own salt (docs/decisions/12-personal-codes.md). */
import { pbkdf2Sync } from 'node:crypto';
import type { RandomBytes } from '../domain/personalCode';
import type { Work } from './context';

/** About a millisecond: nothing to a turn, a thousand times the work to whoever carries the database away. */
const ROUNDS = 2000;
const BYTES = 32;

/** The hashes of these codes in this database; none before the first code was issued. */
export async function hashesOf(work: Work, codes: readonly string[]): Promise<string[]> {
  const salt = await work.stores.meta.get('code_salt');
  return salt === null ? [] : codes.map((code) => hash(code, salt));
}

/** The hash of a new code; draws the salt at the first. */
export async function hashNew(work: Work, code: string, random: RandomBytes): Promise<string> {
  const { meta } = work.stores;
  const kept = await meta.get('code_salt');
  const salt = kept ?? Buffer.from(random(BYTES)).toString('hex');
  if (kept === null) await meta.set('code_salt', salt);
  return hash(code, salt);
}

const hash = (code: string, salt: string): string => pbkdf2Sync(code, salt, ROUNDS, BYTES, 'sha256').toString('hex');
