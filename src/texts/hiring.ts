/** The dialogues in which an administrator takes somebody on, and says what a member of staff does now. */
import type { StaffRole } from '../domain/roles';
import { fullName } from '../domain/names';
import type { RosterEntry } from '../domain/school';
import { postOf } from './people';
import { shortened } from './sentence';
import { rolesText } from './staff';

export const HIRING_LABELS = {
  hire: 'Принять',
  change: 'Изменить',
  other: 'Это другой человек',
  noSubject: 'Без предмета',
  noClass: 'Без класса',
} as const;

const step = (n: number, of: number): string => `Шаг ${n} из ${of}.`;

export const askNewName = (): string =>
  `${step(1, 5)} Кого принимаем? Напишите фамилию, имя и отчество, например: «Иванова Анна Петровна».`;

export const newNameUnclear = (): string =>
  'Не похоже на имя. Напишите фамилию, имя и отчество полностью, без инициалов.';

interface Namesake extends RosterEntry {
  readonly status: 'active' | 'on_leave' | 'left';
}

/** People of that name, each with the number of its button. */
export function askWhetherNamesake(people: readonly Namesake[]): string {
  return [
    'В списке уже есть похожее имя. Это тот же человек?',
    ...people.map(
      (one, index) =>
        `${index + 1}. ${fullName(one)}, ${postOf(one)}${one.status === 'left' ? ' — раньше работал(а) у нас' : ''}`,
    ),
    'Нажмите номер — открою карточку, второй строки не будет. Другой человек — «Это другой человек».',
  ].join('\n');
}

export const namesakeButton = (number: number, staff: RosterEntry): string =>
  shortened(`${number}. ${fullName(staff)}`, 40);

export const namesakeChoiceUnclear = (): string => 'Нажмите номер или «Это другой человек».';

/** The person is on the roster: nobody was added. */
export const sameCard = (): string => 'Хорошо, никого не добавил. Вот карточка:';

/** The post as it stands, offered to be kept. */
export const keepLabel = (post: string | null): string =>
  shortened(post === null ? 'Как было: без предмета' : `Как было: ${post}`, 40);

export function askPosition(where: readonly [number, number], about: RosterEntry | null): string {
  const whose = about === null ? 'Какая должность?' : `${fullName(about)}, ${postOf(about)}. Какая должность теперь?`;
  return `${step(...where)} ${whose} Нажмите кнопку или напишите.`;
}

export const positionUnclear = (): string =>
  'Не похоже на должность. Напишите словами, не длиннее 100 знаков, например: «учитель», «педагог-психолог».';

export function askSubject(where: readonly [number, number]): string {
  return `${step(...where)} Какой предмет ведёт? Нажмите кнопку, напишите или пропустите: «${HIRING_LABELS.noSubject}».`;
}

export const subjectUnclear = (): string =>
  `Не похоже на предмет. Напишите словами, например: «физика», или нажмите «${HIRING_LABELS.noSubject}».`;

export const askNewClass = (): string =>
  `${step(4, 5)} Классный руководитель? Нажмите или напишите класс, например «7Б», или пропустите: «${HIRING_LABELS.noClass}».`;

/** `before`: whoever has the class until then. */
export function confirmHiring(entry: RosterEntry, roles: readonly StaffRole[], before: readonly RosterEntry[]): string {
  const handed =
    before.length === 0 || entry.classTeacherOf === null
      ? ''
      : ` Сейчас классом ${entry.classTeacherOf} руководит ${before.map(fullName).join(', ')}: класс перейдёт.`;
  return `${step(5, 5)} Принять: ${fullName(entry)}, ${postOf(entry)}? ${rolesText(roles)}${handed}`;
}

export const confirmChange = (staff: RosterEntry, to: RosterEntry, roles: readonly StaffRole[]): string =>
  `${step(3, 3)} ${fullName(staff)}: было ${postOf(staff)}, станет ${postOf(to)}. ${rolesText(roles)} Изменить?`;

export const pressToConfirm = (label: string): string => `Нажмите «${label}», «Назад» или «Отмена».`;

/** Taken on. */
export function hired(staff: RosterEntry, before: readonly RosterEntry[]): string {
  const handed =
    before.length === 0 || staff.classTeacherOf === null
      ? ''
      : ` Класс ${staff.classTeacherOf} перешёл от: ${before.map(fullName).join(', ')}.`;
  return `Готово: ${fullName(staff)} в списке.${handed} Выдайте код — и бот узнает человека сразу.`;
}

export const hiringLeft = (): string => 'Хорошо, список не изменился. Вернуться — «Сотрудники».';
