/** The shapes of the data files as people write them: strict, so that a typo in a name is an error with a place. */
import { z } from 'zod';
import { CHAT_KINDS, PLATFORM_PLACES } from '../domain/order';
import { REPEATS } from '../domain/periods';
import { ROLES } from '../domain/roles';
import { VENDOR_CASE_KINDS } from '../domain/vendorCase';
import { ABOUT_LINE } from '../faq/about';
import { valueProblem } from '../texts/dataProblems';
import {
  classLabel,
  date,
  instant,
  key,
  monthDay,
  phone,
  roughDate,
  site,
  text,
  time,
  timeZone,
  words,
} from './values';

const officer = z.strictObject({ name: text, position: text });

/** Whom people may write to or call; the platform's own addresses are as in the Regulation (3.2, 3.3) unless the file says otherwise. */
export const contactsShape = z.strictObject({
  support_email: z.email(valueProblem.email).default('info@sferum.ru'),
  site: site.default('prof-sferum.ru'),
  platform_site: site.default('sferum.ru'),
  school_phone: phone.optional(),
  school_email: z.email(valueProblem.email).optional(),
  school_site: site.optional(),
});

/** school.yaml */
export const schoolShape = z.strictObject({
  id: key,
  name: text,
  short_name: text,
  time_zone: timeZone,
  classes: z.array(classLabel).min(1),
  offices: z.object({ director: officer, administrator: officer, support: officer }).catchall(officer),
  contacts: contactsShape.prefault({}),
  working_week: z.literal([5, 6]),
  staff_hours: z
    .strictObject({ from: time, to: time })
    .refine((hours) => hours.from < hours.to, { error: valueProblem.hoursOrder }),
  digest: time,
  reminders: time,
  weekly: time.default(15 * 60),
  mass_mailing_from: z.int().min(1).default(10),
  escalate_after: z
    .strictObject({ administrator: z.int().min(0).max(90), director: z.int().min(0).max(180) })
    .refine((days) => days.administrator <= days.director, { error: valueProblem.escalationOrder })
    .default({ administrator: 7, director: 14 }),
  answer_within_hours: z.int().min(1).max(80).default(8),
  chat_rules: z.array(text).default([]),
});

const clause = z.strictObject({ number: text, text });

const assignee = z.discriminatedUnion('who', [
  z.strictObject({ who: z.literal('staff') }),
  z.strictObject({ who: z.literal('role'), role: z.enum(ROLES) }),
  z.strictObject({ who: z.literal('roles'), roles: z.array(z.enum(ROLES)).min(1) }),
  z.strictObject({ who: z.literal('class_teacher'), grades: z.array(z.int().min(1).max(11)).min(1) }),
  z.strictObject({ who: z.literal('office'), office: key }),
]);

const evidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('registration') }),
  z.strictObject({ kind: z.literal('chat'), chat: z.enum(CHAT_KINDS) }),
  z.strictObject({ kind: z.literal('staff_room') }),
  z.strictObject({ kind: z.literal('teacher_status') }),
  z.strictObject({ kind: z.literal('report'), place: z.enum(PLATFORM_PLACES).exactOptional() }),
]);

const duty = z
  .strictObject({
    id: key,
    clause: z.strictObject({ document: z.enum(['order', 'regulation']), number: text }),
    text,
    due: date.optional(),
    assignee,
    evidence,
    optional: z.boolean().default(false),
    repeat: z.enum(REPEATS).optional(),
    remind: z.array(z.int().min(-90).max(90)).default([]),
    capability: z.array(z.string().regex(/^[A-Z]\d{1,2}$/)).default([]),
    letter: z.enum(VENDOR_CASE_KINDS).exactOptional(),
    figures: z.literal(true).exactOptional(),
  })
  .refine((one) => one.due !== undefined || one.remind.length === 0, {
    error: valueProblem.remindWithoutDate,
    path: ['remind'],
  });

/** orders/*.yaml */
export const orderShape = z.strictObject({
  id: key,
  version: z.int().min(1).default(1),
  number: text,
  date,
  title: text,
  regulation: text,
  regulation_adopted: text.optional(),
  extensions_by: key.default('director'),
  clauses: z.strictObject({ order: z.array(clause).min(1), regulation: z.array(clause).default([]) }),
  duties: z.array(duty),
});

/** calendar/*.yaml */
export const calendarShape = z.strictObject({
  year: z.int().min(2000).max(2100),
  source: text.optional(),
  days_off_on_weekdays: z.array(monthDay),
  working_saturdays: z.array(monthDay),
  days_off_on_saturdays: z.array(monthDay).default([]),
});

/** roster.yaml */
export const rosterShape = z.strictObject({
  made_up: z.boolean().default(false),
  staff: z.array(
    z.strictObject({
      surname: text,
      first_name: text,
      patronymic: text.optional(),
      position: text,
      subject: text.optional(),
      class_teacher_of: classLabel.optional(),
      administration: z.boolean().default(false),
      additional_education: z.boolean().default(false),
    }),
  ),
});

/** sandbox/world.yaml */
export const worldShape = z.strictObject({
  sandbox: z.strictObject({ starts: instant }),
  people: z
    .array(
      z.strictObject({
        id: z.int().min(1),
        first_name: text,
        last_name: text,
        full_name: text.optional(),
        note: text,
        administrator: z.boolean().default(false),
      }),
    )
    .min(1),
  chats: z.array(
    z.strictObject({
      local_id: z.int().min(1),
      title: text,
      owner: z.int().min(1),
      members: z.array(z.int().min(1)).min(1),
    }),
  ),
});

export const AUDIENCES = [
  'everyone',
  'staff',
  'administrator',
  'administration',
  'class_teachers',
  'teachers',
  'parents',
  'pupils',
] as const;

const topic = z.strictObject({
  id: key,
  title: text,
  audience: z.array(z.enum(AUDIENCES)).min(1),
  short: text,
  full: text,
  source: text,
  as_of: roughDate.optional(),
  outdated: z.boolean().default(false),
  questions: z.array(text).min(1),
  about: z.array(z.string().regex(ABOUT_LINE, valueProblem.aboutLine)).min(1).optional(),
  followups: z.array(key).default([]),
});

/** faq/*.yaml, except language.yaml */
export const faqShape = z.strictObject({
  topics: z.array(topic).default([]),
  offtopic: z.array(text).default([]),
});

/** faq/language.yaml */
export const languageShape = z.strictObject({
  fillers: words.optional(),
  concepts: z.record(key, words),
  about_platform: z.array(key).default([]),
  asking: z.array(key).default([]),
  question_words: words.default([]),
  not_questions: words.default([]),
});

export type SchoolFile = z.output<typeof schoolShape>;
export type OrderFile = z.output<typeof orderShape>;
export type CalendarFile = z.output<typeof calendarShape>;
export type RosterFile = z.output<typeof rosterShape>;
export type WorldFile = z.output<typeof worldShape>;
export type FaqFile = z.output<typeof faqShape>;
export type LanguageFile = z.output<typeof languageShape>;
