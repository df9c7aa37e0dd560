/**
 * The chain of the journal: each row holds a hash over itself and the hash of the row before. The formula never changes:
 * every row that stands was hashed by it.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A row as it is hashed; `details` is the text that is stored. */
export interface ChainedRow {
  readonly id: number;
  readonly at: number;
  readonly pseudonym: number;
  readonly act: string;
  readonly about: string;
  readonly details: string;
}

const head = z.strictObject({ rows: z.int().min(0), id: z.int().min(0), hash: z.string() });
/** Where the chain ends, kept apart from it: how many rows there are, the last one's number and hash. */
export type ChainHead = Readonly<z.infer<typeof head>>;

/** Of a journal without rows. */
export const NO_ROWS: ChainHead = { rows: 0, id: 0, hash: '' };

/** SHA-256, in hexadecimal digits. */
export function hashOf(before: string, { id, at, pseudonym, act, about, details }: ChainedRow): string {
  return createHash('sha256')
    .update(JSON.stringify([before, id, at, pseudonym, act, about, details]))
    .digest('hex');
}

/** The head after one more row. */
export function headAfter(before: ChainHead, row: ChainedRow): ChainHead {
  return { rows: before.rows + 1, id: row.id, hash: hashOf(before.hash, row) };
}

export const writeHead = (value: ChainHead): string => JSON.stringify(value);

/** Null: what is stored is no head. */
export function readHead(stored: string): ChainHead | null {
  try {
    return head.safeParse(JSON.parse(stored)).data ?? null;
  } catch {
    return null; // somebody wrote it by hand: the check says so
  }
}

export type ChainChecked =
  | { readonly kind: 'whole'; readonly head: ChainHead }
  /** The first row that does not follow from what stands before it: changed, inserted, moved, or after one that was removed. */
  | { readonly kind: 'broken'; readonly row: number }
  /** Every row follows, and the last `missing` of those that were written are gone. */
  | { readonly kind: 'cut'; readonly after: number; readonly missing: number }
  /** Every row follows, and where the chain ended was erased or made unreadable. */
  | { readonly kind: 'headless'; readonly rows: number };

/** Follows the chain row by row; nothing of it is kept but the last hash. */
export async function checkChain(
  rows: AsyncIterable<ChainedRow & { readonly hash: string }>,
  kept: ChainHead | null,
): Promise<ChainChecked> {
  let last = NO_ROWS;
  /** The first row after the end that was kept. */
  let beyond: number | null = null;
  for await (const row of rows) {
    const next = headAfter(last, row);
    if (next.hash !== row.hash) return { kind: 'broken', row: row.id };
    if (kept !== null && last.rows === kept.rows) beyond ??= row.id;
    last = next;
  }
  if (kept === null) return last.rows === 0 ? { kind: 'whole', head: NO_ROWS } : { kind: 'headless', rows: last.rows };
  if (last.rows < kept.rows) return { kind: 'cut', after: last.id, missing: kept.rows - last.rows };
  // they follow by their own hashes, and were not written by the bot
  if (beyond !== null) return { kind: 'broken', row: beyond };
  // the last row was changed together with its hash
  return last.hash === kept.hash ? { kind: 'whole', head: last } : { kind: 'broken', row: last.id };
}
