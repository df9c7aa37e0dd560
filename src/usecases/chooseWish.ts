/** A person asks for fewer reminders, or for the usual ones again. */
import { may, type Actor } from '../domain/access';
import type { Wish } from '../domain/reminders';
import type { Work } from './context';

export type WishChosen =
  { readonly kind: 'forbidden' } | { readonly kind: 'chosen'; readonly wish: Wish; readonly before: Wish };

/** Keeps the wish with the account; whoever has none must introduce themselves first. */
export async function chooseWish({ stores }: Work, actor: Actor, wish: Wish): Promise<WishChosen> {
  const account = may(actor, 'reminders.choose') ? await stores.accounts.find(actor.user) : null;
  if (!account) return { kind: 'forbidden' };
  await stores.accounts.setWish(actor.user, wish);
  return { kind: 'chosen', wish, before: account.wish };
}
