/** Requests of members of staff to be confirmed: what the administrator sees and what the person is answered. */
import { address, fullName } from '../domain/names';
import type { RosterEntry, School } from '../domain/school';
import type { StaffRole } from '../domain/roles';
import { plural, pluralForm, type Forms } from './plural';
import { postOf } from './people';
import { ROLE_NAMES } from './roles';

const REQUESTS: Forms = ['запрос', 'запроса', 'запросов'];
const WAIT: Forms = ['ждёт', 'ждут', 'ждут'];

export interface RequestText {
  readonly id: number;
  readonly statedName: string;
  readonly role: StaffRole;
  readonly classText: string | null;
  readonly registered: boolean;
  /** The person's profile, «vk.com/id1». */
  readonly profile: string;
  /** The day it was sent, ДД.ММ.ГГГГ. */
  readonly day: string;
  /** The roster row it is about; null: the name is not on the roster. */
  readonly staff: RosterEntry | null;
  /** The row is linked to another profile. */
  readonly taken: boolean;
  /** Rows of the roster with such a name, when it is about none. */
  readonly similar: readonly RosterEntry[];
}

/** One request. */
export function requestText(request: RequestText): string {
  const { staff, role, classText } = request;
  const lines = [
    `Запрос №${request.id} от ${request.day}`,
    `${request.statedName} — ${request.profile}`,
    `Роль: ${ROLE_NAMES[role].toLowerCase()}${classText === null ? '' : `, ${classText}`}`,
    staff ? `В списке школы: ${postOf(staff)}` : notOnRoster(request.similar),
    request.registered ? 'Говорит, что на платформе уже зарегистрирован(а)' : 'На платформе ещё не зарегистрирован(а)',
  ];
  if (request.taken)
    lines.push(
      'Внимание: эта строка списка уже занята другим профилем. Если человек сменил профиль, нажмите «Заменить профиль»: прежний потеряет права.',
    );
  return lines.join('\n');
}

function notOnRoster(similar: readonly RosterEntry[]): string {
  if (similar.length === 0) return 'В списке школы этого имени нет: после подтверждения добавлю.';
  const rows = similar.map((staff) => `${fullName(staff)}, ${postOf(staff)}`).join('; ');
  return `В списке школы есть похожее имя: ${rows}. Если это тот же человек, отклоните, и он назовётся ещё раз; если другой, подтвердите — добавлю его в список.`;
}

/** The notice to the administrator about a new request. */
export function newRequest(request: RequestText): string {
  return `${requestText(request)}\n\nЭто тот самый человек? Подтвердите или отклоните.`;
}

/** Labels of the buttons; with the number only where several requests are shown in one message. */
export function decisionLabel(yes: boolean, id: number | null): string {
  const word = yes ? 'Подтвердить' : 'Отклонить';
  return id === null ? word : `${word} №${id}`;
}

/** In place of «Подтвердить» where the row is another profile's. */
export function replaceLabel(id: number | null): string {
  return id === null ? 'Заменить профиль' : `Заменить профиль №${id}`;
}

/** To the person of the profile that gave way. */
export function profileReplaced(school: School): string {
  return `С вашим именем в списке школы теперь связан другой профиль: так решил администратор, и поручения будут приходить туда. Если новый профиль не ваш, скажите об этом: ${officerText(school)}.`;
}

export function noRequests(): string {
  return 'Запросов нет. Новый придёт сюда сразу; сколько их ждёт, видно и в «Сводке».';
}

/** The heading of a page of requests. */
export function requestsHeading(total: number, page: number, pages: number): string {
  const where = pages > 1 ? ` Страница ${page + 1} из ${pages}.` : '';
  return `${plural(total, REQUESTS)} ${pluralForm(total, WAIT)} решения.${where}`;
}

export const PAGE_LABELS = { earlier: 'Раньше', later: 'Дальше' } as const;

/** Several requests wait and a word alone does not say which is meant; the buttons under it do. */
export function whichRequest(
  yes: boolean,
  shown: readonly Pick<RequestText, 'id' | 'statedName' | 'role' | 'staff'>[],
  total: number,
): string {
  const lines = shown.map(({ id, statedName, role, staff }) => {
    return `№${id} — ${statedName}, ${staff ? postOf(staff) : ROLE_NAMES[role].toLowerCase()}`;
  });
  return [
    `Какой запрос ${yes ? 'подтвердить' : 'отклонить'}? Нажмите кнопку с его номером.`,
    ...lines,
    ...(total > shown.length ? [`Остальные ${total - shown.length} — в «Запросы».`] : []),
  ].join('\n');
}

export function requestNotFound(): string {
  return 'Такого запроса среди ждущих нет. Все, что ждут решения, — в «Запросы».';
}

/** Decided before, by anyone. */
export function alreadyDecided(status: 'approved' | 'rejected' | 'withdrawn' | 'replaced' | 'linked'): string {
  switch (status) {
    case 'approved':
      return 'Запрос уже решён: подтверждён. Остальные — в «Запросы».';
    case 'rejected':
      return 'Запрос уже решён: отклонён. Остальные — в «Запросы».';
    case 'withdrawn':
      return 'Человек отозвал этот запрос, решать его не нужно. Остальные — в «Запросы».';
    case 'linked':
      return 'Запрос больше не нужен: человек уже вошёл по личному коду. Остальные — в «Запросы».';
    case 'replaced':
      return 'Человек отправил новый запрос вместо этого. Откройте «Запросы».';
  }
}

/** To the administrators, who were told of it when it came. */
export const requestWithdrawn = (id: number): string =>
  `Запрос №${id} отозван самим человеком, решать его не нужно. Остальные — в «Запросы».`;

export function rowTaken(staff: RosterEntry): string {
  return `Подтвердить нельзя: ${fullName(staff)} уже связан(а) с другим профилем. Если это тот же человек с новым профилем, нажмите «Заменить профиль»; если нет, отклоните запрос.`;
}

/** The person left the school while the request waited. */
export function rowLeft(staff: RosterEntry): string {
  return `Подтвердить нельзя: ${fullName(staff)} уже не в списке школы. Если человек вернулся, сначала «Сотрудники» → «Бывшие сотрудники» → «Вернуть на работу»; если нет, отклоните запрос.`;
}

export function profileTaken(staff: RosterEntry): string {
  return `Подтвердить нельзя: этот профиль уже связан с другой строкой списка — ${fullName(staff)}. Отклоните запрос.`;
}

/** The name as stated is not enough for a new row of the roster. */
export function nameTooShort(): string {
  return 'Подтвердить нельзя: в запросе нет фамилии и имени. Отклоните его, и человек назовётся снова.';
}

/** To the administrator: done. */
export function approvedForAdministrator(staff: RosterEntry, waiting: number): string {
  return `Имя подтверждено: ${fullName(staff)}. Ответ отправлен. ${waitingText(waiting)}`;
}

export function rejectedForAdministrator(waiting: number): string {
  return `Отклонено, ответ человеку отправлен. ${waitingText(waiting)}`;
}

function waitingText(waiting: number): string {
  return waiting === 0 ? 'Больше запросов нет.' : `Ещё ${plural(waiting, REQUESTS)} — откройте «Запросы».`;
}

/** To the person: confirmed. */
export function approvedForPerson(staff: RosterEntry, registered: boolean): string {
  const hello = `${address(staff)}, администратор подтвердил вас: ${fullName(staff)}, ${postOf(staff)}.`;
  return registered
    ? `${hello} Что вы уже зарегистрированы на платформе, записал: это администратор подтвердит отдельно. Ниже — ваши обязанности.`
    : `${hello} Дальше: зарегистрируйтесь на платформе и нажмите «Я зарегистрирован(а)».`;
}

/** To the person: not confirmed, with the way to someone who can help. */
export function rejectedForPerson(school: School): string {
  return `К сожалению, администратор не подтвердил запрос. Возможно, имя записано иначе: напишите «Начать» и попробуйте ещё раз. Поможет ${officerText(school)}.`;
}

/** Whom to turn to: the administrator by name and position. */
export function officerText(school: School): string {
  const officer = school.offices['administrator'];
  return officer ? `${officer.name}, ${officer.position}` : 'администратор платформы';
}

/** To the person: the request is on its way. */
export function requestSent(): string {
  return 'Запрос отправлен администратору. Когда он подтвердит, ответ придёт сюда. Ошиблись с ролью — «Убрать роль».';
}

export function requestStands(): string {
  return 'Такой запрос уже у администратора. Ответ придёт сюда.';
}

/** To the person: the row of the roster is linked to another profile. */
export function requestSentTaken(): string {
  return 'Эта строка списка уже связана с другим профилем, поэтому администратор проверит запрос. Если другой профиль ваш, напишите с него «Забыть меня». Ответ придёт сюда.';
}

/** To the person: the request is kept, but the bot has no administrator to show it to. */
export function requestUnheard(school: School): string {
  return `Запрос сохранён, но решить его пока некому: администратор в настройках бота не указан. Скажите об этом: ${officerText(school)}. Когда запрос подтвердят, ответ придёт сюда.`;
}

/** An administrator by configuration is confirmed at once. */
export function linkedAtOnce(staff: RosterEntry): string {
  return `${address(staff)}, готово: вы связаны со списком школы — ${postOf(staff)}.`;
}
