/** The roster: members of staff, each linked to at most one VK profile. */
import type { Kysely, Selectable } from 'kysely';
import { staffId, type ClassLabel, type StaffId, type UserId } from '../domain/ids';
import type { RosterEntry } from '../domain/school';
import { hotQuery } from './hotQuery';
import type { StaffTable, Tables } from './schema';

const selectByUser = hotQuery((db, user: number) => db.selectFrom('staff').selectAll().where('user_id', '=', user));

export interface Staff extends RosterEntry {
  readonly id: StaffId;
  readonly user: UserId | null;
}

export class StaffStore {
  constructor(private readonly db: Kysely<Tables>) {}

  /** The roster in alphabetical order. */
  async all(): Promise<Staff[]> {
    const rows = await this.db.selectFrom('staff').selectAll().orderBy('id').execute();
    return rows.map(toStaff).sort((a, b) => byName.compare(nameOf(a), nameOf(b)));
  }

  async find(id: StaffId): Promise<Staff | null> {
    const row = await this.db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toStaff(row) : null;
  }

  async byUser(user: UserId): Promise<Staff | null> {
    const { rows } = await selectByUser(this.db, user);
    return rows[0] ? toStaff(rows[0]) : null;
  }

  async classTeachers(classLabel: ClassLabel): Promise<Staff[]> {
    const rows = await this.db
      .selectFrom('staff')
      .selectAll()
      .where('class_teacher_of', '=', classLabel)
      .orderBy('id')
      .execute();
    return rows.map(toStaff);
  }

  async add(entry: RosterEntry): Promise<StaffId> {
    const row = await this.db
      .insertInto('staff')
      .values({
        surname: entry.surname,
        first_name: entry.firstName,
        patronymic: entry.patronymic,
        position: entry.position,
        subject: entry.subject,
        class_teacher_of: entry.classTeacherOf,
        administration: entry.administration ? 1 : 0,
        additional_education: entry.additionalEducation ? 1 : 0,
        user_id: null,
        linked_at: null,
      })
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
  };
}
