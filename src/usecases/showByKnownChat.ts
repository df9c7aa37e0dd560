/** «Готово» about a duty that a chat of the register already would show: it was reopened by hand, or asked of another clause. */
import type { Actor } from '../domain/access';
import { isSameChat } from '../domain/chats';
import type { Duty } from '../domain/order';
import type { Chat } from '../store/chatStore';
import { confirmChat } from './confirmChat';
import type { SchoolContext, Work } from './context';
import type { DutyState } from './personalDuties';
import { secondFor, type Second } from './serveBoth';

export type ShownByKnown =
  /** There is no such chat that the bot is in, or it is not this person's to confirm. */
  | { readonly kind: 'none' }
  | { readonly kind: 'shown'; readonly title: string | null; readonly duties: readonly Duty[] }
  /** Another chat may be this one as well; the person says so. */
  | { readonly kind: 'may_be_both'; readonly chat: Chat; readonly second: Second };

/** Confirms the chat again, with the rights of whoever confirms one. */
export async function showByKnownChat(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { duty, subject }: Pick<DutyState, 'duty' | 'subject'>,
): Promise<ShownByKnown> {
  if (duty.evidence.kind !== 'chat') return { kind: 'none' };
  const { chat: kind } = duty.evidence;
  const classLabel = subject.of === 'class' ? subject.classLabel : null;
  const known = (await work.stores.chats.all()).filter((one) => one.state === 'confirmed' && !one.isExtra);
  const own = known.find((one) => {
    if (one.kind === null) return false;
    if (kind === 'subject') return one.kind === 'subject' && one.confirmedBy === actor.user;
    return isSameChat({ kind: one.kind, classLabel: one.classLabel }, { kind, classLabel });
  });
  if (own) {
    const claim = { kind, classLabel: own.classLabel, peer: own.peer, other: 'ask', inThatChat: false } as const;
    const confirmed = await confirmChat(context, work, actor, claim);
    return confirmed.kind === 'confirmed'
      ? { kind: 'shown', title: own.title, duties: confirmed.duties }
      : { kind: 'none' };
  }
  for (const chat of known) {
    const second = await secondFor(context, work, actor, chat);
    if (second?.is.kind === kind) return { kind: 'may_be_both', chat, second };
  }
  return { kind: 'none' };
}
