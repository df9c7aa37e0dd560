/** «Настройки сводки». */
import type { DigestWish } from '../domain/digestWish';

export const DIGEST_WISH_LABELS = {
  working: 'Каждый рабочий день',
  weekly: 'В начале недели',
  changes: 'Только с изменениями',
  full: 'Подробно',
  short: 'Коротко',
  how: 'По каким дням и как подробно?',
} as const;

const DAYS = {
  working: 'каждый рабочий день',
  weekly: 'в первый рабочий день недели',
  changes: 'в рабочие дни, когда что-то изменилось',
} as const;
const DETAIL = { full: 'подробно, с фамилиями', short: 'коротко, одни числа' } as const;

/** What stands; `isChange`: it was changed just now. */
export function digestWishes(time: string, { days, detail }: DigestWish, isChange: boolean): string {
  const stands = `сводка приходит вам в ${time}, ${DAYS[days]}, ${DETAIL[detail]}`;
  return isChange ? `Готово: ${stands}.` : `Сейчас ${stands}. В котором часу присылать?`;
}
