import {
  ACTIONS,
  may,
  mayConfirmChat,
  mayControl,
  mayDecideExtension,
  mayFollowVendorCase,
  mayReadMembers,
  mayWitness,
  mayWriteToVendor,
  type Action,
  type Actor,
} from '../../src/domain/access';
import { parseClassLabel } from '../../src/domain/classes';
import { dutyId, staffId, userId, type ClassLabel, type UserId } from '../../src/domain/ids';
import type { ChatKind, Duty } from '../../src/domain/order';
import type { Role } from '../../src/domain/roles';
import type { VendorCaseKind } from '../../src/domain/vendorCase';

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
  support: { ...withRole('subject_teacher'), offices: ['support'] },
  subjectTeacher: { ...withRole('subject_teacher'), staff: staffId(3) },
  additionalTeacher: { ...withRole('additional_teacher'), staff: staffId(4) },
  parent: { ...withRole('parent'), classes: [label('7Б')] },
  pupil: { ...withRole('pupil'), classes: [label('7Б')] },
};

/** What a teacher without a class and without an office does: what is their own. */
const TEACHER: readonly Action[] = [
  'question.ask',
  'question.ask_person',
  'account.consent',
  'account.choose_role',
  'data.read_own',
  'data.forget_own',
  'duties.read_own',
  'duties.report_own',
  'reminders.choose',
  'registration.report_own',
  'documents.acknowledge',
  'chat.confirm_subject',
  'chat.declare',
  'chat.witness',
  'chats.read_own',
  'vendor.write',
];

/** Who may do what, cell by cell; a cell that is not named is forbidden. */
const ALLOWED: Record<keyof typeof people, readonly Action[]> = {
  stranger: ['question.ask', 'account.consent', 'data.read_own', 'data.forget_own'],
  administrator: ACTIONS.filter(
    (action) =>
      !['control.decide', 'chat.confirm_own_class', 'chat.confirm_subject', 'members.read_own_class'].includes(action),
  ),
  classTeacher: [
    'question.ask',
    'question.ask_person',
    'account.consent',
    'account.choose_role',
    'data.read_own',
    'data.forget_own',
    'duties.read_own',
    'duties.report_own',
    'reminders.choose',
    'registration.report_own',
    'documents.acknowledge',
    'chat.confirm_own_class',
    'chat.confirm_subject',
    'chat.declare',
    'chat.witness',
    'chats.read_own',
    'members.read_own_class',
    'vendor.write',
  ],
  director: [
    'digest.read',
    'requests.read',
    'tickets.read',
    'control.read',
    'control.decide',
    'register.read',
    'reports.read',
    'chats.read',
    'journal.read',
    'statement.read',
    'statistics.read',
    'question.ask',
    'question.ask_person',
    'account.consent',
    'account.choose_role',
    'data.read_own',
    'data.forget_own',
    'duties.read_own',
    'duties.report_own',
    'reminders.choose',
    'registration.report_own',
    'documents.acknowledge',
    'chat.declare',
    'chat.witness',
    'chats.read_own',
    'members.read_any',
    'extensions.decide',
    'vendor.write',
  ],
  claimingTeacher: [
    'question.ask',
    'question.ask_person',
    'account.consent',
    'account.choose_role',
    'data.read_own',
    'data.forget_own',
    'duties.read_own',
    'duties.report_own',
    'reminders.choose',
    'registration.report_own',
    'documents.acknowledge',
    'chat.witness',
  ],
  support: [
    'extensions.decide',
    'vendor.write',
    'vendor.follow',
    'question.ask',
    'question.ask_person',
    'account.consent',
    'account.choose_role',
    'data.read_own',
    'data.forget_own',
    'duties.read_own',
    'duties.report_own',
    'reminders.choose',
    'registration.report_own',
    'documents.acknowledge',
    'tickets.help',
    'chat.confirm_subject',
    'chat.declare',
    'chat.witness',
    'chats.read_own',
    'members.read_any',
  ],
  subjectTeacher: TEACHER,
  additionalTeacher: TEACHER,
  parent: [
    'question.ask',
    'question.ask_person',
    'account.consent',
    'account.choose_role',
    'data.read_own',
    'data.forget_own',
    'duties.read_own',
    'chat.witness',
  ],
  pupil: [
    'question.ask',
    'question.ask_person',
    'account.consent',
    'account.choose_role',
    'data.read_own',
    'data.forget_own',
    'duties.read_own',
    'chat.witness',
  ],
};

describe('права', () => {
  for (const [name, actor] of Object.entries(people)) {
    test.each(ACTIONS)(`${name}: %s`, (action) => {
      expect(may(actor, action)).toBe(ALLOWED[name as keyof typeof people].includes(action));
    });
  }

  const directorsChat: Duty = {
    id: dutyId('order', 'active'),
    clause: { document: 'regulation', number: '2.2' },
    text: 'вести чат с родительским активом',
    due: null,
    assignee: { who: 'office', office: 'director' },
    evidence: { kind: 'chat', chat: 'parents_active' },
    optional: false,
    repeat: null,
    remindOn: [],
    capability: [],
  };
  const mayConfirm = (actor: Actor, kind: ChatKind, classLabel: ClassLabel | null): boolean =>
    mayConfirmChat(actor, { kind, classLabel }, [directorsChat]);

  test('классный руководитель подтверждает чаты только своего класса', () => {
    for (const kind of ['class', 'class_parents', 'class_teachers'] as const) {
      expect(mayConfirm(people.classTeacher, kind, label('7Б'))).toBe(true);
      expect(mayConfirm(people.classTeacher, kind, label('7А'))).toBe(false);
      expect(mayConfirm(people.classTeacher, kind, null)).toBe(false);
    }
    expect(mayConfirm(people.classTeacher, 'administration', null)).toBe(false);
  });

  test('чат по предмету — дело педагога, чат актива — того, чья это должность', () => {
    expect(mayConfirm(people.classTeacher, 'subject', label('7А'))).toBe(true);
    expect(mayConfirm(people.parent, 'subject', label('7Б'))).toBe(false);
    const director = { ...withRole('administration'), staff: staffId(2), offices: ['director'] };
    expect(mayConfirm(director, 'parents_active', null)).toBe(true);
    expect(mayConfirm(director, 'pupils_active', null)).toBe(false);
    expect(mayConfirm({ ...director, offices: ['support'] }, 'parents_active', null)).toBe(false);
  });

  test('назвавшийся классным руководителем чат не подтверждает, пока его не подтвердил администратор', () => {
    expect(mayConfirm(people.claimingTeacher, 'class', label('7Б'))).toBe(false);
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

  test('о переносе срока решает названная в приказе должность, а пока её не спросить — администратор; о своём — другой', () => {
    const request = { office: 'director', askedBy: userId(99) };
    const decides = (who: keyof typeof people, reached: boolean, askedBy = userId(99), others = true): boolean =>
      mayDecideExtension(people[who], { ...request, askedBy }, { reached, others });
    const everyone = Object.keys(people) as (keyof typeof people)[];
    expect(everyone.filter((who) => decides(who, true))).toEqual(['director']);
    expect(everyone.filter((who) => decides(who, false))).toEqual(['administrator', 'director']);
    expect(everyone.filter((who) => decides(who, false, people[who].user))).toEqual([]);
    expect(everyone.filter((who) => decides(who, true, people[who].user, false))).toEqual(['director']);
  });

  test('по контролю решает директор; администратор — пока директора не спросить, и не о своём, если есть другой', () => {
    const everyone = Object.keys(people) as (keyof typeof people)[];
    const decides = (who: keyof typeof people, reached: boolean, own: boolean, others: boolean): boolean =>
      mayControl(people[who], { office: 'director', of: own ? people[who].user : null }, { reached, others });
    expect(everyone.filter((who) => decides(who, true, false, true))).toEqual(['director']);
    expect(everyone.filter((who) => decides(who, false, false, true))).toEqual(['administrator', 'director']);
    expect(everyone.filter((who) => decides(who, false, true, true))).toEqual(['director']);
    expect(everyone.filter((who) => decides(who, false, true, false))).toEqual(['administrator', 'director']);
  });

  test('заявку на школу пишет администратор, о правах и переносе — он и поддержка, о своём входе — любой сотрудник', () => {
    const everyone = Object.keys(people) as (keyof typeof people)[];
    const writers = (kind: VendorCaseKind) => everyone.filter((who) => mayWriteToVendor(people[who], kind));
    const staff = ['administrator', 'classTeacher', 'director', 'support', 'subjectTeacher', 'additionalTeacher'];
    expect(writers('application')).toEqual(['administrator']);
    for (const kind of ['admin_rights', 'move'] as const) expect(writers(kind)).toEqual(['administrator', 'support']);
    for (const kind of ['no_code', 'access', 'other'] as const) expect(writers(kind)).toEqual(staff);
  });

  test('письмо в поддержку видит тот, кто его открыл, администратор и ответственный за поддержку', () => {
    const everyone = Object.keys(people) as (keyof typeof people)[];
    const sees = (openedBy: UserId | null) => everyone.filter((who) => mayFollowVendorCase(people[who], openedBy));
    expect(sees(userId(1))).toEqual([
      'administrator',
      'classTeacher',
      'director',
      'support',
      'subjectTeacher',
      'additionalTeacher',
    ]);
    for (const other of [userId(99), null]) expect(sees(other)).toEqual(['administrator', 'support']);
  });

  test('администратор подтверждает любой чат', () => {
    expect(mayConfirm(people.administrator, 'class', label('7А'))).toBe(true);
    expect(mayConfirm(people.administrator, 'teachers', null)).toBe(true);
  });

  test('свидетель — сотрудник или семья того класса; незнакомый и семья другого класса — нет', () => {
    const of7B = { kind: 'class', classLabel: label('7Б') } as const;
    expect(mayWitness(people.classTeacher, of7B)).toBe(true);
    expect(mayWitness(people.parent, of7B)).toBe(true);
    expect(mayWitness(people.pupil, of7B)).toBe(true);
    expect(mayWitness(people.parent, { ...of7B, classLabel: label('7А') })).toBe(false);
    expect(mayWitness(people.parent, { ...of7B, kind: 'class_teachers' })).toBe(false);
    expect(mayWitness(people.parent, { kind: 'parents_active', classLabel: null })).toBe(true);
    expect(mayWitness(people.parent, { kind: 'pupils_active', classLabel: null })).toBe(false);
    expect(mayWitness(people.pupil, { kind: 'pupils_active', classLabel: null })).toBe(true);
    expect(mayWitness(people.stranger, of7B)).toBe(false);
    expect(mayWitness(people.claimingTeacher, of7B)).toBe(false);
  });
});
