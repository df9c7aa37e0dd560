/** The platform's figures as people type them: «зарегистрировано на платформе 48 из 60», «статистика платформы 48/60 на 12.09». */
import { addDays, type LocalDate } from '../domain/localDate';
import type { PlatformFigures } from '../domain/platformFigures';
import { readNearestDay } from './typedDate';

const LONGEST = 120;
const NUMBERS = /(?<![\d.,])(\d{1,5})\s*(?:из|\/)\s*(\d{1,5})(?![\d/]|\.\d)/u;
/** Words that say what the numbers are, and nothing else. */
const ABOUT =
  /(?:зарегистрирован[а-я]*|зарегистрировал[а-я]*|на платформе|платформ[аеуы]|статистик[аиу]|сейчас|всего|уже|человека?|сотрудник[а-я]*)(?![а-я])/gu;

const AGO: Readonly<Record<string, number>> = { '': 0, сегодня: 0, вчера: -1, позавчера: -2 };

/** The figures; without a day they are of today. Null: the text says something else. */
export function readFigures(text: string, today: LocalDate): PlatformFigures | null {
  if (text.length > LONGEST) return null;
  const plain = text.toLowerCase().replaceAll('ё', 'е');
  const [whole, registered, of] = NUMBERS.exec(plain) ?? [];
  if (whole === undefined || Number(of) === 0 || !/платформ|статистик/u.test(plain)) return null;
  const rest = plain
    .replace(whole, ' ')
    .replaceAll(ABOUT, ' ')
    .replaceAll(/[:;,!()«»"—–]+|\.(?!\d)/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const day = readRest(rest, today);
  return day && { day, registered: Number(registered), of: Number(of) };
}

/** Whether figures of the platform are meant, though they cannot be read. */
export function triesFigures(text: string): boolean {
  const plain = text.toLowerCase().replaceAll('ё', 'е');
  return (
    text.length <= LONGEST &&
    /\d+\s*(?:из|\/)\s*\d+/u.test(plain) &&
    /^(?:статистика платформы|(?:уже |сейчас |всего )?зарегистрировано|на платформе)(?![а-я])/u.test(plain)
  );
}

/** What is left says the day, or the text is about something else. */
function readRest(rest: string, today: LocalDate): LocalDate | null {
  const said = rest.replace(/^(?:по состоянию на|на|за|от) /u, '').replace(/ г(?:ода)?$/u, '');
  const ago = Object.hasOwn(AGO, said) ? AGO[said] : undefined;
  if (ago !== undefined) return addDays(today, ago);
  return /^\d{1,2}(?:[./-]\d{1,2}(?:[./-]\d{2,4})?| [а-я]+(?: \d{4})?)$/u.test(said)
    ? readNearestDay(said, today)
    : null;
}
