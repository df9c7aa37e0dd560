/** Somebody who is in a declared chat says so by the link that was posted there (п. 6, 7; C3). */
import { mayWitness, type Actor } from '../domain/access';
import type { WitnessRef } from '../domain/witness';
import type { Declaration } from '../store/declarationStore';
import { fulfilledByDeclared } from './chatDuties';
import type { SchoolContext, Work } from './context';
import { moveAssignment } from './moveAssignment';

export type Witnessing =
  /** The link belongs to nothing that waits. */
  | { readonly kind: 'gone' }
  /** Whoever declares a chat is no witness of it. */
  | { readonly kind: 'own' }
  /** The bot does not know this person as one of the school's, or of that class. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'possible'; readonly declaration: Declaration };

/** Whether the person may be the witness; nothing is stored. */
export async function askWitness(work: Work, actor: Actor, ref: WitnessRef): Promise<Witnessing> {
  const declaration = await work.stores.declarations.find(ref.declaration);
  if (!declaration || declaration.key !== ref.key || declaration.state !== 'waiting') return { kind: 'gone' };
  const isSamePerson = declaration.by === actor.user || (actor.staff !== null && declaration.staff === actor.staff);
  if (isSamePerson) return { kind: 'own' };
  // whoever declared it was forgotten: nobody can tell any more that this is somebody else
  if (declaration.by === null) return { kind: 'gone' };
  return mayWitness(actor, declaration) ? { kind: 'possible', declaration } : { kind: 'stranger' };
}

/** The witness's yes: the duty is confirmed. */
export async function witnessChat(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  ref: WitnessRef,
): Promise<
  Exclude<Witnessing, { kind: 'possible' }> | { readonly kind: 'witnessed'; readonly declaration: Declaration }
> {
  const asked = await askWitness(work, actor, ref);
  if (asked.kind !== 'possible') return asked;
  const { declaration } = asked;
  await work.stores.declarations.witnessed(declaration.id, actor.user, work.now);
  const evidence = { kind: 'declared', declaration: declaration.id } as const;
  for (const { duty, subject } of fulfilledByDeclared(context, declaration)) {
    await moveAssignment(work, { duty: duty.id, subject }, { step: 'confirm', evidence }, actor.user);
  }
  const about = `declaration:${declaration.id}`;
  await work.stores.journal.add({ at: work.now, actor: actor.user, act: 'chat.witnessed', about, details: {} });
  return { kind: 'witnessed', declaration: { ...declaration, state: 'witnessed' } };
}
