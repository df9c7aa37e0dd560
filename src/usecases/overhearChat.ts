/** «Отвечать без обращения»: whoever may say so lets the bot answer in a chat without being addressed (1.4). */
import { mayLetOverhear, ownsChat, type Actor } from '../domain/access';
import { pulseOf } from '../domain/chatPulse';
import type { PeerId } from '../domain/ids';
import { toLocal } from '../domain/zone';
import type { Chat } from '../store/chatStore';
import { dutiesOf } from './chatDuties';
import type { SchoolContext, Work } from './context';

/** Which way the person may turn the switch; null: neither. */
export function overhearingSwitch(context: SchoolContext, actor: Actor, chat: Chat): 'on' | 'off' | null {
  if (chat.state !== 'confirmed' || chat.kind === null) return null;
  const is = { kind: chat.kind, classLabel: chat.classLabel };
  const by = [chat.confirmedBy, chat.addedBy];
  const may = mayLetOverhear(actor, is, by, dutiesOf(context));
  // to hear less any owner may ask
  if (chat.overhears) return may || ownsChat(actor, is, by, dutiesOf(context)) ? 'off' : null;
  return may ? 'on' : null;
}

export type Overhearing =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'same'; readonly overhears: boolean }
  | { readonly kind: 'off'; readonly chat: Chat }
  /** `hears`: whether the bot has heard that chat's talk, or is its administrator; without either VK may pass on nothing else. */
  | { readonly kind: 'on'; readonly chat: Chat; readonly hears: boolean };

/** Turns the switch; rights come from the account, and so does which way it may be turned. */
export async function setOverhearing(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { peer, overhears }: { readonly peer: PeerId; readonly overhears: boolean },
): Promise<Overhearing> {
  const chat = await work.stores.chats.find(peer);
  if (!chat || !mayTouch(context, actor, chat)) return { kind: 'forbidden' };
  if (chat.overhears === overhears) return { kind: 'same', overhears };
  if (overhearingSwitch(context, actor, chat) !== (overhears ? 'on' : 'off')) return { kind: 'forbidden' };
  await work.stores.chats.setOverhears(peer, overhears);
  const act = overhears ? 'chat.overhears' : 'chat.overhears_no_more';
  await work.stores.journal.add({ at: work.now, actor: actor.user, act, about: `chat:${peer}`, details: {} });
  if (!overhears) return { kind: 'off', chat };
  return { kind: 'on', chat, hears: await hearsAll(context, work, peer) };
}

/** Whoever may turn it either way hears that it is turned so already. */
function mayTouch(context: SchoolContext, actor: Actor, chat: Chat): boolean {
  return ([true, false] as const).some(
    (overhears) => overhearingSwitch(context, actor, { ...chat, overhears }) !== null,
  );
}

async function hearsAll(context: SchoolContext, work: Work, peer: PeerId): Promise<boolean> {
  const check = (await work.stores.memberChecks.all()).get(peer);
  if (check?.visible) return true;
  const today = toLocal(work.now, context.school.timeZone).date;
  return pulseOf(await work.stores.chatActivity.of(peer), today).kind !== 'unheard';
}
