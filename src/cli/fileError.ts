/** Why the system refused to write a file. */

/** Its code («EACCES»); null: something else went wrong. */
export function fileErrorOf(error: unknown): string | null {
  const { code, syscall } = Object(error) as { readonly code?: unknown; readonly syscall?: unknown };
  return typeof code === 'string' && typeof syscall === 'string' ? code : null;
}
