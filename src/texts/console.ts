/** «Отчёты», «Объявление», «Настройки». */
import type { FiguresTrend } from '../domain/platformFigures';
import type { School } from '../domain/school';
import { clauseText } from './clauses';
import { officeWays } from './contacts';
import { dayText } from './dates';
import type { DeadlineText } from './digest';
import { figuresLine } from './platformFigures';

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** How the dated clauses stand, one line each. */
export function report(lines: readonly DeadlineText[], platform: FiguresTrend | null): string {
  const state = (line: DeadlineText): string => {
    const done = `${line.of - line.undone.length} из ${line.of}`;
    if (line.undone.length === 0) return `✅ выполнено (${done})`;
    return line.daysLeft < 0 ? `🔴 срок прошёл, сделано ${done}` : `▫️ сделано ${done}`;
  };
  return [
    'Исполнение приказа по пунктам:',
    ...lines.map(
      (line) => `• ${clauseText(line.duty.clause)}, до ${dayText(line.due)}: ${line.duty.text} — ${state(line)}`,
    ),
    ...(platform ? [`${figuresLine(platform)}.`] : []),
    'Кто именно не успел — в «Кто не зарегистрирован» и «Чаты».',
  ].join('\n');
}

/** Announcements cannot be sent through the bot in this version. */
export const announcement = (): string =>
  'Рассылать объявления через меня пока нельзя. Опубликуйте объявление в рабочем чате или канале школы; напоминания о сроках я рассылаю сам.';

/** What is set, and where to change it. */
export function settings(school: School): string {
  return [
    'Сейчас настроено так:',
    `• сводка — в ${clock(school.digestMinute)} по рабочим дням`,
    `• неделя по приказу директору — в ${clock(school.weeklyMinute)} последнего рабочего дня недели`,
    `• напоминания — в ${clock(school.reminderMinute)}, сотрудникам не раньше ${clock(school.staffHours.fromMinute)} и не позже ${clock(school.staffHours.toMinute)}`,
    `• рабочая неделя — ${school.workingWeek === 5 ? 'пятидневная' : 'шестидневная'}, время — ${school.timeZone}`,
    `• поддержка платформы — ${school.contacts.supportEmail}, сайт — ${school.contacts.site}`,
    `• канцелярия школы — ${officeWays(school.contacts) ?? 'не указана'}`,
    'Часы и адреса меняются здесь же: «Изменить настройки». Остальное — в файле school.yaml, его правит тот, кто обслуживает бота.',
  ].join('\n');
}
