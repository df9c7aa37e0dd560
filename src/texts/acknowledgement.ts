/** «Ознакомление»: the order and the Regulation by version. */
import { fullName } from '../domain/names';
import type { RosterEntry } from '../domain/school';
import type { LocalDate } from '../domain/localDate';
import type { Order } from '../domain/order';
import { dayText } from './dates';
import { doerText, type DoerText } from './dutyHistory';
import { plural, type Forms } from './plural';
import { fullStop, shortened } from './sentence';

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
      const who = `${names}${more}`;
      return `• ${documentName(order, part)}: отметили ${of - missing.length} из ${of}. ${missing.length === 0 ? 'Все готовы.' : fullStop(`Нет отметки: ${who}`)}`;
    }),
    'Кто подписал лист на бумаге, отметьте за него: фамилия → «Поручения» → «Ознакомление».',
  ].join('\n');
}

export const SIGNED_LABELS = { open: 'Ознакомление', back: 'К поручениям' } as const;

export interface SignedLine {
  readonly order: Order;
  readonly part: Part;
  /** Null: not acknowledged. */
  readonly known: { readonly day: LocalDate; readonly paperBy: DoerText | null } | null;
}

/** What a member of staff has acknowledged, for an administrator. */
export function signedDocuments(staff: RosterEntry, lines: readonly SignedLine[]): string {
  const state = ({ known }: SignedLine): string => {
    if (known === null) return 'не отмечено';
    if (known.paperBy === null) return `отметил(а) сам(а) ${dayText(known.day)}`;
    return `подпись на бумаге, отметил(а): ${doerText(known.paperBy)}, ${dayText(known.day)}`;
  };
  return [
    `${fullName(staff)}, ознакомление:`,
    ...lines.map((line) => `• ${documentName(line.order, line.part)} — ${state(line)}`),
    'Подпись стоит на бумаге — нажмите кнопку документа. В журнале останется, что отметили вы.',
  ].join('\n');
}

export function signedLabel({ order, part }: Pick<SignedLine, 'order' | 'part'>, signed: boolean): string {
  if (!signed) return shortened(`Снять: ${part === 'order' ? 'приказ' : 'Положение, приказ'} №${order.number}`, 40);
  return shortened(
    part === 'order' ? `Подписан приказ №${order.number}` : `Подписано Положение, приказ №${order.number}`,
    40,
  );
}

/** To the administrator. */
export function signatureMarked(staff: RosterEntry, order: Order, part: Part, signed: boolean, told: boolean): string {
  const about = `${fullName(staff)} — ${documentName(order, part)}`;
  const done = signed ? `Отметил: ${about}, подпись на бумаге.` : `Снял отметку: ${about}.`;
  return `${done}${told ? ' Сотруднику написал.' : ''}`;
}

export const signatureNotNow = (): string =>
  'Так отметить нельзя: документ изменился, или это уже отмечено. Вот как сейчас:';

/** To the person. */
export function signedForYou(name: string, order: Order, part: Part, signed: boolean): string {
  const document = documentName(order, part);
  return signed
    ? `${name}, администратор отметил, что вы подписали на бумаге: ${document}. Больше по нему ничего не нужно.`
    : `${name}, администратор снял отметку об ознакомлении: ${document}. Прочитайте документ в «Ознакомление».`;
}
