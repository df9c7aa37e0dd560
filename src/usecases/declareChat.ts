/** A chat that the bot cannot enter is declared by its owner; a second person's word confirms it (п. 6, 7; C3). */
import { may, mayConfirmChat, type Actor } from '../domain/access';
import { isOfClass, isSameChat, isSingle, type ChatProposal } from '../domain/chats';
import type { Declaration } from '../store/declarationStore';
import { dutiesOf, everyChat, fulfilledByDeclared } from './chatDuties';
import type { SchoolContext, Work } from './context';
import { isShownOtherwise, reportDeclared } from './moveAssignment';

export type ChatDeclared =
  | { readonly kind: 'forbidden' }
  /** No order asks for such a chat, or the school has no such class. */
  | { readonly kind: 'not_asked' }
  /** The bot is in that chat itself. */
  | { readonly kind: 'in_it'; readonly title: string | null }
  /** What it would show is on record by something better than a word. */
  | { readonly kind: 'shown' }
  | { readonly kind: 'already'; readonly declaration: Declaration }
  | { readonly kind: 'declared'; readonly declaration: Declaration };

/** Puts the owner's word on record; the duty is reported until a witness is found. */
export async function declareChat(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  said: ChatProposal & { readonly title: string; readonly key: string },
): Promise<ChatDeclared> {
  const { stores, now } = work;
  if (!may(actor, 'chat.declare') || !mayConfirmChat(actor, said, dutiesOf(context))) return { kind: 'forbidden' };
  const subject = subjectOf(actor, said);
  const isKnownClass = said.classLabel === null || context.school.classes.includes(said.classLabel);
  if (subject === null || !isKnownClass) return { kind: 'not_asked' };
  const declared = { ...said, subject };
  const duties = fulfilledByDeclared(context, declared);
  if (duties.length === 0) return { kind: 'not_asked' };
  const inIt = (await stores.chats.all()).find(
    ({ kind, classLabel, state, isExtra }) =>
      kind !== null && state === 'confirmed' && !isExtra && isSingle(kind) && isSameChat({ kind, classLabel }, said),
  );
  if (inIt) return { kind: 'in_it', title: inIt.title };
  const before = (await stores.declarations.standing()).find((one) => one.subject === subject && isSameChat(one, said));
  // whoever made it was forgotten: it can have no witness, and is made anew
  const isOrphan = before?.by === null && before.state === 'waiting';
  if (before && !isOrphan) return { kind: 'already', declaration: before };
  if (before) {
    const as = { state: 'withdrawn', by: actor.user, reason: null } as const;
    await stores.declarations.end(before.id, as, now);
  }

  const shown = await Promise.all(duties.map(({ duty }) => isShownOtherwise(work, { duty: duty.id, subject })));
  if (shown.every(Boolean)) return { kind: 'shown' };
  const id = await stores.declarations.add({ ...declared, by: actor.user, staff: actor.staff }, now);
  for (const { duty } of duties) await reportDeclared(work, { duty: duty.id, subject }, id, actor.user);
  const details = { kind: said.kind, class: said.classLabel };
  await stores.journal.add({ at: now, actor: actor.user, act: 'chat.declared', about: `declaration:${id}`, details });
  const declaration = await stores.declarations.find(id);
  if (!declaration) throw new Error('a declaration just made is gone');
  return { kind: 'declared', declaration };
}

/** The chats the orders ask of this person, which a declaration could show: their classes', their subject's, their office's. */
export function declarable(context: SchoolContext, actor: Actor): ChatProposal[] {
  if (!may(actor, 'chat.declare')) return [];
  const asked: ChatProposal[] = everyChat(context, []);
  const own = asked.filter(
    (chat) =>
      mayConfirmChat(actor, chat, dutiesOf(context)) &&
      (chat.classLabel === null || actor.classTeacherOf.includes(chat.classLabel)),
  );
  const subject: ChatProposal = { kind: 'subject', classLabel: null };
  if (subjectOf(actor, subject) !== null && may(actor, 'chat.confirm_subject')) own.push(subject);
  return own.filter((chat, at) => own.findIndex((one) => isSameChat(one, chat)) === at);
}

function subjectOf(actor: Actor, { kind, classLabel }: ChatProposal): string | null {
  if (isOfClass(kind)) return classLabel === null ? null : `class:${classLabel}`;
  if (kind === 'other') return null;
  if (kind === 'subject') return actor.staff === null ? null : `staff:${actor.staff}`;
  return 'school';
}
