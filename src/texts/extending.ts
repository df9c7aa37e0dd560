/** The dialogue in which a person asks for a later date. */
import type { ExtensionReason, OfferedDate } from '../domain/extension';
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import { clauseText } from './clauses';
import { dayText } from './dates';
import { dutyNamed, REASON_TEXTS, type AboutExtension } from './extensions';

const step = (n: number): string => `Шаг ${n} из 4.`;

/** The duties to choose from, with their numbers. */
export function askWhich(
  duties: readonly { readonly duty: Duty; readonly classText: string | null; readonly due: LocalDate }[],
): string {
  return [
    `${step(1)} Какой срок перенести? Нажмите кнопку или напишите номер.`,
    ...duties.map(
      ({ duty, classText, due }, index) =>
        `${index + 1}. ${duty.text}${classText === null ? '' : ` (${classText})`} (${clauseText(duty.clause)}) — до ${dayText(due)}`,
    ),
  ].join('\n');
}
export const whichUnclear = (): string => 'Не понял, о каком поручении речь. Нажмите кнопку или напишите его номер.';

export const askUntil = (about: Pick<AboutExtension, 'duty' | 'classText' | 'due'>): string =>
  `${step(2)} ${dutyNamed(about)}: сейчас до ${dayText(about.due)}. До какого дня перенести? Нажмите кнопку или напишите день, например «30.06» или «30 июня».`;

const SPANS = { week: 'На неделю', fortnight: 'На две недели', month: 'На месяц' } as const;
export const spanLabel = ({ span, date }: OfferedDate): string => `${SPANS[span]}: до ${dayText(date)}`;
export const untilUnclear = (): string =>
  'Не похоже на день. Напишите, например, «30.06», «30.06.2023» или «30 июня», или нажмите кнопку.';

export const REASON_LABELS: Readonly<Record<ExtensionReason, string>> = {
  illness: 'Болезнь',
  leave: 'Отпуск или отсутствие',
  technical: 'Нет доступа, техника',
  workload: 'Много работы',
  other: 'Другое',
};
export const askWhy = (): string => `${step(3)} Почему нужен перенос? Выберите ближайшее.`;
export const whyUnclear = (): string =>
  'Выберите причину кнопкой: сохраняется только она, своими словами можно сказать лично.';

const REASON_WORDS: readonly (readonly [ExtensionReason, RegExp])[] = [
  ['illness', /бол(езн|е[юл])|больни|заболе/u],
  ['leave', /отпуск|отсутств|командиров|уезжа/u],
  ['technical', /доступ|техни|не работает|интернет|компьютер|не открыва|пароль/u],
  ['workload', /работ|нагрузк|некогда|не успева|времени/u],
  ['other', /^друг|^ин(ое|ая)/u],
];

/** The reason that words come nearest to; null: none. */
export function readReason(text: string): ExtensionReason | null {
  const plain = text.slice(0, 100).toLowerCase();
  return REASON_WORDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

export const SEND_LABEL = 'Отправить просьбу';
export const askSure = (about: AboutExtension, officer: string): string =>
  `${step(4)} ${dutyNamed(about)}: перенести с ${dayText(about.due)} на ${dayText(about.newDue)}, причина: ${REASON_TEXTS[about.reason]}. Решает ${officer}. Отправить?`;
export const sureUnclear = (): string => `Нажмите «${SEND_LABEL}», «Назад» или «Отмена».`;

export const extendingLeft = (): string => 'Хорошо, ни о чём не просил: срок прежний. Сроки — в «Мои обязанности».';
export const notNow = (): string =>
  'Об этом просить уже не нужно: поручение сделано, не ваше или просьба уже ждёт решения. Сроки — в «Мои обязанности».';
