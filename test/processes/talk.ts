/** What people say in the tests of processes, and a small school that can answer every question of it differently. */
import { makeFolder, type Folder } from '../school/folder';

const THINGS = [
  'автобус',
  'берёза',
  'ветряк',
  'гармонь',
  'дирижабль',
  'ежевика',
  'жёлудь',
  'зеркало',
  'иволга',
  'колодец',
  'лестница',
  'маяк',
  'наковальня',
  'облако',
  'парусник',
  'радуга',
  'самовар',
  'телескоп',
  'улитка',
  'фонарь',
  'хоровод',
  'цапля',
  'черепаха',
  'шахматы',
  'якорь',
] as const;

/** The question whose answer names the thing. */
export function questionAbout(thing: string): string {
  return `Что такое ${thing}?`;
}

/** The things a person asks about, one after the other, never one twice. */
export function thingsFor(person: number): readonly string[] {
  return THINGS.map((_, n) => THINGS[(n * 7 + person * 3) % THINGS.length] ?? '');
}

/** The small school with its questions. */
export function schoolOfThings(): Promise<Folder> {
  const topic = (thing: string, n: number): string => `  - id: thing_${n}
    title: ${questionAbout(thing)}
    audience: [everyone]
    short: Это ${thing}.
    full: Вы спросили про ${thing}, вот ответ номер ${n}.
    source: Словарь
    questions: ['Расскажите про ${thing}']
    followups: []
`;
  return makeFolder({
    'faq/topics.yaml': `topics:\n${THINGS.map(topic).join('')}offtopic: [Что задали?]\n`,
  });
}

export interface Saying {
  readonly from: number;
  readonly text: string;
}

/** Two parents and a pupil come in and ask, the others only ask: in all 200 messages, as they would mix. */
export function conversation(): readonly Saying[] {
  const dialogues: readonly (readonly string[])[] = [
    ['Начать', 'Согласен', 'Родитель', 'Назад', 'Родитель', '7А', 'Меню'],
    ['Начать', 'Согласна', 'Родитель', '7Б', 'Добавить роль', 'Отмена', 'Меню'],
    ['Начать', 'Не сейчас', 'Начать', 'Согласен', 'Ученик', '7А', 'Помощь'],
  ];
  const people = Array.from({ length: 8 }, (_, n) => n + 1);
  const lines = people.map((person) => {
    const before = dialogues[person - 1] ?? [];
    return [...before, ...thingsFor(person).map(questionAbout)].slice(0, 25).map((text) => ({ from: person, text }));
  });
  return Array.from({ length: 25 }, (_, n) => lines.flatMap((line) => line[n] ?? [])).flat();
}
