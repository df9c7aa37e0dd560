/** After all tests. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

export default function clear(): void {
  const path = process.env['EMPTY_DATABASE'];
  if (path !== undefined) rmSync(dirname(path), { recursive: true, force: true });
}
