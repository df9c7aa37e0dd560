/** An administrator marks that a member of staff signed a document on paper, with themselves on record (п. 8; 1.3; 4.1). */
import { may, type Actor } from '../domain/access';
import type { StaffId } from '../domain/ids';
import type { DocumentVersion } from '../store/acknowledgementStore';
import type { Staff } from '../store/staffStore';
import { schoolDocuments, type SchoolDocument } from './acknowledge';
import type { SchoolContext, Work } from './context';
import { doersOf, type Doer } from './doers';

const SIGNED = 'document.signed';
const UNSIGNED = 'document.unsigned';

export interface SignedDocument extends SchoolDocument {
  /** Null: this version is not acknowledged. `paperBy`: who marked it for the person; null: they did it themselves. */
  readonly known: { readonly at: number; readonly paperBy: Doer | null } | null;
}

export type SignedDocuments =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'list'; readonly staff: Staff; readonly documents: readonly SignedDocument[] };

/** The documents in force and what is on record of one member of staff. */
export async function listSigned(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id: StaffId,
): Promise<SignedDocuments> {
  if (!may(actor, 'duties.mark_any')) return { kind: 'forbidden' };
  const { stores } = work;
  const staff = await stores.staff.find(id);
  if (!staff || staff.status === 'left') return { kind: 'unknown' };
  const known = await stores.acknowledgements.of(id);
  const acts = (await stores.journal.about(`staff:${id}`)).filter(({ act }) => act === SIGNED || act === UNSIGNED);
  const doerOf = await doersOf(
    work,
    staff,
    acts.map((one) => one.actor),
  );
  const documents = schoolDocuments(context).map((document): SignedDocument => {
    const found = known.find((one) => one.document === document.document && one.version === document.version);
    const last = acts
      .filter(({ details }) => details['document'] === document.document && details['version'] === document.version)
      .at(-1);
    if (!found) return { ...document, known: null };
    if (last?.act !== SIGNED) return { ...document, known: { at: found.at, paperBy: null } };
    const paperBy: Doer = last.actor === null ? { who: 'forgotten' } : doerOf(last.actor);
    return { ...document, known: { at: found.at, paperBy } };
  });
  return { kind: 'list', staff, documents };
}

export type SignatureMarked =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown' }
  /** Another version is in force, or it stands so already; what the person did themselves is not an administrator's to undo. */
  | { readonly kind: 'not_now' }
  | { readonly kind: 'marked'; readonly staff: Staff; readonly document: SchoolDocument };

/** Marks the signature under the version in force, or takes a mistaken mark back. */
export async function markSigned(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id: StaffId,
  { document, version, signed }: DocumentVersion & { readonly signed: boolean },
): Promise<SignatureMarked> {
  const list = await listSigned(context, work, actor, id);
  if (list.kind !== 'list') return list;
  const found = list.documents.find((one) => one.document === document && one.version === version);
  const mayMark = signed ? found?.known === null : (found?.known?.paperBy ?? null) !== null;
  if (!found || !mayMark) return { kind: 'not_now' };
  const { acknowledgements, journal } = work.stores;
  if (signed) await acknowledgements.add(id, found, actor.user, work.now);
  else await acknowledgements.remove(id, found);
  await journal.add({
    at: work.now,
    actor: actor.user,
    act: signed ? SIGNED : UNSIGNED,
    about: `staff:${id}`,
    details: { document, version },
  });
  return { kind: 'marked', staff: list.staff, document: found };
}
