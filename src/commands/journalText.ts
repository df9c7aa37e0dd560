/** Rows of the journal in words, for the sheet and for a question about one of them. */
import type { ClassLabel } from '../domain/ids';
import type { JournalSheetRow } from '../domain/journalSheet';
import { parseLocalDate } from '../domain/localDate';
import { fullName } from '../domain/names';
import { CHAT_KINDS } from '../domain/order';
import { toLocal } from '../domain/zone';
import { documentName } from '../texts/acknowledgement';
import { officeName } from '../texts/administration';
import { chatName } from '../texts/chats';
import { clauseText } from '../texts/clauses';
import { dayText, timeText } from '../texts/dates';
import { doerText } from '../texts/dutyHistory';
import { fingerprint, journalActText, THINGS } from '../texts/journal';
import { SETTING_TITLES } from '../texts/settings';
import type { Doer } from '../usecases/doers';
import type { JournalRecord, Thing } from '../usecases/readJournal';

/** A row of the sheet; the zone is the school's. */
export function sheetRow(record: JournalRecord, timeZone: string): JournalSheetRow {
  const { entry, by, about } = record;
  const { date, minute } = toLocal(entry.at, timeZone);
  const when = `${dayText(date)} ${timeText(minute)}`;
  return [
    String(entry.id),
    when,
    whoText(by, entry.act),
    whatWasDone(record),
    thingText(about),
    fingerprint(entry.hash),
  ];
}

/** Names of the roster only: of families the bot keeps none. */
function whoText(by: Doer, act: string): string {
  if (by.who === 'staff') return fullName(by.staff);
  if (by.who === 'administrator' && act === 'quiz.passed') return THINGS.pupil;
  return doerText(by.who === 'administrator' && act === 'chat.witnessed' ? { who: 'witness' } : by);
}

/** What was done, without who did it and to whom. */
export function whatWasDone({ entry, other, document, duty }: JournalRecord): string {
  const { act, details, about } = entry;
  const text = (key: string): string | null => (typeof details[key] === 'string' ? details[key] : null);
  const kind = CHAT_KINDS.find((one) => one === details['kind']);
  return journalActText({
    act,
    other,
    gotTeacher: typeof details['to'] === 'number',
    office: about.startsWith('office:') ? null : text('office'),
    document: document && documentName(document.order, document.part),
    chat: kind ? chatName(kind, text('class') as ClassLabel | null) : null,
    duty: duty && THINGS.duty(clauseText(duty.clause), duty.text),
    to: toWhat(act, text),
    undone: text('undone'),
  });
}

function toWhat(act: string, text: (key: string) => string | null): string | null {
  if (act === 'school_year.opened') return text('year');
  const to = text('to');
  const day = act === 'duty.extended' && to !== null ? parseLocalDate(to) : null;
  return day === null ? to : dayText(day);
}

/** Whom or what it is about. */
export function thingText(about: Thing): string {
  switch (about.of) {
    case 'school':
      return THINGS.school;
    case 'quiz':
      return THINGS.quiz;
    case 'administrator':
      return THINGS.administrator;
    case 'staff':
      return about.staff === null ? THINGS.goneStaff : fullName(about.staff);
    case 'class':
      return THINGS.classLabel(about.label);
    case 'chat':
      return THINGS.chat(about.title);
    case 'declaration':
      return THINGS.declaration(about.title);
    case 'duty':
      return about.duty === null ? THINGS.goneDuty : THINGS.duty(clauseText(about.duty.clause), about.duty.text);
    case 'office':
      return officeName(about.office);
    case 'topic':
      return THINGS.topic(about.title);
    case 'vendor':
      return THINGS.vendor(about.id);
    case 'request':
      return THINGS.request(about.id);
    case 'setting':
      return THINGS.setting(SETTING_TITLES[about.name]);
    case 'order':
      return THINGS.order(about.number);
    case 'unknown':
      return about.about;
  }
}
