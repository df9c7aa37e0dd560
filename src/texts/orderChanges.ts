/** An edited order: what changed, the administrator's yes, and who is to hear of it. */
import type { LocalDate } from '../domain/localDate';
import type { Assignee } from '../domain/order';
import type { DutyChange, DutyField, KeptDuty, OfficeChange, OrderDifference } from '../domain/orderDiff';
import type { Repeat } from '../domain/periods';
import type { Role } from '../domain/roles';
import { officeName } from './administration';
import { clauseText } from './clauses';
import { dayText } from './dates';
import { WHY } from './mailing';
import { plural, type Forms } from './plural';
import { fullStop } from './sentence';

const TO_PEOPLE: Forms = ['человеку', 'людям', 'людям'];

export const ORDER_CHANGE_LABELS = { confirm: 'Подтвердить изменения', whom: 'Кому сообщить' } as const;

/** What changed, to the administrators. */
export function orderChanged(difference: OrderDifference): string {
  return [
    differenceText(difference),
    'Верно? Нажмите «Подтвердить изменения»: тех, кого это касается, предупрежу один раз. До этого об изменённом и новом не напоминаю, остальное идёт как обычно.\nЭто ошибка — верните прежнее в файле и перезапустите бота.',
  ].join('\n\n');
}

/** The button was under another difference. */
export const changedAgain = (): string =>
  'С тех пор файлы снова изменились, поэтому ничего не подтверждаю. Сейчас так:';

/** Nothing waits; `since`: when what is in force was confirmed. */
export const noOrderChange = (since: LocalDate | null): string =>
  since === null
    ? 'Приказ в файлах не менялся: подтверждать нечего.'
    : `Подтверждать нечего: бот работает по приказу в том виде, в каком он действует с ${dayText(since)}.`;

/** A line of the digest. */
export function orderChangeInDigest({ duties, offices }: OrderDifference): string {
  const all = [
    ...duties.map((change) => (change.kind === 'changed' ? change.after.text : change.duty.text)),
    ...offices.map(({ office }) => officeName(office)),
  ];
  const rest = all.length - NAMED;
  const named = `${all.slice(0, NAMED).join('; ')}${rest > 0 ? ` и ещё ${rest}` : ''}`;
  return `Приказ изменился, подтвердите: ${named}. Откройте «Изменения приказа».`;
}

/** So many are named; the rest is a number. */
const NAMED = 3;

export interface ConcernedText {
  /** Whom the bot tells. */
  readonly told: readonly string[];
  readonly missed: readonly { readonly name: string; readonly why: keyof typeof WHY }[];
}

/** «Кому сообщить», before the yes. */
export function whomToTell({ told, missed }: ConcernedText): string {
  if (told.length + missed.length === 0) return 'Поручения сотрудников от этого не меняются: сообщать некому.';
  return [
    ...(told.length > 0
      ? [fullStop(`Когда подтвердите, сообщу ${plural(told.length, TO_PEOPLE)}, каждому один раз: ${told.join(', ')}`)]
      : []),
    ...missedText(missed),
  ].join('\n\n');
}

/** After the yes. */
export function orderConfirmed({ told, missed }: ConcernedText): string {
  const whom =
    told.length > 0
      ? fullStop(
          `Сообщу ${plural(told.length, TO_PEOPLE)}, каждому один раз, с утренним сообщением рабочего дня: ${told.join(', ')}`,
        )
      : missed.length > 0
        ? 'Сам никому не напишу.'
        : 'Сообщать некому: поручения других сотрудников не изменились.';
  return [`Подтверждено: теперь всё идёт по новому приказу. ${whom}`, ...missedText(missed)].join('\n\n');
}

/** After the name of somebody on leave. */
export const afterLeave = (name: string): string => `${name} (после отпуска)`;

function missedText(missed: ConcernedText['missed']): string[] {
  if (missed.length === 0) return [];
  const lines = missed.map(({ name, why }) => `• ${name} — ${WHY[why]}`);
  return [`Им от меня не дойдёт, скажите лично или позвоните:\n${lines.join('\n')}`];
}

/** One paragraph an order, one for the people in office. */
function differenceText({ duties, offices }: OrderDifference): string {
  const orders = [...new Set(duties.map(({ order }) => order))];
  return [
    ...orders.map((number) => {
      const lines = duties.filter(({ order }) => order === number).map((change) => `• ${dutyChange(change)}`);
      return [`Приказ №${number} изменился:`, ...lines].join('\n');
    }),
    ...(offices.length > 0 ? [['Должностные лица изменились:', ...offices.map(officeChange)].join('\n')] : []),
  ].join('\n\n');
}

function dutyChange(change: DutyChange): string {
  switch (change.kind) {
    case 'added': {
      const { due, assignee } = change.duty;
      const when = due === null ? 'без срока' : `срок ${dayText(due)}`;
      return `добавлено: ${named(change.duty)}, ${when}, исполняет ${assigneeText(assignee)}`;
    }
    case 'withdrawn':
      return `снято: ${named(change.duty)}`;
    case 'changed': {
      const { before, after, fields } = change;
      return `${named(after)}: ${fields.map((field) => fieldChange(field, before, after)).join('; ')}`;
    }
  }
}

const named = ({ text, clause }: KeptDuty): string => `${text} (${clauseText(clause)})`;

function fieldChange(field: DutyField, before: KeptDuty, after: KeptDuty): string {
  switch (field) {
    case 'text':
      return `раньше называлось «${before.text}»`;
    case 'clause':
      return `раньше — ${clauseText(before.clause)}`;
    case 'due':
      return dueChange(before.due, after.due);
    case 'assignee':
      return `исполнитель был — ${assigneeText(before.assignee)}, стал — ${assigneeText(after.assignee)}`;
    case 'optional':
      return after.optional ? 'теперь по возможности, просроченным не бывает' : 'теперь обязательно';
    case 'repeat':
      return `повторялось ${repeatText(before.repeat)}, теперь ${repeatText(after.repeat)}`;
    case 'evidence':
      return 'исполнение теперь подтверждается иначе';
    case 'remindOn':
      return 'изменились дни напоминаний';
  }
}

/** How a date moved: «срок был 23.06.2023, стал 30.06.2023». */
export function dueChange(before: LocalDate | null, after: LocalDate | null): string {
  if (before === null) return after === null ? 'без срока' : `срока не было, теперь ${dayText(after)}`;
  return after === null
    ? `срок был ${dayText(before)}, теперь без срока`
    : `срок был ${dayText(before)}, стал ${dayText(after)}`;
}

function officeChange({ office, before, after }: OfficeChange): string {
  const what = `• ${officeName(office)}: `;
  if (after === null) return `${what}снято${before ? ` — ${before.name}` : ''}`;
  if (before === null) return `${what}добавлено — ${after.name}`;
  if (before.name !== after.name) return `${what}${before.name} → ${after.name}`;
  return `${what}${after.name}, должность была «${before.position}», стала «${after.position}»`;
}

/** How often. */
export const REPEAT_TEXTS: Readonly<Record<Repeat, string>> = {
  week: 'каждую неделю',
  month: 'каждый месяц',
  quarter: 'каждый квартал',
  school_year: 'каждый учебный год',
};

const repeatText = (repeat: Repeat | null): string => (repeat === null ? 'один раз' : REPEAT_TEXTS[repeat]);

/** Everybody with a role. */
export const ROLE_HOLDERS: Readonly<Record<Role, string>> = {
  administrator: 'администратор платформы',
  administration: 'администрация школы',
  class_teacher: 'классные руководители',
  subject_teacher: 'учителя-предметники',
  additional_teacher: 'педагоги доп. образования',
  parent: 'родители',
  pupil: 'ученики',
};

function assigneeText(assignee: Assignee): string {
  switch (assignee.who) {
    case 'staff':
      return 'каждый сотрудник';
    case 'role':
      return ROLE_HOLDERS[assignee.role];
    case 'roles':
      return assignee.roles.map((role) => ROLE_HOLDERS[role]).join(' и ');
    case 'class_teacher':
      return `классные руководители параллелей ${assignee.grades.join(', ')}`;
    case 'office':
      return officeName(assignee.office);
  }
}
