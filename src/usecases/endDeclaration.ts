/** A declared chat leaves the register: refused, withdrawn, or shown by the bot in the chat itself (п. 6, 7). */
import { may, ownsChat, type Actor } from '../domain/access';
import { isSameChat, isSingle, type ChatProposal } from '../domain/chats';
import type { Declaration } from '../store/declarationStore';
import { dutiesOf, fulfilledByDeclared, type RequiredChat } from './chatDuties';
import type { SchoolContext, Work } from './context';
import { reopenDeclared } from './moveAssignment';

export type DeclarationEnded =
  | { readonly kind: 'forbidden' }
  /** It has ended already, or never was. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'ended'; readonly declaration: Declaration; readonly as: 'refused' | 'withdrawn' };

/** An administrator refuses it, or its owner takes it back; its duty is open again. */
export async function endDeclaration(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  ending: { readonly id: number; readonly reason: string | null },
): Promise<DeclarationEnded> {
  const declaration = await work.stores.declarations.find(ending.id);
  if (!declaration || (declaration.state !== 'waiting' && declaration.state !== 'witnessed')) {
    return may(actor, 'chat.declare') ? { kind: 'gone' } : { kind: 'forbidden' };
  }
  if (!ownsChat(actor, declaration, [declaration.by], dutiesOf(context))) return { kind: 'forbidden' };
  const as = declaration.by === actor.user || !may(actor, 'chat.confirm_any') ? 'withdrawn' : 'refused';
  await work.stores.declarations.end(declaration.id, { state: as, by: actor.user, reason: ending.reason }, work.now);
  for (const { duty, subject } of fulfilledByDeclared(context, declaration)) {
    await reopenDeclared(work, { duty: duty.id, subject }, declaration.id, actor.user, ending.reason);
  }
  const details = { kind: declaration.kind, class: declaration.classLabel, reason: ending.reason };
  const about = `declaration:${declaration.id}`;
  await work.stores.journal.add({ at: work.now, actor: actor.user, act: `declaration.${as}`, about, details });
  return { kind: 'ended', declaration, as };
}

/** The bot is in a chat that had been declared: its own eyes are better. Returns the title that was declared. */
export async function supersedeDeclared(
  work: Work,
  chat: ChatProposal,
  fulfilled: readonly RequiredChat[],
): Promise<string | null> {
  const subjects = new Set(fulfilled.map(({ subject }) => subject));
  const before = (await work.stores.declarations.standing()).filter(
    (one) => (isSingle(chat.kind) && isSameChat(one, chat)) || (one.kind === chat.kind && subjects.has(one.subject)),
  );
  const { declarations, journal } = work.stores;
  for (const { id } of before) {
    await declarations.end(id, { state: 'withdrawn', by: null, reason: 'seen' }, work.now);
    const about = `declaration:${id}`;
    await journal.add({ at: work.now, actor: null, act: 'declaration.superseded', about, details: {} });
  }
  return before[0]?.title ?? null;
}
