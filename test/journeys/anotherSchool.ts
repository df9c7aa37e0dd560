/** Another school's folder, made from a copy of data/: other people, zone, classes, week, order, clauses, dates, questions. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FILES: Readonly<Record<string, string>> = {
  'school.yaml': `id: lyceum-9
name: МАОУ Лицей № 9 города Снежного
short_name: Лицей № 9
time_zone: Asia/Yekaterinburg
classes: [5А, 5К, 8М]
offices:
  director: { name: Р.Р. Директоров, position: директор }
  administrator: { name: Т.Т. Завучев, position: завуч }
  support: { name: Т.Т. Завучев, position: завуч }
contacts: { support_email: help@lyceum.example, site: lyceum.example, school_phone: '+7 (3439) 12-34-56' }
working_week: 6
staff_hours: { from: '09:00', to: '17:00' }
digest: '07:30'
reminders: '10:00'
`,
  'orders/order.yaml': `id: act-12
number: 12/3-к
date: 2024-09-02
title: О платформе «Сферум»
regulation: Положение лицея о платформе
clauses:
  order:
    - { number: '2', text: Все сотрудники регистрируются. }
    - { number: '4.1', text: Классные руководители создают чаты классов. }
  regulation:
    - { number: '7', text: Платформа бесплатна. }
    - { number: '8', text: 'Помощь — по адресу {support_email}.' }
    - { number: '9', text: 'Инструкции — на сайте {site}.' }
duties:
  - id: sign-up
    clause: { document: order, number: '2' }
    text: завести учётную запись на платформе
    due: 2024-09-10
    assignee: { who: staff }
    evidence: { kind: registration }
    remind: [-3, 0]
  - id: chat-of-class
    clause: { document: order, number: '4.1' }
    text: открыть чат класса
    due: 2024-09-20
    assignee: { who: class_teacher, grades: [5, 8] }
    evidence: { kind: chat, chat: class }
    remind: [-1]
`,
  'faq/topics.yaml': `topics:
  - id: term
    title: До какого числа регистрация
    audience: [everyone]
    short: Зарегистрироваться нужно до {due.sign-up} ({order}, п. 2).
    full: Зарегистрироваться нужно до {due.sign-up} ({order}, п. 2). Поможет {support}, {support_email}.
    source: Приказ, п. 2
    outdated: false
    questions: [До какого числа регистрация?, когда надо зарегистрироваться, срок регистрации на платформе, до какого числа регистрироваться]
    followups: []
  - id: price
    title: Сколько стоит
    audience: [everyone]
    short: Бесплатно (п. 7 Положения).
    full: Платформа бесплатна (п. 7 Положения). Сайт — {site}, ещё поможет {school_office}.
    source: Положение, п. 7
    outdated: false
    questions: [Сколько стоит платформа?, это платно, надо ли платить]
    followups: [term]
offtopic: [Что задали по алгебре?, Какая завтра погода?, Когда каникулы?]
`,
  'sandbox/roster.yaml': `made_up: true
staff:
  - { surname: Снегирёва, first_name: Яна, patronymic: Олеговна, position: учитель, subject: химия, class_teacher_of: 8М }
  - { surname: Дроздов, first_name: Иван, position: педагог, additional_education: true }
`,
  'sandbox/world.yaml': `sandbox: { starts: 2024-09-05T12:00:00+05:00 }
people:
  - { id: 501, first_name: Тарас, last_name: Завучев, administrator: true, note: завуч }
  - { id: 502, first_name: Яна, last_name: Снегирёва, note: учитель }
  - { id: 503, first_name: Ольга, last_name: Родителева, note: мама }
chats:
  - { local_id: 1, title: 8М — важное, owner: 502, members: [502, 503] }
`,
};

/** Makes the folder; the calendar is the country's and stays. */
export async function anotherSchool(): Promise<{ readonly dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'school-'));
  await cp(join(__dirname, '..', '..', 'data'), dir, { recursive: true });
  for (const folder of ['orders', 'faq']) {
    await rm(join(dir, folder), { recursive: true });
    await mkdir(join(dir, folder));
  }
  for (const [path, text] of Object.entries(FILES)) await writeFile(join(dir, path), text);
  return { dir, remove: () => rm(dir, { recursive: true }) };
}
