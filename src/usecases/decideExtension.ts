/** A request for a later date is listed, decided or taken back (п. 9). */
import { may, type Actor } from '../domain/access';
import { isDone } from '../domain/assignment';
import { classOf } from '../domain/duties';
import type { ClassLabel } from '../domain/ids';
import type { Duty } from '../domain/order';
import { toLocal } from '../domain/zone';
import type { Extension } from '../store/extensionStore';
import type { Staff } from '../store/staffStore';
import { isStillTheirs } from './askExtension';
import type { SchoolContext, Work } from './context';
import { decidersIn, mayDecide, orderOfDuty } from './extensionDeciders';
import { subjectOf } from './personalDuties';
import { dutyInForce, moveDuty, standing, standingOf } from './standing';

/** A request with what it is about. */
export interface ShownExtension {
  readonly extension: Extension;
  /** With its date in force. */
  readonly duty: Duty;
  readonly classLabel: ClassLabel | null;
  /** Who asks, when they are on the roster. */
  readonly staff: Staff | null;
  /** The office that decides. */
  readonly office: string;
  /** Nobody of the office can be asked: an administrator puts the decision on record. */
  readonly instead: boolean;
  /** Whether the person who looks may decide on it. */
  readonly yours: boolean;
}

export type ExtensionList =
  { readonly kind: 'forbidden' } | { readonly kind: 'list'; readonly waiting: readonly ShownExtension[] };

/** What waits, the oldest first: all of it for an administrator, for others what they decide on. */
export async function listExtensions(context: SchoolContext, work: Work, actor: Actor): Promise<ExtensionList> {
  if (!may(actor, 'extensions.decide')) return { kind: 'forbidden' };
  const shown: ShownExtension[] = [];
  for (const extension of await work.stores.extensions.waiting()) {
    const one = await showExtension(context, work, actor, extension);
    if (one && (one.yours || actor.roles.has('administrator'))) shown.push(one);
  }
  return { kind: 'list', waiting: shown };
}

export type ExtensionDecided =
  | { readonly kind: 'forbidden' }
  /** There is no such request, or its duty is in no order any more. */
  | { readonly kind: 'gone' }
  /** Somebody else decides: of the office, or other than whoever asks. */
  | { readonly kind: 'not_yours'; readonly shown: ShownExtension }
  | { readonly kind: 'already'; readonly extension: Extension }
  /** The duty is done, somebody else's or has a later date by now, or the date asked for is past: nothing is left to decide. */
  | { readonly kind: 'overtaken'; readonly shown: ShownExtension; readonly past: boolean }
  | { readonly kind: 'granted' | 'refused'; readonly shown: ShownExtension };

/** Says yes, and the date moves with a line in the history; or no, and it stays. */
export async function decideExtension(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { id, yes }: { readonly id: number; readonly yes: boolean },
): Promise<ExtensionDecided> {
  if (!may(actor, 'extensions.decide')) return { kind: 'forbidden' };
  const { extensions } = work.stores;
  const extension = await extensions.find(id);
  const shown = extension && (await showExtension(context, work, actor, extension));
  if (!extension || !shown) return { kind: 'gone' };
  if (extension.state !== 'waiting') return { kind: 'already', extension };
  if (!shown.yours) return { kind: 'not_yours', shown };
  if (!yes) {
    await extensions.decide(id, 'refused', actor.user, work.now);
    return { kind: 'refused', shown };
  }
  const { subject, newDue, reason } = extension;
  const now = standingOf(await standing(context, work), shown.duty, subject);
  const { due } = dutyInForce(shown.duty, now);
  const past = newDue < toLocal(work.now, context.school.timeZone).date;
  const theirs = await isStillTheirs(context, work, extension);
  if (past || !theirs || isDone(now) || due === null || newDue <= due) {
    await extensions.withdraw(id, work.now);
    return { kind: 'overtaken', shown, past };
  }
  await extensions.decide(id, 'granted', actor.user, work.now);
  await moveDuty(context, work, { duty: shown.duty, subject }, { step: 'extend', due: newDue, reason }, actor.user);
  return { kind: 'granted', shown };
}

/** Takes the person's own request back; false when it is not theirs or does not wait. */
export async function withdrawExtension(work: Work, actor: Actor, id: number): Promise<boolean> {
  const { extensions } = work.stores;
  const extension = await extensions.find(id);
  return extension?.askedBy === actor.user && extensions.withdraw(id, work.now);
}

/** The request with what it is about; null: its duty is in no order any more. */
export async function showExtension(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  extension: Extension,
): Promise<ShownExtension | null> {
  const order = orderOfDuty(context, extension.duty);
  const ordered = order?.duties.find(({ id }) => id === extension.duty);
  if (!order || !ordered) return null;
  const { subject } = extension;
  // the order's date may have moved since it was asked
  const duty = dutyInForce(ordered, await work.stores.assignments.find({ duty: ordered.id, subject }));
  const deciders = await decidersIn(context, work, order);
  return {
    extension,
    duty,
    classLabel: classOf(subjectOf(extension.subject)),
    staff: extension.staff === null ? null : await work.stores.staff.find(extension.staff),
    office: deciders.office,
    instead: deciders.instead,
    yours: mayDecide(actor, extension, deciders),
  };
}
