/** People who agreed that the bot keeps their VK id, roles and classes. */
import type { Kysely } from 'kysely';
import type { ClassLabel, UserId } from '../domain/ids';
import type { Wish } from '../domain/reminders';
import { ROLES, STAFF_ROLES, type Role } from '../domain/roles';
import { hotQuery } from './hotQuery';
import type { Tables } from './schema';

export interface AccountRole {
  readonly role: Role;
  readonly classLabel: ClassLabel | null;
}

export interface Account {
  readonly user: UserId;
  readonly consentVersion: number;
  readonly consentAt: number;
  readonly roles: readonly AccountRole[];
  readonly wish: Wish;
}

const selectAccount = hotQuery((db, user: number) =>
  db
    .selectFrom('account')
    .leftJoin('account_role', 'account_role.user_id', 'account.user_id')
    .select(['consent_version', 'consent_at', 'reminders', 'role', 'class_label'])
    .where('account.user_id', '=', user),
);

const isRole = (value: string): value is Role => (ROLES as readonly string[]).includes(value);

export class AccountStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async find(user: UserId): Promise<Account | null> {
    const { rows } = await selectAccount(this.db, user);
    const [first] = rows;
    if (!first) return null;
    const roles: AccountRole[] = [];
    for (const { role, class_label } of rows) {
      if (role !== null && isRole(role))
        roles.push({ role, classLabel: class_label ? (class_label as ClassLabel) : null });
    }
    return {
      user,
      consentVersion: first.consent_version,
      consentAt: first.consent_at,
      roles,
      wish: first.reminders,
    };
  }

  /** Everyone with a staff role, confirmed or claimed. */
  async staffUsers(): Promise<UserId[]> {
    const rows = await this.db
      .selectFrom('account_role')
      .select('user_id')
      .distinct()
      .where('role', 'in', [...STAFF_ROLES])
      .execute();
    return rows.map((row) => row.user_id as UserId);
  }

  /** Records consent to the text of this version. */
  async consent(user: UserId, version: number, now: number): Promise<void> {
    const consent = { consent_version: version, consent_at: now };
    await this.db
      .insertInto('account')
      .values({ user_id: user, ...consent })
      .onConflict((c) => c.column('user_id').doUpdateSet(consent))
      .execute();
  }

  async addRole(user: UserId, role: Role, classLabel: ClassLabel | null): Promise<void> {
    await this.db
      .insertInto('account_role')
      .values({ user_id: user, role, class_label: classLabel ?? '' })
      .onConflict((c) => c.doNothing())
      .execute();
  }

  /** Removes one role of one class. */
  async removeRole(user: UserId, role: Role, classLabel: ClassLabel): Promise<void> {
    await this.db
      .deleteFrom('account_role')
      .where('user_id', '=', user)
      .where('role', '=', role)
      .where('class_label', '=', classLabel)
      .execute();
  }

  async setWish(user: UserId, wish: Wish): Promise<void> {
    await this.db.updateTable('account').set({ reminders: wish }).where('user_id', '=', user).execute();
  }

  async removeRoles(user: UserId, roles: readonly Role[]): Promise<void> {
    await this.db.deleteFrom('account_role').where('user_id', '=', user).where('role', 'in', roles).execute();
  }

  async forget(user: UserId): Promise<void> {
    await this.db.deleteFrom('account_role').where('user_id', '=', user).execute();
    await this.db.deleteFrom('account').where('user_id', '=', user).execute();
  }
}
