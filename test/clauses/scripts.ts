/** Small dialogues that several clauses share. */
import { isDone } from '../../src/domain/assignment';
import { dutyId, type UserId } from '../../src/domain/ids';
import type { Duty } from '../../src/domain/order';
import type { RosterEntry } from '../../src/domain/school';
import { readJob } from '../../src/messaging/job';
import { identify } from '../../src/usecases/identify';
import { previewRoster } from '../../src/usecases/importRoster';
import { day } from '../scenes/school';
import { that, type Proof } from './proofs';
import { addedTo, PEOPLE, type ClauseSchool, type Person } from './school';

/** Somebody new says who they are and is asked the next thing. */
export const introduction = (role: string, hears: RegExp): Proof =>
  that(`somebody new says «${role}»`, async ({ house }) => {
    const { stranger } = PEOPLE;
    await house.says(stranger, 'Начать');
    await house.presses(stranger, 'Согласен');
    expect((await house.says(stranger, role)).join('\n')).toMatch(hears);
  });

/** Somebody on the roster who comes with a personal code is linked at once. */
export const byCode: Proof = that('a personal code links a person of the roster at once', async (school) => {
  const { house, context } = school;
  const [row] = await house.stored(async ({ staff }) => (await staff.all()).filter((one) => one.user === null));
  await house.forges(PEOPLE.administrator, { do: 'code', act: 'issue', staff: row?.id });
  const [, code = ''] = /\?ref=(\w+)/u.exec(house.last(PEOPLE.administrator)) ?? [];
  await house.follows(PEOPLE.stranger, code);
  await house.presses(PEOPLE.stranger, 'Согласен');
  const actor = await house.stored((stores) => identify(context, { stores, now: house.now }, PEOPLE.stranger));
  expect(actor.staff).toBe(row?.id);
});

/** A name that two people bear is answered by a choice of the two. */
export const namesakes: Proof = that('a name of two people is answered by a choice', async (school) => {
  await introduction('учитель', /./u).run(school);
  await school.house.says(PEOPLE.stranger, 'Двойнов Иван Иванович');
  expect(school.house.labels(PEOPLE.stranger).filter((one) => /истори|организатор/u.test(one))).toHaveLength(2);
});

/** The difference of a file with the roster is shown and changes nothing. */
export const importPreview: Proof = that(
  'a file with a new member of staff shows one who is new',
  ({ house, context }) =>
    house.stored(async (stores) => {
      const work = { stores, now: house.now };
      const actor = await identify(context, work, PEOPLE.administrator);
      const rows: RosterEntry[] = await stores.staff.all();
      const [sample] = rows;
      if (!sample) throw new Error('no roster');
      const entry: RosterEntry = { ...entryOf(sample), surname: 'Новенькая', classTeacherOf: null };
      const lines = [...rows.map(entryOf), entry].map((one, index) => ({ row: index + 2, entry: one, note: null }));
      expect(await previewRoster(context, work, actor, { lines, doubtful: [] })).toMatchObject({
        kind: 'preview',
        difference: { added: [expect.objectContaining({ entry })], changed: [], gone: [], unchanged: rows.length },
      });
      expect(await stores.staff.all()).toHaveLength(rows.length);
    }),
);

function entryOf({
  surname,
  firstName,
  patronymic,
  position,
  subject,
  classTeacherOf,
  administration,
  additionalEducation,
}: RosterEntry): RosterEntry {
  return { surname, firstName, patronymic, position, subject, classTeacherOf, administration, additionalEducation };
}

/** On the last day before the date of п. 5 the subject teacher is reminded. */
export const reminder = (hears: RegExp): Proof =>
  that('a subject teacher is reminded before the date', async ({ house }) => {
    const user = PEOPLE.subject_teacher;
    house.now = Date.parse('2023-06-22T09:00:00+03:00');
    await house.happens({ kind: 'reminder_due', user, date: day('2023-06-22'), at: house.now, staleAfter: null });
    expect(house.last(user)).toMatch(hears);
  });

/** A duty is edited in the file: the administrator sees it and says yes, the subject teacher hears next morning, once. */
export const changedOrder = (id: string, edit: Partial<Duty>, hears: RegExp): Proof =>
  that(`an edit of ${id} is shown, confirmed, kept and told once`, async ({ house, context }) => {
    const { administrator, subject_teacher: teacher } = PEOPLE;
    const orders = context.orders.map((order) => ({
      ...order,
      duties: order.duties.map((duty) => (duty.id === dutyId('order-101', id) ? { ...duty, ...edit } : duty)),
    }));
    await house.startsWith(context);
    expect(house.last(administrator)).not.toMatch(hears);
    await house.startsWith({ ...context, orders });
    expect(house.last(administrator)).toMatch(hears);
    await house.presses(administrator, 'Подтвердить изменения');
    expect(await house.stored((stores) => stores.orderSnapshots.all())).toHaveLength(2);
    const news = async (date: string): Promise<boolean> => {
      house.now = Date.parse(`${date}T09:00:00+03:00`);
      const before = house.heard(teacher).length;
      await house.happens({ kind: 'reminder_due', user: teacher, date: day(date), at: house.now, staleAfter: null });
      return house
        .heard(teacher)
        .slice(before)
        .some((text) => hears.test(text));
    };
    expect([await news('2023-06-15'), await news('2023-06-16')]).toEqual([true, false]);
  });

/** After the last reminder of п. 5 the administrator hears of it, and a week later the director. */
export const escalation: Proof = that(
  'what is undone after the last reminder goes to the administrator, then to the director',
  async ({ house }) => {
    const late = PEOPLE.subject_teacher;
    await house.stored((stores) => stores.accounts.consent(late, 1, Date.parse('2023-06-15T10:00:00+03:00')));
    for (const [date, who] of [
      ['2023-07-21', 'subject_teacher'],
      ['2023-07-28', 'administrator'],
      ['2023-08-04', 'director'],
    ] as const) {
      house.now = Date.parse(`${date}T09:00:00+03:00`);
      const user = PEOPLE[who];
      await house.happens({ kind: 'reminder_due', user, date: day(date), at: house.now, staleAfter: null });
      const heard =
        who === 'subject_teacher' ? /срок был 23\.06\.2023/u : /Срок прошёл[^]*зарегистрироваться на платформе/u;
      expect(house.last(user)).toMatch(heard);
    }
  },
);

/** The bot is added to a chat of that title by its owner, who confirms; the duty is done by it. */
export async function classChat(
  school: ClauseSchool,
  title: string,
  owner: Person,
  name: string,
  duty: string,
): Promise<void> {
  const { house } = school;
  const user = PEOPLE[owner];
  const peer = await addedTo(school, title, user);
  const payload = house.payloadIn(peer, `Да, ${name}`);
  await house.happens({ kind: 'press', peer, from: user, payload, answerId: title, cmid: 1 });
  expect(await house.stored((stores) => stores.chats.find(peer))).toMatchObject({ state: 'confirmed' });
  const subjects = await house.stored(async (stores) =>
    (await stores.assignments.all())
      .filter((one) => one.duty === dutyId('order-101', duty) && isDone(one.assignment))
      .map((one) => one.subject),
  );
  expect(subjects).toHaveLength(1);
}

/** The owner declares a chat the bot cannot enter, a colleague confirms it by the link, and the duty is done. */
export const declaredChat = (owner: Person, which: string, duty: string): Proof =>
  that(`${owner} declares a chat, a witness confirms it`, async ({ house }) => {
    const user = PEOPLE[owner];
    await house.says(user, 'Заявить чат');
    await house.says(user, which);
    await house.says(user, 'Там, где бота нет');
    await house.presses(user, 'Заявить');
    const [, ref = ''] = /\?ref=(\S+)/u.exec(house.last(user)) ?? [];
    await house.follows(PEOPLE.subject_teacher, ref);
    await house.presses(PEOPLE.subject_teacher, 'Да, я в этом чате');
    const states = await house.stored(async (stores) =>
      (await stores.assignments.all())
        .filter((one) => one.duty === dutyId('order-101', duty))
        .map((one) => one.assignment),
    );
    expect(states).toEqual([
      expect.objectContaining({ state: 'confirmed', evidence: { kind: 'declared', declaration: 1 } }),
    ]);
  });

/** Somebody asks who is in a chat, VK answers with these people, and this is what they hear in private. */
export async function membersTold(
  { house }: ClauseSchool,
  who: Person,
  chatLabel: RegExp,
  present: readonly UserId[],
): Promise<string> {
  const user = PEOPLE[who];
  await house.says(user, 'Состав чатов');
  const label = house.labels(user).find((one) => chatLabel.test(one)) ?? '';
  await house.presses(user, label);
  const asked = await house.stored(async ({ jobs }) => {
    for (let row = await jobs.next(0); row; row = await jobs.next(row.id)) {
      const job = readJob(row.body);
      if (job?.kind === 'read_members' && job.why === 'asked') return job;
    }
    return null;
  });
  if (!asked || asked.user !== user) throw new Error('nobody was asked about the members');
  const people = present.map((one) => ({ user: one, name: null }));
  const { chat, why } = asked;
  await house.happens({ kind: 'members_read', chat, user, why, members: { kind: 'members', people, whole: true } });
  return house.last(user);
}

/** The director reads on Friday how every clause stands, and opens the one whose date has passed. */
export const weekly: Proof = that('the director has the week on Friday and opens a red clause', async ({ house }) => {
  const { director } = PEOPLE;
  house.now = Date.parse('2023-06-30T15:00:00+03:00');
  const date = day('2023-06-30');
  await house.happens({ kind: 'weekly_due', user: director, date, at: house.now, staleAfter: null });
  expect(house.last(director)).toMatch(/^Неделя по приказу, 30\.06\.2023[^]*🔴 п\. 5 приказа — срок прошёл/u);
  await house.presses(director, '🔴 п. 5 приказа');
  expect(house.labels(director)).toEqual(expect.arrayContaining(['Продлить', 'Запросить объяснение']));
});

/** A subject teacher asks for a later date, the director says yes, and the history tells so. */
export const extension: Proof = that(
  'a later date is asked for with a reason and decided by the director',
  async (school) => {
    const { house, context } = school;
    const { subject_teacher: teacher, director } = PEOPLE;
    house.now = Date.parse('2023-06-16T10:00:00+03:00');
    await house.says(teacher, 'Перенести срок');
    await house.says(teacher, '1');
    await house.says(teacher, '30 июня');
    await house.presses(teacher, 'Болезнь');
    await house.presses(teacher, 'Отправить просьбу');
    expect(house.last(director)).toMatch(/Предметова[^]*зарегистрироваться[^]*до 30\.06\.2023\. Причина: болезнь/u);
    await house.presses(director, 'Перенести до 30.06.2023');
    expect(house.last(teacher)).toContain('срок перенесён');
    const told = await house.stored(async (stores) => {
      const work = { stores, now: house.now };
      const { staff } = await identify(context, work, teacher);
      return stores.assignments.history({ duty: dutyId('order-101', 'registration'), subject: `staff:${staff}` });
    });
    expect(told).toMatchObject([{ step: 'extend', due: '2023-06-30', reason: 'illness', actor: director }]);
  },
);

/** Somebody asks a person: whoever is in charge of support hears who and what, answers inside the bot, and is told that it helped. */
export const humanAnswers = (asker: Person, who: string): Proof =>
  that(`${asker} asks a person, who answers and is told that it helped`, async ({ house }) => {
    const user = PEOPLE[asker];
    const { administrator } = PEOPLE;
    expect((await house.says(user, 'Спросить администратора')).join()).toContain('И.Е. Перфильева');
    await house.says(user, 'Почему чат не открывается?');
    expect(house.last(administrator)).toMatch(new RegExp(`^Вопрос №1 ${who}[^]*Почему чат не открывается\\?$`, 'u'));
    await house.presses(administrator, 'Ответить');
    await house.says(administrator, 'По новой ссылке.');
    expect(house.last(user)).toBe('Ответ на ваш вопрос №1: По новой ссылке.');
    await house.presses(user, 'Не помогло');
    await house.presses(administrator, 'Ответить');
    await house.says(administrator, 'Ссылка в дневнике.');
    await house.presses(user, 'Помогло');
    expect(house.last(administrator)).toContain('помогло, вопрос закрыт');
    expect(await house.stored(({ inquiries }) => inquiries.find(1))).toMatchObject({ status: 'closed', helped: true });
  });

/** A question that waits longer than the school allows: counted over the weekend in working hours, said once, and in the digest. */
export const lateAnswer = (asker: Person): Proof =>
  that(`a question of ${asker} that waits too long is said once, in working hours`, async ({ house }) => {
    const { administrator } = PEOPLE;
    house.now = Date.parse('2023-06-16T16:00:00+03:00');
    await house.says(PEOPLE[asker], 'Спросить администратора');
    await house.says(PEOPLE[asker], 'Почему чат не открывается?');
    const hears = async (date: string): Promise<boolean> => {
      house.now = Date.parse(`${date}T09:00:00+03:00`);
      const before = house.heard(administrator).length;
      const due = { date: day(date), at: house.now, staleAfter: null };
      await house.happens({ kind: 'reminder_due', user: administrator, ...due });
      const said = house.heard(administrator).slice(before).join();
      return said.includes('Без ответа слишком долго: 1 вопрос, уже 15 рабочих часов');
    };
    expect([await hears('2023-06-19'), await hears('2023-06-20'), await hears('2023-06-21')]).toEqual([
      false,
      true,
      false,
    ]);
    expect((await house.says(administrator, 'Сводка')).join()).toContain('Ждёт ответа человека: 1 вопрос');
  });
