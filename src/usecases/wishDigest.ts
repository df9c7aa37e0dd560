/** An administrator says when and how they wish the digest (2.1). */
import { may, type Actor } from '../domain/access';
import type { DigestWish } from '../domain/digestWish';
import type { Work } from './context';

export type DigestWished = { readonly kind: 'forbidden' } | { readonly kind: 'wish'; readonly wish: DigestWish };

/** Keeps what was said beside what stands; with nothing said it only tells. */
export async function wishDigest(work: Work, actor: Actor, said: Partial<DigestWish>): Promise<DigestWished> {
  if (!may(actor, 'digest.wish')) return { kind: 'forbidden' };
  const { digestWishes } = work.stores;
  const wish = { ...(await digestWishes.of(actor.user)), ...said };
  if (Object.keys(said).length > 0) await digestWishes.set(actor.user, wish);
  return { kind: 'wish', wish };
}
