/** Settings as people type them: «в 7:30», «с 8 до 19», an address. */
import type { SettingName } from '../domain/settings';

const LONGEST = 120;
const CLOCK = /^(?:в |к )?(\d{1,2})(?:[:.\- ]?(\d{2}))?(?: ?(?:ч|час[а-я]*|утра|вечера|дня))?\.?$/u;
const EVENING = / ?(?:вечера|дня)\.?$/u;
const SPAN = /^(?:с )?(.{1,12}?) ?(?:до|по|—|–|-) ?(.{1,12})$/u;

/** The setting as it is written in the file, as far as the words tell; what does not look like one stays as typed. */
export function readTypedSetting(name: SettingName, text: string): string {
  const typed = text.slice(0, LONGEST).trim();
  const plain = typed.toLowerCase().replaceAll(/\s+/gu, ' ');
  if (name === 'digest' || name === 'reminders') return clock(plain) ?? typed;
  if (name !== 'staff_hours') return typed;
  const [, from = '', to = ''] = SPAN.exec(plain) ?? [];
  const [begins, ends] = [clock(from), clock(to)];
  return begins === null || ends === null ? typed : `${begins}–${ends}`;
}

/** «7:30», «07.30», «в 8», «7 вечера» as «07:30»; null: no time of the day. */
function clock(text: string): string | null {
  const [, hours, minutes = '00'] = CLOCK.exec(text) ?? [];
  if (hours === undefined) return null;
  const hour = Number(hours) + (EVENING.test(text) && Number(hours) < 12 ? 12 : 0);
  return hour > 23 || Number(minutes) > 59 ? null : `${String(hour).padStart(2, '0')}:${minutes}`;
}
