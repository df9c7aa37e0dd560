/** Settings of the school that an administrator changes by chat: the file stays the base, the difference is kept beside it. */
import type { School } from './school';

/** As the school's file calls them. */
export const SETTING_NAMES = [
  'digest',
  'reminders',
  'staff_hours',
  'support_email',
  'site',
  'platform_site',
  'school_phone',
  'school_email',
  'school_site',
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/** A setting as people write it: «07:30», «08:00–19:00», an address. */
export interface WrittenSetting {
  readonly name: SettingName;
  readonly value: string;
}

/** Values that are offered; any other is typed. */
export const OFFERED_SETTINGS: Readonly<Partial<Record<SettingName, readonly string[]>>> = {
  digest: ['07:00', '07:30', '08:00', '08:30', '09:00', '10:00'],
  reminders: ['09:00', '10:00', '12:00', '14:00', '15:00', '16:00'],
  staff_hours: ['08:00–18:00', '08:00–19:00', '08:00–20:00', '09:00–18:00', '09:00–20:00'],
};

/** A digest is worth nothing after noon. */
const NOON_MINUTE = 12 * 60;

/** What is sent unasked has an hour at which it may be sent. */
export const HOURS_CLASHES = ['late_digest', 'reminders_outside', 'weekly_outside'] as const;
export type HoursClash = (typeof HOURS_CLASHES)[number];

/** Which settings do not agree with each other. */
export function clashesIn({
  digestMinute,
  reminderMinute,
  weeklyMinute,
  staffHours: { fromMinute, toMinute },
}: Pick<School, 'digestMinute' | 'reminderMinute' | 'weeklyMinute' | 'staffHours'>): HoursClash[] {
  const outside = (minute: number): boolean => minute < fromMinute || minute >= toMinute;
  return [
    ...(digestMinute >= NOON_MINUTE ? (['late_digest'] as const) : []),
    ...(outside(reminderMinute) ? (['reminders_outside'] as const) : []),
    ...(outside(weeklyMinute) ? (['weekly_outside'] as const) : []),
  ];
}

/** Of a clash, the settings that take part in it. */
export const CLASHING: Readonly<Record<HoursClash, readonly SettingName[]>> = {
  late_digest: ['digest'],
  reminders_outside: ['reminders', 'staff_hours'],
  // the hour of the director's week is the file's alone
  weekly_outside: ['staff_hours'],
};
