import { ACTIONS, may, mayConfirmChat, mayReadMembers, type Action, type Actor } from '../../src/domain/access';
import { parseClassLabel } from '../../src/domain/classes';
import { staffId, userId, type ClassLabel } from '../../src/domain/ids';
import type { Role } from '../../src/domain/roles';

const label = (text: string): ClassLabel => {
  const parsed = parseClassLabel(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

const stranger: Actor = {
  user: userId(1),
  consented: false,
  roles: new Set(),
  staff: null,
  classTeacherOf: [],
  offices: [],
  classes: [],
  claimedRoles: [],
  claimedClasses: [],
};
const withRole = (...roles: Role[]): Actor => ({ ...stranger, consented: true, roles: new Set(roles) });

const people = {
  stranger,
  administrator: { ...stranger, roles: new Set<Role>(['administrator']) },
  classTeacher: { ...withRole('class_teacher', 'subject_teacher'), staff: staffId(1), classTeacherOf: [label('7Б')] },
  claimingTeacher: { ...withRole(), claimedRoles: ['class_teacher' as const], claimedClasses: [label('7Б')] },
  director: { ...withRole('administration'), staff: staffId(2), offices: ['director'] },
  parent: { ...withRole('parent'), classes: [label('7Б')] },
  pupil: { ...withRole('pupil'), classes: [label('7Б')] },
};

/** Who may do what, cell by cell; a cell that is not named is forbidden. */
const ALLOWED: Record<keyof typeof people, readonly Action[]> = {
  stranger: ['question.ask', 'account.consent', 'data.read_own', 'data.forget_own'],
  administrator: ACTIONS.filter((action) => !['chat.confirm_own_class', 'members.read_own_class'].includes(action)),
  classTeacher: [
    'question.ask',
    'account.consent',
    'account.choose_role',
    'data.read_own',
    'data.forget_own',
    'duties.read_own',
    'duties.report_own',
    'registration.report_own',
    'documents.acknowledge',
    'chat.confirm_own_class',
    'members.read_own_class',
  ],
  director: [
    'question.ask',
    'account.consent',
    'account.choose_role',
    'data.read_own',
    'data.forget_own',
    'duties.read_own',
    'duties.report_own',
    'registration.report_own',
    'documents.acknowledge',
    'members.read_any',
  ],
  claimingTeacher: [
    'question.ask',
    'account.consent',
    'account.choose_role',
    'data.read_own',
    'data.forget_own',
    'duties.read_own',
    'duties.report_own',
    'registration.report_own',
    'documents.acknowledge',
  ],
  parent: [
    'question.ask',
    'account.consent',
    'account.choose_role',
    'data.read_own',
    'data.forget_own',
    'duties.read_own',
  ],
  pupil: [
    'question.ask',
    'account.consent',
    'account.choose_role',
    'data.read_own',
    'data.forget_own',
    'duties.read_own',
  ],
};

describe('права', () => {
  for (const [name, actor] of Object.entries(people)) {
    test.each(ACTIONS)(`${name}: %s`, (action) => {
      expect(may(actor, action)).toBe(ALLOWED[name as keyof typeof people].includes(action));
    });
  }

  test('классный руководитель подтверждает чат только своего класса', () => {
    expect(mayConfirmChat(people.classTeacher, label('7Б'))).toBe(true);
    expect(mayConfirmChat(people.classTeacher, label('7А'))).toBe(false);
    expect(mayConfirmChat(people.classTeacher, null)).toBe(false);
  });

  test('назвавшийся классным руководителем чат не подтверждает, пока его не подтвердил администратор', () => {
    expect(mayConfirmChat(people.claimingTeacher, label('7Б'))).toBe(false);
  });

  test('состав чата видит его классный руководитель; администратор и должностные лица — любого', () => {
    const mayRead = (who: keyof typeof people, classLabel: string | null): boolean =>
      mayReadMembers(people[who], classLabel === null ? null : label(classLabel));
    expect([mayRead('classTeacher', '7Б'), mayRead('classTeacher', '7А'), mayRead('classTeacher', null)]).toEqual([
      true,
      false,
      false,
    ]);
    for (const who of ['administrator', 'director'] as const) {
      expect([mayRead(who, '7Б'), mayRead(who, null)]).toEqual([true, true]);
    }
    for (const who of ['claimingTeacher', 'parent', 'pupil', 'stranger'] as const) {
      expect([mayRead(who, '7Б'), mayRead(who, null)]).toEqual([false, false]);
    }
  });

  test('администратор подтверждает любой чат', () => {
    expect(mayConfirmChat(people.administrator, label('7А'))).toBe(true);
    expect(mayConfirmChat(people.administrator, null)).toBe(true);
  });
});
