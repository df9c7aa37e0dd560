/** «Состав чатов»: who is in a chat against the roster and the class (п. 7; 2.1; 2.3), for those who answer for it. */
import { mayReadAnyMembers, mayReadMembers, type Actor } from '../domain/access';
import { compareMembers, type ChatPurpose, type MembersSeen } from '../domain/chatMembers';
import { pulseOf, type Pulse } from '../domain/chatPulse';
import type { PeerId, UserId } from '../domain/ids';
import { toLocal } from '../domain/zone';
import type { Chat } from '../store/chatStore';
import type { MemberCheck } from '../store/memberCheckStore';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';
import { expectedMembers } from './expectedMembers';

/** A chat whose owner said what it is. */
export type ConfirmedChat = Chat & ChatPurpose;

export type CheckableChats =
  | { readonly kind: 'forbidden' }
  | {
      readonly kind: 'list';
      readonly chats: readonly { readonly chat: ConfirmedChat; readonly lastCheck: MemberCheck | null }[];
    };

/** The confirmed chats whose members the person may know, with when the bot last looked. */
export async function listCheckableChats(work: Work, actor: Actor): Promise<CheckableChats> {
  if (!mayReadAnyMembers(actor)) return { kind: 'forbidden' };
  const checks = await work.stores.memberChecks.all();
  const chats = (await work.stores.chats.all())
    .filter(isConfirmed)
    .filter((chat) => mayReadMembers(actor, chat.classLabel));
  return { kind: 'list', chats: chats.map((chat) => ({ chat, lastCheck: checks.get(chat.peer) ?? null })) };
}

export type CheckAsked =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown_chat' }
  | { readonly kind: 'allowed'; readonly chat: ConfirmedChat };

/** Whether the person may have the members of this chat read. */
export async function askCheck(work: Work, actor: Actor, peer: PeerId): Promise<CheckAsked> {
  if (!mayReadAnyMembers(actor)) return { kind: 'forbidden' };
  const chat = await work.stores.chats.find(peer);
  if (!chat || !isConfirmed(chat)) return { kind: 'unknown_chat' };
  return mayReadMembers(actor, chat.classLabel) ? { kind: 'allowed', chat } : { kind: 'forbidden' };
}

export interface MembersCompared {
  readonly kind: 'compared';
  readonly chat: ConfirmedChat;
  readonly pulse: Pulse;
  readonly present: number;
  /** Empty also where only a part of a very large chat was read. */
  readonly missing: readonly Staff[];
  readonly left: readonly Staff[];
  /** Staff whom this kind of chat does not ask for. */
  readonly colleagues: readonly Staff[];
  /** On no list of this chat, by the names of their profiles. */
  readonly unlisted: readonly { readonly user: UserId; readonly name: string | null }[];
  /** Must be there, and the bot cannot tell whether they are. */
  readonly unlinked: number;
  readonly whole: boolean;
}

export type MembersChecked =
  | Exclude<CheckAsked, { kind: 'allowed' }>
  | {
      readonly kind: 'unseen';
      readonly chat: ConfirmedChat;
      readonly why: 'no_right' | 'unreachable' | 'moved' | 'busy';
      readonly pulse: Pulse;
    }
  /** The bot sees them; who they are was not asked. */
  | { readonly kind: 'visible'; readonly chat: ConfirmedChat }
  | MembersCompared;

/** Compares what was read with the lists. Rights are asked anew; kept is only when it was and whether the bot saw. */
export async function checkMembers(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { peer, members }: { readonly peer: PeerId; readonly members: MembersSeen },
): Promise<MembersChecked> {
  const asked = await askCheck(work, actor, peer);
  if (asked.kind !== 'allowed') return asked;
  const { chat } = asked;
  const visible = members.kind === 'members' || members.kind === 'visible';
  if (members.kind !== 'busy') await work.stores.memberChecks.note(peer, { at: work.now, visible });
  if (members.kind === 'visible') return { kind: 'visible', chat };
  const today = toLocal(work.now, context.school.timeZone).date;
  const pulse = pulseOf(await work.stores.chatActivity.of(peer), today);
  if (members.kind !== 'members') return { kind: 'unseen', chat, why: members.kind, pulse };
  const { people, whole } = members;
  const ids = people.map(({ user }) => user);
  const nameOf = new Map(people.map(({ user, name }) => [user, name]));
  const expected = await expectedMembers(context, work, chat, ids);
  const { missing, extra, left } = compareMembers(expected, ids);
  return {
    kind: 'compared',
    chat,
    pulse,
    present: ids.length,
    missing: whole ? rowsOf(expected.staff, missing) : [],
    left: rowsOf(expected.formerStaff, left),
    colleagues: rowsOf(expected.staff, extra),
    unlisted: extra.filter((id) => !expected.staff.has(id)).map((user) => ({ user, name: nameOf.get(user) ?? null })),
    unlinked: expected.unlinked,
    whole,
  };
}

/** Those among the people in a chat whom no list of it has: only their names are taken from their profiles. */
export async function unlistedAmong(
  context: SchoolContext,
  work: Work,
  peer: PeerId,
  users: readonly UserId[],
): Promise<UserId[]> {
  const chat = await work.stores.chats.find(peer);
  if (!chat || !isConfirmed(chat)) return [];
  const expected = await expectedMembers(context, work, chat, users);
  return compareMembers(expected, users).extra.filter((id) => !expected.staff.has(id));
}

function isConfirmed(chat: Chat): chat is ConfirmedChat {
  return chat.state === 'confirmed' && chat.kind !== null;
}

function rowsOf(rows: ReadonlyMap<UserId, Staff>, users: readonly UserId[]): Staff[] {
  return users.flatMap((user) => rows.get(user) ?? []);
}
