/** «Журнал»: what was done, in words, and the sheet of it (п. 9). */
import { initialsName } from '../domain/names';
import type { JournalAct } from '../domain/journalAct';
import type { RosterEntry } from '../domain/school';
import { officeName } from './administration';
import { plural, type Forms } from './plural';

const ROWS: Forms = ['запись', 'записи', 'записей'];

/** Every act; where it says more of what it is about, `journalActText` adds it. */
export const ACT_TEXTS: Readonly<Record<JournalAct, string>> = {
  'staff.hired': 'принят(а) в список',
  'staff.changed': 'изменены данные в списке',
  'staff.renamed': 'изменено имя',
  'staff.left': 'уволен(а), права сняты',
  'staff.returned': 'возвращён(а) в список',
  'staff.on_leave': 'отпуск или болезнь',
  'staff.back_from_leave': 'снова на работе',
  'staff.without_substitute': 'замещение закончилось',
  'staff.linked': 'профиль ВК подтверждён',
  'staff.profile_replaced': 'профиль ВК заменён другим',
  'class.teacher': 'изменено классное руководство',
  'class.moved_up': 'класс переведён',
  'class.ended': 'класс закончил учёбу',
  'code.issued': 'выдан личный код',
  'code.revoked': 'личный код отменён',
  'code.used': 'вход по личному коду',
  'code.undone': 'вход по личному коду отменён',
  'administrator.appointed': 'назначен(а) администратором бота',
  'administrator.dismissed': 'снят(а) с администраторов бота',
  'office.handed_over': 'передана должность',
  'document.signed': 'отмечена подпись на бумаге',
  'document.unsigned': 'снята отметка о подписи',
  'duty.seen': 'поручение отмечено сделанным',
  'duty.confirmed': 'подтверждено сделанное поручение',
  'duty.returned': 'отчёт о поручении возвращён',
  'duty.waived': 'поручение отмечено как ненужное',
  'duty.reopened': 'поручение снова открыто',
  'duty.extended': 'продлён срок тем, кто не успел',
  'explanation.asked': 'запрошены объяснения, что мешает',
  'request.rejected': 'запрос на подтверждение отклонён',
  'chat.confirmed': 'чат записан в реестр',
  'chat.lost': 'бота в чате больше нет',
  'chat.given_up': 'чат убран из реестра',
  'chat.serves_both': 'чат засчитан и для второго поручения',
  'chat.kept_apart': 'чат больше не засчитан для второго поручения',
  'chat.overhears': 'боту разрешено отвечать в чате без обращения',
  'chat.overhears_no_more': 'бот отвечает в чате только на обращения',
  'chat.declared': 'заявлен чат без бота',
  'chat.witnessed': 'заявленный чат подтвердил второй человек',
  'declaration.withdrawn': 'заявление о чате отозвано',
  'declaration.refused': 'заявление о чате отклонено',
  'declaration.superseded': 'заявление о чате не нужно: бот видит его сам',
  'vendor.opened': 'составлено письмо в поддержку платформы',
  'vendor.sent': 'письмо в поддержку отправлено',
  'vendor.answered': 'поддержка ответила',
  'vendor.solved': 'вопрос к поддержке решён',
  'vendor.withdrawn': 'письмо в поддержку отозвано',
  'faq.taught': 'бот научен отвечать на вопрос',
  'faq.untaught': 'обучение отменено',
  'faq.written': 'написан ответ школы',
  'faq.revised': 'ответ школы изменён',
  'faq.removed': 'ответ школы убран',
  'quiz.passed': 'пройдены вопросы о безопасности профиля',
  'mailing.agreed': 'рассылки начаты',
  'mailing.paused': 'рассылки приостановлены',
  'mailing.resumed': 'рассылки возобновлены',
  'digest.in_chat': 'сводка включена и в чате',
  'digest.not_in_chat': 'сводка в чате выключена',
  'order.changed': 'подтверждено изменение приказа',
  'school_year.opened': 'открыт новый учебный год',
  'statement.given': 'выдана справка об исполнении',
  'statistics.written': 'записаны цифры с платформы',
  'settings.changed': 'изменена настройка',
  'settings.returned': 'настройка снова как в файле школы',
  undone: 'отменено',
};

/** What stands beside the act itself; null: nothing. */
export interface ActFacts {
  readonly act: string;
  /** The colleague it speaks of: a substitute, a new class teacher. */
  readonly other: RosterEntry | null;
  /** Of a class: whether it got a class teacher or lost one. */
  readonly gotTeacher: boolean;
  readonly office: string | null;
  readonly document: string | null;
  /** What the chat was recorded as. */
  readonly chat: string | null;
  readonly duty: string | null;
  /** The class it became, or the school year that began. */
  readonly to: string | null;
  /** The act that was undone. */
  readonly undone: string | null;
}

const isKnown = (act: string): act is JournalAct => Object.hasOwn(ACT_TEXTS, act);

/** An act in a word or two; one that a later program wrote has none. */
export const actWords = (act: string): string => (isKnown(act) ? ACT_TEXTS[act] : 'изменение в журнале');

/** An act with its facts. */
export function journalActText(facts: ActFacts): string {
  const { act, other, gotTeacher, office, document, chat, duty, to, undone } = facts;
  if (act === 'class.teacher' && other !== null) {
    return `классное руководство ${gotTeacher ? 'передано' : 'снято'}: ${initialsName(other)}`;
  }
  if (act === 'staff.on_leave') {
    return `${actWords(act)}, ${other === null ? 'без замещения' : `замещает ${initialsName(other)}`}`;
  }
  const more = [
    undone === null ? null : actWords(undone),
    other === null ? null : initialsName(other),
    office === null ? null : officeName(office),
    document,
    chat,
    duty,
    to,
  ].filter((one) => one !== null);
  return more.length === 0 ? actWords(act) : `${actWords(act)}: ${more.join('; ')}`;
}

/** Whom or what a row is about. */
export const THINGS = {
  school: 'школа',
  pupil: 'ученик(ца)',
  quiz: 'вопросы «Проверить себя»',
  goneStaff: 'сотрудник, которого больше нет в списке',
  administrator: 'администратор не из списка сотрудников',
  classLabel: (label: string): string => `класс ${label}`,
  chat: (title: string | null): string => (title === null ? 'чат без названия' : `чат «${title}»`),
  declaration: (title: string | null): string => (title === null ? 'заявленный чат' : `заявленный чат «${title}»`),
  duty: (clause: string, text: string): string => `${clause}: ${text}`,
  goneDuty: 'поручение, которого больше нет в приказе',
  topic: (title: string | null): string => (title === null ? 'тема, которой больше нет' : `тема «${title}»`),
  vendor: (id: number): string => `письмо в поддержку №${id}`,
  request: (id: number): string => `запрос №${id}`,
  setting: (title: string): string => `настройка «${title}»`,
  order: (number: string | null): string => (number === null ? 'приказ, которого больше нет' : `приказ №${number}`),
} as const;

export const SHEET = {
  title: 'Журнал',
  header: ['№', 'Когда', 'Кто', 'Что сделано', 'О ком или о чём', 'Отпечаток'],
} as const;

/** The digits of a row's hash that people compare. */
export const fingerprint = (hash: string): string => hash.slice(0, 16);

export const sheetFile = (day: string): string => `Журнал ${day}.xlsx`;

export const emptyJournal = (): string =>
  'В журнале пока ничего нет. Записи появятся сами: приём, увольнение, чаты, подтверждения, отметки.';

/** With the file; `earlier`: rows that did not fit into it. */
export function sheetSent(count: number, earlier: number): string {
  const rest =
    earlier === 0 ? '' : ` Ещё ${plural(earlier, ROWS)} раньше этих — весь журнал запишет тот, кто обслуживает бота.`;
  return `Журнал: ${plural(count, ROWS)}, последние внизу.${rest} Имена — по нынешнему списку. Внутри персональные данные: не пересылайте файл в чаты.`;
}

/** Command line. */
export const cliJournal = {
  needsOut: 'Укажите, куда записать: --out ФАЙЛ.xlsx.',
  wrongKind: (path: string): string => `Файл должен кончаться на .xlsx: ${path}`,
  exists: (path: string): string => `Такой файл уже есть, не перезаписываю: ${path}. Удалите его или назовите другой.`,
  cannotWrite: (path: string): string =>
    `Не получилось записать ${path}: проверьте, есть ли папка и можно ли в неё писать.`,
  written: (path: string, count: number): string =>
    `${path}: ${plural(count, ROWS)}. Внутри персональные данные: читать файл может только его владелец.`,
} as const;
