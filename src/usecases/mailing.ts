/** Whether the school may be written to unasked: before the first mass sending an administrator says yes, and may pause everything. */
import { may, type Actor } from '../domain/access';
import { userId } from '../domain/ids';
import type { JournalAct } from '../domain/journalAct';
import type { SchoolContext, Work } from './context';
import { takeBackUnsaid } from './takeBackUnsaid';

/** `unasked`: nobody has said yes to the first mass sending yet. */
export type Mailing = 'unasked' | 'on' | 'paused';

/** How it stands now. */
export async function mailing({ stores }: Pick<Work, 'stores'>): Promise<Mailing> {
  if ((await stores.meta.get('mailing_paused')) !== null) return 'paused';
  return (await stores.meta.get('mailing_agreed')) === null ? 'unasked' : 'on';
}

export type MailingChanged =
  | { readonly kind: 'forbidden' }
  /** It stood so already. */
  | { readonly kind: 'same'; readonly mailing: Mailing }
  | { readonly kind: 'changed'; readonly mailing: Mailing };

/** Stops everything unasked-for at once: what waits in the outbox is dropped, the clock makes nothing new. */
export async function pauseMailing(context: SchoolContext, work: Work, actor: Actor): Promise<MailingChanged> {
  if (!may(actor, 'mailing.change')) return { kind: 'forbidden' };
  if ((await mailing(work)) === 'paused') return { kind: 'same', mailing: 'paused' };
  await work.stores.meta.set('mailing_paused', String(work.now));
  for (const { peer, about } of await work.stores.outbox.dropUnasked(work.now)) {
    await takeBackUnsaid(context, work, userId(peer), about);
  }
  await note(work, actor, 'mailing.paused');
  return { kind: 'changed', mailing: 'paused' };
}

/** Lets the clock speak again. */
export async function resumeMailing(work: Work, actor: Actor): Promise<MailingChanged> {
  if (!may(actor, 'mailing.change')) return { kind: 'forbidden' };
  const before = await mailing(work);
  if (before !== 'paused') return { kind: 'same', mailing: before };
  await work.stores.meta.delete('mailing_paused');
  await note(work, actor, 'mailing.resumed');
  return { kind: 'changed', mailing: await mailing(work) };
}

/** The yes to the first mass sending. */
export async function agreeToMailing(work: Work, actor: Actor): Promise<MailingChanged> {
  if (!may(actor, 'mailing.change')) return { kind: 'forbidden' };
  const before = await mailing(work);
  if (before !== 'unasked') return { kind: 'same', mailing: before };
  await work.stores.meta.set('mailing_agreed', String(work.now));
  await note(work, actor, 'mailing.agreed');
  return { kind: 'changed', mailing: 'on' };
}

function note(work: Work, actor: Actor, act: JournalAct): Promise<void> {
  return work.stores.journal.add({ at: work.now, actor: actor.user, act, about: 'school', details: {} });
}
