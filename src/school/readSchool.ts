/** Reads a school's folder into the domain's types, or says everything that is wrong with it at once. */
import { join } from 'node:path';
import type { CalendarYear } from '../domain/calendar';
import type { Order } from '../domain/order';
import type { RosterEntry, School } from '../domain/school';
import type { Quiz } from '../domain/quiz';
import type { TroubleTree } from '../domain/troubles';
import { NO_LANGUAGE, type Language } from '../faq/language';
import type { Topic } from '../faq/topic';
import type { PlacedProblem } from '../texts/dataProblems';
import type { CheckedFile } from './checkShape';
import { checkCalendars, checkOrders, checkRoster, checkSchool, checkTopics } from './crossChecks';
import { checkLanguage } from './languageChecks';
import { readFolder, readOptional, readShaped } from './folder';
import { placeholderValues } from './placeholders';
import { checkQuiz, quizShape, toQuiz } from './quiz';
import { calendarShape, faqShape, languageShape, orderShape, rosterShape, schoolShape } from './shapes';
import { toCalendarYear, toLanguage, toOrder, toRosterEntries, toSchool, toTopics } from './toDomain';
import { checkTroubles, toTroubles, troublesShape } from './troubles';
import type { FileProblems } from './yamlFile';

/** In faq/, beside the topics. */
const LANGUAGE_FILE = 'language.yaml';
/** In help/. */
const TROUBLES_FILE = 'troubles.yaml';

const QUIZ_FILE = 'quiz.yaml';

/** The lines of a roster file, and whether the people in it are made up. */
export interface Roster {
  readonly madeUp: boolean;
  readonly entries: readonly RosterEntry[];
}

export interface SchoolData {
  readonly kind: 'school';
  readonly school: School;
  /** By date, then by id; at least one. */
  readonly orders: readonly [Order, ...Order[]];
  readonly topics: readonly Topic[];
  readonly offTopic: readonly string[];
  readonly language: Language;
  readonly calendars: readonly CalendarYear[];
  readonly roster: Roster | null;
  /** Null: the school has no troubleshooting tree. */
  readonly troubles: TroubleTree | null;
  /** Null: the school has no quiz on the safety of one's profile. */
  readonly quiz: Quiz | null;
}

export interface DataProblems {
  readonly kind: 'problems';
  /** By file, line and column; at least one. */
  readonly problems: readonly PlacedProblem[];
}

/** Reads and checks a school's folder: school.yaml, orders/, faq/, calendar/ and, where there are any, roster.yaml and help/. */
export async function readSchool(dir: string): Promise<SchoolData | DataProblems> {
  const [schoolFile, orderFiles, faqFiles, languageFile, calendarFiles, rosterFile, troublesFile, quizFile] =
    await Promise.all([
      readShaped(join(dir, 'school.yaml'), schoolShape),
      readFolder(join(dir, 'orders'), orderShape),
      readFolder(join(dir, 'faq'), faqShape, LANGUAGE_FILE),
      readOptional(join(dir, 'faq'), LANGUAGE_FILE, languageShape),
      readFolder(join(dir, 'calendar'), calendarShape),
      readOptional(dir, 'roster.yaml', rosterShape),
      readOptional(join(dir, 'help'), TROUBLES_FILE, troublesShape),
      readOptional(join(dir, 'help'), QUIZ_FILE, quizShape),
    ]);
  const schoolValue = schoolFile.kind === 'checked' ? schoolFile.value : null;
  const school = schoolValue && toSchool(schoolValue);
  const [first, ...rest] = checked(orderFiles)
    .map((file) => toOrder(file.value))
    .sort(byDate);
  const isFaqWhole = faqFiles.every((file) => file.kind === 'checked');
  // With an order that does not fit its shape it is not known which placeholders there are.
  const isOrderWhole = orderFiles.every((file) => file.kind === 'checked');
  const placeholders = school && first && isOrderWhole ? placeholderValues(school, first) : null;

  const problems = [
    ...[schoolFile, ...orderFiles, ...faqFiles, ...calendarFiles].flatMap(unfit),
    ...[languageFile, rosterFile, troublesFile, quizFile].flatMap((file) => (file ? unfit(file) : [])),
    ...checked([schoolFile]).flatMap(checkSchool),
    ...checkOrders(checked(orderFiles), schoolValue),
    ...checkCalendars(checked(calendarFiles)),
    ...checkTopics(checked(faqFiles), placeholders, isFaqWhole),
    ...checkLanguage(languageFile, checked(faqFiles)),
    ...(rosterFile?.kind === 'checked' ? checkRoster(rosterFile, schoolValue) : []),
    ...(troublesFile?.kind === 'checked' ? checkTroubles(troublesFile, { placeholders }) : []),
    ...(quizFile?.kind === 'checked' ? checkQuiz(quizFile, { placeholders }) : []),
  ];
  if (problems.length > 0 || !school || !first) return { kind: 'problems', problems: problems.sort(byPlace) };

  return {
    kind: 'school',
    school,
    orders: [first, ...rest],
    topics: checked(faqFiles).flatMap((file) => toTopics(file.value)),
    offTopic: checked(faqFiles).flatMap((file) => file.value.offtopic),
    language: languageFile?.kind === 'checked' ? toLanguage(languageFile.value) : NO_LANGUAGE,
    calendars: checked(calendarFiles).map((file) => toCalendarYear(file.value)),
    roster: rosterFile?.kind === 'checked' ? toRoster(rosterFile.value) : null,
    troubles: troublesFile?.kind === 'checked' ? toTroubles(troublesFile.value) : null,
    quiz: quizFile?.kind === 'checked' ? toQuiz(quizFile.value) : null,
  };
}

/** A checked roster file as the domain's lines. */
export function toRoster(file: Parameters<typeof toRosterEntries>[0]): Roster {
  return { madeUp: file.made_up, entries: toRosterEntries(file) };
}

/** Problems in the order in which a person meets them. */
export function byPlace(a: PlacedProblem, b: PlacedProblem): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
}

function byDate(a: Order, b: Order): number {
  return a.date === b.date ? a.id.localeCompare(b.id, 'en') : a.date < b.date ? -1 : 1;
}

function checked<T>(files: readonly (CheckedFile<T> | FileProblems)[]): CheckedFile<T>[] {
  return files.filter((file) => file.kind === 'checked');
}

function unfit(file: CheckedFile<unknown> | FileProblems): readonly PlacedProblem[] {
  return file.kind === 'problems' ? file.problems : [];
}
