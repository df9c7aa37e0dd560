/** «Отменить последнее»: an administrator takes back their own last press (п. 9). Rows are added, none is removed. */
import { may, type Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import type { JournalAct } from '../domain/journalAct';
import type { JournalEntry } from '../store/journalStore';
import type { SchoolContext, Work } from './context';
import { undoFigures } from './platformFigures';
import { explainEntries, type JournalRecord } from './readJournal';
import { undoSetting } from './settings';
import { undoChat, undoLeave, undoLink, undoRejection } from './undoActs';
import { undoMarks } from './undoMarks';

/** So long an act may be taken back by the button. */
export const UNDO_MS = 30 * 60_000;
/** More rows than a press writes, and than a school writes in that time. */
const LOOKED_AT = 500;

type TakeBack = (context: SchoolContext, work: Work, actor: Actor, press: readonly JournalEntry[]) => Promise<boolean>;

const marks: TakeBack = (_context, work, actor, press) => undoMarks(work, actor, press);
const one =
  (undo: typeof undoLeave): TakeBack =>
  async (context, work, actor, [entry]) =>
    entry !== undefined && undo(context, work, actor, entry);

const each =
  (undo: typeof undoLeave): TakeBack =>
  async (context, work, actor, press) => {
    for (const entry of press) if (!(await undo(context, work, actor, entry))) return false;
    return true;
  };

/** What can be taken back; of anything else the answer names the way by hand. */
const WAYS: Partial<Record<JournalAct, TakeBack>> = {
  'duty.seen': marks,
  'duty.confirmed': marks,
  'duty.returned': marks,
  'duty.waived': marks,
  'duty.reopened': marks,
  'staff.on_leave': one(undoLeave),
  'staff.back_from_leave': one(undoLeave),
  'staff.linked': each(undoLink),
  'request.rejected': one(undoRejection),
  'chat.confirmed': one(undoChat),
  'settings.changed': one(undoSetting),
  'settings.returned': one(undoSetting),
  'statistics.written': (_context, work, _actor, [entry]) =>
    entry ? undoFigures(work, entry) : Promise.resolve(false),
};

const wayOf = (act: string): TakeBack | null => (Object.hasOwn(WAYS, act) ? WAYS[act as JournalAct] : null) ?? null;

/** A paper that was given out, and a taking back itself: what was done before them is still the last act. */
const CHANGES_NOTHING: ReadonlySet<string> = new Set<JournalAct>(['undone', 'statement.given']);

interface LastPress {
  /** The oldest first. */
  readonly records: readonly JournalRecord[];
}

export type UndoAsked =
  | { readonly kind: 'forbidden' }
  /** The person did nothing in the last half hour that was not taken back. */
  | { readonly kind: 'nothing' }
  /** It has consequences in other hands. */
  | (LastPress & { readonly kind: 'by_hand' })
  /** Something was done with it since. */
  | (LastPress & { readonly kind: 'built_on' })
  /** `mark`: of exactly this press. */
  | (LastPress & { readonly kind: 'possible'; readonly mark: number });

/** What would be taken back. It is tried and undone again: what is shown as possible is. */
export async function askUndo(context: SchoolContext, work: Work, actor: Actor): Promise<UndoAsked> {
  if (!may(actor, 'journal.undo')) return { kind: 'forbidden' };
  const press = await lastPress(work, actor.user);
  const [first] = press;
  if (!first) return { kind: 'nothing' };
  const records = await explainEntries(context, work, press);
  const takeBack = wayOf(first.act);
  if (!takeBack) return { kind: 'by_hand', records };
  const isFree = await work.stores.tried(() => takeBack(context, work, actor, press));
  return isFree ? { kind: 'possible', records, mark: markOfRow(press.at(-1) ?? first) } : { kind: 'built_on', records };
}

export type UndoDone =
  | Exclude<UndoAsked, { kind: 'possible' }>
  /** Something else is the last by now. */
  | { readonly kind: 'changed' }
  /** `told`: others whom a row of it concerns. */
  | (LastPress & { readonly kind: 'undone'; readonly told: readonly Concerned[] });

export interface Concerned {
  readonly user: UserId;
  readonly record: JournalRecord;
}

/** Takes back the press that was shown. */
export async function undoLast(context: SchoolContext, work: Work, actor: Actor, mark: number): Promise<UndoDone> {
  const asked = await askUndo(context, work, actor);
  if (asked.kind !== 'possible') return asked;
  if (asked.mark !== mark) return { kind: 'changed' };
  const press = asked.records.map(({ entry }) => entry);
  const told = await concerned(work, actor, asked.records);
  const takeBack = wayOf(press[0]?.act ?? '');
  if (!takeBack || !(await takeBack(context, work, actor, press))) throw new Error('what was tried failed');
  for (const { id, act, about, details } of press) {
    const facts = Object.fromEntries(Object.entries(details).filter(([name]) => name !== 'press'));
    const undone = { ...facts, undone: act, row: id };
    await work.stores.journal.add({ at: work.now, actor: actor.user, act: 'undone', about, details: undone });
  }
  return { kind: 'undone', records: asked.records, told };
}

/** The last press of the person that stands, the oldest row first; empty: none in time. */
async function lastPress({ stores, now }: Work, user: UserId): Promise<JournalEntry[]> {
  const latest = await stores.journal.latest(LOOKED_AT);
  const undone = new Set(latest.flatMap(({ act, details }) => (act === 'undone' ? [Number(details['row'])] : [])));
  const own = latest.filter(({ id, actor, act }) => actor === user && !CHANGES_NOTHING.has(act) && !undone.has(id));
  const [last] = own;
  if (!last || now - last.at > UNDO_MS) return [];
  const { press } = last.details;
  if (typeof press !== 'number') return [last];
  return own.filter(({ at, details }) => at === last.at && details['press'] === press).reverse();
}

/** Members of staff with a profile, besides whoever undoes, and whoever asked to be confirmed; each once. */
async function concerned({ stores }: Work, actor: Actor, records: readonly JournalRecord[]): Promise<Concerned[]> {
  const told = new Map<UserId, JournalRecord>();
  for (const record of records) {
    const { about } = record;
    const request = about.of === 'request' ? await stores.requests.find(about.id) : null;
    const user = about.of === 'staff' ? (about.staff?.user ?? null) : (request?.user ?? null);
    if (user !== null && user !== actor.user) told.set(user, told.get(user) ?? record);
  }
  return [...told].map(([user, record]) => ({ user, record }));
}

/** A number that differs when the row does, and after a restore. */
function markOfRow({ hash }: JournalEntry): number {
  return Number.parseInt(hash.slice(0, 8), 16);
}
