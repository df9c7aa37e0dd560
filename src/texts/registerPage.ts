/** The register at one member of staff, for an administrator. */
import type { SeenHow } from '../domain/assignment';
import type { Rung } from '../domain/ladder';
import { fullName } from '../domain/names';
import type { RosterEntry } from '../domain/school';
import { dayText } from './dates';
import { postOf } from './people';
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import { clauseText } from './clauses';
import { shortened } from './sentence';

/** How far a person is with the registration on the platform. */
export const RUNG_TEXTS: Readonly<Record<Rung, string>> = {
  not_started: 'ещё не начато',
  started: 'пришёл(пришла) к боту',
  reported: 'сообщил(а) о регистрации',
  in_staff_room: 'в «Учительской»',
  confirmed: 'регистрация подтверждена',
  teacher_status: 'статус «учитель»',
};

export interface PageLine {
  readonly duty: Duty;
  readonly classText: string | null;
  readonly state:
    | { readonly kind: 'open' | 'extended' | 'started' | 'reported' | 'handed_over' }
    | { readonly kind: 'overdue'; readonly days: string }
    | { readonly kind: 'confirmed'; readonly how: string }
    | { readonly kind: 'not_applicable'; readonly reason: string };
}

/** The page of a person. */
export function registerPage(
  staff: RosterEntry,
  linked: boolean,
  rung: Rung,
  lines: readonly PageLine[],
  shown: { readonly first: number; readonly page: number; readonly pages: number },
): string {
  const profile = linked ? '' : ' Профиль ВК с ботом не связан.';
  const where = shown.pages > 1 ? ` Страница ${shown.page + 1} из ${shown.pages}.` : '';
  return [
    `${fullName(staff)}, ${postOf(staff)}.${profile}`,
    `Регистрация: ${RUNG_TEXTS[rung]}.`,
    lines.length === 0 ? 'Поручений по приказам школы нет.' : `Поручения.${where} Чтобы отметить, нажмите номер.`,
    ...lines.map((line, index) => `${shown.first + index}. ${lineText(line)}`),
  ].join('\n');
}

function lineText({ duty, classText, state }: PageLine): string {
  const what = `${duty.text}${classText === null ? '' : ` (${classText})`} (${clauseText(duty.clause)})`;
  switch (state.kind) {
    case 'open':
      return `${what}${duty.due === null ? '' : ` — до ${dayText(duty.due)}`}`;
    case 'extended':
      return `${what}${duty.due === null ? '' : ` — срок перенесён до ${dayText(duty.due)}`}`;
    case 'overdue':
      return `${what} — срок прошёл: ${state.days}`;
    case 'started':
      return `${what} — начато`;
    case 'reported':
      return `${what} — сообщено, не подтверждено`;
    case 'handed_over':
      return `${what} — за другого сотрудника`;
    case 'confirmed':
      return `✓ ${what} — ${state.how}`;
    case 'not_applicable':
      return `— ${what} — не требуется: ${state.reason}`;
  }
}

/** How an administrator knew. */
export const SEEN_TEXTS: Readonly<Record<SeenHow, string>> = {
  paper: 'подтверждено по бумаге',
  phone: 'подтверждено по телефону',
  platform: 'видно на платформе',
};

export const CONFIRMED_TEXTS = {
  reported: 'подтверждено администратором',
  chat: 'бот в чате',
  declared: 'чат подтвердил второй человек',
} as const;

/** What can be said of one duty. */
export function chooseMark(staff: RosterEntry, line: PageLine): string {
  return `${fullName(staff)}: ${lineText(line)}.\nЧто отметить? В журнале останется, что отметили вы.`;
}

export const MARK_LABELS = {
  paper: 'Сделано: есть бумага',
  phone: 'Сделано: узнал(а) по телефону',
  platform: 'Сделано: видно на платформе',
  confirm: 'Подтвердить',
  return: 'Вернуть на доработку',
  reopen: 'Снять отметку',
  why_not: 'Не требуется',
  not_needed: 'Не нужно в этом случае',
  impossible: 'Нет возможности',
  back: 'К поручениям',
} as const;

/** Why a duty does not apply. */
export const WAIVE_REASONS = { not_needed: 'в этом случае не нужно', impossible: 'нет возможности' } as const;

export function whyNot(): string {
  return 'Почему не требуется? Причина останется в журнале.';
}

/** Marked; `told`: the person hears of it. */
export function marked(staff: RosterEntry, what: string, told: boolean): string {
  return `Отметил: ${fullName(staff)} — ${what}.${told ? ' Сотруднику написал.' : ''}`;
}

export const MARKED_AS = {
  seen: 'сделано',
  confirm: 'подтверждено',
  return: 'возвращено',
  waive: 'не требуется',
  reopen: 'отметка снята, поручение снова открыто',
} as const;

/** It stands otherwise by now. */
export function notNow(): string {
  return 'Сейчас так отметить нельзя: поручение уже в другом состоянии. Вот как оно стоит:';
}

export function unknownPerson(): string {
  return 'Такого сотрудника или поручения нет: возможно, список изменился. Откройте «Меню».';
}

/** To the person: the administrator does not see what was reported. */
export function returned(name: string, duty: string): string {
  return `${name}, администратор пока не видит выполнения: «${duty}». Проверьте, пожалуйста, и отметьте ещё раз. Не получается — «Нужна помощь».`;
}

/** To the person: marked for them by the administrator. */
export function markedForYou(name: string, duty: string): string {
  return `${name}, администратор отметил за вас: «${duty}» — сделано. Остальное — в «Мои обязанности».`;
}

export const pageLabel = (number: number, text: string): string => shortened(`${number}. ${text}`, 40);

/** For a colleague without a profile: what to hand over, and the way without the bot. */
export function forColleague(
  order: string,
  registration: { readonly text: string; readonly due: LocalDate | null } | null,
  officer: string,
  contacts: { readonly supportEmail: string; readonly site: string },
): string[] {
  const duty = registration
    ? `${registration.text}${registration.due ? ` до ${dayText(registration.due)}` : ''}`
    : 'зарегистрироваться на платформе';
  return [
    'Текст ниже можно переслать или распечатать для коллеги без ВКонтакте. Когда коллега всё сделает, администратор отметит это за него: «Сотрудники» → поручения → «есть бумага».',
    [
      'Здравствуйте!',
      `По школе действует ${order}. Просим вас ${duty}.`,
      `Инструкции: ${contacts.site}. Поддержка платформы: ${contacts.supportEmail}.`,
      `Бот не обязателен. Когда закончите или если что-то не выходит, скажите лично: ${officer}.`,
    ].join('\n'),
  ];
}
