/** Acknowledgement of the order and of the Regulation by version: no legal signature, and it says so (п. 8; 1.3; 4.1). */
import { may, type Actor } from '../domain/access';
import type { Order } from '../domain/order';
import type { DocumentVersion } from '../store/acknowledgementStore';
import type { Staff } from '../store/staffStore';
import type { SchoolContext, Work } from './context';

export type DocumentPart = 'order' | 'regulation';

export interface SchoolDocument extends DocumentVersion {
  readonly order: Order;
  readonly part: DocumentPart;
}

export interface ReadDocument extends SchoolDocument {
  /** When this version was acknowledged; null: not yet. */
  readonly at: number | null;
  /** An earlier version was: the text has changed since. */
  readonly changed: boolean;
}

export type Documents =
  | { readonly kind: 'forbidden' }
  /** The administrator has not confirmed the person yet. */
  | { readonly kind: 'unconfirmed' }
  | { readonly kind: 'list'; readonly documents: readonly ReadDocument[] };

/** The documents in force, and which of them the person has acknowledged. */
export async function listDocuments(context: SchoolContext, work: Work, actor: Actor): Promise<Documents> {
  if (!may(actor, 'documents.acknowledge')) return { kind: 'forbidden' };
  if (actor.staff === null) return { kind: 'unconfirmed' };
  const known = await work.stores.acknowledgements.of(actor.staff);
  const documents = schoolDocuments(context).map((one): ReadDocument => {
    const versions = known.filter((other) => other.document === one.document);
    const exact = versions.find((other) => other.version === one.version);
    return { ...one, at: exact?.at ?? null, changed: exact === undefined && versions.length > 0 };
  });
  return { kind: 'list', documents };
}

export type Acknowledged =
  | Exclude<Documents, { kind: 'list' }>
  /** The button belongs to another version, or to a document that is no more. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'acknowledged'; readonly document: SchoolDocument; readonly isNew: boolean };

/** Records that the person has read this version. */
export async function acknowledge(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  read: DocumentVersion,
): Promise<Acknowledged> {
  if (!may(actor, 'documents.acknowledge')) return { kind: 'forbidden' };
  if (actor.staff === null) return { kind: 'unconfirmed' };
  const document = schoolDocuments(context).find(
    (one) => one.document === read.document && one.version === read.version,
  );
  if (!document) return { kind: 'outdated' };
  const isNew = await work.stores.acknowledgements.add(actor.staff, read, actor.user, work.now);
  return { kind: 'acknowledged', document, isNew };
}

export type Acknowledgements =
  | { readonly kind: 'forbidden' }
  | {
      readonly kind: 'list';
      readonly of: number;
      readonly documents: readonly { readonly document: SchoolDocument; readonly missing: readonly Staff[] }[];
    };

/** Who has not acknowledged the version in force, for an administrator. */
export async function listAcknowledgements(
  context: SchoolContext,
  work: Work,
  actor: Actor,
): Promise<Acknowledgements> {
  if (!may(actor, 'register.read')) return { kind: 'forbidden' };
  const staff = await work.stores.staff.all();
  const documents = [];
  for (const document of schoolDocuments(context)) {
    const known = await work.stores.acknowledgements.whoKnows(document);
    documents.push({ document, missing: staff.filter((one) => !known.has(one.id)) });
  }
  return { kind: 'list', of: staff.length, documents };
}

/** Every order, and its Regulation when it has one. */
export function schoolDocuments(context: SchoolContext): SchoolDocument[] {
  return context.orders.flatMap((order) =>
    (['order', 'regulation'] as const)
      .filter((part) => order.clauses.some((clause) => clause.document === part))
      .map((part) => ({ order, part, document: `${order.id}/${part}`, version: order.version })),
  );
}
