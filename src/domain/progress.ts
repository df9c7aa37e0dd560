/** How far the dated duties of the orders are: numbers against dates, and nobody's name. */
import { daysBetween, type LocalDate } from './localDate';

/** Groups of the staff that do not overlap: whoever leads a class stands there alone. */
export const STAFF_GROUPS = ['class_teachers', 'administration', 'teachers', 'others'] as const;
export type StaffGroup = (typeof STAFF_GROUPS)[number];

export type Group =
  { readonly kind: StaffGroup } | { readonly kind: 'grades'; readonly from: number; readonly to: number };

export interface GroupProgress {
  readonly group: Group;
  readonly done: number;
  readonly of: number;
}

/** What is counted: people, chats, classes; `once`: the school has it to do one time. */
export const UNITS = ['people', 'chats', 'classes', 'once'] as const;
export type Unit = (typeof UNITS)[number];

export interface DutyProgress {
  /** The duty in the order's words. */
  readonly text: string;
  readonly unit: Unit;
  /** The earliest date in force of those who have yet to do it. */
  readonly due: LocalDate;
  /** «при необходимости / возможности»: never overdue. */
  readonly optional: boolean;
  readonly done: number;
  readonly of: number;
  /** How many have yet to do it by a later date than `due`. */
  readonly later: number;
  /** Empty: there is nothing to divide by. */
  readonly groups: readonly GroupProgress[];
  /** How many had done it at the end of each day, from `from` to the day of the facts. */
  readonly from: LocalDate;
  readonly days: readonly number[];
}

export interface ProgressFacts {
  readonly school: string;
  readonly date: LocalDate;
  readonly duties: readonly DutyProgress[];
}

/** `empty`: nobody has it to do. */
export type ProgressState = 'overdue' | 'open' | 'empty' | 'done';

/** Where a duty stands on that day. */
export function progressState({ done, of, due, optional }: DutyProgress, today: LocalDate): ProgressState {
  if (of === 0) return 'empty';
  if (done === of) return 'done';
  return today > due && !optional ? 'overdue' : 'open';
}

/** Whole days until the date; negative after it. */
export function daysLeft({ due }: DutyProgress, today: LocalDate): number {
  return daysBetween(today, due);
}

const RANK: Readonly<Record<ProgressState, number>> = { overdue: 0, open: 1, empty: 2, done: 3 };

/** What presses first: overdue, then by date, then what is done. */
export function byUrgency({ duties, date }: ProgressFacts): DutyProgress[] {
  const rank = (duty: DutyProgress): number => RANK[progressState(duty, date)];
  return [...duties].sort((a, b) => rank(a) - rank(b) || daysBetween(b.due, a.due));
}

/** Levels of school: grades are put together by them where there are too many to show one by one. */
const LEVELS = [
  { from: 1, to: 4 },
  { from: 5, to: 9 },
  { from: 10, to: 11 },
] as const;
const MOST_GRADES = 6;

/** What is counted, by the group it belongs to, in the order of the groups; none where all belong to one. */
export function grouped(
  items: readonly { readonly group: StaffGroup | number; readonly done: boolean }[],
): GroupProgress[] {
  const grades = new Set(items.flatMap(({ group }) => (typeof group === 'number' ? [group] : [])));
  const ofGrade = (grade: number): Group => ({
    kind: 'grades',
    ...(grades.size <= MOST_GRADES
      ? { from: grade, to: grade }
      : (LEVELS.find(({ to }) => grade <= to) ?? { from: grade, to: grade })),
  });
  const found = new Map<string, { readonly group: Group; done: number; of: number }>();
  for (const { group, done } of items) {
    const shown: Group = typeof group === 'number' ? ofGrade(group) : { kind: group };
    const key = shown.kind === 'grades' ? `grades ${shown.from}` : shown.kind;
    const count = found.get(key) ?? { group: shown, done: 0, of: 0 };
    found.set(key, { group: shown, done: count.done + (done ? 1 : 0), of: count.of + 1 });
  }
  if (found.size < 2) return [];
  return [...found.values()].sort((a, b) => rankOf(a.group) - rankOf(b.group));
}

const rankOf = (group: Group): number => (group.kind === 'grades' ? group.from : STAFF_GROUPS.indexOf(group.kind));
