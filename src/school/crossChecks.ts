/** What the files of a school must agree on with each other. */
import { weekday } from '../domain/localDate';
import { clashesIn, type HoursClash } from '../domain/settings';
import { fillPlaceholders } from '../faq/answers';
import { crossProblem, valueProblem, type PlacedProblem } from '../texts/dataProblems';
import type { CheckedFile } from './checkShape';
import { CONTACT_PLACEHOLDERS, namesInBraces } from './placeholders';
import { repeats } from './repeats';
import type { CalendarFile, FaqFile, OrderFile, RosterFile, SchoolFile } from './shapes';
import { dayOfYear, toSchool } from './toDomain';

/** VK chats get the short answer in one message: longer ones are not short. */
const SHORT_ANSWER_LENGTH = 300;

const CLASHES = {
  late_digest: { path: 'digest', message: crossProblem.lateDigest },
  reminders_outside: { path: 'reminders', message: crossProblem.remindersOutsideHours },
  weekly_outside: { path: 'weekly', message: crossProblem.weeklyOutsideHours },
} as const satisfies Record<HoursClash, unknown>;

/** Classes are listed once each; what is sent unasked has an hour at which it may be sent. */
export function checkSchool(file: CheckedFile<SchoolFile>): PlacedProblem[] {
  const clashes = clashesIn(toSchool(file.value)).map((clash) => {
    const { path, message } = CLASHES[clash];
    return file.source.problemAt([path], message());
  });
  return [...clashes, ...repeatedClasses(file)];
}

function repeatedClasses(file: CheckedFile<SchoolFile>): PlacedProblem[] {
  return repeats(file.value.classes).map((index) =>
    file.source.problemAt(['classes', index], crossProblem.duplicate(file.value.classes[index] ?? '')),
  );
}

/** Ids are single, clauses name known addresses, a duty's clause is in the order, its office is in the school. */
export function checkOrders(files: readonly CheckedFile<OrderFile>[], school: SchoolFile | null): PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  const ids = files.map((file) => file.value.id);
  for (const index of repeats(ids)) {
    const file = files[index];
    if (file) problems.push(file.source.problemAt(['id'], crossProblem.duplicate(file.value.id)));
  }
  for (const { value, source } of files) {
    if (school && !Object.hasOwn(school.offices, value.extensions_by)) {
      const message = crossProblem.noOffice(value.extensions_by, Object.keys(school.offices));
      problems.push(source.problemAt(['extensions_by'], message));
    }
    for (const document of ['order', 'regulation'] as const) {
      const numbers = value.clauses[document].map((clause) => clause.number);
      value.clauses[document].forEach(({ text }, index) => {
        for (const name of namesInBraces(text)) {
          if (CONTACT_PLACEHOLDERS.some((known) => known === name)) continue;
          const path = ['clauses', document, index, 'text'];
          problems.push(source.problemAtText(path, `{${name}}`, crossProblem.clausePlaceholder(name)));
        }
      });
      for (const index of repeats(numbers)) {
        const path = ['clauses', document, index, 'number'];
        problems.push(source.problemAt(path, crossProblem.duplicate(numbers[index] ?? '')));
      }
    }
    for (const index of repeats(value.duties.map((duty) => duty.id))) {
      problems.push(source.problemAt(['duties', index, 'id'], crossProblem.duplicate(value.duties[index]?.id ?? '')));
    }
    value.duties.forEach(({ clause, assignee }, index) => {
      if (!value.clauses[clause.document].some((one) => one.number === clause.number)) {
        problems.push(source.problemAt(['duties', index, 'clause', 'number'], crossProblem.noClause(clause.number)));
      }
      if (school && assignee.who === 'office' && !Object.hasOwn(school.offices, assignee.office)) {
        const message = crossProblem.noOffice(assignee.office, Object.keys(school.offices));
        problems.push(source.problemAt(['duties', index, 'assignee', 'office'], message));
      }
    });
  }
  return problems;
}

/** Every day exists and stands in the right list; a year has one file. */
export function checkCalendars(files: readonly CheckedFile<CalendarFile>[]): PlacedProblem[] {
  const lists = [
    ['days_off_on_weekdays', (day: number) => day <= 5, valueProblem.notWeekday],
    ['working_saturdays', (day: number) => day === 6, valueProblem.notSaturday],
    ['days_off_on_saturdays', (day: number) => day === 6, valueProblem.notSaturday],
  ] as const;
  const problems: PlacedProblem[] = [];
  for (const index of repeats(files.map((file) => file.value.year))) {
    const file = files[index];
    if (file) problems.push(file.source.problemAt(['year'], crossProblem.duplicateYear(file.value.year)));
  }
  for (const { value, source } of files) {
    for (const [list, fits, misplaced] of lists) {
      value[list].forEach((monthDay, index) => {
        const date = dayOfYear(value.year, monthDay);
        const wrong = date === null ? valueProblem.noSuchDay(value.year) : fits(weekday(date)) ? null : misplaced;
        if (wrong !== null) problems.push(source.problemAt([list, index], `${monthDay}: ${wrong}`));
      });
      for (const index of repeats(value[list])) {
        problems.push(source.problemAt([list, index], crossProblem.duplicate(value[list][index] ?? '')));
      }
    }
  }
  return problems;
}

/** Ids are single, follow-ups exist (when every file could be read), placeholders are known, a short answer is short. */
export function checkTopics(
  files: readonly CheckedFile<FaqFile>[],
  values: Readonly<Record<string, string>> | null,
  isWhole: boolean,
): PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  const seen = new Set<string>();
  const known = new Set(files.flatMap((file) => file.value.topics.map((topic) => topic.id)));
  for (const { value, source } of files) {
    value.topics.forEach((topic, index) => {
      const path = ['topics', index];
      if (seen.has(topic.id)) problems.push(source.problemAt([...path, 'id'], crossProblem.duplicate(topic.id)));
      seen.add(topic.id);
      topic.followups.forEach((followup, at) => {
        if (!isWhole || known.has(followup)) return;
        problems.push(source.problemAt([...path, 'followups', at], crossProblem.noTopic(followup)));
      });
      if (values === null) return;
      for (const field of ['title', 'short', 'full', 'source'] as const) {
        for (const name of namesInBraces(topic[field])) {
          if (Object.hasOwn(values, name)) continue;
          problems.push(source.problemAtText([...path, field], `{${name}}`, crossProblem.placeholder(name)));
        }
      }
      const { length } = fillPlaceholders(topic.short, values);
      if (length > SHORT_ANSWER_LENGTH) {
        problems.push(source.problemAt([...path, 'short'], crossProblem.shortAnswer(length, SHORT_ANSWER_LENGTH)));
      }
    });
  }
  return problems;
}

/** Classes of class teachers are the school's, and each has one class teacher. */
export function checkRoster(file: CheckedFile<RosterFile>, school: SchoolFile | null): PlacedProblem[] {
  const taken = new Set<string>();
  return file.value.staff.flatMap(({ class_teacher_of: label }, index) => {
    if (label === undefined) return [];
    const place = ['staff', index, 'class_teacher_of'];
    if (school && !school.classes.includes(label)) return [file.source.problemAt(place, crossProblem.noClass(label))];
    if (taken.has(label)) return [file.source.problemAt(place, crossProblem.twoClassTeachers(label))];
    taken.add(label);
    return [];
  });
}
