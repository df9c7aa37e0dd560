/** The roster: members of staff, each linked to at most one VK profile. */
import type { Insertable, Kysely, Selectable } from 'kysely';
import { staffId, type ClassLabel, type StaffId, type UserId } from '../domain/ids';
import type { RosterEntry } from '../domain/school';
import { hotQuery } from './hotQuery';
import type { Tables } from './schema';
import type { StaffTable } from './tables/people';

const selectByUser = hotQuery((db, user: number) => db.selectFrom('staff').selectAll().where('user_id', '=', user));

const selectStoodInFor = hotQuery((db, substitute: number) =>
  db
    .selectFrom('staff')
    .select('class_teacher_of')
    .where('substitute', '=', substitute)
    .where('status', '=', 'on_leave'),
);

/** A school year: for so long somebody who left may be found in a chat. */
const FORMER_KEPT_MS = 365 * 86_400_000;

export interface Staff extends RosterEntry {
  readonly id: StaffId;
  readonly user: UserId | null;
  /** `left` rows are kept for the history and are nobody's. */
  readonly status: 'active' | 'on_leave' | 'left';
  /** Who stands in during a long leave. */
  readonly substitute: StaffId | null;
  readonly note: string | null;
}

export class StaffStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** The roster in alphabetical order, without those who left. */
  async all(): Promise<Staff[]> {
    const rows = await this.db.selectFrom('staff').selectAll().where('status', '!=', 'left').orderBy('id').execute();
    return rows.map(toStaff).sort((a, b) => byName.compare(nameOf(a), nameOf(b)));
  }

  /** Those who left, in alphabetical order. */
  async left(): Promise<Staff[]> {
    const rows = await this.db.selectFrom('staff').selectAll().where('status', '=', 'left').orderBy('id').execute();
    return rows.map(toStaff).sort((a, b) => byName.compare(nameOf(a), nameOf(b)));
  }

  /** Surnames of everybody on the roster, and of those who left. */
  async surnames(): Promise<string[]> {
    const rows = await this.db.selectFrom('staff').select('surname').distinct().execute();
    return rows.map(({ surname }) => surname);
  }

  async find(id: StaffId): Promise<Staff | null> {
    const row = await this.db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toStaff(row) : null;
  }

  async byUser(user: UserId): Promise<Staff | null> {
    const { rows } = await selectByUser(this.db, user);
    return rows[0] ? toStaff(rows[0]) : null;
  }

  /** Whoever leads the class now: its class teacher, or who stands in for them; nobody while they are away without one. */
  async classTeachers(classLabel: ClassLabel): Promise<Staff[]> {
    const rows = await this.db
      .selectFrom('staff')
      .selectAll()
      .where('class_teacher_of', '=', classLabel)
      .where('status', '!=', 'left')
      .orderBy('id')
      .execute();
    const leading = await Promise.all(
      rows.map(async (row) => (row.substitute === null ? toStaff(row) : await this.find(row.substitute as StaffId))),
    );
    return leading.filter((one) => one !== null).filter(({ status }) => status === 'active');
  }

  /** Puts what the roster says of a person in place of what it said before. */
  async update(id: StaffId, entry: RosterEntry, note: string | null): Promise<void> {
    await this.db
      .updateTable('staff')
      .set({ ...columnsOf(entry), note })
      .where('id', '=', id)
      .execute();
  }

  /** Who works here, is away for long, or left; who left is linked to no profile, and theirs is remembered as a former one. */
  async setStatus(id: StaffId, status: Staff['status'], substitute: StaffId | null, now: number): Promise<void> {
    await this.db
      .updateTable('staff')
      .set((eb) => ({
        status,
        status_since: now,
        substitute,
        ...(status === 'left'
          ? { former_user: eb.ref('user_id'), user_id: null, linked_at: null }
          : { former_user: null }),
      }))
      .where('id', '=', id)
      .execute();
  }

  /** Those who left and whose profiles are remembered, by profile. */
  async former(): Promise<ReadonlyMap<UserId, Staff>> {
    const rows = await this.db
      .selectFrom('staff')
      .selectAll()
      .where('former_user', 'is not', null)
      .orderBy('id')
      .execute();
    return new Map(rows.map((row) => [row.former_user as UserId, toStaff(row)]));
  }

  /** The profile remembered of one who left. */
  async formerUserOf(id: StaffId): Promise<UserId | null> {
    const row = await this.db.selectFrom('staff').select('former_user').where('id', '=', id).executeTakeFirst();
    return (row?.former_user ?? null) as UserId | null;
  }

  async rememberFormer(id: StaffId, user: UserId): Promise<void> {
    await this.db.updateTable('staff').set({ former_user: user }).where('id', '=', id).execute();
  }

  /** The profile is no former colleague's any more: its person asked to be forgotten. */
  async forgetFormer(user: UserId): Promise<void> {
    await this.db.updateTable('staff').set({ former_user: null }).where('former_user', '=', user).execute();
  }

  /** Forgets the profiles of those who left long ago. */
  async pruneFormer(now: number): Promise<void> {
    await this.db
      .updateTable('staff')
      .set({ former_user: null })
      .where('former_user', 'is not', null)
      .where('status_since', '<', now - FORMER_KEPT_MS)
      .execute();
  }

  /** Classes of colleagues on a long leave whom this person stands in for. */
  async classesStoodInFor(id: StaffId): Promise<ClassLabel[]> {
    const { rows } = await selectStoodInFor(this.db, id);
    return rows.flatMap(({ class_teacher_of: label }) => (label === null ? [] : [label as ClassLabel]));
  }

  /** Whoever this person stood in for has nobody now. */
  async endSubstitutions(id: StaffId): Promise<void> {
    await this.db.updateTable('staff').set({ substitute: null }).where('substitute', '=', id).execute();
  }

  /** Removes a row that was added by mistake and that nothing refers to. */
  async remove(id: StaffId): Promise<void> {
    await this.db.deleteFrom('staff').where('id', '=', id).where('user_id', 'is', null).execute();
  }

  async add(entry: RosterEntry, note: string | null = null): Promise<StaffId> {
    const row = await this.db
      .insertInto('staff')
      .values({ ...columnsOf(entry), note, user_id: null, linked_at: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    return staffId(row.id);
  }

  async count(): Promise<number> {
    const row = await this.db
      .selectFrom('staff')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  /** Links a row of the roster to a profile, once; false when the row or the profile is linked already. */
  async link(id: StaffId, user: UserId, now: number): Promise<boolean> {
    if (await this.byUser(user)) return false;
    const result = await this.db
      .updateTable('staff')
      .set({ user_id: user, linked_at: now })
      .where('id', '=', id)
      .where('user_id', 'is', null)
      .executeTakeFirst();
    return Number(result.numUpdatedRows) > 0;
  }

  async unlink(user: UserId): Promise<void> {
    await this.db.updateTable('staff').set({ user_id: null, linked_at: null }).where('user_id', '=', user).execute();
  }
}

/** Alphabetical order as people know it: a database puts «Ё» before «А». */
const byName = new Intl.Collator('ru');
const nameOf = (staff: Staff): string => `${staff.surname} ${staff.firstName} ${staff.patronymic ?? ''}`;

function columnsOf(
  entry: RosterEntry,
): Omit<
  Insertable<StaffTable>,
  'id' | 'user_id' | 'linked_at' | 'status' | 'status_since' | 'substitute' | 'note' | 'former_user'
> {
  return {
    surname: entry.surname,
    first_name: entry.firstName,
    patronymic: entry.patronymic,
    position: entry.position,
    subject: entry.subject,
    class_teacher_of: entry.classTeacherOf,
    administration: entry.administration ? 1 : 0,
    additional_education: entry.additionalEducation ? 1 : 0,
  };
}

function toStaff(row: Selectable<StaffTable>): Staff {
  return {
    id: staffId(row.id),
    surname: row.surname,
    firstName: row.first_name,
    patronymic: row.patronymic,
    position: row.position,
    subject: row.subject,
    classTeacherOf: row.class_teacher_of as ClassLabel | null,
    administration: row.administration === 1,
    additionalEducation: row.additional_education === 1,
    user: row.user_id as UserId | null,
    status: row.status,
    substitute: row.substitute as StaffId | null,
    note: row.note,
  };
}
