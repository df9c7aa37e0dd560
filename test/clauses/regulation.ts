/** The Regulation's clauses about people, 2.1–2.6, and their rights, 3. */
import type { ClauseLine } from './map';
import { duty, offers, optionalDuty, recurringDuty, says, that, topic } from './proofs';
import { toLocal } from '../../src/domain/zone';
import { day } from '../scenes/school';
import { PEOPLE, type Person } from './school';
import { classTeachersMove, schoolYearMoves } from './schoolYear';
import { classChat, humanAnswers, introduction, lateAnswer, membersTold } from './scripts';
import { application, troubleHelps, vendorCase } from './vendor';

const line = (clause: string, part: string, proofs: ClauseLine['proofs']): ClauseLine => ({ clause, part, proofs });

/** «присоединяется … с ролью «учитель», подтверждает статус». */
const joins = (who: Person, role: string, join: string, status: string): ClauseLine['proofs'] => ({
  O1: introduction(role, /шаг 2/iu),
  O5: that(`${who} joins and has the status to confirm`, async (school) => {
    await duty(who, join).run(school);
    await optionalDuty(who, status).run(school);
  }),
});

const allOf = (who: Person, ids: readonly string[]) =>
  that(`${who} has the duties ${ids.join(', ')}`, async (school) => {
    for (const id of ids) await duty(who, id).run(school);
  });

const optional = (who: Person, ids: readonly string[]) =>
  that(`${who} has ${ids.join(', ')}, never overdue`, async (school) => {
    for (const id of ids) await optionalDuty(who, id).run(school);
  });

const ADMINISTRATOR: readonly ClauseLine[] = [
  line('2.1', 'appointed', { R4: says('administrator', ['Администраторы'], /администратор платформы — /u) }),
  line('2.1', 'application to the vendor', { F6: application }),
  line('2.1', 'registers', { O1: duty('administrator', 'administrator-registration') }),
  line('2.1', 'data of the school', { D7: recurringDuty('administrator', 'school-profile', 'school_year') }),
  line('2.1', '«Учительская»', { C9: duty('administrator', 'staff-room') }),
  line('2.1', 'structure of classes (if needed)', {
    R5: schoolYearMoves,
    D6: optionalDuty('administrator', 'class-structure'),
  }),
  line('2.1', 'links', { L1: { pending: 'links' }, L4: { pending: 'links' } }),
  line('2.1', 'additional administrators', {
    R4: that('the administrator makes a colleague one as well', async ({ house }) => {
      for (const label of [
        'Предметова — Соколова',
        'Предметова Ю.Ю.',
        'Должность и права',
        'Сделать администратором',
      ]) {
        if (label === 'Предметова — Соколова') await house.says(PEOPLE.administrator, 'Сотрудники');
        await house.presses(PEOPLE.administrator, label);
      }
      expect((await house.says(PEOPLE.subject_teacher, 'Сводка'))[0]).toMatch(/^Сводка/u);
    }),
  }),
  line('2.1', 'class teachers to classes (if needed)', {
    R5: classTeachersMove,
    D6: optionalDuty('administrator', 'class-teachers-attached'),
  }),
  line('2.1', 'join requests (if needed)', { D7: recurringDuty('administrator', 'join-requests', 'week') }),
  line('2.1', 'status «учитель» (if needed)', { O5: optionalDuty('administrator', 'teacher-statuses') }),
  line('2.1', 'movement', {
    R3: that('the administrator finds a person and can say that they left', async (school) => {
      await duty('administrator', 'movement').run(school);
      await says('administrator', ['Сотрудники'], /./u).run(school);
      await school.house.presses(PEOPLE.administrator, 'Предметова — Соколова');
      await school.house.presses(PEOPLE.administrator, 'Предметова Ю.Ю.');
      expect(school.house.labels(PEOPLE.administrator)).toContain('Уволен(а)');
    }),
    C4: that('whoever left and is still in the chat of the teachers is named to the administrator', async (school) => {
      await classChat(school, 'Педагоги школы', 'administrator', 'чат педагогов', 'teachers-chat');
      await says('administrator', ['Сотрудники'], /./u).run(school);
      for (const label of ['Предметова — Соколова', 'Предметова Ю.Ю.', 'Уволен(а)', 'Да, уволен(а)']) {
        await school.house.presses(PEOPLE.administrator, label);
      }
      const present = [PEOPLE.class_teacher, PEOPLE.subject_teacher, PEOPLE.additional_teacher];
      expect(await membersTold(school, 'administrator', /педагогов/u, present)).toMatch(
        /Больше не работают в школе[^]*Предметова Юлия Юрьевна/u,
      );
    }),
  }),
  line('2.1', 'annul links', { L2: { pending: 'links' }, L3: { pending: 'links' } }),
  line('2.1', 'channels', { B1: { pending: 'announcements' }, B5: { pending: 'announcements' } }),
  line('2.1', 'broadcasts', { B6: { pending: 'announcements' } }),
  line('2.1', 'help', {
    F1: says('parent', ['Сферум платный?'], /Положени[^\n]*3\.1|3\.1[^\n]*Положени/u),
    F2: that('an unsure question has at most three topics to choose from', async ({ house }) => {
      await house.says(PEOPLE.parent, 'чат');
      expect(house.labels(PEOPLE.parent).length).toBeGreaterThan(0);
    }),
    F3: humanAnswers('subject_teacher', 'от сотрудника: Предметова Юлия Юрьевна'),
    F4: lateAnswer('subject_teacher'),
    F5: { pending: 'questions' },
    F8: { pending: 'questions' },
    O8: troubleHelps,
  }),
  line('2.1', "vendor's support", { F6: vendorCase('administrator', 'admin_rights') }),
  line('2.1', 'statistics (if accessible)', {
    G5: that('the administrator types the figures in, and the digest tells of them with the change', async (school) => {
      await optionalDuty('administrator', 'statistics').run(school);
      await school.house.says(PEOPLE.administrator, 'на платформе 43 из 60 вчера');
      await school.house.says(PEOPLE.administrator, 'на платформе 48 из 60');
      const digest = (await school.house.says(PEOPLE.administrator, 'Сводка')).join('\n');
      expect(digest).toMatch(/На платформе: 48 из 60 [^\n]*\+5 с [^\n]*по данным администратора/u);
    }),
  }),
];

const STAFF: readonly ClauseLine[] = [
  line('2.2', 'order, appointment', {
    A5: duty('director', 'local-act'),
    R4: duty('director', 'administrator-appointed'),
    O9: says('director', ['Ознакомление'], /приказ[^]*Положени/iu),
  }),
  line(
    '2.2',
    'joins, status',
    joins('administration', 'администрация школы', 'administration-joins', 'administration-status'),
  ),
  line('2.2', 'materials', { B5: { pending: 'announcements' } }),
  line('2.2', "chats: deputies, teachers, parents' active, pupils' active, others", {
    C1: that(
      'the director has all of them, the deputies’ one a chat of its own beside that of п. 6',
      async (school) => {
        await allOf('director', [
          'deputies-chat',
          'director-teachers-chat',
          'parents-active-chat',
          'pupils-active-chat',
          'administration-other-chats',
        ]).run(school);
        const rows = /Чат администрации — пока нет[^]*Чат директора с заместителями — пока нет/u;
        await says('administrator', ['Чаты'], rows).run(school);
      },
    ),
  }),
  line('2.2', 'meetings', { B6: { pending: 'announcements' } }),
  line('2.2', 'control', {
    G2: says('director', ['Исполнение'], /п\. 2\.2 Положения — срока нет/u),
    C5: that('a chat silent for two school weeks stands under «Чаты»', async (school) => {
      const { house } = school;
      await duty('administration', 'usage-control').run(school);
      await classChat(school, '8А класс', 'class_teacher', 'чат 8А', 'class-chat');
      const chat = await house.stored(async ({ chats }) => (await chats.all()).at(-1));
      house.now = Date.parse('2023-10-20T10:00:00+03:00');
      if (chat) await house.stored(({ chatActivity }) => chatActivity.countTalk(chat.peer, day('2023-10-02'), 5));
      await says('administrator', ['Чаты'], /Молчат две учебные недели[^]*«8А класс» — 18 дней/u).run(school);
    }),
  }),
  line(
    '2.3',
    'joins, verification',
    joins('class_teacher', 'классный руководитель', 'class-teacher-joins', 'class-teacher-status'),
  ),
  line('2.3', 'chats: pupils, teachers of the class (required), others (free), parents (if possible)', {
    C1: allOf('class_teacher', ['class-pupils-chat', 'class-teachers-chat']),
    D6: optional('class_teacher', ['class-other-chats', 'class-parents-chat']),
  }),
  line('2.3', 'communication and events', {
    C5: that('the class teacher reads how their chat lives, by the count of messages alone', async (school) => {
      const { house } = school;
      await classChat(school, '8А класс', 'class_teacher', 'чат 8А', 'class-chat');
      const chat = await house.stored(async ({ chats }) => (await chats.all()).at(-1));
      const today = toLocal(house.now, school.context.school.timeZone).date;
      if (chat) await house.stored(({ chatActivity }) => chatActivity.countTalk(chat.peer, today, 14));
      expect(await membersTold(school, 'class_teacher', /8А/u, [])).toContain('Чат живой: за неделю 14 сообщений.');
    }),
    B6: { pending: 'announcements' },
    G3: says('class_teacher', ['Три дела'], /1\. зарегистрироваться на платформе/u),
  }),
  line(
    '2.4',
    'joins, verification',
    joins('additional_teacher', 'педагог доп. образования', 'teacher-joins', 'teacher-status'),
  ),
  line('2.4', 'subject chats, others', { C1: allOf('subject_teacher', ['subject-chats', 'teacher-other-chats']) }),
  line('2.4', 'lessons', {
    B6: { pending: 'announcements' },
    G3: says('subject_teacher', ['Три дела'], /1\. зарегистрироваться на платформе/u),
  }),
];

const FAMILIES: readonly ClauseLine[] = [
  line('2.5', 'joins, takes part, lessons', {
    O7: that('a pupil has the duties to join and to take part', async (school) => {
      await introduction('ученик', /класс/iu).run(school);
      await allOf('pupil', ['pupil-joins', 'pupil-takes-part', 'pupil-lessons']).run(school);
    }),
    B6: { pending: 'announcements' },
  }),
  line('2.5', 'profile safety', {
    O7: that('a pupil has the duty, and is asked about the safety of the profile', async (school) => {
      await duty('pupil', 'pupil-profile-safety').run(school);
      await offers('pupil', ['Меню'], /^Проверить себя$/u).run(school);
      await school.house.presses(PEOPLE.pupil, 'Проверить себя');
      const [first] = school.context.quiz?.questions ?? [];
      await school.house.presses(PEOPLE.pupil, first?.answers[0]?.label ?? '');
      expect(school.house.last(PEOPLE.pupil)).toContain(first?.explanation);
    }),
  }),
  line('2.6', 'joins, takes part', {
    O7: that('a parent has the duties to join and to take part', async (school) => {
      await introduction('родитель', /класс/iu).run(school);
      await allOf('parent', ['parent-joins', 'parent-takes-part']).run(school);
    }),
    B3: { pending: 'announcements' },
    B8: { pending: 'announcements' },
  }),
];

const RIGHTS: readonly ClauseLine[] = [
  line('3.1', '', { F1: says('parent', ['Сферум платный?'], /Положени[^\n]*3\.1|3\.1[^\n]*Положени/u) }),
  line('3.2', '', {
    F1: topic('Куда писать в техподдержку сферума?', 'support_email'),
    F6: vendorCase('subject_teacher', 'no_code'),
  }),
  line('3.3', '', { F1: topic('Где посмотреть инструкции по сферуму?', 'instructions_site') }),
  line('3.4', '', {
    F1: topic('Где посмотреть вебинары для педагогов?', 'webinars'),
    B7: { pending: 'announcements' },
  }),
];

export const REGULATION: readonly ClauseLine[] = [...ADMINISTRATOR, ...STAFF, ...FAMILIES, ...RIGHTS];
