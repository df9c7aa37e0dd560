/** What people say in the tests of processes, and a small school that can answer every question of it differently. */
import { CONSENT_VERSION } from '../../src/usecases/giveConsent';
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
  /** What the pressed button carries. */
  readonly payload?: unknown;
}

type Line = Omit<Saying, 'from'>;

/** A press of a button of the question about consent: the word alone counts only right after the question. */
const consent = (text: string, yes: boolean): Line => ({
  text,
  payload: { do: 'consent', version: CONSENT_VERSION, yes },
});
const words = (...texts: readonly string[]): Line[] => texts.map((text) => ({ text }));
const AGREED = consent('Согласен', true);
const DECLINED = consent('Не согласен', false);

/** Two parents and a pupil come in and ask, the others only ask: in all 200 messages, as they would mix. */
export function conversation(): readonly Saying[] {
  const dialogues: readonly (readonly Line[])[] = [
    [...words('Начать'), AGREED, ...words('Родитель', 'Назад', 'Родитель', '7А', 'Меню')],
    [...words('Начать'), AGREED, ...words('Родитель', '7Б', 'Добавить роль', 'Отмена', 'Меню')],
    [...words('Начать'), DECLINED, ...words('Начать'), AGREED, ...words('Ученик', '7А', 'Помощь')],
  ];
  const people = Array.from({ length: 8 }, (_, n) => n + 1);
  const lines = people.map((person) => {
    const questions = words(...thingsFor(person).map(questionAbout));
    return [...(dialogues[person - 1] ?? []), ...questions].slice(0, 25).map((line) => ({ from: person, ...line }));
  });
  return Array.from({ length: 25 }, (_, n) => lines.flatMap((line) => line[n] ?? [])).flat();
}
