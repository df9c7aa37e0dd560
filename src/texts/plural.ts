/** Russian plural forms: 1 день, 2 дня, 5 дней. */
export type Forms = readonly [one: string, few: string, many: string];

/** The form that goes with the number. */
export function pluralForm(count: number, forms: Forms): string {
  const n = Math.abs(count) % 100;
  const last = n % 10;
  if (n > 10 && n < 20) return forms[2];
  if (last === 1) return forms[0];
  return last >= 2 && last <= 4 ? forms[1] : forms[2];
}

/** The number with its word: `plural(5, ['день', 'дня', 'дней'])` is «5 дней». */
export function plural(count: number, forms: Forms): string {
  return `${count} ${pluralForm(count, forms)}`;
}

export const DAYS: Forms = ['день', 'дня', 'дней'];
/** After «до», «не больше», «не длиннее»: 1 знака, 300 знаков. */
export const CHARACTERS: Forms = ['знака', 'знаков', 'знаков'];
