/** «Письмо в поддержку» and «Письма в поддержку»: what stands around the letters, and their log. */
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import type { School } from '../domain/school';
import type { VendorCaseKind, VendorCaseState, VendorCaseStep, WithdrawnBecause } from '../domain/vendorCase';
import { clauseText } from './clauses';
import { andOffice } from './contacts';
import { dayText } from './dates';
import { DAYS, plural } from './plural';
import { capital } from './sentence';
import { LETTER_TITLES } from './vendorLetter';

/** What a person says of a case, on buttons. */
export const STEP_LABELS: Readonly<Record<VendorCaseStep, string>> = {
  sent: 'Отправлено',
  answered: 'Ответили',
  solved: 'Решено',
  withdrawn: 'Отозвать',
};

export const BECAUSE_LABELS: Readonly<Record<WithdrawnBecause, string>> = {
  not_needed: 'Больше не нужно',
  no_answer: 'Ответа так и нет',
  mistake: 'Открыто по ошибке',
};

const STATES: Readonly<Record<VendorCaseState, string>> = {
  draft: 'черновик',
  sent: 'отправлено',
  answered: 'ответили',
  solved: 'решено',
  withdrawn: 'отозвано',
};

export const CASE_LABELS = { letter: 'Текст письма', markDuty: 'Отметить поручение' } as const;

export const whatAbout = (): string => 'О чём письмо? Нажмите кнопку — дам готовый текст.';

/** Under the letter, which stands in a message of its own; `clause`: of the duty that the letter does. */
export function howToSend(
  number: number,
  about: VendorCaseKind,
  school: School,
  clause: Duty['clause'] | null,
): string {
  const attach =
    about === 'application'
      ? ` и приложите приказ о назначении администратора${clause ? ` (${clauseText(clause)})` : ''}`
      : '';
  return `Это письмо №${number}. Скопируйте его, впишите пропуски (телефон и почту я не храню)${attach}. Отправьте на ${school.contacts.supportEmail} и нажмите «Отправлено». Что было дальше, отметите в «Письмах в поддержку».`;
}

/** Somebody for whom the bot makes no letters: 3.2 gives the right to write to everybody. */
export const writeYourself = (school: School): string => {
  const officer = school.offices['support'] ?? school.offices['administrator'];
  const whom = officer ? `${officer.name}, ${officer.position}` : 'администратор школы';
  return `Готовые письма я составляю сотрудникам школы. Написать в поддержку платформы может каждый: ${school.contacts.supportEmail}. В школе поможет ${whom}.${andOffice(school.contacts)}`;
};

/** The letter is another's to write. */
export const notYourLetter = (): string =>
  'Такое письмо отправляет администратор платформы. Скажите ему об этом; другие письма — «Письмо в поддержку».';

export interface CaseText {
  readonly number: number;
  readonly about: VendorCaseKind;
  readonly state: VendorCaseState;
  readonly note: WithdrawnBecause | null;
  readonly day: LocalDate;
  /** Who opened it; null: not told, or forgotten. */
  readonly who: string | null;
}

const stateText = ({ state, note }: Pick<CaseText, 'state' | 'note'>): string =>
  note === null ? STATES[state] : `${STATES[state]}, ${BECAUSE_LABELS[note].toLowerCase()}`;

const caseLine = (one: CaseText): string =>
  `№${one.number}. ${LETTER_TITLES[one.about]} — ${stateText(one)} (${dayText(one.day)})${one.who === null ? '' : `. ${one.who}`}`;

/** «Письма в поддержку»; `pages`: more than one. */
export function caseList(cases: readonly CaseText[], page: number, pages: number): string {
  const title = pages > 1 ? `Письма в поддержку, страница ${page + 1} из ${pages}:` : 'Письма в поддержку:';
  return [title, ...cases.map(caseLine), '', 'Откройте письмо кнопкой, чтобы отметить, что с ним стало.'].join('\n');
}

export const noCases = (): string => 'Писем в поддержку ещё не было. Составить первое — «Письмо в поддержку».';
export const caseLabel = (number: number): string => `Письмо №${number}`;

/** One case and its history; `act` of an event: opened, or the step. */
export function caseCard(one: CaseText, history: readonly { readonly act: string; readonly day: LocalDate }[]): string {
  const acts: ReadonlyMap<string, string> = new Map([['opened', 'открыто'], ...Object.entries(STATES)]);
  return [
    `Письмо №${one.number}: ${LETTER_TITLES[one.about].toLowerCase()}.`,
    `Сейчас: ${stateText(one)}.`,
    ...(one.who === null ? [] : [`Открыто: ${one.who}`]),
    '',
    ...history.map(({ act, day }) => `• ${dayText(day)} — ${acts.get(act) ?? act}`),
  ].join('\n');
}

const NEXT: Readonly<Record<VendorCaseState, string>> = {
  draft: 'Отправьте его и нажмите «Отправлено».',
  sent: 'Ответят — нажмите «Ответили» в «Письмах в поддержку».',
  answered: 'Всё получилось — нажмите «Решено»; пишете ещё раз — «Отправлено».',
  solved: 'Хорошо, что получилось! Остальное — в «Письмах в поддержку».',
  withdrawn: 'Остальное — в «Письмах в поддержку».',
};

/** After a step. */
export const caseMoved = (number: number, state: VendorCaseState): string =>
  `Записал: письмо №${number} — ${STATES[state]}. ${NEXT[state]}`;

/** The letter does a duty of the person's. */
export const offerDuty = (duty: Duty): string =>
  `Это и есть поручение «${duty.text}» (${clauseText(duty.clause)}). Отметить его выполненным?`;

export interface OpenLetterText {
  readonly id: number;
  readonly about: VendorCaseKind;
  readonly state: VendorCaseState;
  readonly days: number;
}

/** So many letters have a line in the digest; the rest is a number. */
const IN_DIGEST = 3;

/** The part of the digest about letters that are not over. */
export function lettersInDigest(letters: readonly OpenLetterText[]): string {
  const lines = letters.slice(0, IN_DIGEST).map(({ id, about, state, days }) => {
    const since = days === 0 ? 'с сегодняшнего дня' : plural(days, DAYS);
    return `• №${id}. ${LETTER_TITLES[about]} — ${STATES[state]}, ${since}`;
  });
  const rest = letters.length - lines.length;
  return [
    `Письма в поддержку платформы, открыто: ${letters.length}`,
    ...lines,
    ...(rest > 0 ? [`• и ещё ${rest}`] : []),
    'Откройте «Письма в поддержку».',
  ].join('\n');
}

export const whyWithdraw = (number: number): string => `Почему отзываем письмо №${number}?`;

export const caseNotNow = (number: number, state: VendorCaseState): string =>
  `${capital(`письмо №${number}`)} сейчас в состоянии «${STATES[state]}», так отметить его нельзя. Остальное — в «Письмах в поддержку».`;

export const caseGone = (): string => 'Такого письма у вас нет. Ваши — в «Письмах в поддержку».';
