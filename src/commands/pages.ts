/** A long list, a page at a time: VK takes six rows of buttons under a message. */
import type { Button } from '../messaging/outgoing';
import { DUTY_PAGES } from '../texts/duties';
import type { CommandName } from './words';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** The number of the first of them, from 1. */
  readonly first: number;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}

/** The page that was asked for; the last one where the list has become shorter. */
export function pageOf<Item>(all: readonly Item[], asked: number, size: number): Page<Item> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(asked, pages - 1);
  return { items: all.slice(page * size, (page + 1) * size), first: page * size + 1, page, pages };
}

/** A row with the pages before and after, of a list that a command shows; none where there is one page. */
export function turnRow(what: CommandName, { page, pages }: Page<unknown>): Button[][] {
  const to = (label: string, target: number): Button => ({
    label,
    payload: { do: 'open', what, page: target },
    color: 'secondary',
  });
  const row = [
    ...(page > 0 ? [to(DUTY_PAGES.earlier, page - 1)] : []),
    ...(page + 1 < pages ? [to(DUTY_PAGES.later, page + 1)] : []),
  ];
  return row.length > 0 ? [row] : [];
}
