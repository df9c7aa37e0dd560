/** «Чаты»: what the orders ask for against what there is (п. 6, 7; 2.1–2.4); for an owner their own part of it. */
import { may, mayConfirmChat, ownsChat, type Actor } from '../domain/access';
import type { Assignment } from '../domain/assignment';
import type { ChatProposal, ChatStanding } from '../domain/chats';
import type { PeerId } from '../domain/ids';
import type { Duty, PlatformPlace } from '../domain/order';
import type { Chat } from '../store/chatStore';
import type { Declaration } from '../store/declarationStore';
import type { Staff } from '../store/staffStore';
import { dutiesOf, everyChat } from './chatDuties';
import type { SchoolContext, Work } from './context';
import { maySay } from './serveBoth';
import { standing, standingOf, type Standing } from './standing';

/** One chat that is asked for, by whatever number of clauses. */
export interface ChatSlot extends ChatProposal {
  /** Whose, where every teacher has one. */
  readonly staff: Staff | null;
  readonly duties: readonly Duty[];
  /** What it is recorded for. */
  readonly subject: string;
  readonly standing: ChatStanding;
}

export interface PlaceSlot {
  readonly place: PlatformPlace;
  readonly duty: Duty;
  readonly done: boolean;
}

export interface ChatRegister {
  readonly kind: 'list';
  /** The whole school's, or the person's own. */
  readonly scope: 'school' | 'own';
  readonly slots: readonly ChatSlot[];
  readonly places: readonly PlaceSlot[];
  /** Chats the bot is or was in that the person may look at. */
  readonly known: readonly Chat[];
  readonly declared: readonly Declaration[];
}

/** The register of chats, as far as the person may read it. */
export async function listChats(
  context: SchoolContext,
  work: Work,
  actor: Actor,
): Promise<ChatRegister | { readonly kind: 'forbidden' }> {
  const all = may(actor, 'chats.read');
  if (!all && !may(actor, 'chats.read_own')) return { kind: 'forbidden' };
  const chats = await work.stores.chats.all();
  const declared = await work.stores.declarations.standing();
  const facts = await standing(context, work);
  const slots = slotsOf(context, await work.stores.staff.all(), facts, chats);
  return {
    kind: 'list',
    scope: all ? 'school' : 'own',
    slots: all ? slots : slots.filter((slot) => isOwn(context, actor, slot)),
    places: all ? placesOf(context, facts) : [],
    known: chats.filter((chat) => mayLookAt(context, actor, chat)),
    declared: declared.filter((one) => all || ownsChat(actor, one, [one.by], dutiesOf(context))),
  };
}

/** Whether the person may look at a chat's card: an administrator at any, an owner at their own or at what may be theirs too. */
export function mayLookAt(context: SchoolContext, actor: Actor, chat: Chat): boolean {
  if (may(actor, 'chats.read') || maySay(context, actor, chat)) return true;
  const is = { kind: chat.kind ?? ('other' as const), classLabel: chat.classLabel };
  return ownsChat(actor, is, [chat.confirmedBy, chat.addedBy], dutiesOf(context));
}

function isOwn(context: SchoolContext, actor: Actor, slot: ChatSlot): boolean {
  if (slot.staff !== null) return slot.staff.id === actor.staff;
  return mayConfirmChat(actor, slot, dutiesOf(context));
}

/** The matrix: several clauses that ask for the same chat stand in one slot. */
export function slotsOf(
  context: SchoolContext,
  staff: readonly Staff[],
  facts: Standing,
  chats: readonly Chat[],
): ChatSlot[] {
  const here = new Map(chats.map((chat) => [chat.peer, chat]));
  const slots = new Map<string, ChatSlot>();
  for (const { kind, classLabel, staff: whose, subject, duty } of everyChat(context, staff)) {
    const key = `${kind} ${subject}`;
    const before = slots.get(key);
    const is = { kind, classLabel, staff: whose };
    const now = standingOfChat(standingOf(facts, duty, subject), here);
    slots.set(key, {
      ...is,
      duties: [...(before?.duties ?? []), duty],
      subject,
      standing: together(before?.standing ?? null, now === 'missing' && isThere(is, chats) ? 'unmarked' : now),
    });
  }
  return [...slots.values()];
}

/** Of several duties one that was reopened says most, and one that nothing shows least. */
function together(before: ChatStanding | null, now: ChatStanding): ChatStanding {
  if (before === null || before === 'missing' || now === 'unmarked') return now;
  return before;
}

/** Whether the bot is in such a chat, and its owner has said that it is this one. */
function isThere(
  { kind, classLabel, staff }: Pick<ChatSlot, 'kind' | 'classLabel' | 'staff'>,
  chats: readonly Chat[],
): boolean {
  return chats.some((chat) => {
    if (chat.state !== 'confirmed' || chat.isExtra || chat.kind !== kind) return false;
    if (kind !== 'subject') return chat.classLabel === classLabel;
    return staff !== null && staff.user !== null && chat.confirmedBy === staff.user;
  });
}

function standingOfChat(assignment: Assignment, chats: ReadonlyMap<PeerId, Chat>): ChatStanding {
  if (assignment.state === 'not_applicable') return 'waived';
  if (assignment.state !== 'confirmed' && assignment.state !== 'reported') return 'missing';
  const { evidence } = assignment;
  switch (evidence.kind) {
    case 'chat':
      return chats.get(evidence.peer)?.state === 'confirmed' ? 'here' : 'lost';
    case 'declared':
      return assignment.state === 'confirmed' ? 'witnessed' : 'declared';
    case 'seen':
    case 'reported':
      return 'marked';
  }
}

/** «Учительская» and the channels: the platform's own places, done by whoever has the duty. */
function placesOf(context: SchoolContext, facts: Standing): PlaceSlot[] {
  const done = (duty: Duty): boolean =>
    [...facts].some(
      ([key, { state }]) => key.startsWith(`${duty.id} `) && (state === 'confirmed' || state === 'reported'),
    );
  return dutiesOf(context).flatMap((duty) =>
    duty.evidence.kind === 'report' && duty.evidence.place !== undefined
      ? [{ place: duty.evidence.place, duty, done: done(duty) }]
      : [],
  );
}
