/** What parents and pupils are told once the class is known. */
import type { ClassLabel } from '../domain/ids';
import type { Clause } from '../domain/order';
import type { PlatformRights } from '../domain/rights';
import type { School } from '../domain/school';

const source = (clause: Clause): string => ` (п. ${clause.number} Положения)`;

/** The class is noted; rights on the platform, the way into the class chat, the next step; `hasQuiz`: «Проверить себя» has questions. */
export function familyWelcome(
  role: 'parent' | 'pupil',
  classLabel: ClassLabel,
  rights: PlatformRights,
  chatClause: string | null,
  school: School,
  hasQuiz: boolean,
): string {
  const { supportEmail, site } = school.contacts;
  const lines = [
    role === 'parent'
      ? `Готово: вы родитель ученика ${classLabel} класса.`
      : `Готово: вы учитесь в ${classLabel} классе.`,
    '',
    `Чат класса: войти можно по ссылке-приглашению, её даёт классный руководитель${chatClause === null ? '' : ` (п. ${chatClause} Положения)`}. Нет ссылки — попросите её у него.`,
  ];
  if (rights.free) lines.push(`• Платформа бесплатна и работает круглосуточно${source(rights.free)}.`);
  lines.push(`• Поддержка: ${supportEmail}${rights.support ? source(rights.support) : ''}.`);
  lines.push(`• Инструкции: ${site}${rights.site ? source(rights.site) : ''}.`);
  if (role === 'pupil') {
    lines.push('• Берегите профиль: никому не говорите пароль и код из сообщения, даже если просит «поддержка».');
  }
  lines.push('', role === 'parent' ? PARENT_NEXT : hasQuiz ? PUPIL_NEXT : 'Есть вопрос — просто напишите его сюда.');
  return lines.join('\n');
}

const PUPIL_NEXT =
  'Дальше: короткие вопросы о безопасности профиля — нажмите «Проверить себя». Есть вопрос ко мне — просто напишите его сюда.';
const PARENT_NEXT = 'Есть вопрос — просто напишите его сюда. Ещё один ребёнок — нажмите «Добавить роль».';

/** The class was noted before. */
export function familyKnown(classLabel: ClassLabel): string {
  return `${classLabel} класс у меня уже записан. Есть вопрос — просто напишите его сюда.`;
}
