/** Administrators and people in office: who they are, and changing them. */
import { address, fullName } from '../domain/names';
import type { RosterEntry } from '../domain/school';
import { postOf } from './people';
import { plural, type Forms } from './plural';
import { capital, shortened } from './sentence';

const DUTIES: Forms = ['поручение', 'поручения', 'поручений'];
const REQUESTS: Forms = ['запрос', 'запроса', 'запросов'];
const TICKETS: Forms = ['обращение', 'обращения', 'обращений'];

const OFFICES: Readonly<Record<string, string>> = {
  director: 'директор',
  administrator: 'администратор платформы',
  support: 'ответственный за поддержку',
};

/** An office as people call it; one the bot has no word for by its key in the school's file. */
export const officeName = (office: string): string => OFFICES[office] ?? office;

export const RIGHTS_LABELS = {
  rights: 'Должность и права',
  appoint: 'Сделать администратором',
  yes: 'Да, передать',
  no: 'Не менять',
  dismissYes: 'Да, снять',
} as const;

export const officeLabel = (office: string): string => shortened(`Передать: ${officeName(office)}`, 40);

/** Somebody who administers, on a button. */
export const dismissLabel = (name: string): string => shortened(`Снять: ${name}`, 40);

export interface AdministratorLine {
  readonly user: number;
  /** Null: not on the roster. */
  readonly staff: RosterEntry | null;
}

export interface OfficeLine {
  readonly office: string;
  /** As the school's file names the first holder. */
  readonly firstName: string;
  readonly holder: RosterEntry | null;
  /** Whoever held it left the school. */
  readonly isFree: boolean;
}

const nameOf = ({ staff, user }: AdministratorLine): string => (staff ? fullName(staff) : `vk.com/id${user}`);

/** «Администраторы». */
export function administration(administrators: readonly AdministratorLine[], offices: readonly OfficeLine[]): string {
  return [
    `Администраторы бота: ${administrators.map(nameOf).join(', ')}.`,
    ...offices.map(
      ({ office, firstName, holder, isFree }) =>
        `• ${officeName(office)} — ${isFree ? 'свободна, передайте' : holder ? fullName(holder) : firstName}`,
    ),
    'Назначить или передать должность: «Сотрудники» → фамилия → «Должность и права».',
  ].join('\n');
}

/** What a person holds now, before something is changed. */
export function rights(staff: RosterEntry, isAdministrator: boolean, offices: readonly string[]): string {
  const held = [...offices.map(officeName), ...(isAdministrator ? ['администратор бота'] : [])];
  const now = held.length > 0 ? `Сейчас: ${held.join(', ')}.` : 'Должностей из приказа и прав администратора нет.';
  return `${fullName(staff)}, ${postOf(staff)}. ${now} Что изменить?`;
}

export interface OpenCounts {
  readonly duties: number;
  readonly requests: number;
  readonly tickets: number;
}

function goesOver({ duties, requests, tickets }: OpenCounts): string {
  const parts = [
    plural(duties, DUTIES),
    ...(requests > 0 ? [plural(requests, REQUESTS)] : []),
    ...(tickets > 0 ? [plural(tickets, TICKETS)] : []),
  ];
  return parts.join(', ');
}

/** `from` null: nobody holds it now. `loses`: who administers the bot no more by it. */
export function askOffice(
  office: string,
  from: string | null,
  to: RosterEntry,
  { open, loses }: { readonly open: OpenCounts; readonly loses: 'you' | 'former' | null },
): string {
  const rightsGo = loses === null ? '' : ` ${LOSES[loses]}`;
  return `${capital(officeName(office))}: сейчас ${from ?? 'никого'}, будет ${fullName(to)}? Перейдёт открытое: ${goesOver(open)}.${rightsGo}`;
}

export function officeGiven(office: string, to: RosterEntry, open: OpenCounts): string {
  return `Готово. ${capital(officeName(office))} — ${fullName(to)}. Перешло открытое: ${goesOver(open)}. Это имя будет и в моих ответах на вопросы.`;
}

/** After that, of somebody whom the bot cannot write to yet. */
export const holdsWithoutProfile = (): string =>
  'Профиль ВК с ботом ещё не связан, поэтому сам я не напишу: скажите лично и выдайте код в карточке.';

const LOSES = {
  you: 'Вы сами перестанете быть администратором бота.',
  former: 'Прежний администратор сразу потеряет права.',
} as const;

/** To whoever has just handed over their own rights. */
export const youHandedOver = (): string => 'Вы больше не администратор бота. Спасибо за работу!';

/** To whoever holds the office now; `tickets`: so many requests for help wait for them. */
export function youHoldOffice(to: RosterEntry, office: string, tickets: number): string {
  const wait = tickets === 0 ? '' : ` Ждут ответа: ${plural(tickets, TICKETS)} — откройте «Обращения».`;
  return `${address(to)}, теперь вы ${officeName(office)} по приказу. Что нужно сделать — «Мои обязанности».${wait}`;
}

/** To whoever held it. */
export const officePassed = (office: string): string =>
  `Обязанности «${officeName(office)}» перешли к другому сотруднику. С вас они сняты, спасибо за работу! Что осталось — «Мои обязанности».`;

export const appointed = (to: RosterEntry): string =>
  `Готово: ${fullName(to)} — администратор бота. Снять можно в «Администраторы».`;

/** To the new administrator. */
export const youAdminister = (to: RosterEntry): string =>
  `${address(to)}, вы теперь администратор бота школы. Начните со «Сводки», всё остальное — в «Меню».`;

export const askDismissal = (name: string, self: boolean): string =>
  self
    ? 'Снять с себя права администратора? Вернуть их сможет только другой администратор.'
    : `Снять права администратора: ${name}? Останутся обязанности по должности.`;

export const dismissedAdministrator = (name: string): string => `Готово: права администратора сняты — ${name}.`;

/** To whoever administered. */
export const youDoNotAdminister = (): string =>
  'Права администратора бота с вас сняты. Ваши обязанности по должности — в «Мои обязанности».';

export const lastAdministrator = (): string =>
  'Это последний администратор: без него бот останется без присмотра. Сначала назначьте другого: «Сотрудники» → фамилия → «Должность и права».';

export const notLinkedYet = (staff: RosterEntry): string =>
  `Профиль ВК ещё не связан с ботом, права передать некуда: ${fullName(staff)}. Выдайте код в карточке или попросите написать мне «Начать».`;

export const administersAlready = (): string =>
  'Так и есть, ничего не изменилось. Кто администратор — «Администраторы».';

export const holdsAlready = (staff: RosterEntry, office: string): string =>
  `Так и есть: ${officeName(office)} — ${fullName(staff)}. Ничего не изменилось.`;

export const nameOfAdministrator = nameOf;
