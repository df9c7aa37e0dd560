/** «Настройки сводки». */
import type { DigestWish } from '../domain/digestWish';

export const DIGEST_WISH_LABELS = {
  working: 'Каждый рабочий день',
  weekly: 'В начале недели',
  changes: 'Только с изменениями',
  full: 'Подробно',
  short: 'Коротко',
  how: 'По каким дням и как подробно?',
  in_chat: 'И в чат администрации',
  not_in_chat: 'Не писать в чат администрации',
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

/** After the press; `isOn`: the administration's chat gets a digest. */
export function chatDigestWished(isOn: boolean, isThere: boolean): string {
  if (isOn)
    return 'Готово: в чат администрации каждый рабочий день приходит короткая сводка — одни числа, без имён и классов. Вам она приходит, как и раньше.';
  return isThere
    ? 'Готово: в чат администрации сводка не приходит. Вам — как и раньше.'
    : 'Чата администрации в реестре нет. Добавьте меня в него и подтвердите кнопкой, что это за чат; потом включите сводку здесь.';
}
