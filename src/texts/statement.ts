/** «Справка об исполнении»: every word of the paper, and what the bot says of it. */
import {
  isRequired,
  shortHash,
  type GivenStatement,
  type LineStanding,
  type Statement,
  type StatementLine,
  type StatementMark,
  type StatementSnapshot,
} from '../domain/statement';
import type { Order } from '../domain/order';
import { clausesText, clauseText } from './clauses';
import { dayText, timeText } from './dates';
import { orderText } from './duties';
import { postOf } from './people';
import { capital } from './sentence';
import {
  classOfMark,
  doneCell,
  dueCell,
  dutyCell,
  markText,
  NOTHING,
  personOf,
  shownCell,
  shownText,
  STANDING_TEXTS,
  standingCell,
  whoCell,
} from './statementMarks';

/** A table of an annex: who by name, or which class. */
export interface AnnexText {
  readonly of: 'classes' | 'staff';
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface SignatureText {
  readonly position: string;
  readonly name: string;
}

/** The paper in words; a line break in a cell is one on paper. */
export interface StatementText {
  /** Null: a school's own. */
  readonly warning: string | null;
  readonly school: string;
  readonly title: string;
  readonly about: string;
  readonly asOf: string;
  readonly summary: readonly string[];
  readonly header: readonly string[];
  readonly sections: readonly {
    readonly title: string;
    readonly rows: readonly { readonly cells: readonly string[]; readonly standing: LineStanding }[];
  }[];
  readonly notes: readonly string[];
  readonly signatures: readonly SignatureText[];
  readonly annexes: readonly AnnexText[];
  /** At the foot of each page, before its number. */
  readonly footer: string;
}

const HEADER = [
  'Пункт',
  'Поручение',
  'Исполнитель',
  'Срок',
  'Когда исполнено',
  'Чем подтверждено',
  'Состояние',
] as const;

const ORDER_OF_STANDINGS: readonly LineStanding[] = [
  'done',
  'part',
  'overdue',
  'not_due',
  'undated',
  'optional',
  'not_required',
  'nobody',
  'uncounted',
];

export const MADE_UP = 'Песочница или репетиция: люди, чаты и отметки выдуманы';

/** «28.10.2023, 09:00» */
export const momentText = ({ date, minute }: Pick<StatementSnapshot, 'date' | 'minute'>): string =>
  `${dayText(date)}, ${timeText(minute)}`;

/** The whole paper. */
export function statementText({ snapshot, hash }: Statement): StatementText {
  const { order } = snapshot;
  const moment = momentText(snapshot);
  return {
    warning: snapshot.madeUp ? `${MADE_UP}.` : null,
    school: snapshot.school,
    title: 'Справка об исполнении приказа',
    about: `${orderName(order)} «${innerQuotes(order.title)}»`,
    asOf: `По состоянию на ${moment} (время школы, ${snapshot.timeZone}). Отпечаток данных: ${shortHash(hash)}`,
    summary: summaryOf(snapshot),
    header: HEADER,
    sections: [
      { title: `Приказ №${order.number}`, lines: linesOfPart(snapshot, 'order') },
      { title: order.regulation, lines: linesOfPart(snapshot, 'regulation') },
    ]
      .filter(({ lines }) => lines.length > 0)
      .map(({ title, lines }) => ({ title, rows: lines.map((line) => rowOf(line, snapshot)) })),
    notes: notesOf(snapshot, hash),
    signatures: [
      { position: 'Администратор платформы', name: snapshot.administrator?.name ?? '' },
      { position: 'Директор', name: snapshot.director?.name ?? '' },
    ],
    annexes: snapshot.lines.filter(isNamedOneByOne).map((line, index) => annexOf(line, snapshot, index + 1)),
    footer: `Справка об исполнении приказа №${order.number} на ${moment} · отпечаток ${shortHash(hash)}`,
  };
}

function linesOfPart({ lines }: StatementSnapshot, part: 'order' | 'regulation'): StatementLine[] {
  return lines.filter(({ clause }) => clause.document === part);
}

const rowOf = (line: StatementLine, snapshot: StatementSnapshot) => ({
  cells: [
    `п. ${line.clause.number}`,
    dutyCell(line),
    whoCell(line, snapshot),
    dueCell(line),
    doneCell(line),
    shownCell(line),
    standingCell(line, snapshot),
  ],
  standing: line.standing,
});

function summaryOf(snapshot: StatementSnapshot): string[] {
  const { lines, people, order } = snapshot;
  const counts = ORDER_OF_STANDINGS.map((standing) => ({
    words: STANDING_TEXTS[standing],
    count: lines.filter((line) => line.standing === standing).length,
  })).filter(({ count }) => count > 0);
  const overdue = lines.filter(({ standing }) => standing === 'overdue').map(({ clause }) => clause);
  const registration = lines.filter(({ evidence }) => evidence === 'registration').flatMap(({ marks }) => marks);
  const dated = lines.filter(({ evidence, due }) => evidence === 'chat' && due !== null);
  const chats = dated.flatMap(({ marks }) => marks);
  const read = [
    `с приказом — ${people.filter(({ readOrder }) => readOrder).length} из ${people.length}`,
    ...(order.hasRegulation
      ? [`с Положением — ${people.filter(({ readRegulation }) => readRegulation).length} из ${people.length}`]
      : []),
  ];
  return [
    `Поручений: ${lines.length}. Из них ${counts.map(({ words, count }) => `${words} — ${count}`).join(', ')}.`,
    ...(overdue.length > 0 ? [`Просрочены: ${clausesText(overdue)}.`] : []),
    ...(registration.length > 0 ? [`Зарегистрированы на платформе: ${doneOf(registration)}.`] : []),
    ...(chats.length > 0 ? [`Чаты, у которых есть срок: ${doneOf(chats)}.`] : []),
    `Ознакомились (отметка в боте или подпись на бумаге): ${read.join(', ')}.`,
  ];
}

/** «47 из 57» of those of whom it is asked. */
function doneOf(marks: readonly StatementMark[]): string {
  const required = marks.filter(isRequired);
  return `${required.filter(({ done }) => done).length} из ${required.length}`;
}

function notesOf({ order }: StatementSnapshot, hash: string): string[] {
  return [
    ...(order.withoutDuties.length > 0 ? [`Поручений не содержат: ${plainClauses(order.withoutDuties)}.`] : []),
    'Срок, который перенесли, показан вместе с прежним. Поручения «если нужно и возможно» просроченными не бывают. «Со слов исполнителя» — человек сообщил сам, подтверждения пока нет.',
    `Отпечаток — начало SHA-256 снимка данных, по которому сделаны эта справка и книга Excel к ней: ${hash}. Он стоит на каждом листе книги; бот назовёт отпечатки выданных справок в ответ на «Справка об исполнении».`,
    'Справку составил бот школы по своим записям. Она не заменяет документов школы и без подписи силы не имеет.',
  ];
}

/** «п. 1, 2, 3 приказа; п. 1.1, 1.2 Положения» */
function plainClauses(clauses: StatementSnapshot['order']['withoutDuties']): string {
  return (['order', 'regulation'] as const)
    .map((document) => ({ document, of: clauses.filter((clause) => clause.document === document) }))
    .filter(({ of }) => of.length > 0)
    .map(({ document, of }) => clauseText({ document, number: of.map(({ number }) => number).join(', ') }))
    .join('; ');
}

/** What has a date and is done by several is shown by name. */
const isNamedOneByOne = ({ due, marks }: StatementLine): boolean =>
  marks.length > 1 && (due !== null || marks.some((mark) => mark.due !== null));

function annexOf(line: StatementLine, snapshot: StatementSnapshot, number: number): AnnexText {
  const ofClasses = line.marks.every((mark) => classOfMark(mark) !== null);
  const what = `${capital(line.text)} (${clauseText(line.clause)})`;
  return {
    title: `Приложение ${number}. ${what}: исполнено ${doneOf(line.marks)}`,
    of: ofClasses ? 'classes' : 'staff',
    header: [
      '№',
      ...(ofClasses ? ['Класс', 'Классный руководитель'] : ['Сотрудник', 'Должность']),
      'Срок',
      'Исполнено',
      'Чем подтверждено',
      'Состояние',
    ],
    rows: line.marks.map((mark, index) => [
      String(index + 1),
      ...(ofClasses ? classCells(classOfMark(mark) ?? '', snapshot) : personCells(personOf(mark, snapshot))),
      mark.due === null ? NOTHING : dayText(mark.due),
      mark.doneOn === null ? NOTHING : dayText(mark.doneOn),
      [shownText(mark), ...(mark.holder === null ? [] : [`передано: ${mark.holder}`])].join('\n'),
      markText(mark, line, snapshot.date),
    ]),
  };
}

function classCells(label: string, { people }: StatementSnapshot): readonly [string, string] {
  const teachers = people.filter(({ classTeacherOf }) => classTeacherOf === label);
  return [label, teachers.length === 0 ? 'не назначен' : teachers.map(nameWithLeave).join('\n')];
}

function personCells(person: StatementSnapshot['people'][number] | undefined): readonly [string, string] {
  if (!person) return [NOTHING, NOTHING];
  const { position, teaches: subject, classTeacherOf } = person;
  return [nameWithLeave(person), postOf({ position, subject, classTeacherOf })];
}

const nameWithLeave = ({ name, onLeave }: StatementSnapshot['people'][number]): string =>
  onLeave ? `${name} (отсутствует)` : name;

// ── What the bot says ─────────────────────────────────────────────────────

/** The files as VK shows them, without their endings. */
export const fileTitle = ({ order, date }: StatementSnapshot): string =>
  `Справка об исполнении приказа ${order.number.replaceAll(/[\\/]/gu, '-')} на ${dayText(date)}`;

/** Number and date of the order. */
export const orderName = (order: Pick<Order, 'number' | 'date'>): string =>
  `№${order.number} от ${dayText(order.date)}`;

/** Quotes within quotes. */
const innerQuotes = (text: string): string => text.replaceAll('«', '„').replaceAll('»', '“');

export const askWhichOrder = (): string => 'Справка об исполнении какого приказа нужна?';

/** Above the orders to choose from, or while the one is being made: `given`, the oldest first. */
export const statementBegun = (order: Order, given: readonly string[]): string =>
  [
    `Готовлю справку об исполнении: ${orderText(order)}. Пришлю сюда документ для подписи и книгу с реестром, чатами и историей.`,
    ...(given.length > 0 ? [`Отпечатки прежних справок:\n${given.map((line) => `• ${line}`).join('\n')}`] : []),
  ].join('\n\n');

export const givenLine = (when: Pick<StatementSnapshot, 'date' | 'minute'>, { hash }: GivenStatement): string =>
  `${momentText(when)} — ${shortHash(hash)}`;

export const statementOnItsWay = (): string => 'Эту справку я уже готовлю, пришлю через минуту.';

export const orderGone = (): string => 'Такого приказа у меня больше нет. Нажмите «Справка об исполнении» ещё раз.';

export const noOrders = (): string => 'Приказов у меня пока нет: справку составить не о чем.';

/** Over the document. */
export const documentSent = (when: string, short: string): string =>
  `Справка на ${when}. Отпечаток: ${short}. Проверьте, распечатайте и подпишите.`;

/** Over the workbook. */
export const workbookSent = (short: string): string =>
  `Реестр, чаты и история к этой справке, отпечаток ${short}. Внутри имена сотрудников: передавайте только тем, кому положено.`;

/** Command line. */
export const cliStatement = {
  needsBoth: 'Укажите приказ и папку: --order ID --out ПАПКА.',
  unknownOrder: (asked: string, known: readonly string[]): string =>
    known.length === 0 ? 'Приказов в данных школы нет.' : `Нет приказа «${asked}». Есть: ${known.join(', ')}.`,
  exists: (path: string): string =>
    `Такой файл уже есть, не перезаписываю: ${path}. Уберите его или назовите другую папку.`,
  cannotWrite: (path: string): string => `Не получилось записать ${path}: проверьте, можно ли писать в эту папку.`,
  madeUp: `${MADE_UP}: так и написано в справке.`,
} as const;
