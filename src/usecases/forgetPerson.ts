/** «Забыть меня»: removes what is kept about a person; of staff the order needs the roster and the registration. */
import { may, type Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import type { Work } from './context';
import { setAsideOf, showMyData } from './showMyData';

export type PersonForgotten =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'nothing' }
  /** `staff`: the row of the roster and what was reported of it stay, without the profile. */
  | { readonly kind: 'forgotten'; readonly staff: boolean; readonly administrator: boolean };

/** Removes the account, roles, requests, dialogues and traces of messages, and unlinks the roster. */
export async function forgetPerson(work: Work, actor: Actor): Promise<PersonForgotten> {
  if (!may(actor, 'data.forget_own')) return { kind: 'forbidden' };
  const kept = await showMyData(work, actor);
  if (kept.kind !== 'kept') return kept;
  const { stores } = work;
  const { user } = actor;
  const peer = privatePeer(user);
  await stores.staff.unlink(user);
  await stores.staff.forgetFormer(user);
  await stores.requests.forget(user);
  await stores.assignments.forgetActor(user);
  await stores.journal.forgetActor(user);
  await stores.acknowledgements.forgetActor(user);
  await stores.rosterImports.forgetPerson(user);
  await stores.personalCodes.forget(user);
  await stores.codeGuards.forget(user, work.now);
  await stores.chats.forgetPerson(user);
  await stores.declarations.forgetPerson(user);
  await stores.sessions.forget(user);
  await stores.snoozes.forget(user);
  await stores.reminded.forget(user);
  await stores.orderNews.forget(user);
  await stores.orderSnapshots.forgetActor(user);
  await stores.tickets.forget(user);
  await stores.inquiryWords.forget(user);
  await stores.inquiries.forget(user);
  await stores.taught.forgetActor(user);
  await stores.ownAnswers.forgetActor(user);
  await stores.platformFigures.forgetActor(user);
  await stores.settings.forgetActor(user);
  await stores.extensions.forget(user);
  await stores.explanations.forget(user);
  await stores.vendorCases.forget(user);
  await stores.digests.forget(user);
  await stores.digestWishes.forget(user);
  await stores.ledger.forget(user);
  await stores.inbox.forget(await setAsideOf(work, user));
  await stores.reachability.markReachable(peer);
  await stores.outbox.forget(peer);
  await stores.accounts.forget(user);
  return { kind: 'forgotten', staff: kept.staff !== null, administrator: actor.roles.has('administrator') };
}
