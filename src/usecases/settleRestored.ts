/** A register brought back from a copy: what happened after the copy is neither repeated nor forgotten silently. */
import type { Work } from './context';

/**
 * Settles what the copy held on its way. Messages that may have left since are sent again only while VK would know them
 * by their random_id; events that were waiting are set aside; polling begins from now; on a school's clock the due work
 * of the gap is taken as done. Returns when the copy was made, null for a plain copy of the file.
 */
export async function settleRestored(
  { stores, now }: Work,
  options: { readonly clockIsReal: boolean },
): Promise<{ readonly copiedAt: number | null }> {
  const copiedAt = await stores.meta.get('backed_up_at');
  await stores.outbox.doubtOpen();
  await stores.outbox.giveUpUncertain(now);
  await stores.inbox.setAsideWaiting('restored from a copy', now);
  await stores.jobs.clear();
  await stores.pressAnswers.clear();
  await stores.outgoingFiles.prune(Infinity);
  await stores.meta.delete('poll');
  if (options.clockIsReal) await stores.meta.set('clock', String(now));
  await stores.meta.delete('backed_up_at');
  return { copiedAt: copiedAt === null ? null : Number(copiedAt) };
}
