/** Personal codes: what the administrator sees, and what a person hears who came with one. */
import { WRONG_CODES } from '../domain/codeGuard';
import { address, fullName } from '../domain/names';
import { CODE_LENGTH, codeInGroups } from '../domain/personalCode';
import type { RosterEntry, School } from '../domain/school';
import { postOf } from './people';
import { plural, pluralForm, type Forms } from './plural';
import { officerText } from './requests';

const PEOPLE: Forms = ['сотрудник', 'сотрудника', 'сотрудников'];
const OF_PEOPLE: Forms = ['сотрудника', 'сотрудников', 'сотрудников'];
const CODES: Forms = ['код', 'кода', 'кодов'];
const WRONG: Forms = ['неверный код', 'неверных кода', 'неверных кодов'];
/** Before that many the pause is worth a word. */
const NEAR_PAUSE = 2;
const SYMBOLS: Forms = ['знак', 'знака', 'знаков'];

export const CODE_LABELS = {
  issue: 'Выдать код',
  issueNow: 'Выдать новый код',
  revoke: 'Отозвать код',
  card: 'К карточке',
  choose: 'Выбрать сотрудника',
  notMe: 'Это не я',
  no: 'Не выдавать',
} as const;

/** The link that carries a code. */
export const codeLink = (privateChat: string, code: string): string => `${privateChat}?ref=${code}`;

/** «Коды». */
export function overview(linked: number, unlinked: number, valid: number): string {
  if (linked + unlinked === 0) return 'Список сотрудников пуст. Пришлите его сюда файлом, потом откройте «Коды».';
  const lines = [
    linked === 0
      ? `С ботом пока никто не связан, без связи — ${unlinked}.`
      : `С ботом ${pluralForm(linked, ['связан', 'связаны', 'связано'])} ${plural(linked, PEOPLE)}, без связи — ${unlinked}.`,
  ];
  if (unlinked === 0) return `${lines.join('')} Коды никому не нужны.`;
  lines.push(
    valid === 0 ? 'Действующих кодов нет.' : `Из них действующий код уже есть у ${plural(valid, OF_PEOPLE)}.`,
    'Код связывает профиль со списком сразу, без вашего подтверждения. Выдайте коды всем или выберите сотрудника.',
  );
  return lines.join(' ');
}

export const issueLabel = {
  new: (count: number) => `Кому ещё не выдан: ${count}`,
  all: (count: number) => `Всем заново: ${count}`,
};

/** Asks before codes are issued to many. */
export function askIssue(count: number, range: 'new' | 'all', valid: number): string {
  const lost = range === 'all' && valid > 0 ? ` Прежние (${plural(valid, CODES)}) действовать перестанут.` : '';
  return `Выдать ${plural(count, CODES)}?${lost} Таблица с кодами придёт сюда файлом, один раз: я храню только их отпечатки и повторить её не смогу.`;
}

export const issueYes = (count: number): string => `Да, выдать: ${count}`;

export const nothingToIssue = (): string => 'Выдавать некому. Как обстоят дела сейчас — «Коды».';

export const issuedSince = (): string => 'С тех пор коды уже выданы, новых не выдаю. Как обстоят дела сейчас — «Коды».';

export const notIssued = (): string => 'Хорошо, ничего не выдано.';

/** At once; the file follows. */
export function issuedToAll(count: number): string {
  return `${pluralForm(count, ['Выдан', 'Выданы', 'Выдано'])} ${plural(count, CODES)}. Файл с ними придёт следующим сообщением.`;
}

/** With the file. */
export const sheetOfCodes = (until: string): string =>
  `Личные коды, действуют до ${until}. Повторить этот файл я не смогу: раздайте каждому свой код и удалите файл. Если он пропал, откройте «Коды» и выдайте заново.`;

export const sheetTitle = (today: string): string => `Личные коды ${today}.xlsx`;

/** How it stands with one person's code, before it is issued. */
export function codeState(
  staff: RosterEntry,
  { linked, validUntil }: { readonly linked: boolean; readonly validUntil: string | null },
): string {
  const lines = [`${fullName(staff)}.`];
  if (linked)
    lines.push('Уже связан(а) с ботом. Код пригодится для другого профиля: тогда вам придёт запрос на замену.');
  lines.push(
    validUntil === null
      ? 'Действующего кода нет. Новый покажу один раз.'
      : `Код уже выдан и действует до ${validUntil}. Повторить его не могу, только выдать новый: прежний перестанет действовать.`,
  );
  return lines.join(' ');
}

/** A code issued to one person: the only time it is shown. */
export function issuedToOne(
  staff: RosterEntry,
  { code, link, until }: { readonly code: string; readonly link: string; readonly until: string },
): string {
  return [
    `Код для одного человека: ${fullName(staff)}.`,
    `Код: ${codeInGroups(code)}`,
    `Ссылка: ${link}`,
    `Действует до ${until}, один раз. Передайте лично; повторить этот код я не смогу.`,
  ].join('\n');
}

export const revoked = (staff: RosterEntry): string => `Готово: код больше не действует — ${fullName(staff)}.`;

export const nothingToRevoke = (staff: RosterEntry): string =>
  `Отзывать нечего: действующего кода нет — ${fullName(staff)}.`;

/** Linked by a code: whom the bot takes the person for, and the next step. */
export function linkedByCode(staff: RosterEntry, registered: boolean): string {
  const who = `${address(staff)}, здравствуйте! Код принят, вы связаны со списком школы: ${fullName(staff)}, ${postOf(staff)}.`;
  const next = registered
    ? 'Что вы уже зарегистрированы на платформе, записал: это подтвердит администратор.'
    : 'Дальше: зарегистрируйтесь на платформе и нажмите «Я зарегистрирован(а)».';
  return `${who} ${next}`;
}

/** Under it. */
export const notYou = (): string => 'Если это не вы, нажмите «Это не я» — я всё отменю и скажу администратору.';

/** Before the question about consent, to whoever came with a code. */
export const codeAfterConsent = (): string => 'Вижу личный код. Приму его сразу после вашего согласия.';

export const alreadyYours = (staff: RosterEntry): string =>
  `${address(staff)}, вы уже связаны со списком школы, код больше не нужен. Ваши поручения — «Мои обязанности».`;

/** `left`: so many more wrong codes pause the account. */
export function wrongCode(left: number): string {
  const careful = left > NEAR_PAUSE ? '' : ` Ещё ${plural(left, WRONG)} подряд — и коды придётся отложить на час.`;
  return `Такого кода нет. Сверьте его с листом, буква за буквой, и пришлите ещё раз.${careful} Без кода тоже можно: «Начать».`;
}

export const slipOfCode = (): string =>
  `Похоже на личный код, но в нём должно быть ${plural(CODE_LENGTH, SYMBOLS)}: три группы по четыре. Сверьте с листом и пришлите ещё раз.`;

export function deadCode(why: 'used' | 'expired' | 'revoked', school: School): string {
  const what = {
    used: 'Этот код уже использован, а действует он один раз.',
    expired: 'Срок этого кода вышел.',
    revoked: 'Этот код отозван и больше не действует.',
  }[why];
  return `${what} Новый выдаст ${officerText(school)}. Без кода тоже можно: «Начать».`;
}

export function codesPaused(until: string, isNew: boolean, school: School): string {
  const why = isNew ? `${WRONG_CODES} неверных кодов подряд: ` : 'Пока ';
  return `${why}коды от вас не принимаю до ${until}, даже верные. Всё остальное работает: можно назваться по имени («Начать») или задать вопрос. С кодом поможет ${officerText(school)}.`;
}

/** The row is linked to another profile. */
export const secondAccount = (): string =>
  'Код верный, но с этим человеком уже связан другой профиль. Я спросил администратора, можно ли заменить его на этот; ответ придёт сюда. Если прежний профиль ваш, напишите с него «Забыть меня».';

/** The profile is linked to another row. */
export const otherPersonsCode = (self: RosterEntry): string =>
  `${address(self)}, это код другого сотрудника, поэтому ничего не изменилось: вы по-прежнему ${fullName(self)}. Код я отозвал и сказал об этом администратору.`;

/** To administrators. */
export const codeInOtherHands = (self: RosterEntry, staff: RosterEntry): string =>
  `Код сотрудника (${fullName(staff)}) прислал другой человек: ${fullName(self)}. Ничего не изменилось, код отозван. Выдайте новый.`;

/** In a group chat: whatever the code, it is not acted on. */
export const codeNotHere = (privateChat: string): string =>
  `Личный код присылают только мне в личные сообщения: ${privateChat}. Код, который видели другие, больше не действует: новый выдаст администратор.`;

/** To administrators. */
export const codeShownInChat = (staff: RosterEntry): string =>
  `Личный код написали в общем чате, поэтому я его отозвал. Чей код: ${fullName(staff)}. Выдайте новый.`;

/** «Это не я». */
export const undone = (): string =>
  'Спасибо, связь отменена, код больше не действует. Администратору я сказал. Чтобы назваться самим, напишите «Начать».';

export const undoTooLate = (school: School): string =>
  `Прошло больше дня, отменить это кнопкой уже нельзя. Поможет ${officerText(school)}; или напишите «Забыть меня».`;

export const nothingToUndo = (): string => 'Отменять нечего: этой связи уже нет. Дальше — «Меню».';

/** To administrators. */
export const codeNotTheirs = (staff: RosterEntry, profile: string): string =>
  `Кодом сотрудника (${fullName(staff)}) воспользовался другой человек и сам об этом сказал: ${profile}. Связь отменена. Выдайте новый код.`;
