/** The dialogue in which a person says who they are. */
import type { ClassLabel } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import { fullName, initialsName } from '../domain/names';
import type { Role } from '../domain/roles';
import type { RosterEntry, School } from '../domain/school';
import { dayText } from './dates';
import { postOf } from './people';
import { ROLE_NAMES } from './roles';

export const LABELS = {
  back: 'Назад',
  cancel: 'Отмена',
  yes: 'Да',
  no: 'Нет',
  notMe: 'Нет, это не я',
  notYet: 'Ещё нет',
  dontKnowHow: 'Не знаю как',
  notListed: 'Меня здесь нет',
  sendRequest: 'Отправить запрос',
  nameAgain: 'Написать имя ещё раз',
} as const;

const step = (n: number, of: number): string => `Шаг ${n} из ${of}.`;

/** The first question; how many steps follow depends on its answer. */
export function askRole(): string {
  return 'Шаг 1. Кто вы в школе? Нажмите кнопку или напишите своими словами.';
}

export function roleUnclear(): string {
  return 'Не узнаю такую роль. Нажмите одну из кнопок или напишите, например: «классный руководитель», «мама», «учитель физики».';
}

/** A member of staff whom the roster already knows chose a staff role again. */
export function alreadyLinked(staff: RosterEntry): string {
  return `Вы уже в списке школы: ${fullName(staff)}, ${postOf(staff)}. Новая роль появится, когда её внесут в список, — скажите об этом администратору.`;
}

export function askName(): string {
  return `${step(2, 4)} Напишите фамилию, имя и отчество. Найду вас в списке школы. Если есть личный код, пришлите его: так быстрее.`;
}

export function nameUnclear(): string {
  return 'Не похоже на имя. Напишите фамилию, имя и отчество через пробел, например: «Иванова Анна Петровна».';
}

export function askNameAgain(): string {
  return 'В списке школы такого имени не нашлось. Напишите полностью, без сокращений: фамилия, имя, отчество. Меняли фамилию — попробуйте прежнюю.';
}

/** None of the rows that were shown is the person's, and what they had typed was not a whole name. */
export function askNameInFull(): string {
  return 'Хорошо, это не ваша строка. Напишите фамилию, имя и отчество полностью, без сокращений. Меняли фамилию — попробуйте прежнюю.';
}

/** A request needs a name first. */
export function nameBeforeRequest(): string {
  return 'Для запроса нужно имя целиком. Напишите фамилию, имя и отчество, и я предложу отправить запрос.';
}

/** The name of a role where a name of a person is asked for. */
export function roleIsNoName(role: Role): string {
  return `Роль я уже записал: ${ROLE_NAMES[role].toLowerCase()}. Теперь напишите фамилию, имя и отчество. Роль другая — «Назад».`;
}

/** Part of a name is not enough to show anybody. */
export function nameInFull(): string {
  return 'Этого мало, чтобы вас узнать. Напишите фамилию, имя и отчество полностью; подойдут и фамилия с двумя инициалами: «Иванова А.П.».';
}

/** Several names were tried today. */
export function lookedUpEnough(): string {
  return 'Сегодня я уже несколько раз искал в списке. Напишите фамилию, имя и отчество полностью — предложу отправить запрос администратору.';
}

export function tooManyNamesakes(): string {
  return 'Таких людей в списке несколько. Напишите полностью: фамилия, имя, отчество.';
}

export function askNamesake(): string {
  return `${step(3, 4)} В списке таких несколько. Какая строка ваша? Выберите должность и предмет.`;
}

export function namesakeUnclear(): string {
  return 'Нажмите кнопку со своей должностью. Если вас там нет — «Меня здесь нет».';
}

export function confirmPerson(staff: RosterEntry, byInitials: boolean): string {
  return `${step(3, 4)} Вы — ${byInitials ? initialsName(staff) : fullName(staff)}, ${postOf(staff)}. Верно?`;
}

export function confirmUnclear(): string {
  return 'Ответьте «Да» или «Нет» — можно кнопкой.';
}

/** The row of the roster is gone since it was shown. */
export function rosterChanged(): string {
  return 'Список школы только что изменился. Нажмите «Назад» и напишите имя ещё раз.';
}

export function offerRequest(statedName: string): string {
  return `В списке школы вас найти не удалось. Отправить администратору запрос с именем «${statedName}»? Он проверит и ответит сюда.`;
}

export function offerRequestUnclear(): string {
  return 'Нажмите «Отправить запрос» или напишите имя ещё раз.';
}

export function askLedClass(): string {
  return 'Каким классом вы руководите? Нажмите кнопку или напишите, например «7Б».';
}

/** Asks about the registration; `due` is its date in the order, when there is one. */
export function askRegistered(due: LocalDate | null): string {
  return `${step(4, 4)} Вы уже зарегистрированы на платформе?${due === null ? '' : ` Срок — ${dayText(due)}.`}`;
}

export function registeredUnclear(): string {
  return 'Ответьте «Да», «Ещё нет» или «Не знаю как» — можно кнопкой.';
}

export function registeredNoted(): string {
  return 'Записал, что вы уже зарегистрированы на платформе.';
}

/** What to do for someone who has not registered yet. */
export function registerNext(school: School, due: LocalDate | null, overdue: boolean): string {
  const until =
    due === null ? '' : overdue ? ` Срок был ${dayText(due)}, но сделать можно и сейчас.` : ` Срок — ${dayText(due)}.`;
  return `Зарегистрируйтесь на платформе и нажмите «Я зарегистрирован(а)».${until} Не получается — пишите в поддержку: ${school.contacts.supportEmail}.`;
}

/** The same with the way itself, for someone who does not know how. */
export function registerHow(school: School, due: LocalDate | null, overdue: boolean): string {
  const administrator = school.offices['administrator']?.name;
  return [
    `Попросите у администратора платформы${administrator === undefined ? '' : ` (${administrator})`} ссылку-приглашение, войдите по ней и выберите роль «учитель». Инструкции — на ${school.contacts.site}.`,
    registerNext(school, due, overdue),
  ].join('\n');
}

export function askGrade(): string {
  return `${step(2, 2)} Какой класс? Выберите параллель или напишите класс целиком, например «7Б».`;
}

export function askClass(role: 'parent' | 'pupil'): string {
  return `${step(2, 2)} ${role === 'parent' ? 'В каком классе ваш ребёнок?' : 'В каком классе вы учитесь?'} Нажмите кнопку или напишите, например «7Б».`;
}

export function askLetter(grade: number): string {
  return `Параллель ${grade}. Какой класс? Нажмите кнопку или напишите букву.`;
}

/** A sticker, a picture or a forwarded message where a class is asked for. */
export function classInWords(): string {
  return 'Здесь нужен класс: нажмите кнопку или напишите его словами, например «7Б».';
}

/** The same where a role is asked for. */
export function roleInWords(): string {
  return 'Здесь нужна роль: нажмите одну из кнопок или напишите словами, например «мама» или «учитель физики».';
}

/** The class is not one of the school's; says which there are. */
/** Several classes in one answer. */
export function oneByOne(): string {
  return 'Пишите по одному классу. Начните с одного ребёнка, остальных добавите потом кнопкой «Добавить роль».';
}

export function classUnknown(classes: readonly ClassLabel[]): string {
  return `Такого класса у нас нет. Есть: ${classes.join(', ')}. Нажмите кнопку или напишите класс.`;
}

export function startedOver(): string {
  return 'Я обновился, и этот разговор придётся начать сначала. Это недолго.';
}

export function oldButton(): string {
  return 'Это кнопка от другого вопроса. Ответьте, пожалуйста, на этот.';
}

export function left(): string {
  return 'Хорошо, остановимся. Продолжить можно в любой момент: «Меню» или «Начать».';
}
