/** The journal for those who may read it: who did what to whom, with names by the roster of today (п. 9). */
import { may, type Actor } from '../domain/access';
import { staffId } from '../domain/ids';
import type { Duty } from '../domain/order';
import { SETTING_NAMES, type SettingName } from '../domain/settings';
import type { JournalEntry } from '../store/journalStore';
import type { Staff } from '../store/staffStore';
import { schoolDocuments, type SchoolDocument } from './acknowledge';
import { dutiesOf } from './chatDuties';
import type { SchoolContext, Work } from './context';
import { doersOf, type Doer } from './doers';
import { findTopic } from './ownTopics';

/** What a row is about. */
export type Thing =
  | { readonly of: 'school' | 'administrator' | 'quiz' }
  /** Null: no such row of the roster any more. */
  | { readonly of: 'staff'; readonly staff: Staff | null }
  | { readonly of: 'class'; readonly label: string }
  | { readonly of: 'chat' | 'declaration'; readonly title: string | null }
  | { readonly of: 'duty'; readonly duty: Duty | null }
  | { readonly of: 'office'; readonly office: string }
  | { readonly of: 'topic'; readonly title: string | null }
  | { readonly of: 'vendor' | 'request'; readonly id: number }
  | { readonly of: 'setting'; readonly name: SettingName }
  /** Null: no such order any more. */
  | { readonly of: 'order'; readonly number: string | null }
  /** A later program wrote it. */
  | { readonly of: 'unknown'; readonly about: string };

export interface JournalRecord {
  readonly entry: JournalEntry;
  readonly by: Doer;
  readonly about: Thing;
  /** Another member of staff that it speaks of. */
  readonly other: Staff | null;
  readonly document: SchoolDocument | null;
  readonly duty: Duty | null;
}

export type JournalRead =
  | { readonly kind: 'forbidden' }
  /** The oldest first; `earlier`: how many stand before them. */
  | { readonly kind: 'journal'; readonly records: readonly JournalRecord[]; readonly earlier: number };

/** The last `most` rows. */
export async function readJournal(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { most }: { readonly most: number },
): Promise<JournalRead> {
  if (!may(actor, 'journal.read')) return { kind: 'forbidden' };
  const entries = (await work.stores.journal.latest(most)).reverse();
  const earlier = (await work.stores.journal.count()) - entries.length;
  return { kind: 'journal', records: await explainEntries(context, work, entries), earlier };
}

/** Puts names to what the rows speak of by number. */
export async function explainEntries(
  context: SchoolContext,
  work: Work,
  entries: readonly JournalEntry[],
): Promise<JournalRecord[]> {
  const staff = new Map<number, Staff>(
    [...(await work.stores.staff.all()), ...(await work.stores.staff.left())].map((one) => [one.id, one]),
  );
  const doerOf = await doersOf(
    work,
    null,
    entries.map(({ actor }) => actor),
  );
  const duties = new Map<string, Duty>(dutiesOf(context).map((duty) => [duty.id, duty]));
  const documents = schoolDocuments(context);
  const thingOf = await thingsOf(context, work, staff, duties);
  const records: JournalRecord[] = [];
  for (const entry of entries) {
    const { actor, details } = entry;
    const nobody: Doer = { who: entry.isForgotten ? 'forgotten' : 'bot' };
    const other = details['substitute'] ?? details['was'] ?? details['to'] ?? details['from'];
    records.push({
      entry,
      by: actor === null ? nobody : doerOf(actor),
      about: await thingOf(entry.about),
      other: typeof other === 'number' && entry.about !== `staff:${other}` ? (staff.get(other) ?? null) : null,
      document: documents.find((one) => one.document === details['document']) ?? null,
      duty: duties.get(String(details['duty'])) ?? null,
    });
  }
  return records;
}

/** Makes the reader of `about`; what has to be looked up is looked up once. */
async function thingsOf(
  context: SchoolContext,
  work: Work,
  staff: ReadonlyMap<number, Staff>,
  duties: ReadonlyMap<string, Duty>,
): Promise<(about: string) => Promise<Thing>> {
  const { stores } = work;
  const chats = new Map<number, string | null>((await stores.chats.all()).map(({ peer, title }) => [peer, title]));
  const read = async (about: string): Promise<Thing> => {
    const [of = '', ...rest] = about.split(':');
    const key = rest.join(':');
    switch (of) {
      case 'school':
      case 'administrator':
      case 'quiz':
        return { of };
      case 'staff':
        return { of, staff: staff.get(staffId(Number(key))) ?? null };
      case 'class':
        return { of, label: key };
      case 'chat':
        return { of, title: chats.get(Number(key)) ?? null };
      case 'declaration':
        return { of, title: (await stores.declarations.find(Number(key)))?.title ?? null };
      case 'duty':
        return { of, duty: duties.get(key) ?? null };
      case 'office':
        return { of, office: key };
      case 'topic':
        return { of, title: (await findTopic(context, work, key))?.title ?? null };
      case 'vendor':
      case 'request':
        return { of, id: Number(key) };
      case 'setting': {
        const name = SETTING_NAMES.find((one) => one === key);
        return name ? { of, name } : { of: 'unknown', about };
      }
      case 'order':
        return { of, number: context.orders.find(({ id }) => id === key)?.number ?? null };
      default:
        return { of: 'unknown', about };
    }
  };
  const known = new Map<string, Thing>();
  return async (about) => {
    const thing = known.get(about) ?? (await read(about));
    known.set(about, thing);
    return thing;
  };
}
