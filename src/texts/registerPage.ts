/** The register at one member of staff, for an administrator. */
import type { SeenHow } from '../domain/assignment';
import type { Rung } from '../domain/ladder';
import { fullName } from '../domain/names';
import type { RosterEntry } from '../domain/school';
import { dayText } from './dates';
import { postOf } from './people';
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import { dutyWords } from './duties';
import { fullStop, shortened } from './sentence';

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
  /** One duty, or what several clauses ask in the same words. */
  readonly duties: readonly [Duty, ...Duty[]];
  readonly classText: string | null;
  /** This person stands in for a colleague. */
  readonly handedOver: boolean;
  /** The date is a later one than the order's. */
  readonly extended: boolean;
  readonly state:
    | { readonly kind: 'open' | 'started'; readonly overdue: string | null }
    /** `declared`: a chat that waits for its second person. */
    | { readonly kind: 'reported'; readonly declared: boolean }
    /** `mark`: by whom and when. */
    | { readonly kind: 'confirmed'; readonly how: string; readonly mark: string | null }
    | { readonly kind: 'not_applicable'; readonly reason: string; readonly mark: string | null };
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
    `${fullStop(`${fullName(staff)}, ${postOf(staff)}`)}${profile}`,
    `Регистрация: ${RUNG_TEXTS[rung]}.`,
    lines.length === 0 ? 'Поручений по приказам школы нет.' : `Поручения.${where} Чтобы отметить, нажмите номер.`,
    ...lines.map((line, index) => `${shown.first + index}. ${lineText(line)}`),
  ].join('\n');
}

function lineText({ duties, classText, handedOver, extended, state }: PageLine): string {
  const [{ due }] = duties;
  const what = `${dutyWords(duties, classText)}${handedOver ? ' — за другого сотрудника' : ''}`;
  switch (state.kind) {
    case 'open':
    case 'started': {
      const started = state.kind === 'started' ? ['начато'] : [];
      const when =
        due === null
          ? []
          : [
              state.overdue === null
                ? `${extended ? 'срок перенесён ' : ''}до ${dayText(due)}`
                : `срок был ${extended ? 'перенесён до ' : ''}${dayText(due)}, прошло: ${state.overdue}`,
            ];
      return [what, ...[[...started, ...when].join(', ')].filter((part) => part !== '')].join(' — ');
    }
    case 'reported': {
      const said = state.declared ? 'чат заявлен, ждёт второго человека' : 'сообщено, не подтверждено';
      return `${what} — ${said}${due === null ? '' : `, срок ${dayText(due)}`}`;
    }
    case 'confirmed':
      return `✓ ${what} — ${state.how}${state.mark === null ? '' : `: ${state.mark}`}`;
    case 'not_applicable':
      return `— ${what} — не требуется: ${state.reason}${state.mark === null ? '' : ` (${state.mark})`}`;
  }
}

/** «Заведующая А.А., 03.09.2030»; of a chat the bot is in, only since when. */
export function markText(who: string | null, day: LocalDate): string {
  return who === null ? `с ${dayText(day)}` : `${who}, ${dayText(day)}`;
}

/** How an administrator knew. */
export const SEEN_TEXTS: Readonly<Record<SeenHow, string>> = {
  paper: 'подтверждено по бумаге',
  phone: 'подтверждено по телефону',
  platform: 'видно на платформе',
};

export const CONFIRMED_TEXTS = {
  reported: 'подтверждено',
  chat: 'бот в чате',
  declared: 'чат подтвердил второй человек',
} as const;

/** What can be said of one duty, under what happened to it. */
export function chooseMark(staff: RosterEntry, line: PageLine, history: string): string {
  return `${fullName(staff)}: ${fullStop(lineText(line))}\n${history}\nЧто отметить? В журнале останется, что отметили вы.`;
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
export function marked(staff: RosterEntry, mark: keyof typeof MARKED_AS, told: boolean): string {
  const did = mark === 'reopen' ? 'Снял отметку' : 'Отметил';
  return `${did}: ${fullName(staff)} — ${MARKED_AS[mark]}.${told ? ' Сотруднику написал.' : ''}`;
}

export const MARKED_AS = {
  seen: 'сделано',
  confirm: 'подтверждено',
  return: 'возвращено',
  waive: 'не требуется',
  reopen: 'поручение снова открыто',
} as const;

/** It stands otherwise by now. */
export function notNow(): string {
  return 'Сейчас так отметить нельзя: поручение уже в другом состоянии. Вот как оно стоит:';
}

export function unknownPerson(): string {
  return 'Такого сотрудника или поручения нет: возможно, список изменился. Откройте «Меню».';
}

/** To the person: what an administrator made of their duty, and what comes next. `byChat`: a chat shows it, not their word. */
export function toldPerson(
  name: string,
  what: string,
  mark: { readonly mark: keyof typeof MARKED_AS; readonly reason?: string },
  byChat: boolean,
): string {
  switch (mark.mark) {
    case 'seen':
      return `${name}, администратор отметил за вас: «${what}» — сделано. Остальное — в «Мои обязанности».`;
    case 'confirm':
      return `${name}, администратор подтвердил: «${what}» — сделано. Что дальше — в «Мои обязанности».`;
    case 'return':
      return `${name}, администратор пока не видит выполнения: «${what}». Проверьте, пожалуйста, и отметьте ещё раз. Не получается — «Нужна помощь».`;
    case 'waive':
      return `${name}, администратор отметил: «${what}» — от вас не требуется${mark.reason === undefined ? '' : ` (${mark.reason})`}. Остальное — в «Мои обязанности».`;
    case 'reopen':
      return `${name}, администратор снял отметку: «${what}» снова открыто. ${byChat ? 'Это показывает чат: когда всё верно, нажмите «Готово», и я отмечу по нему или подскажу, чего не хватает' : 'Когда сделаете, отметьте в «Мои обязанности»'}. Не получается — «Нужна помощь».`;
  }
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
