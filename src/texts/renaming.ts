/** The dialogue in which an administrator corrects the name of a member of staff. */
import type { PersonName } from '../domain/nameForms';
import { address, fullName } from '../domain/names';
import { isNamed } from '../domain/offices';
import type { RosterEntry, School } from '../domain/school';
import { officeName } from './administration';
import { HIRING_LABELS } from './hiring';
import { postOf } from './people';
import { officerText } from './requests';

export function askAnotherName(staff: RosterEntry): string {
  return `Шаг 1 из 2. ${fullName(staff)}, ${postOf(staff)}. Как зовут теперь? Напишите фамилию, имя и отчество полностью.`;
}

/** `alike`: others whose name is the same or nearly so. */
export function confirmRenaming(staff: RosterEntry, to: PersonName, alike: readonly RosterEntry[]): string {
  const others = alike.map((one) => `${fullName(one)}, ${postOf(one)}`).join('; ');
  const warning = others === '' ? '' : ` Внимание, похожее имя в списке уже есть: ${others}.`;
  return `Шаг 2 из 2. Было: ${fullName(staff)}. Станет: ${fullName(to)}. Роли, поручения и профиль останутся.${warning} Если верно, нажмите «${HIRING_LABELS.change}».`;
}

/** `offices`: those that the school's file gives by the former name; the register holds them by the new one. */
export function renamed(to: PersonName, told: boolean, offices: readonly string[]): string {
  const kept = offices.map(
    (office) => ` Должность «${officeName(office)}» осталась за этим сотрудником: в ответах называю новое имя.`,
  );
  return `Готово: теперь в списке ${fullName(to)}, остальное прежнее.${told ? ' Сотруднику написал.' : ''}${kept.join('')}`;
}

export function sameName(staff: RosterEntry): string {
  return `Так и записано: ${fullName(staff)}. Ничего не изменилось.`;
}

/** To the person. */
export function youAreRenamed(to: PersonName, school: School): string {
  const officer = school.offices['administrator'];
  const mistake =
    officer && isNamed(to, officer.name)
      ? 'Если это ошибка, имя меняют в «Сотрудники» → карточка → «Изменить имя».'
      : `Если это ошибка, скажите: ${officerText(school)}.`;
  return `${address(to)}, в списке школы вы теперь записаны так: ${fullName(to)}. Роли и поручения прежние. ${mistake}`;
}
