/** The picture of progress in words: those that stand on it, and the line that says under it what only it shows. */
import type { LocalDate } from '../domain/localDate';
import {
  byUrgency,
  daysLeft,
  progressState,
  type DutyProgress,
  type Group,
  type ProgressFacts,
} from '../domain/progress';
import { dayText } from './dates';
import { DAYS, plural, pluralForm, type Forms } from './plural';
import { capital } from './sentence';

const DUTIES: Forms = ['поручение', 'поручения', 'поручений'];
/** After «из». */
const OF_UNITS: Readonly<Record<Exclude<DutyProgress['unit'], 'once'>, Forms>> = {
  people: ['человека', 'человек', 'человек'],
  chats: ['чата', 'чатов', 'чатов'],
  classes: ['класса', 'классов', 'классов'],
};

export const PICTURE_TITLE = 'Исполнение приказа';
export const schoolTitle = ({ school }: ProgressFacts): string => capital(school);
export const onDay = (date: LocalDate): string => `на ${dayText(date)}`;
export const dutyTitle = ({ text }: DutyProgress): string => capital(text);

/** What matters most, in a few words. */
export function lead(facts: ProgressFacts): string {
  const of = facts.duties.length;
  const inState = (state: ReturnType<typeof progressState>) =>
    byUrgency(facts).filter((duty) => progressState(duty, facts.date) === state);
  const overdue = inState('overdue').length;
  if (overdue > 0) return of === 1 ? 'Срок прошёл' : `Просрочено: ${plural(overdue, DUTIES)} из ${of}`;
  const next = inState('open').find((duty) => daysLeft(duty, facts.date) >= 0);
  if (next) return untilNext(daysLeft(next, facts.date));
  const done = inState('done').length;
  return done === of ? 'Всё исполнено' : `Исполнено: ${plural(done, DUTIES)} из ${of}`;
}

function untilNext(days: number): string {
  if (days === 0) return 'Ближайший срок — сегодня';
  return days === 1 ? 'Ближайший срок — завтра' : `До ближайшего срока ${plural(days, DAYS)}`;
}

/** «до 23.06.2023»; «срок был 23.06.2023». */
export function dueText(duty: DutyProgress, today: LocalDate): string {
  return `${progressState(duty, today) === 'overdue' ? 'срок был' : 'до'} ${dayText(duty.due)}`;
}

/** How much time is left: «осталось 5 дней», «просрочено 3 дня»; '' where no time matters. */
export function leftText(duty: DutyProgress, today: LocalDate): string {
  const left = daysLeft(duty, today);
  switch (progressState(duty, today)) {
    case 'done':
    case 'empty':
      return '';
    case 'overdue':
      return `просрочено ${plural(-left, DAYS)}`;
    case 'open':
      if (left < 0) return 'по возможности';
      if (left < 2) return left === 0 ? 'срок сегодня' : 'срок завтра';
      return `${pluralForm(left, ['остался', 'осталось', 'осталось'])} ${plural(left, DAYS)}`;
  }
}

/** «41 из 120»; what is done once is done or not. */
export function countText({ unit, done, of }: Pick<DutyProgress, 'unit' | 'done' | 'of'>): string {
  if (of === 0) return 'пока некому исполнять';
  if (unit === 'once' || of === 1) return done === of ? 'сделано' : 'ещё не сделано';
  return `${done} из ${of}`;
}

/** What follows the first number: «из 120 человек». */
export function outOf({ unit, of }: DutyProgress): string {
  return unit === 'once' ? `из ${of}` : `из ${plural(of, OF_UNITS[unit])}`;
}

/** How many of those who have yet to do it were given more time. */
export const laterText = ({ later }: DutyProgress): string =>
  `${later} из оставшихся — ${pluralForm(later, ['срок продлён', 'сроки продлены', 'сроки продлены'])}`;

/** What changed over so many days. */
export function trendText(change: number, days: number): string {
  if (change === 0) return `за ${plural(days, DAYS)} без изменений`;
  return `${change > 0 ? '+' : '−'}${Math.abs(change)} за ${plural(days, DAYS)}`;
}

export const chartDay = (date: LocalDate): string => dayText(date).slice(0, 5);
export const chartDue = (date: LocalDate): string => `срок ${chartDay(date)}`;
export const chartToday = (): string => 'сегодня';

export function groupText(group: Group): string {
  switch (group.kind) {
    case 'class_teachers':
      return 'Классные руководители';
    case 'administration':
      return 'Администрация';
    case 'teachers':
      return 'Другие педагоги';
    case 'others':
      return 'Остальные сотрудники';
    case 'grades':
      return `${group.from === group.to ? group.to : `${group.from}–${group.to}`}-е классы`;
  }
}

/** What is not shown one by one. */
export function andMore(duties: readonly DutyProgress[], today: LocalDate): string {
  const count = (state: string) => duties.filter((duty) => progressState(duty, today) === state).length;
  const [done, overdue] = [count('done'), count('overdue')];
  const parts = [`сделано ${done}`, ...(overdue > 0 ? [`просрочено ${overdue}`] : [])];
  return `И ещё ${plural(duties.length, DUTIES)}: ${parts.join(', ')}`;
}

/** So many duties are told of in words. */
const TOLD = 4;

/** What the picture shows and the digest does not say, for whoever cannot see it; null: nothing. */
export function pictureInWords(facts: ProgressFacts): string | null {
  const told = byUrgency(facts)
    .filter((duty) => duty.groups.length > 0 && ['overdue', 'open'].includes(progressState(duty, facts.date)))
    .slice(0, TOLD)
    .map((duty) => {
      const groups = duty.groups.map(({ group, done, of }) => `${groupText(group).toLowerCase()} ${done} из ${of}`);
      return `${duty.text} — ${groups.join(', ')}`;
    });
  return told.length === 0 ? null : `На картинке — по группам: ${told.join('; ')}.`;
}
