/** «Статистика платформы»: how many are registered on the platform itself, as an administrator typed it in (2.1). */
import type { FiguresTrend, PlatformFigures } from '../domain/platformFigures';
import { dayText } from './dates';

export const FIGURES_LABELS = { write: 'Записать', drop: 'Не записывать' } as const;

const HOW =
  'Новые цифры пришлите сообщением: «на платформе 48 из 60»; за другой день — «на платформе 48 из 60 на 12.09».';

export const figuresUnclear = (): string => `Похоже на цифры с платформы, но не понял какие. ${HOW}`;

const numbers = ({ registered, of }: PlatformFigures): string => `${registered} из ${of}`;

/** «+5 с 05.09.2030»; null: nothing to compare with. */
function change({ figures, before }: FiguresTrend): string | null {
  if (before === null) return null;
  const more = figures.registered - before.registered;
  const sign = more === 0 ? 'без изменений' : more > 0 ? `+${more}` : `−${-more}`;
  return `${sign} с ${dayText(before.day)}`;
}

/** Written down. */
export function figuresWritten(trend: FiguresTrend): string {
  const { figures } = trend;
  const since = change(trend);
  return [
    `Записал: на платформе ${numbers(figures)} на ${dayText(figures.day)}${since === null ? ', раньше этого дня цифр не было' : ` (${since})`}.`,
    'Они будут в сводке, в «Отчётах» и в справке. Если ошиблись — «Отменить последнее».',
  ].join(' ');
}

export const figuresKnown = (figures: PlatformFigures): string =>
  `Это уже записано: на платформе ${numbers(figures)} на ${dayText(figures.day)}.`;

/** Before they are written down: they were more already. */
export const fewerThanBefore = (figures: PlatformFigures, last: PlatformFigures): string =>
  `${dayText(last.day)} на платформе было ${numbers(last)}, а на ${dayText(figures.day)} получается ${numbers(figures)} — меньше. Записать?`;

/** `turned`: the same numbers the other way round. */
export const moreThanAll = (figures: PlatformFigures, turned: PlatformFigures): string =>
  `Зарегистрировано ${figures.registered}, а всего ${figures.of} — так не бывает. Записать ${numbers(turned)} на ${dayText(turned.day)}?`;

export const notYet = ({ day }: PlatformFigures): string =>
  `${dayText(day)} ещё не наступило. Пришлите цифры ещё раз с нужным днём, например: «на платформе 48 из 60 на 12.09», или без дня — запишу на сегодня.`;

export interface FiguresLine extends FiguresTrend {
  /** Who typed them in. */
  readonly by: string;
}

/** The last ones, the newest first, and how to type in new ones. */
export function figuresList(lines: readonly FiguresLine[], mayWrite: boolean): string {
  const how = mayWrite ? [HOW] : [];
  if (lines.length === 0) {
    const nobody = mayWrite ? 'Цифр с платформы пока нет.' : 'Цифр с платформы администратор пока не записывал.';
    return [nobody, ...how].join(' ');
  }
  const shown = lines.map((line) => {
    const since = change(line);
    return `• ${dayText(line.figures.day)}: ${numbers(line.figures)}${since === null ? '' : ` (${since})`}, записал(а): ${line.by}`;
  });
  return ['Зарегистрировано на платформе:', ...shown, ...how].join('\n');
}

/** A line of the digest and of «Отчёты». */
export function figuresLine(trend: FiguresTrend): string {
  const since = change(trend);
  const { figures } = trend;
  return `На платформе: ${numbers(figures)} на ${dayText(figures.day)} (${[...(since === null ? [] : [since]), 'по данным администратора'].join(', ')})`;
}

/** Once a week in the digest. */
export const refreshFigures = ({ day }: PlatformFigures): string =>
  `Цифры с платформы — от ${dayText(day)}. Если доступ есть, пришлите новые сообщением: «на платформе 48 из 60».`;

/** The statement's history. */
export const FIGURES_STEP = 'зарегистрировано на платформе';
export const figuresStep = (figures: PlatformFigures): string => `${numbers(figures)} на ${dayText(figures.day)}`;
