/** The bot is added to a group chat: it is noted, described, and proposed to whoever may say what it is. */
import {
  isOfClass,
  isSameChat,
  isSingle,
  isStaffRoomTitle,
  officesFor,
  proposalsFrom,
  type ChatProposal,
} from '../domain/chats';
import { plainWords } from '../domain/foreignText';
import type { PeerId, UserId } from '../domain/ids';
import type { Chat } from '../store/chatStore';
import { administratorsOf } from './administrators';
import { dutiesOf, fulfilledBy } from './chatDuties';
import { supersedeDeclared } from './endDeclaration';
import { confirmBy, isShownOtherwise } from './moveAssignment';
import type { SchoolContext, Work } from './context';
import { officeHolders } from './officeHolders';

export type DescribedChat =
  | {
      readonly kind: 'already_confirmed';
      readonly chat: ChatProposal;
      readonly title: string | null;
      /** The second of its kind. */
      readonly isExtra: boolean;
      /** Who heard that the bot was lost there: the owners, or the administrators. */
      readonly tell: readonly UserId[];
    }
  | {
      readonly kind: 'proposed';
      readonly title: string | null;
      readonly proposals: readonly ChatProposal[];
      /** The title speaks of «Учительская», which is no chat. */
      readonly staffRoom: boolean;
      /** Who is asked in private too: the owner, or whoever invited the bot, or the administrators. */
      readonly ask: readonly UserId[];
    };

export type RenamedChat =
  | Extract<DescribedChat, { kind: 'proposed' }>
  | { readonly kind: 'nothing_new' }
  /** A confirmed chat is now called like another one; its owner is asked whether it became that. */
  | {
      readonly kind: 'reads_otherwise';
      readonly chat: Chat;
      readonly now: ChatProposal;
      readonly ask: readonly UserId[];
    };

/**
 * Notes that the bot is in the chat; who added it is kept only of a person who consented. One whose place another chat has
 * taken meanwhile comes back as the second.
 */
export async function noteAdded(work: Work, peer: PeerId, by: UserId | null): Promise<void> {
  const { chats } = work.stores;
  const known = by !== null && (await work.stores.accounts.find(by)) !== null;
  await chats.seen(peer, known ? by : null, work.now);
  const chat = await chats.find(peer);
  if (chat?.state !== 'confirmed' || chat.kind === null || chat.isExtra || !isSingle(chat.kind)) return;
  const is = { kind: chat.kind, classLabel: chat.classLabel };
  const isFirst = (one: Chat): boolean =>
    one.peer !== peer &&
    one.state === 'confirmed' &&
    !one.isExtra &&
    one.kind !== null &&
    isSameChat({ kind: one.kind, classLabel: one.classLabel }, is);
  if ((await chats.all()).some(isFirst)) await chats.markExtra(peer);
}

/** The bot has come: keeps the title and reads from it what the chat may be; one that is known shows its duties again. */
export async function describeChat(
  context: SchoolContext,
  work: Work,
  peer: PeerId,
  title: string | null,
): Promise<DescribedChat> {
  const described = await describe(context, work, peer, title);
  if (described.kind === 'already_confirmed') await showAgain(context, work, peer);
  return described;
}

/** The bot is back in a first chat of its kind: it shows what it showed, whatever showed it meanwhile. */
async function showAgain(context: SchoolContext, work: Work, peer: PeerId): Promise<void> {
  const chat = await work.stores.chats.find(peer);
  if (!chat || chat.kind === null || chat.isExtra) return;
  const is = { kind: chat.kind, classLabel: chat.classLabel };
  const holder = chat.confirmedBy === null ? null : await work.stores.staff.byUser(chat.confirmedBy);
  const fulfilled = fulfilledBy(context, is, holder?.id ?? null);
  for (const { duty, subject } of fulfilled) {
    const key = { duty: duty.id, subject };
    if (await isShownOtherwise(work, key)) continue;
    await confirmBy(work, key, { kind: 'chat', peer, title: chat.title }, null);
  }
  await supersedeDeclared(work, is, fulfilled);
}

/** A title is somebody's words: longer than any chat is called it is not repeated. */
const LONGEST_TITLE = 60;

async function describe(
  context: SchoolContext,
  work: Work,
  peer: PeerId,
  given: string | null,
): Promise<DescribedChat> {
  const title = given === null ? null : plainWords(given, LONGEST_TITLE);
  if (title !== null) await work.stores.chats.setTitle(peer, title);
  const chat = await work.stores.chats.find(peer);
  if (chat?.state === 'confirmed' && chat.kind !== null) {
    const { kind, classLabel, isExtra, confirmedBy } = chat;
    const tell = await whoMaySay(context, work, { kind, classLabel }, confirmedBy ?? chat.addedBy);
    return { kind: 'already_confirmed', chat: { kind, classLabel }, title: chat.title, isExtra, tell };
  }
  const proposals = title === null ? [] : await proposalsFor(context, work, title);
  const staffRoom = title !== null && proposals.length === 0 && isStaffRoomTitle(title);
  const ask = await whoMaySay(context, work, proposals[0] ?? null, chat?.addedBy ?? null);
  return { kind: 'proposed', title, proposals, staffRoom, ask };
}

/** Keeps the new title, and says what it changes. */
export async function renameChat(
  context: SchoolContext,
  work: Work,
  peer: PeerId,
  title: string,
): Promise<RenamedChat> {
  const chat = await work.stores.chats.find(peer);
  const [before] = chat?.title ? await proposalsFor(context, work, chat.title) : [];
  const described = await describe(context, work, peer, title);
  const [first] = described.kind === 'proposed' ? described.proposals : await proposalsFor(context, work, title);
  if (!chat || !first || (before && isSameChat(before, first))) return { kind: 'nothing_new' };
  if (described.kind === 'proposed') return chat.state === 'seen' ? described : { kind: 'nothing_new' };
  if (isSameChat(described.chat, first)) return { kind: 'nothing_new' };
  return {
    kind: 'reads_otherwise',
    chat,
    now: first,
    ask: await whoMaySay(context, work, described.chat, chat.addedBy),
  };
}

/** Whether the bot has the chat on record as one it is in; of one it lost a message is the news that it is back. */
export async function isKnownChat(work: Work, peer: PeerId): Promise<boolean> {
  const chat = await work.stores.chats.find(peer);
  return chat !== null && chat.state !== 'gone';
}

/** Whether the chat waits for its owner to say what it is. */
export async function waitsForOwner(work: Work, peer: PeerId): Promise<boolean> {
  return (await work.stores.chats.find(peer))?.state === 'seen';
}

/** Who owns such a chat: class teachers of its class, holders of its office; `by` where it is nobody's in particular. */
export async function ownersOf(
  context: SchoolContext,
  work: Work,
  { kind, classLabel }: ChatProposal,
  by: UserId | null,
): Promise<UserId[]> {
  if (isOfClass(kind) && classLabel !== null) {
    return (await work.stores.staff.classTeachers(classLabel)).flatMap(({ user }) => user ?? []);
  }
  if (kind === 'subject' || kind === 'other') return by !== null && (await work.stores.staff.byUser(by)) ? [by] : [];
  return officeHolders(context, work, officesFor(kind, dutiesOf(context)));
}

async function whoMaySay(
  context: SchoolContext,
  work: Work,
  proposal: ChatProposal | null,
  by: UserId | null,
): Promise<UserId[]> {
  const owners = await ownersOf(context, work, proposal ?? { kind: 'other', classLabel: null }, by);
  return owners.length > 0 ? owners : administratorsOf(context, work);
}

/** What a title says the chat may be, in this school. */
export async function proposalsFor(context: SchoolContext, work: Work, title: string): Promise<ChatProposal[]> {
  const subjects = (await work.stores.staff.all()).flatMap(({ subject }) => subject ?? []);
  return proposalsFrom(title, { classes: context.school.classes, subjects: [...new Set(subjects)] });
}
