/** The order's own clauses, п. 1–9. */
import type { ClauseLine } from './map';
import { dated, duty, offers, says, that, topic } from './proofs';
import { day } from '../scenes/school';
import { PEOPLE } from './school';
import {
  byCode,
  changedOrder,
  classChat,
  declaredChat,
  escalation,
  extension,
  humanAnswers,
  importPreview,
  introduction,
  lateAnswer,
  membersTold,
  namesakes,
  reminder,
  weekly,
} from './scripts';

const offices = (hears: RegExp) => says('administrator', ['Администраторы'], hears);

export const ORDER: readonly ClauseLine[] = [
  {
    clause: 'п.1',
    part: '',
    proofs: { G2: says('director', ['Контроль'], /^Контроль исполнения на [^]*п\. 5 приказа/u) },
  },
  { clause: 'п.2', part: '', proofs: { F10: topic('Какие цели внедрения сферума?', 'goals') } },
  { clause: 'п.3', part: '', proofs: { R4: offices(/администратор платформы — /u) } },
  {
    clause: 'п.4',
    part: '',
    proofs: {
      R4: offices(/ответственный за поддержку — /u),
      F3: humanAnswers('parent', 'от родителя 7Б'),
      F4: lateAnswer('parent'),
    },
  },
  {
    clause: 'п.5',
    part: '',
    proofs: {
      R1: importPreview,
      R2: namesakes,
      O1: introduction('учитель', /шаг 2/iu),
      O2: says('subject_teacher', ['Мои обязанности'], /зарегистрироваться на платформе[^]*п\. 5 приказа/u),
      O3: that('a class teacher who teaches a subject has the duties of both', async (school) => {
        await duty('class_teacher', 'class-chat').run(school);
        await duty('class_teacher', 'subject-chats').run(school);
      }),
      O4: byCode,
      O5: says('administrator', ['Кто не зарегистрирован'], /Предметова Юлия Юрьевна, учитель — боту писал/u),
      D1: dated('subject_teacher', 'registration', '2023-06-23'),
      D2: reminder(/Напоминаю о сроке[^]*зарегистрироваться|напоминаю о сроке[^]*зарегистрироваться/u),
      D3: that('a reminder is answered by buttons', async (school) => {
        await reminder(/./u).run(school);
        expect(school.house.labels(PEOPLE.subject_teacher)).toEqual(
          expect.arrayContaining(['Готово', 'Напомнить завтра', 'Нужна помощь', 'Не моё']),
        );
      }),
      D4: escalation,
    },
  },
  {
    clause: 'п.6',
    part: 'admin chat',
    proofs: {
      C1: says('administrator', ['Чаты'], /чат администрации/iu),
      C2: that('the bot is added, proposes what the chat is, and the yes does the duty', async (school) => {
        await dated('administrator', 'administration-chat', '2023-08-23').run(school);
        await classChat(school, 'Администрация школы', 'administrator', 'чат администрации', 'administration-chat');
      }),
      C3: declaredChat('administrator', 'администрация', 'administration-chat'),
    },
  },
  {
    clause: 'п.6',
    part: "teachers' chat",
    proofs: {
      C1: says('administrator', ['Чаты'], /чат педагогов/iu),
      C2: that('the bot is added, proposes what the chat is, and the yes does the duty', async (school) => {
        await dated('administrator', 'teachers-chat', '2023-09-15').run(school);
        await classChat(school, 'Педагоги школы', 'administrator', 'чат педагогов', 'teachers-chat');
      }),
      C3: declaredChat('administrator', 'чат педагогов', 'teachers-chat'),
      C9: that('the class «Учительская», the chat and the channel are three things', async (school) => {
        await duty('administrator', 'staff-room').run(school);
        await duty('administrator', 'staff-channel').run(school);
        const said = (await school.house.says(PEOPLE.administrator, 'Чаты')).join('\n');
        for (const one of ['Чат педагогов', 'Класс «Учительская»', 'Канал «Сотрудники»']) expect(said).toContain(one);
      }),
    },
  },
  {
    clause: 'п.6',
    part: 'support of class teachers 6–11',
    proofs: {
      F3: humanAnswers('class_teacher', 'от сотрудника: Класснова Инна Ильинична'),
      F4: lateAnswer('class_teacher'),
      C7: says('class_teacher', ['Правила чата'], /Название чата по единому образцу[^]*Правила чата — скопируйте/u),
    },
  },
  {
    clause: 'п.7',
    part: '',
    proofs: {
      C1: dated('class_teacher', 'class-chat', '2023-10-27'),
      C2: that('the class teacher adds the bot to the chat and says yes', async (school) =>
        classChat(school, '8А класс', 'class_teacher', 'чат 8А', 'class-chat'),
      ),
      C3: declaredChat('class_teacher', '8А класс', 'class-chat'),
      C4: that(
        'the class teacher hears in private who of the class is on no list, and who is missing',
        async (school) => {
          await classChat(school, '8А класс', 'class_teacher', 'чат 8А', 'class-chat');
          const said = await membersTold(school, 'class_teacher', /8А/u, [PEOPLE.stranger]);
          expect(said).toMatch(/Не хватает: 1\n• Класснова Инна Ильинична/u);
          expect(said).toContain(`vk.com/id${PEOPLE.stranger}`);
        },
      ),
    },
  },
  {
    clause: 'п.8',
    part: '',
    proofs: {
      O9: offers('subject_teacher', ['Ознакомление'], /ознакомлен|прочита/iu),
      D10: changedOrder('registration', { due: day('2023-06-30') }, /срок был 23\.06\.2023, стал 30\.06\.2023/u),
    },
  },
  {
    clause: 'п.9',
    part: '',
    proofs: {
      D4: escalation,
      D5: extension,
      G2: weekly,
      G4: says('administrator', ['Отчёты', 'Справка об исполнении'], /Готовлю справку об исполнении: приказ №101-Ш/u),
    },
  },
];
