/** The bot is added to a group chat: it is noted, described, and proposed to its owner. */
import { chatKindFromTitle, classFromTitle } from '../domain/classes';
import type { ClassLabel, PeerId, UserId } from '../domain/ids';
import type { ChatKind } from '../domain/order';
import type { SchoolContext, Work } from './context';

/** What a chat may be, to choose from; the likeliest first. */
export interface ChatProposal {
  readonly kind: ChatKind;
  readonly classLabel: ClassLabel | null;
}

export type DescribedChat =
  | { readonly kind: 'already_confirmed'; readonly chat: ChatProposal }
  | {
      readonly kind: 'proposed';
      readonly title: string | null;
      readonly proposals: readonly ChatProposal[];
      /** Linked class teachers of the class, who are asked in private too. */
      readonly owners: readonly UserId[];
    };

/** Notes that the bot is in the chat; who added it is kept only of a person who consented. */
export async function noteAdded(work: Work, peer: PeerId, by: UserId | null): Promise<void> {
  const known = by !== null && (await work.stores.accounts.find(by)) !== null;
  await work.stores.chats.seen(peer, known ? by : null, work.now);
}

/** Keeps the title and reads from it what the chat may be. */
export async function describeChat(
  context: SchoolContext,
  work: Work,
  peer: PeerId,
  title: string | null,
): Promise<DescribedChat> {
  if (title !== null) await work.stores.chats.setTitle(peer, title);
  const chat = await work.stores.chats.find(peer);
  if (chat?.state === 'confirmed' && chat.kind !== null) {
    return { kind: 'already_confirmed', chat: { kind: chat.kind, classLabel: chat.classLabel } };
  }
  const proposals = title === null ? [] : proposalsFor(context, title);
  const classLabel = proposals[0]?.classLabel ?? null;
  const teachers = classLabel === null ? [] : await work.stores.staff.classTeachers(classLabel);
  return {
    kind: 'proposed',
    title,
    proposals,
    owners: teachers.map((one) => one.user).filter((user) => user !== null),
  };
}

/** Keeps the new title; what it proposes, when the chat waits for its owner's word and the old title proposed something else. */
export async function renameChat(
  context: SchoolContext,
  work: Work,
  peer: PeerId,
  title: string,
): Promise<Extract<DescribedChat, { kind: 'proposed' }> | { readonly kind: 'nothing_new' }> {
  const chat = await work.stores.chats.find(peer);
  const [before] = chat?.title ? proposalsFor(context, chat.title) : [];
  const described = await describeChat(context, work, peer, title);
  if (chat?.state !== 'seen' || described.kind !== 'proposed') return { kind: 'nothing_new' };
  const [first] = described.proposals;
  if (!first || (before?.kind === first.kind && before.classLabel === first.classLabel)) return { kind: 'nothing_new' };
  return described;
}

/** Whether the bot has the chat on record. */
export async function isKnownChat(work: Work, peer: PeerId): Promise<boolean> {
  return (await work.stores.chats.find(peer)) !== null;
}

/** Whether the chat waits for its owner to say what it is. */
export async function waitsForOwner(work: Work, peer: PeerId): Promise<boolean> {
  return (await work.stores.chats.find(peer))?.state === 'seen';
}

function proposalsFor(context: SchoolContext, title: string): ChatProposal[] {
  const guess = chatKindFromTitle(title);
  const classLabel = classFromTitle(title, context.school.classes);
  if (classLabel !== null) {
    const kinds: ChatKind[] = ['class', 'class_parents', 'class_teachers'];
    const ofClass = kinds.filter((kind) => kind === guess || kind !== 'class_teachers');
    return ofClass.sort((a, b) => Number(b === guess) - Number(a === guess)).map((kind) => ({ kind, classLabel }));
  }
  return guess === 'teachers' || guess === 'administration' ? [{ kind: guess, classLabel: null }] : [];
}
