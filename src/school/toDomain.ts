/** Turns checked files, as people write them, into the domain's own types. */
import type { CalendarYear } from '../domain/calendar';
import { dutyId } from '../domain/ids';
import { parseLocalDate, type LocalDate } from '../domain/localDate';
import type { Clause, Order } from '../domain/order';
import type { RosterEntry, School } from '../domain/school';
import type { Language } from '../faq/language';
import type { Topic } from '../faq/topic';
import type { CalendarFile, FaqFile, LanguageFile, OrderFile, RosterFile, SchoolFile } from './shapes';

/** school.yaml as the domain's school. */
export function toSchool(file: SchoolFile): School {
  return {
    id: file.id,
    name: file.name,
    shortName: file.short_name,
    timeZone: file.time_zone,
    classes: file.classes,
    offices: file.offices,
    contacts: {
      supportEmail: file.contacts.support_email,
      site: file.contacts.site,
      platformSite: file.contacts.platform_site,
      schoolPhone: file.contacts.school_phone ?? null,
      schoolEmail: file.contacts.school_email ?? null,
      schoolSite: file.contacts.school_site ?? null,
    },
    workingWeek: file.working_week,
    staffHours: { fromMinute: file.staff_hours.from, toMinute: file.staff_hours.to },
    digestMinute: file.digest,
    weeklyMinute: file.weekly,
    reminderMinute: file.reminders,
    massMailingFrom: file.mass_mailing_from,
    escalateAfter: file.escalate_after,
    answerWithinHours: file.answer_within_hours,
    chatRules: file.chat_rules,
  };
}

/** A file of orders/ as the domain's order; the placeholders of addresses in its clauses are not filled yet. */
export function toOrder(file: OrderFile): Order {
  const clauses = (document: Clause['document']): Clause[] =>
    file.clauses[document].map(({ number, text }) => ({ document, number, text }));
  return {
    id: file.id,
    version: file.version,
    number: file.number,
    date: file.date,
    title: file.title,
    regulation: file.regulation,
    regulationAdopted: file.regulation_adopted ?? null,
    extensionsBy: file.extensions_by,
    clauses: [...clauses('order'), ...clauses('regulation')],
    duties: file.duties.map((duty) => ({
      id: dutyId(file.id, duty.id),
      clause: duty.clause,
      text: duty.text,
      due: duty.due ?? null,
      assignee: duty.assignee,
      evidence: duty.evidence,
      optional: duty.optional,
      repeat: duty.repeat ?? null,
      remindOn: duty.remind,
      capability: duty.capability,
      ...(duty.letter !== undefined && { letter: duty.letter }),
      ...(duty.figures !== undefined && { figures: duty.figures }),
    })),
  };
}

/** The day of a file's year that `02-23` means; null when the year has none. */
export function dayOfYear(year: number, monthDay: string): LocalDate | null {
  return parseLocalDate(`${year}-${monthDay}`);
}

/** A file of calendar/ as the domain's year; days that do not exist are left out. */
export function toCalendarYear(file: CalendarFile): CalendarYear {
  const days = (list: readonly string[]): LocalDate[] => list.flatMap((day) => dayOfYear(file.year, day) ?? []);
  return {
    year: file.year,
    daysOff: days(file.days_off_on_weekdays),
    workingSaturdays: days(file.working_saturdays),
    saturdaysOff: days(file.days_off_on_saturdays),
  };
}

/** The lines of roster.yaml. */
export function toRosterEntries(file: RosterFile): RosterEntry[] {
  return file.staff.map((line) => ({
    surname: line.surname,
    firstName: line.first_name,
    patronymic: line.patronymic ?? null,
    position: line.position,
    subject: line.subject ?? null,
    classTeacherOf: line.class_teacher_of ?? null,
    administration: line.administration,
    additionalEducation: line.additional_education,
  }));
}

/** The topics of a file of faq/, their placeholders not filled yet. */
export function toTopics(file: FaqFile): Topic[] {
  return file.topics.map(({ as_of: asOf, about, ...topic }) => ({ ...topic, about: about ?? [], asOf: asOf ?? null }));
}

/** language.yaml as the matcher takes it. */
export function toLanguage(file: LanguageFile): Language {
  return {
    fillers: new Set(file.fillers),
    concepts: new Map(Object.entries(file.concepts)),
    aboutPlatform: new Set(file.about_platform),
    asking: new Set(file.asking),
    questionWords: file.question_words,
    notQuestions: file.not_questions,
  };
}
