/** What the journal says of a member of staff, and who did it (2.1; п. 7). */
import { may, type Actor } from '../domain/access';
import { staffId, type StaffId } from '../domain/ids';
import type { JournalEntry } from '../store/journalStore';
import type { Staff } from '../store/staffStore';
import { schoolDocuments, type SchoolDocument } from './acknowledge';
import type { SchoolContext, Work } from './context';
import { doersOf, type Doer } from './doers';

export interface JournalLine {
  readonly entry: JournalEntry;
  /** Null: the bot itself, the command line, or somebody who was forgotten. */
  readonly by: Doer | null;
  /** Another member of staff that it speaks of: a substitute. */
  readonly other: Staff | null;
  /** The class, where it is about one: whether the person got it. */
  readonly gotClass: boolean | null;
  readonly document: SchoolDocument | null;
}

export type StaffHistory =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unknown' }
  /** The oldest first. */
  | { readonly kind: 'history'; readonly staff: Staff; readonly lines: readonly JournalLine[] };

/** Tells an administrator what was done to a person's row of the roster, and to the classes that came and went with it. */
export async function staffHistory(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  id: StaffId,
): Promise<StaffHistory> {
  if (!may(actor, 'register.read')) return { kind: 'forbidden' };
  const { stores } = work;
  const staff = await stores.staff.find(id);
  if (!staff) return { kind: 'unknown' };
  // marks on duties are in the history of each duty
  const own = (await stores.journal.about(`staff:${id}`)).filter(
    ({ act, details }) => !act.startsWith('duty.') && !String(details['undone']).startsWith('duty.'),
  );
  const ofClasses = (await stores.journal.aboutClasses()).filter(
    ({ act, details }) => act === 'class.teacher' && (details['from'] === id || details['to'] === id),
  );
  const entries = [...own, ...ofClasses].sort((a, b) => a.at - b.at);
  const doerOf = await doersOf(
    work,
    staff,
    entries.map((entry) => entry.actor),
  );
  const documents = schoolDocuments(context);
  const lines: JournalLine[] = [];
  for (const entry of entries) {
    const { actor: by, details, about } = entry;
    const other = Number(details['substitute'] ?? details['was'] ?? 0);
    lines.push({
      entry,
      by: by === null ? null : doerOf(by),
      other: other > 0 ? await stores.staff.find(staffId(other)) : null,
      gotClass: about.startsWith('class:') ? details['to'] === id : null,
      document: documents.find((one) => one.document === details['document']) ?? null,
    });
  }
  return { kind: 'history', staff, lines };
}
