/** Assignments and their history. A subject is `staff:12`, `class:7Б` or `school`; what nothing happened to has no row. */
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import {
  SEEN_HOWS,
  UNTOUCHED,
  type Assignment,
  type AssignmentState,
  type Evidence,
  type Step,
  type Transition,
} from '../domain/assignment';
import type { DutyId, PeerId, StaffId, UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { Tables } from './schema';
import type { AssignmentHistoryTable, AssignmentTable } from './tables/register';

const evidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reported') }),
  z.strictObject({
    kind: z.literal('chat'),
    peer: z.custom<PeerId>((value) => Number.isSafeInteger(value)),
    title: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('declared'), declaration: z.int() }),
  z.strictObject({ kind: z.literal('seen'), how: z.enum(SEEN_HOWS) }),
]);

/** Which duty, done for whom. */
export interface AssignmentKey {
  readonly duty: DutyId;
  readonly subject: string;
}

export interface StoredAssignment extends AssignmentKey {
  readonly assignment: Assignment;
  /** Who changed it last; null: they asked to be forgotten, or it was the bot itself. */
  readonly actor: UserId | null;
  readonly at: number;
}

/** One step of an assignment's history. */
export interface AssignmentStep {
  readonly step: Step['step'];
  readonly from: AssignmentState;
  readonly to: AssignmentState;
  readonly evidence: Evidence | null;
  readonly reason: string | null;
  /** The date it was extended to, and whom it was handed over to, after the step. */
  readonly due: LocalDate | null;
  readonly holder: StaffId | null;
  readonly actor: UserId | null;
  readonly at: number;
  /** '' for what is in force; otherwise the school year or the period it belonged to. */
  readonly period: string;
}

/** That an assignment went from one state to another, without who did it. */
export interface StateChange extends AssignmentKey {
  readonly from: AssignmentState;
  readonly to: AssignmentState;
  readonly at: number;
}

/** Stands for a person who was forgotten, and for the bot itself. */
const NOBODY = 0;
/** In force. */
const NOW = '';

export class AssignmentStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async find({ duty, subject }: AssignmentKey): Promise<Assignment> {
    const row = await this.db
      .selectFrom('assignment')
      .selectAll()
      .where('duty', '=', duty)
      .where('subject', '=', subject)
      .where('period', '=', NOW)
      .executeTakeFirst();
    return row ? toAssignment(row) : UNTOUCHED;
  }

  /** When it changed last; null: nothing has happened to it. */
  async lastChange({ duty, subject }: AssignmentKey): Promise<number | null> {
    const row = await this.db
      .selectFrom('assignment')
      .select('at')
      .where('duty', '=', duty)
      .where('subject', '=', subject)
      .where('period', '=', NOW)
      .executeTakeFirst();
    return row?.at ?? null;
  }

  /** Who changed what is in force for these subjects last, and when, by `<duty> <subject>`. */
  async lastMarks(subjects: readonly string[]): Promise<ReadonlyMap<string, Pick<StoredAssignment, 'actor' | 'at'>>> {
    if (subjects.length === 0) return new Map();
    const rows = await this.db
      .selectFrom('assignment')
      .select(['duty', 'subject', 'actor', 'at'])
      .where('subject', 'in', subjects)
      .where('period', '=', NOW)
      .execute();
    return new Map(rows.map((row) => [`${row.duty} ${row.subject}`, { actor: toActor(row.actor), at: row.at }]));
  }

  /** Everything in force that something has happened to. */
  async all(): Promise<StoredAssignment[]> {
    const rows = await this.db.selectFrom('assignment').selectAll().where('period', '=', NOW).execute();
    return rows.map((row) => ({
      duty: row.duty as DutyId,
      subject: row.subject,
      assignment: toAssignment(row),
      actor: toActor(row.actor),
      at: row.at,
    }));
  }

  /** Records a step that was taken: the new state and a line of history. */
  async record(key: AssignmentKey, { from, step, to }: Transition, actor: UserId | null, at: number): Promise<void> {
    const state = { ...columnsOf(to), actor: actor ?? NOBODY, at };
    await this.db
      .insertInto('assignment')
      .values({ ...key, period: NOW, ...state })
      .onConflict((c) => c.columns(['duty', 'subject', 'period']).doUpdateSet(state))
      .execute();
    const { evidence: shown, reason, due, holder } = columnsOf(to);
    await this.db
      .insertInto('assignment_history')
      .values({
        ...key,
        period: NOW,
        step: step.step,
        from_state: from.state,
        to_state: to.state,
        evidence: shown,
        reason: 'reason' in step ? step.reason : reason,
        due,
        holder,
        actor: actor ?? NOBODY,
        at,
      })
      .execute();
  }

  /** What happened to it, the oldest first; earlier periods included. */
  async history({ duty, subject }: AssignmentKey): Promise<AssignmentStep[]> {
    const rows = await this.db
      .selectFrom('assignment_history')
      .selectAll()
      .where('duty', '=', duty)
      .where('subject', '=', subject)
      .orderBy('id')
      .execute();
    return rows.map(toStep);
  }

  /** The same for everything these duties were ever recorded for. */
  async historyOf(duties: readonly DutyId[]): Promise<(AssignmentKey & AssignmentStep)[]> {
    if (duties.length === 0) return [];
    const rows = await this.db
      .selectFrom('assignment_history')
      .selectAll()
      .where('duty', 'in', duties)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({ duty: row.duty as DutyId, subject: row.subject, ...toStep(row) }));
  }

  /** How what is in force of these duties changed from an instant on. */
  async changesSince(duties: readonly DutyId[], since: number): Promise<StateChange[]> {
    if (duties.length === 0) return [];
    const rows = await this.db
      .selectFrom('assignment_history')
      .select(['duty', 'subject', 'from_state', 'to_state', 'at'])
      .where('duty', 'in', duties)
      .where('period', '=', NOW)
      .where('at', '>=', since)
      .execute();
    return rows.map((row) => ({
      duty: row.duty as DutyId,
      subject: row.subject,
      from: row.from_state,
      to: row.to_state,
      at: row.at,
    }));
  }

  /**
   * Puts what is in force away under the name of the period it belonged to: the duty begins anew. A state put away under
   * that name before gives way; every step of both stays in the history.
   */
  async close({ duty, subject }: AssignmentKey, period: string): Promise<void> {
    await this.db
      .deleteFrom('assignment')
      .where('duty', '=', duty)
      .where('subject', '=', subject)
      .where('period', '=', period)
      .execute();
    for (const table of ['assignment', 'assignment_history'] as const) {
      await this.db
        .updateTable(table)
        .set({ period })
        .where('duty', '=', duty)
        .where('subject', '=', subject)
        .where('period', '=', NOW)
        .execute();
    }
  }

  /** How many steps the person took. */
  async countBy(user: UserId): Promise<number> {
    const row = await this.db
      .selectFrom('assignment_history')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('actor', '=', user)
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** Removes the person from what they said or confirmed; the facts stay. */
  async forgetActor(user: UserId): Promise<void> {
    for (const table of ['assignment', 'assignment_history'] as const) {
      await this.db.updateTable(table).set({ actor: NOBODY }).where('actor', '=', user).execute();
    }
  }
}

function toStep(row: Selectable<AssignmentHistoryTable>): AssignmentStep {
  return {
    step: row.step as Step['step'],
    from: row.from_state,
    to: row.to_state,
    evidence: row.evidence === null ? null : evidence.parse(JSON.parse(row.evidence)),
    reason: row.reason,
    due: row.due as LocalDate | null,
    holder: row.holder as StaffId | null,
    actor: toActor(row.actor),
    at: row.at,
    period: row.period,
  };
}

function toActor(actor: number): UserId | null {
  return actor === NOBODY ? null : (actor as UserId);
}

function columnsOf(to: Assignment): Pick<AssignmentTable, 'state' | 'evidence' | 'reason' | 'due' | 'holder'> {
  return {
    state: to.state,
    evidence: 'evidence' in to ? JSON.stringify(to.evidence) : null,
    reason: 'reason' in to ? to.reason : null,
    due: to.due,
    holder: to.holder,
  };
}

function toAssignment(row: Selectable<AssignmentTable>): Assignment {
  const terms = { due: row.due as LocalDate | null, holder: row.holder as StaffId | null };
  switch (row.state) {
    case 'open':
    case 'started':
      return { state: row.state, ...terms };
    case 'reported':
    case 'confirmed':
      return { state: row.state, evidence: evidence.parse(JSON.parse(row.evidence ?? 'null')), ...terms };
    case 'not_applicable':
      return { state: row.state, reason: row.reason ?? '', ...terms };
  }
}
