/** A made-up school of sixty members of staff and its chats, for an embedded VK of its own. */
import { startEmbeddedVk, type EmbeddedVk } from '../../src/sandbox/embeddedVk';
import type { WorldChat, WorldPerson } from '../../src/sandbox/world';
import { GROUP, type SeparateVk } from './separateVk';

export interface Colleague {
  /** The profile in VK. */
  readonly id: number;
  readonly surname: string;
  readonly firstName: string;
  readonly patronymic: string;
  readonly position: string;
  readonly subject: string;
  readonly classLabel: string;
}

const CLASSES = ['6А', '6Б', '6В', '7А', '7Б', '7В', '8А', '8Б', '8В', '9А', '9Б', '9В'];
const STEMS = ['Абрам', 'Богдан', 'Воробь', 'Гаврил', 'Давыд', 'Емель', 'Журав', 'Захар', 'Игнат', 'Карп'];
const SUFFIXES = ['ова', 'енко', 'ских', 'чук', 'яненко', 'инская'];
const FIRST_NAMES = ['Анна', 'Белла', 'Вера', 'Галина', 'Дарья', 'Елена'];
const PATRONYMICS = ['Андреевна', 'Борисовна', 'Викторовна', 'Глебовна', 'Денисовна'];
const SUBJECTS = ['математика', 'физика', 'химия', 'история', 'биология'];

const pick = (from: readonly string[], index: number): string => from[index % from.length] ?? '';

/** Sixty people: six of the administration, twelve class teachers, thirty teachers, twelve others. */
export const COLLEAGUES: readonly Colleague[] = Array.from({ length: 60 }, (_, index): Colleague => {
  const person = {
    id: 1000 + index,
    surname: `${pick(STEMS, index)}${pick(SUFFIXES, Math.floor(index / STEMS.length))}`,
    firstName: pick(FIRST_NAMES, index * 5),
    patronymic: pick(PATRONYMICS, index * 3),
  };
  if (index < 6) return { ...person, position: 'заместитель директора', subject: '', classLabel: '' };
  const subject = pick(SUBJECTS, index);
  if (index < 18) return { ...person, position: 'учитель', subject, classLabel: pick(CLASSES, index - 6) };
  if (index < 48) return { ...person, position: 'учитель', subject, classLabel: '' };
  return { ...person, position: 'лаборант', subject: '', classLabel: '' };
});

export const ADMINISTRATION = COLLEAGUES.slice(0, 6);
export const CLASS_TEACHERS = COLLEAGUES.slice(6, 18);
export const TEACHERS = COLLEAGUES.slice(18, 48);
/** They never come to the bot. */
export const OTHERS = COLLEAGUES.slice(48);
/** The first of the administration administers the bot. */
export const ADMINISTRATOR = ADMINISTRATION[0]?.id ?? 0;

export const nameOf = (one: Colleague): string => `${one.surname} ${one.firstName} ${one.patronymic}`;

/** The roster as a school keeps it: a title row, then a header. */
export function rosterTable(people: readonly Colleague[]): string[][] {
  return [
    ['Список сотрудников', '', '', '', ''],
    ['№', 'ФИО', 'Должность', 'Предмет', 'Кл. рук.'],
    ...people.map((one, index) => [String(index + 1), nameOf(one), one.position, one.subject, one.classLabel]),
  ];
}

export interface SchoolChat extends WorldChat {
  /** As the bot names it: «чат 7Б». */
  readonly name: string;
}

const everyone = COLLEAGUES.map((one) => one.id);

/** The chats the bot is invited to: eleven of classes, the administration's and the teachers'. */
export const CHATS: readonly SchoolChat[] = [
  ...CLASS_TEACHERS.slice(0, 11).map(({ id, classLabel }, index) => ({
    localId: index + 1,
    title: `${classLabel} класс`,
    name: `чат ${classLabel}`,
    owner: id,
    members: [id],
  })),
  {
    localId: 12,
    title: 'Администрация школы',
    name: 'чат администрации',
    owner: ADMINISTRATOR,
    members: ADMINISTRATION.map((one) => one.id),
  },
  { localId: 13, title: 'Педагоги школы', name: 'чат педагогов', owner: ADMINISTRATOR, members: everyone },
];

/** Starts their VK; neither side limits its rate. */
export async function vkOfSixty(): Promise<SeparateVk> {
  const people = COLLEAGUES.map((one): WorldPerson => ({
    id: one.id,
    name: nameOf(one),
    firstName: one.firstName,
    lastName: one.surname,
    note: one.position,
  }));
  const token = 'token-of-sixty';
  const vk: EmbeddedVk = await startEmbeddedVk({
    port: 0,
    storePath: ':memory:',
    world: { people, chats: CHATS, botReadsAll: true },
    groupId: GROUP,
    groupName: 'Школа шестидесяти',
    screenName: 'school_of_sixty',
    token,
    clock: { now: () => Date.now(), moveTo: () => Promise.resolve(), nextDeadline: () => null },
    timeZone: 'Europe/Moscow',
    rateLimit: null,
  });
  const environment = {
    VK_TOKEN: token,
    VK_GROUP_ID: String(GROUP),
    VK_API_URL: vk.apiUrl,
    VK_RATE_LIMIT: '0',
    ADMIN_IDS: String(ADMINISTRATOR),
    CLOCK_START: '2023-06-14T09:30:00+03:00',
  };
  return { vk, environment };
}
