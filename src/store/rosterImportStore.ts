/** Roster files on their way onto the register: what a file said, then what applying it changed. Both are erased in time. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { parseClassLabel } from '../domain/classes';
import type { ClassLabel, DutyId, StaffId, UserId } from '../domain/ids';
import { DOUBTS, ROSTER_FACTS, SHEETS_PASSED, type RosterFileSaid } from '../domain/rosterFile';
import type { Tables } from './schema';

const classLabel = z.custom<ClassLabel>((value) => typeof value === 'string' && parseClassLabel(value) === value);
const entry = z.strictObject({
  surname: z.string(),
  firstName: z.string(),
  patronymic: z.string().nullable(),
  position: z.string(),
  subject: z.string().nullable(),
  classTeacherOf: classLabel.nullable(),
  administration: z.boolean(),
  additionalEducation: z.boolean(),
});
const place = { row: z.int(), sheet: z.string().exactOptional() };
/** What a file said, as JSON. */
export const rosterFileSaid = z.strictObject({
  lines: z.array(
    z.strictObject({
      ...place,
      entry,
      note: z.string().nullable(),
      unsaid: z.array(z.enum(ROSTER_FACTS)).exactOptional(),
    }),
  ),
  doubtful: z.array(z.strictObject({ ...place, doubt: z.enum(DOUBTS), value: z.string() })),
  sheets: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('read'),
          name: z.string().nullable(),
          facts: z.array(z.enum(ROSTER_FACTS)),
          unknown: z.array(z.string()),
          taught: z.array(z.string()).exactOptional(),
        }),
        z.strictObject({ kind: z.literal('passed'), name: z.string(), why: z.enum(SHEETS_PASSED) }),
      ]),
    )
    .exactOptional(),
});

const staff = z.custom<StaffId>((value) => Number.isSafeInteger(value));
const user = z.custom<UserId>((value) => Number.isSafeInteger(value));
const duty = z.custom<DutyId>((value) => typeof value === 'string');
const note = z.string().nullable();
/** The row as it was; `became`: as the file left it, null in changes kept by an earlier release. */
const before = { entry, note, became: z.strictObject({ entry, note }).nullable().default(null) };
const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('added'), staff }),
  /** `former`: the profile that was remembered as a former colleague's. */
  z.strictObject({ kind: z.literal('returned'), staff, former: user.nullable().default(null), ...before }),
  z.strictObject({ kind: z.literal('changed'), staff, ...before }),
  z.strictObject({
    kind: z.literal('left'),
    staff,
    status: z.enum(['active', 'on_leave']),
    user: user.nullable(),
    substitute: staff.nullable().default(null),
    stoodInFor: z.array(staff).readonly().default([]),
    held: z
      .array(z.strictObject({ duty, subject: z.string() }))
      .readonly()
      .default([]),
    administrator: z.boolean().nullable().default(null),
    comings: z.int().default(0),
  }),
]);
/** What applying a file did to one row, with what is needed to take it back. */
export type RosterChange = z.infer<typeof change>;

export interface AppliedImport {
  readonly id: number;
  readonly appliedAt: number;
  readonly changes: readonly RosterChange[];
}

/** Stands for the command line. */
const NOBODY = 0;
const DAY_MS = 86_400_000;

export class RosterImportStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Keeps what a file says until somebody decides; an earlier file that waits is dropped. */
  async preview(by: UserId | null, { lines, doubtful, sheets }: RosterFileSaid, now: number): Promise<number> {
    await this.dropWaiting();
    const row = await this.db
      .insertInto('roster_import')
      .values({
        user_id: by ?? NOBODY,
        state: 'preview',
        lines: JSON.stringify({ lines, doubtful, ...(sheets && { sheets }) }),
        changes: null,
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }

  /** The file that waits, when it is this one. */
  async waiting(id: number): Promise<RosterFileSaid | null> {
    const row = await this.db
      .selectFrom('roster_import')
      .select('lines')
      .where('id', '=', id)
      .where('state', '=', 'preview')
      .executeTakeFirst();
    return row?.lines ? rosterFileSaid.parse(JSON.parse(row.lines)) : null;
  }

  /** It was applied: what it said is erased, what it changed is kept for a day. */
  async applied(id: number, changes: readonly RosterChange[], now: number): Promise<void> {
    await this.db
      .updateTable('roster_import')
      .set({ state: 'applied', lines: null, changes: JSON.stringify(changes), applied_at: now })
      .where('id', '=', id)
      .execute();
  }

  async dropWaiting(): Promise<void> {
    await this.db
      .updateTable('roster_import')
      .set({ state: 'dropped', lines: null })
      .where('state', '=', 'preview')
      .execute();
  }

  /** The file applied last, while it can be taken back: within a day, and nothing was applied after it. */
  async undoable(now: number): Promise<AppliedImport | null> {
    const row = await this.db
      .selectFrom('roster_import')
      .select(['id', 'applied_at', 'changes', 'state'])
      .where('state', 'in', ['applied', 'undone'])
      .orderBy('id', 'desc')
      .executeTakeFirst();
    if (!row || row.state !== 'applied' || row.applied_at === null || row.changes === null) return null;
    if (now - row.applied_at > DAY_MS) return null;
    return { id: row.id, appliedAt: row.applied_at, changes: z.array(change).parse(JSON.parse(row.changes)) };
  }

  async undone(id: number, now: number): Promise<void> {
    await this.db
      .updateTable('roster_import')
      .set({ state: 'undone', changes: null, undone_at: now })
      .where('id', '=', id)
      .execute();
  }

  /** The classes have moved: what was applied until now cannot be taken back, nor what was shown be applied. */
  async settle(): Promise<void> {
    await this.dropWaiting();
    await this.db.updateTable('roster_import').set({ changes: null }).where('changes', 'is not', null).execute();
  }

  /** Erases what can be neither applied nor taken back any more. */
  async prune(now: number): Promise<void> {
    const before = now - DAY_MS;
    await this.db
      .updateTable('roster_import')
      .set({ state: 'dropped', lines: null })
      .where('state', '=', 'preview')
      .where('created_at', '<', before)
      .execute();
    await this.db
      .updateTable('roster_import')
      .set({ changes: null })
      .where('applied_at', '<', before)
      .where('changes', 'is not', null)
      .execute();
  }

  /** Removes the person from the files they sent and from what can be taken back. */
  async forgetPerson(person: UserId): Promise<void> {
    await this.db.updateTable('roster_import').set({ user_id: NOBODY }).where('user_id', '=', person).execute();
    const rows = await this.db
      .selectFrom('roster_import')
      .select(['id', 'changes'])
      .where('changes', 'is not', null)
      .execute();
    for (const row of rows) {
      const changes = z
        .array(change)
        .parse(JSON.parse(row.changes ?? '[]'))
        .map((one) => withoutProfile(one, person));
      const kept = { changes: JSON.stringify(changes) };
      await this.db.updateTable('roster_import').set(kept).where('id', '=', row.id).execute();
    }
  }
}

function withoutProfile(one: RosterChange, person: UserId): RosterChange {
  if (one.kind === 'left' && one.user === person) return { ...one, user: null };
  return one.kind === 'returned' && one.former === person ? { ...one, former: null } : one;
}
