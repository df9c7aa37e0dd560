/** One clause under control: who has done what, giving more time, asking what hinders (п. 9). */
import type { Colour } from '../domain/clauseState';
import type { OfferedDate } from '../domain/extension';
import type { LocalDate } from '../domain/localDate';
import type { Clause, Duty } from '../domain/order';
import { clauseText } from './clauses';
import { SIGNS } from './control';
import { dayText } from './dates';
import { dutyNamed } from './extensions';
import { CHARACTERS, DAYS, plural, pluralForm, type Forms } from './plural';
import { capital, fullStop } from './sentence';

const PEOPLE: Forms = ['сотрудник', 'сотрудника', 'сотрудников'];
const CLASSES: Forms = ['класс', 'класса', 'классов'];
const THINGS: Forms = ['поручение', 'поручения', 'поручений'];
/** «спрошу 2 сотрудников». */
const WHOM: Forms = ['сотрудника', 'сотрудников', 'сотрудников'];
/** «написал 2 сотрудникам». */
const TO: Forms = ['сотруднику', 'сотрудникам', 'сотрудникам'];
/** «новый срок получат 2 сотрудника». */
const GET: Forms = ['получит', 'получат', 'получат'];
/** So many are named before the rest is a number. */
const NAMED = 6;

export const CONTROL_LABELS = {
  extend: 'Продлить',
  ask: 'Запросить объяснение',
  yesExtend: 'Да, продлить',
  yesAsk: 'Да, спросить',
  no: 'Нет',
  back: 'К пункту',
  all: 'Все пункты',
  explain: 'Написать причину',
} as const;

const SPANS = { week: 'На неделю', fortnight: 'На две недели', month: 'На месяц' } as const;
export const untilLabel = ({ span, date }: OfferedDate): string => `${SPANS[span]}: до ${dayText(date)}`;

export type MarkLine = {
  /** By surname and initials, a class; null: the school. */
  readonly who: string | null;
} & (
  | { readonly state: 'done'; readonly on: LocalDate | null }
  | { readonly state: 'reported' }
  | {
      readonly state: 'undone';
      readonly due: LocalDate | null;
      readonly days: number | null;
      readonly asksFor: LocalDate | null;
      readonly said: { readonly text: string; readonly on: LocalDate | null } | null;
    }
);

/** The marks of one duty that stand on the page. */
export interface DutySection {
  readonly text: string;
  readonly done: number;
  readonly of: number;
  readonly marks: readonly MarkLine[];
}

export interface ClauseView {
  readonly clause: Clause;
  readonly colour: Colour;
  readonly reason: string;
  readonly sections: readonly DutySection[];
  readonly page: number;
  readonly pages: number;
}

/** The clause as it stands. */
export function clauseView({ clause, colour, reason, sections, page, pages }: ClauseView): string {
  return [
    `${SIGNS[colour]} ${capital(clauseText(clause))}: ${clause.text}`,
    fullStop(capital(reason)),
    ...sections.flatMap(({ text, done, of, marks }) => [
      '',
      `«${text}» — сделано ${done} из ${of}`,
      ...marks.map(markText),
    ]),
    ...(pages > 1 ? ['', `Страница ${page + 1} из ${pages}.`] : []),
  ].join('\n');
}

function markText(line: MarkLine): string {
  const who = line.who ?? 'школа';
  switch (line.state) {
    case 'done':
      return `✅ ${who}${line.on === null ? '' : `, ${dayText(line.on)}`}`;
    case 'reported':
      return `☑️ ${who} — отмечено, ждёт подтверждения`;
    case 'undone': {
      const facts = [dueText(line), line.asksFor === null ? null : `просит до ${dayText(line.asksFor)}`];
      const known = facts.filter((one) => one !== null).join('; ');
      const said =
        line.said === null
          ? ''
          : `\n   «${line.said.text}»${line.said.on === null ? '' : ` — ${dayText(line.said.on)}`}`;
      return `▫️ ${who}${known === '' ? '' : ` — ${known}`}${said}`;
    }
  }
}

function dueText({ due, days }: { readonly due: LocalDate | null; readonly days: number | null }): string | null {
  if (due === null || days === null) return null;
  if (days < 0) return `срок был ${dayText(due)}`;
  return days === 0 ? 'срок сегодня' : `до ${dayText(due)}, ${plural(days, DAYS)}`;
}

/** Whom an act is about. */
export interface Whom {
  readonly people: readonly string[];
  readonly classes: readonly string[];
  /** How many of the school's. */
  readonly school: number;
}

function whomText({ people, classes, school }: Whom): string {
  const parts = [
    people.length > 0 ? `${plural(people.length, PEOPLE)} (${names(people)})` : null,
    classes.length > 0 ? `${plural(classes.length, CLASSES)} (${names(classes)})` : null,
    school > 0 ? `${plural(school, THINGS)} школы` : null,
  ].filter((one) => one !== null);
  return parts.join(', ');
}

const counted = ({ people, classes, school }: Whom): number => people.length + classes.length + school;

function names(all: readonly string[]): string {
  const rest = all.length - NAMED;
  return `${all.slice(0, NAMED).join(', ')}${rest > 0 ? ` и ещё ${rest}` : ''}`;
}

export const askUntil = (clause: Clause, whom: Whom): string =>
  `До какого дня продлить? ${capital(clauseText(clause))}, новый срок ${pluralForm(counted(whom), GET)}: ${whomText(whom)}.`;

/** Shown before a date moves. */
export const askExtend = (clause: Clause, whom: Whom, until: LocalDate): string =>
  `Продлить до ${dayText(until)}? ${capital(clauseText(clause))}, новый срок ${pluralForm(counted(whom), GET)}: ${whomText(whom)}. В истории останется, что срок продлён по контролю.`;

export const extended = (clause: Clause, whom: Whom, until: LocalDate, told: number): string => {
  const news = told === 0 ? 'Написать об этом некому: в боте этих людей нет' : `Написал об этом ${plural(told, TO)}`;
  return `Продлено до ${dayText(until)}: ${clauseText(clause)}, ${whomText(whom)}. ${news}.`;
};

export const changedSince = (): string => 'С тех пор список изменился. Вот как сейчас:';
export const nothingPresses = (): string =>
  'Продлевать и спрашивать здесь некого: несделанного с близким сроком нет, или решаете не вы.';
export const noSuchDate = (): string => 'Этот день больше не подходит. Выберите другой.';
export const clauseGone = (): string => 'Этого пункта в приказе больше нет. Вот остальные:';
export const noDates = (): string => 'Продлевать дальше некуда: больше чем на 180 дней от сегодня нельзя.';

export interface Asking {
  readonly clause: Clause;
  readonly people: readonly string[];
  readonly asked: number;
  readonly unreached: number;
  readonly atOnce: boolean;
}

/** Shown before anybody is asked. */
export function askSure({ clause, people, asked, unreached, atOnce }: Asking): string {
  const when = atOnce ? 'Напишу сейчас' : 'Сейчас нерабочее время или рассылки на паузе: напишу утром рабочего дня';
  return [
    `${capital(clauseText(clause))}: спросить ${plural(people.length, WHOM)} (${names(people)}), что мешает?`,
    `${when}: вежливо, с кнопками «Готово», «Нужна помощь» и «${CONTROL_LABELS.explain}». Ответы придут вам и будут видны здесь.`,
    ...restText(asked, unreached),
  ].join('\n');
}

/** Everybody was asked already, or nobody can be. */
export const nobodyToAsk = (asked: number, unreached: number): string =>
  ['Спрашивать сейчас некого.', ...restText(asked, unreached)].join('\n');

const restText = (asked: number, unreached: number): string[] => [
  ...(asked > 0 ? [`Уже спрошены на этой неделе: ${asked}. Чаще раза в неделю об одном не спрашиваю.`] : []),
  ...(unreached > 0
    ? [`Через меня не спросить — в отпуске, не в боте или ответили «Не моё»: ${unreached}. Поговорите лично.`]
    : []),
];

export const askedNow = (people: number, atOnce: boolean): string =>
  atOnce
    ? `Спросил ${plural(people, WHOM)}. Ответы придут сюда.`
    : `Записал: спрошу утром рабочего дня ${plural(people, WHOM)}. Ответы придут сюда.`;

/** What the person is asked about. */
export interface AskedAbout {
  readonly duty: Duty;
  readonly classText: string | null;
}

const dueOf = ({ duty }: AskedAbout, today: LocalDate): string =>
  duty.due === null ? '' : `, срок ${duty.due < today ? 'был' : '—'} ${dayText(duty.due)}`;

/** The question itself. */
export function question(name: string | null, about: AskedAbout, today: LocalDate): string {
  const polite = `${name === null ? '' : `${name}, `}подскажите, пожалуйста, что мешает`;
  return `${capital(polite)}: ${dutyNamed(about)}${dueOf(about, today)}. Сделано — «Готово», не получается — «Нужна помощь», или нажмите «${CONTROL_LABELS.explain}» и напишите одной строкой. Ответ увидят директор и администраторы; сотру, когда будет сделано, или через 30 дней.`;
}

/** The same under the message of the day. */
export const questionBelow = (abouts: readonly AskedAbout[]): string =>
  `Напишите, пожалуйста, одной строкой, что мешает: ${abouts.map(dutyNamed).join('; ')}. Ответ увидят директор и администраторы; сотру, когда будет сделано, или через 30 дней.`;

export const askWords = (about: AskedAbout, most: number): string =>
  `${capital(dutyNamed(about))}: напишите одной строкой, что мешает, до ${plural(most, CHARACTERS)}. Увидят директор и администраторы. Передумали — «Отмена».`;
export const tooManyWords = (most: number): string =>
  `Нужна одна строка, не длиннее ${plural(most, CHARACTERS)}. Сократите, пожалуйста, или нажмите «Отмена».`;
export const onlyWords = (): string => 'Напишите словами, что мешает, или нажмите «Отмена».';
export const explaining = {
  left: 'Хорошо, ничего не передаю. Написать причину можно кнопкой под вопросом.',
  settled: 'Объяснять уже ничего не нужно: поручение сделано, перешло к другому или вопрос устарел.',
  said: 'Спасибо, передал. Сделаете — отметьте «Готово»; нужна помощь — так и напишите: «Нужна помощь».',
} as const;

/** To whoever controls. */
export const saidTo = (who: string, about: AskedAbout, words: string): string =>
  `${who} о поручении ${dutyNamed(about)}: «${words}»`;
