/** What an edited order says differently from the one that was confirmed (п. 8; 1.3). */
import { compareDuties } from './duties';
import type { DutyId } from './ids';
import type { Assignee, Duty, Order } from './order';
import type { Officer } from './school';

/** What of a duty matters to people. */
export type KeptDuty = Omit<Duty, 'capability' | 'letter' | 'figures'>;

export interface KeptOrder {
  readonly id: string;
  readonly number: string;
  readonly duties: readonly KeptDuty[];
}

/** What matters of the school's files: its orders and the people in office. */
export interface OrderSnapshot {
  readonly orders: readonly KeptOrder[];
  readonly offices: Readonly<Record<string, Officer>>;
}

const FIELDS = ['text', 'clause', 'due', 'assignee', 'optional', 'repeat', 'evidence', 'remindOn'] as const;
export type DutyField = (typeof FIELDS)[number];

/** `order`: the number of the order it stands in. */
export type DutyChange = { readonly order: string } & (
  | { readonly kind: 'added' | 'withdrawn'; readonly duty: KeptDuty }
  | {
      readonly kind: 'changed';
      readonly before: KeptDuty;
      readonly after: KeptDuty;
      readonly fields: readonly DutyField[];
    }
);

export interface OfficeChange {
  readonly office: string;
  /** Null: there was no such office. */
  readonly before: Officer | null;
  /** Null: there is none any more. */
  readonly after: Officer | null;
}

export interface OrderDifference {
  readonly duties: readonly DutyChange[];
  readonly offices: readonly OfficeChange[];
}

/** Takes down what the files say; lists whose order means nothing are put in one. */
export function snapshotOf(orders: readonly Order[], offices: Readonly<Record<string, Officer>>): OrderSnapshot {
  return {
    orders: orders.map(({ id, number, duties }) => ({ id, number, duties: duties.map(keptOf) })),
    offices: Object.fromEntries(Object.entries(offices).map(([key, { name, position }]) => [key, { name, position }])),
  };
}

/** What changed between two snapshots; the order of files and of duties in them does not matter. */
export function diffOrders(before: OrderSnapshot, after: OrderSnapshot): OrderDifference {
  const [was, is] = [dutiesOf(before), dutiesOf(after)];
  const duties: DutyChange[] = [];
  for (const [id, { order, duty }] of is) {
    const old = was.get(id)?.duty;
    if (!old) duties.push({ kind: 'added', order, duty });
    else {
      const fields = FIELDS.filter((field) => !isSame(old[field], duty[field]));
      if (fields.length > 0) duties.push({ kind: 'changed', order, before: old, after: duty, fields });
    }
  }
  for (const [id, { order, duty }] of was) if (!is.has(id)) duties.push({ kind: 'withdrawn', order, duty });
  return { duties: duties.sort(byDate), offices: officesChanged(before.offices, after.offices) };
}

/** Whether nothing changed. */
export function isEmpty({ duties, offices }: OrderDifference): boolean {
  return duties.length === 0 && offices.length === 0;
}

/** Duties of the edited order that nobody is pressed about before the change is confirmed: changed, added, of a new officer. */
export function restingIn({ duties, offices }: OrderDifference, after: OrderSnapshot): ReadonlySet<DutyId> {
  const renamed = new Set(offices.filter((one) => one.before?.name !== one.after?.name).map(({ office }) => office));
  const ofNewOfficers = [...dutiesOf(after).values()].flatMap(({ duty: { id, assignee } }) =>
    assignee.who === 'office' && renamed.has(assignee.office) ? [id] : [],
  );
  const touched = duties.flatMap((change) => (change.kind === 'withdrawn' ? [] : [idOf(change)]));
  return new Set([...touched, ...ofNewOfficers]);
}

/** The duty that a change is about. */
export function idOf(change: DutyChange): DutyId {
  return latest(change).id;
}

function keptOf({ id, clause, text, due, assignee, evidence, optional, repeat, remindOn }: Duty): KeptDuty {
  const days = [...new Set(remindOn)].sort((a, b) => a - b);
  return { id, clause, text, due, assignee: sorted(assignee), evidence, optional, repeat, remindOn: days };
}

function sorted(assignee: Assignee): Assignee {
  if (assignee.who === 'roles') return { who: 'roles', roles: [...new Set(assignee.roles)].sort() };
  if (assignee.who !== 'class_teacher') return assignee;
  return { who: 'class_teacher', grades: [...new Set(assignee.grades)].sort((a, b) => a - b) };
}

function dutiesOf({ orders }: OrderSnapshot): ReadonlyMap<DutyId, { order: string; duty: KeptDuty }> {
  return new Map(orders.flatMap(({ number, duties }) => duties.map((duty) => [duty.id, { order: number, duty }])));
}

function officesChanged(before: OrderSnapshot['offices'], after: OrderSnapshot['offices']): OfficeChange[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .map((office) => ({ office, before: was.get(office) ?? null, after: is.get(office) ?? null }))
    .filter((one) => !isSame(one.before, one.after));
}

const latest = (change: DutyChange): KeptDuty => (change.kind === 'changed' ? change.after : change.duty);

function byDate(a: DutyChange, b: DutyChange): number {
  return compareDuties(latest(a), latest(b)) || (idOf(a) < idOf(b) ? -1 : 1);
}

const isSame = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** As JSON with the keys of objects in one order: a file may list them in any. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
