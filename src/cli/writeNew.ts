/** Writes files that must not be there yet. */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { fileErrorOf } from './fileError';

export type WrittenNew =
  { readonly kind: 'written' } | { readonly kind: 'exists' | 'cannotWrite'; readonly path: string };

/** Writes all of them or, when one is there already, none. `mode`: who may read them. */
export async function writeNew(
  dir: string,
  files: readonly (readonly [string, Uint8Array | string])[],
  mode: number,
): Promise<WrittenNew> {
  for (const [path] of files) {
    const there = await stat(path).catch(() => null);
    if (there) return { kind: 'exists', path };
  }
  let path = dir;
  try {
    await mkdir(dir, { recursive: true });
    for (const [file, content] of files) {
      path = file;
      await writeFile(file, content, { flag: 'wx', mode });
    }
    return { kind: 'written' };
  } catch (error) {
    if (fileErrorOf(error) === null) throw error;
    return { kind: 'cannotWrite', path };
  }
}
