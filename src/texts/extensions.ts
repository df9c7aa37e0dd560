/** Asking for a later date: what whoever decides, and whoever asked, read about it. */
import type { DateJudged, ExtensionReason } from '../domain/extension';
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import { clauseText } from './clauses';
import { dayText } from './dates';
import { plural, pluralForm, type Forms } from './plural';

const REQUESTS: Forms = ['просьба', 'просьбы', 'просьб'];

export const EXTENSION_LABELS = {
  refuse: 'Отказать',
  withdraw: 'Отозвать',
} as const;

/** Why, as it is told. */
export const REASON_TEXTS: Readonly<Record<ExtensionReason, string>> = {
  illness: 'болезнь',
  leave: 'отпуск или отсутствие',
  technical: 'нет доступа или техническая трудность',
  workload: 'много работы',
  other: 'другая',
};

const BECAUSE: ReadonlyMap<string, string> = new Map([
  ...Object.entries(REASON_TEXTS),
  ['other', 'по просьбе'],
  ['handed_over', 'вместе с должностью'],
  ['controlled', 'по контролю исполнения'],
]);

/** Why a date was extended, in the history of the duty: a reason from the list, or words that stand there already. */
export const extendedBecause = (reason: string): string => BECAUSE.get(reason) ?? reason;

export interface AboutExtension {
  readonly duty: Duty;
  readonly classText: string | null;
  readonly due: LocalDate;
  readonly newDue: LocalDate;
  readonly reason: ExtensionReason;
}

/** A duty in a sentence. */
export const dutyNamed = ({ duty, classText }: Pick<AboutExtension, 'duty' | 'classText'>): string =>
  `«${duty.text}»${classText === null ? '' : ` (${classText})`} (${clauseText(duty.clause)})`;

/** One request in a line. */
export const requestLine = (who: string, about: AboutExtension): string =>
  `${who}: ${dutyNamed(about)}. Сейчас до ${dayText(about.due)}, просит до ${dayText(about.newDue)}. Причина: ${REASON_TEXTS[about.reason]}.`;

/** The question to whoever decides; `office`: an administrator is asked in its stead. */
export function askDecider(who: string, about: AboutExtension, office: string | null): string {
  const next =
    office === null
      ? 'Перенести срок? Нажмите кнопку — сотруднику я напишу.'
      : `${decidedBy(office)} Спросить через меня сейчас некого: узнайте решение и отметьте его кнопкой.`;
  return `Просьба перенести срок. ${requestLine(who, about)}\n${next}`;
}

const decidedBy = (office: string): string => `Решение за должностью «${office}».`;

export const grantLabel = (newDue: LocalDate): string => `Перенести до ${dayText(newDue)}`;
export const grantNumbered = (number: number, newDue: LocalDate): string => `№${number}: до ${dayText(newDue)}`;
export const refuseNumbered = (number: number): string => `№${number}: отказать`;

/** A page of «Продления», its lines numbered from `first`; `mayDecide`: there are buttons under it. */
export function waitingList(
  lines: readonly string[],
  { total, first }: { readonly total: number; readonly first: number },
  decision: { readonly mayDecide: boolean; readonly office: string },
): string {
  return [
    `${pluralForm(total, ['Ждёт', 'Ждут', 'Ждут'])} решения о переносе срока: ${plural(total, REQUESTS)}.`,
    lines.map((line, index) => `${first + index}. ${line}`).join('\n'),
    decision.mayDecide
      ? 'Решите кнопкой с тем же номером: сотруднику я напишу.'
      : `${decidedBy(decision.office)} Если ответа долго нет, напомните об этом лично.`,
  ].join('\n\n');
}

export const nothingWaits = (): string =>
  'Просьб о переносе срока, которые ждут вашего решения, нет. Новые придут сюда сами.';

/** A line of the digest. */
export const extensionsInDigest = (count: number, longest: string): string =>
  `${pluralForm(count, ['Ждёт', 'Ждут', 'Ждут'])} решения о переносе срока: ${plural(count, REQUESTS)}${longest}. Откройте «Продления».`;

/** What has waited for a week. */
export const askedAgain = (count: number): string =>
  `Уже неделю ${pluralForm(count, ['ждёт', 'ждут', 'ждут'])} решения о переносе срока: ${plural(count, REQUESTS)}. Откройте «Продления».`;

/** To whoever decided; `told`: whoever asked hears of it. */
export const granted = (about: AboutExtension, told: boolean): string =>
  `Готово: ${dutyNamed(about)} — теперь до ${dayText(about.newDue)}.${wrote(told)}`;
export const refused = (about: AboutExtension, told: boolean): string =>
  `Записал отказ: ${dutyNamed(about)} — срок прежний, ${dayText(about.due)}.${wrote(told)}`;
const wrote = (told: boolean): string =>
  told ? ' Сотруднику написал. Остальные — в «Продлениях».' : ' Остальные — в «Продлениях».';

/** Decided before, by this person or by somebody else. */
export function alreadyDecided(state: 'waiting' | 'granted' | 'refused' | 'withdrawn', newDue: LocalDate): string {
  const how = {
    waiting: '',
    granted: ` Срок перенесён до ${dayText(newDue)}.`,
    refused: ' Срок остался прежним.',
    withdrawn: ' Просьбу отозвали, или она больше не нужна.',
  }[state];
  return `Уже решено.${how} Остальные — в «Продлениях».`;
}

export const extensionGone = (): string => 'Этой просьбы больше нет. Остальные — в «Продлениях».';

/** The duty stands otherwise by now, or the date asked for is past. */
export const overtaken = (past: boolean): string =>
  past
    ? 'Этот день уже прошёл, переносить срок на него поздно. Сотруднику написал, что нужна новая дата.'
    : 'Решать уже нечего: поручение сделано, перешло к другому или срок и так позже. Остальные — в «Продлениях».';

/** Of one's own request somebody else decides; of another's, the office. */
export const notYours = (own: boolean, office: string): string =>
  own
    ? 'Свою просьбу решаете не вы: ответ придёт сюда.'
    : `${decidedBy(office)} Если ответа долго нет, напомните об этом лично.`;

const named = (name: string | null, text: string): string =>
  name === null ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : `${name}, ${text}`;

/** To whoever asked. */
export const yourGranted = (
  name: string | null,
  about: Pick<AboutExtension, 'duty' | 'classText' | 'newDue'>,
): string =>
  named(
    name,
    `срок перенесён: ${dutyNamed(about)} — теперь до ${dayText(about.newDue)}. Напоминать буду к новому сроку; всё видно в «Мои обязанности».`,
  );
export const yourRefused = (name: string | null, about: AboutExtension): string =>
  named(
    name,
    `срок перенести не получилось: ${dutyNamed(about)} — остаётся ${dayText(about.due)}. Не успеваете — нажмите «Нужна помощь».`,
  );
export const yourPast = (name: string | null, about: AboutExtension): string =>
  named(
    name,
    `просьбу о сроке до ${dayText(about.newDue)} рассмотреть не успели: ${dutyNamed(about)}. Попросите о другом дне — «Перенести срок».`,
  );
/** Nothing was left to decide on their request. */
export const yourOvertaken = (name: string | null, about: AboutExtension): string =>
  named(
    name,
    `просьба о сроке снята: ${dutyNamed(about)} — сделано, перешло к другому или срок и так позже. Что за вами — в «Мои обязанности».`,
  );

/** The request is on record; `asked`: the office, an administrator in its stead, or nobody in the bot. */
export function requestSent(about: AboutExtension, asked: 'office' | 'instead' | 'nobody', officer: string): string {
  const what = `Записал просьбу: ${dutyNamed(about)} — до ${dayText(about.newDue)}.`;
  const rests = 'Пока решают, напоминать об этом не буду, но не дольше недели. Передумали — «Отозвать просьбу».';
  switch (asked) {
    case 'office':
      return `${what} Решает ${officer}; ответ придёт сюда. ${rests}`;
    case 'instead':
      return `${what} Решает ${officer}; спросит администратор, ответ придёт сюда. ${rests}`;
    case 'nobody':
      return `${what} Решает ${officer}, но в боте сейчас некого спросить: скажите об этом лично. ${rests}`;
  }
}

export const NOTHING_TO_EXTEND = {
  nothing: 'Поручений со сроком, который можно перенести, у вас нет. Всё видно в «Мои обязанности».',
  unconfirmed: 'Сначала администратор подтвердит ваше имя — ответ придёт сюда. Потом можно попросить перенести срок.',
  not_staff: 'Сроки по приказу есть только у сотрудников. Есть вопрос — просто напишите его сюда.',
} as const;

/** The person's own requests that wait, one of them to be taken back. */
export const yourWaiting = (lines: readonly string[]): string =>
  ['Ждёт решения:', ...lines.map((line, index) => `${index + 1}. ${line}`), 'Передумали — нажмите «Отозвать».'].join(
    '\n',
  );
export const yourLine = (about: AboutExtension): string =>
  `${dutyNamed(about)} — просите до ${dayText(about.newDue)}, причина: ${REASON_TEXTS[about.reason]}`;
export const withdrawNumbered = (number: number): string => `${EXTENSION_LABELS.withdraw}, №${number}`;

export const withdrawn = (): string => 'Просьбу отозвал: срок прежний. Попросить снова — «Перенести срок».';
export const nothingToWithdraw = (): string =>
  'Отзывать нечего: просьба уже решена или отозвана. Сроки — в «Мои обязанности».';

/** Why a date does not fit. */
export const DATE_PROBLEMS: Readonly<Record<Exclude<DateJudged, 'fits'>, (due: LocalDate) => string>> = {
  not_later: (due) => `Нужен день позже сегодняшнего и позже нынешнего срока (${dayText(due)}). Напишите другой.`,
  too_far: () => 'Перенести можно не дальше чем на 180 дней от сегодня. Напишите день поближе.',
};
