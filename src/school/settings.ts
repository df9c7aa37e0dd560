/** Settings changed by chat: read by the shapes of the school's file, and laid over it. */
import { stringify } from 'yaml';
import type { z } from 'zod';
import type { Contacts, School } from '../domain/school';
import { CLASHING, clashesIn, SETTING_NAMES, type SettingName, type WrittenSetting } from '../domain/settings';
import { timeText } from '../texts/dates';
import { contactsShape, schoolShape } from './shapes';

interface Setting {
  /** As people write it; null: the school has none. */
  of(school: School): string | null;
  /** The school with it; null: the file could not say so. */
  put(school: School, written: string): School | null;
  /** What stands in the file. */
  toFile(written: string): unknown;
}

const DASH = '–';

function minute(field: 'digestMinute' | 'reminderMinute', shape: z.ZodType<number>): Setting {
  return {
    of: (school) => timeText(school[field]),
    put(school, written) {
      const parsed = shape.safeParse(written);
      return parsed.success ? { ...school, [field]: parsed.data } : null;
    },
    toFile: (written) => written,
  };
}

function contact(field: keyof Contacts, shape: z.ZodType<string | undefined>): Setting {
  return {
    of: ({ contacts }) => contacts[field],
    put(school, written) {
      const parsed = shape.safeParse(written);
      if (!parsed.success || parsed.data === undefined) return null;
      return { ...school, contacts: { ...school.contacts, [field]: parsed.data } };
    },
    toFile: (written) => written,
  };
}

const fromTo = (written: string): { readonly from: string; readonly to: string } => {
  const [from = '', to = ''] = written.split(DASH);
  return { from, to };
};

const staffHours: Setting = {
  of: ({ staffHours: { fromMinute, toMinute } }) => `${timeText(fromMinute)}${DASH}${timeText(toMinute)}`,
  put(school, written) {
    const parsed = schoolShape.shape.staff_hours.safeParse(fromTo(written));
    if (!parsed.success) return null;
    return { ...school, staffHours: { fromMinute: parsed.data.from, toMinute: parsed.data.to } };
  },
  toFile: fromTo,
};

const { shape } = contactsShape;
const SETTINGS: Readonly<Record<SettingName, Setting>> = {
  digest: minute('digestMinute', schoolShape.shape.digest),
  reminders: minute('reminderMinute', schoolShape.shape.reminders),
  staff_hours: staffHours,
  support_email: contact('supportEmail', shape.support_email),
  site: contact('site', shape.site),
  platform_site: contact('platformSite', shape.platform_site),
  school_phone: contact('schoolPhone', shape.school_phone),
  school_email: contact('schoolEmail', shape.school_email),
  school_site: contact('schoolSite', shape.school_site),
};

/** A setting as people write it; null: the school has none. */
export const settingOf = (school: School, name: SettingName): string | null => SETTINGS[name].of(school);

/** The value as it is kept; null: the school's file could not say so. */
export function readSetting(school: School, { name, value }: WrittenSetting): string | null {
  const changed = SETTINGS[name].put(school, value);
  return changed && SETTINGS[name].of(changed);
}

/** What was changed, beside what the file says. */
export interface SettingDifference<Kept extends WrittenSetting> {
  readonly kept: Kept;
  readonly inFile: string | null;
  /** False: it does not go with the file any more, and the file wins. */
  readonly inForce: boolean;
}

export interface LaidOver<Kept extends WrittenSetting> {
  readonly school: School;
  /** What the file says by now itself is not among them. */
  readonly differences: readonly SettingDifference<Kept>[];
}

/** The file's school with what was changed laid over it. */
export function layOver<Kept extends WrittenSetting>(file: School, kept: readonly Kept[]): LaidOver<Kept> {
  const changed = kept
    .filter(({ name, value }) => settingOf(file, name) !== value)
    .sort((a, b) => SETTING_NAMES.indexOf(a.name) - SETTING_NAMES.indexOf(b.name));
  const readable = changed.filter(({ name, value }) => SETTINGS[name].put(file, value) !== null);
  const inForce = withoutClashes(file, readable);
  return {
    school: withAll(file, inForce),
    differences: changed.map((one) => ({
      kept: one,
      inFile: settingOf(file, one.name),
      inForce: inForce.includes(one),
    })),
  };
}

/** Of settings that clash none is in force; without them others may clash with the file. */
function withoutClashes<Kept extends WrittenSetting>(file: School, settings: readonly Kept[]): readonly Kept[] {
  const clashing = new Set(clashesIn(withAll(file, settings)).flatMap((clash) => CLASHING[clash]));
  const rest = settings.filter(({ name }) => !clashing.has(name));
  return rest.length < settings.length ? withoutClashes(file, rest) : rest;
}

/** As though nothing clashed. */
export const withAll = (file: School, settings: readonly WrittenSetting[]): School =>
  settings.reduce((school, { name, value }) => SETTINGS[name].put(school, value) ?? school, file);

/** What the settings say in the school's file, as YAML; empty: they say nothing. */
export function settingsYaml(settings: readonly WrittenSetting[]): string {
  const top: Record<string, unknown> = {};
  const contacts: Record<string, unknown> = {};
  for (const { name, value } of settings) {
    const place = Object.hasOwn(shape, name) ? contacts : top;
    place[name] = SETTINGS[name].toFile(value);
  }
  const file = { ...top, ...(Object.keys(contacts).length > 0 && { contacts }) };
  return Object.keys(file).length === 0
    ? ''
    : stringify(file, { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' });
}
