/** «Ознакомление»: the order and the Regulation by version. */
import type { LocalDate } from '../domain/localDate';
import type { Order } from '../domain/order';
import { dayText } from './dates';
import { plural, type Forms } from './plural';

type Part = 'order' | 'regulation';

const PEOPLE: Forms = ['человек', 'человека', 'человек'];

/** What a document is called. */
export function documentName(order: Order, part: Part): string {
  return part === 'order' ? `Приказ №${order.number} от ${dayText(order.date)}` : order.regulation;
}

export interface DocumentLine {
  readonly order: Order;
  readonly part: Part;
  readonly readOn: LocalDate | null;
  readonly changed: boolean;
}

/** The documents and what is left to read. */
export function documents(lines: readonly DocumentLine[]): string {
  const state = ({ readOn, changed }: DocumentLine): string => {
    if (readOn !== null) return `вы отметили ознакомление ${dayText(readOn)}`;
    return changed ? 'текст изменился: прочитайте ещё раз' : 'ознакомление ещё не отмечено';
  };
  return [
    'Документы школы:',
    ...lines.map((line) => `• ${documentName(line.order, line.part)} — ${state(line)}`),
    'Прочитали документ — нажмите его кнопку. Это отметка для школы, а не подпись: подписывают лист ознакомления.',
  ].join('\n');
}

export const READ_LABELS: Readonly<Record<Part, string>> = {
  order: 'Приказ прочитан',
  regulation: 'Положение прочитано',
};

/** The clauses, for those who want to read them here. */
export function clausesOf(order: Order, part: Part): string {
  const clauses = order.clauses.filter((clause) => clause.document === part);
  return [
    `${documentName(order, part)}, коротко:`,
    ...clauses.map((clause) => `${clause.number}${part === 'order' ? '.' : ''} ${clause.text}`),
    'Это пересказ по пунктам; полный текст — у администратора школы.',
  ].join('\n');
}

export function acknowledged(order: Order, part: Part, isNew: boolean): string {
  const name = documentName(order, part);
  return isNew ? `Отметил ознакомление: ${name}. Спасибо!` : `Ознакомление уже отмечено: ${name}.`;
}

/** The button belongs to an older text. */
export const documentChanged = (): string => 'Документ с тех пор изменился. Вот что действует сейчас:';

export const documentsForStaff = (): string =>
  'Отмечать ознакомление нужно только сотрудникам. Вопрос о приказе — просто напишите его сюда.';

export const documentsAfterName = (): string =>
  'Отмечу ознакомление, как только администратор подтвердит ваше имя. Ответ придёт сюда.';

/** How many have read, for an administrator. */
export function readBy(
  rows: readonly { readonly order: Order; readonly part: Part; readonly missing: readonly string[] }[],
  of: number,
): string {
  return [
    'Кто ещё не отметил ознакомление:',
    ...rows.map(({ order, part, missing }) => {
      const names = missing.slice(0, 15).join(', ');
      const more = missing.length > 15 ? ` и ещё ${plural(missing.length - 15, PEOPLE)}` : '';
      const who = missing.length === 0 ? 'все отметили' : `${names}${more}`;
      return `• ${documentName(order, part)}: отметили ${of - missing.length} из ${of}. ${missing.length === 0 ? 'Все готовы.' : `Нет отметки: ${who}.`}`;
    }),
  ].join('\n');
}
