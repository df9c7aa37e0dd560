/** «Чаты без владельца». */
import { plural, type Forms } from './plural';

const CHATS: Forms = ['чат', 'чата', 'чатов'];

const WHY = {
  unconfirmed: 'никто не сказал, что это за чат',
  no_class_teacher: 'у класса нет классного руководителя',
  no_officer: 'никто из знакомых мне не занимает должность, за которой этот чат',
  owner_left: 'владелец больше не работает здесь или удалил свои данные',
} as const;

export const ownerlessLine = (title: string | null, why: keyof typeof WHY): string =>
  `«${title ?? 'без названия'}» — ${WHY[why]}`;

/** A page of them; `first`: the number of the first line. */
export function ownerlessChats(lines: readonly string[], total: number, first: number): string {
  if (total === 0) return 'У каждого чата есть владелец. Весь реестр — в «Чаты».';
  return [
    `Без владельца — ${plural(total, CHATS)}:`,
    lines.map((line, at) => `${first + at}. ${line}`).join('\n'),
    'Выберите чат: на его карточке можно сказать, что это за чат.',
  ].join('\n\n');
}
