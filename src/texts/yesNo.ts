/** «Да» and «Нет» in the words people use for them. */

const YES =
  /^(да|ага|угу|верно|именно|конечно|точно|правильно|это я|так и есть|уже|зарегистрирован[а-я]*|согласен|согласна|yes|ок|ok|\+)( |$)/u;
const NO =
  /^(нет|неа|еще нет|пока нет|неверно|неправильно|ошибка|no|-)( |$)|^(еще |пока )?не (?!помн|понял|понима|понятн|знаю|увер)/u;

/** Whether a text says yes or no; null: neither. */
export function yesOrNo(text: string): boolean | null {
  const plain = text
    .slice(0, 60)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[.,!?()«»"]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (NO.test(plain)) return false;
  return YES.test(plain) ? true : null;
}

/** Whether a text says that the person does not know how. */
export function asksHow(text: string): boolean {
  return /не знаю|не умею|не получ|^\s*как($|[^а-яё])|помогите/iu.test(text.slice(0, 60));
}
