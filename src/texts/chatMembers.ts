/** «Состав чатов»: who is in a chat against the lists, and what the bot can do there. In private only. */
import { isOpenToAll, type ChatPurpose } from '../domain/chatMembers';
import { fullName } from '../domain/names';
import type { RosterEntry } from '../domain/school';
import { chatName } from './chats';
import { postOf } from './people';
import { plural, pluralForm, type Forms } from './plural';
import { capital, shortened } from './sentence';

const MEMBERS: Forms = ['участник', 'участника', 'участников'];
const COLLEAGUES: Forms = ['сотрудник', 'сотрудника', 'сотрудников'];
/** A message on a phone: the rest is counted. */
const SHOWN = 10;

export interface ChatCalled extends ChatPurpose {
  readonly title: string | null;
}

export interface ComparedText {
  readonly chat: ChatCalled;
  readonly present: number;
  readonly missing: readonly RosterEntry[];
  readonly left: readonly RosterEntry[];
  readonly colleagues: readonly RosterEntry[];
  readonly unlisted: readonly { readonly user: number; readonly name: string | null }[];
  readonly unlinked: number;
  readonly whole: boolean;
}

export const CHECK_LABELS = {
  check: 'Проверить состав',
  again: 'Проверить ещё раз',
  earlier: 'Раньше',
  later: 'Дальше',
} as const;

/** A chat by its title, in quotes. */
export const titled = ({ title }: Pick<ChatCalled, 'title'>): string => `«${title ?? 'без названия'}»`;

/** A chat on a button: what it is and its title, which tells two of a kind apart. */
export const chatLabel = (chat: ChatCalled): string =>
  shortened(`${capital(chatName(chat.kind, chat.classLabel))} ${titled(chat)}`, 40);

export interface CheckableLine {
  readonly chat: ChatCalled;
  /** The day the bot last looked, ДД.ММ.ГГГГ, and whether it saw; null: it has not. */
  readonly lastCheck: { readonly day: string; readonly visible: boolean } | null;
}

/** The chats of one page. */
export function checkable(lines: readonly CheckableLine[]): string {
  const state = ({ lastCheck }: CheckableLine): string => {
    if (lastCheck === null) return 'ещё не проверял';
    return lastCheck.visible ? `проверял ${lastCheck.day}` : 'участников не вижу';
  };
  return [
    'Состав какого чата проверить? Ответ придёт сюда, в самом чате никто ничего не увидит.',
    ...lines.map((line) => `• ${chatName(line.chat.kind, line.chat.classLabel)} ${titled(line.chat)} — ${state(line)}`),
  ].join('\n');
}

export const nothingToCheck = (): string =>
  'Чатов, состав которых вы можете проверить, пока нет. Добавьте меня в чат и подтвердите, что это за чат.';

export const membersForOwners = (): string =>
  'Состав чата видят классный руководитель этого класса, должностные лица и администратор. Если он вам нужен, обратитесь к администратору школы.';

export const unknownToCheck = (): string =>
  'Этот чат ещё не подтверждён, или меня в нём больше нет. Какие чаты можно проверить — «Состав чатов».';

export const checking = (chat: ChatCalled): string =>
  `Смотрю, кто в чате ${titled(chat)}. Ответ придёт сюда в течение минуты.`;

export const checkingAlready = (): string => 'Уже смотрю. Ответ придёт сюда в течение минуты.';

/** Who is there against who is meant to be, and the one next step. */
export function compared(shown: ComparedText, pulse: string): string {
  const { chat, present, missing, left, colleagues, unlisted, unlinked, whole } = shown;
  const person = (one: RosterEntry): string => `${fullName(one)}, ${postOf(one)}`;
  const parts = [
    `${capital(chatName(chat.kind, chat.classLabel))} ${titled(chat)}: ${plural(present, MEMBERS)}. ${pulse}`,
    list('Не хватает', missing.map(person)),
    list('Больше не работают в школе, но остались в чате', left.map(fullName)),
    list('Есть ещё сотрудники школы', colleagues.map(person)),
    list('Нет в моих списках этого чата', unlisted.map(unlistedText), whoTheyMayBe(chat)),
  ];
  if (unlinked > 0) parts.push(`Ещё не связаны с ботом: ${plural(unlinked, COLLEAGUES)} — в чате я их не узнаю.`);
  if (!whole) parts.push('Чат очень большой: я посмотрел первую тысячу участников и отсутствующих не называю.');
  parts.push(nextStep(shown));
  return parts.filter((part) => part !== '').join('\n\n');
}

const unlistedText = ({ user, name }: { readonly user: number; readonly name: string | null }): string =>
  name === null ? `vk.com/id${user}` : `${name} — vk.com/id${user}`;

/** Nobody is blamed for not having come to the bot. */
function whoTheyMayBe({ kind }: ChatPurpose): string {
  return kind === 'class' || kind === 'class_parents'
    ? 'Это могут быть родители и ученики, которые мне ещё не писали.'
    : 'Это могут быть коллеги, чей профиль со мной ещё не связан.';
}

function list(title: string, lines: readonly string[], note = ''): string {
  if (lines.length === 0) return '';
  const more = lines.length > SHOWN ? [`• и ещё ${lines.length - SHOWN}`] : [];
  const shown = lines.slice(0, SHOWN).map((line) => `• ${line}`);
  return [`${title}: ${lines.length}`, ...shown, ...more, ...(note === '' ? [] : [note])].join('\n');
}

function nextStep({ chat, missing, left, unlisted, unlinked, whole }: ComparedText): string {
  if (left.length > 0) return 'Дальше: попросите создателя чата убрать из него тех, кто ушёл из школы.';
  if (missing.length > 0)
    return `Дальше: пригласите в чат ${pluralForm(missing.length, ['того', 'тех', 'тех'])}, кого не хватает.`;
  if (unlisted.length > 0) return 'Дальше: посмотрите, знаете ли вы тех, кого нет в списках. Если да, всё в порядке.';
  if (isOpenToAll(chat.kind))
    return 'Обязательных участников у такого чата нет, ушедших из школы я в нём не вижу. Делать ничего не нужно.';
  if (!whole) return 'Делать ничего не нужно.';
  return unlinked > 0
    ? 'Кого узнаю, все на месте. Дальше: позовите коллег написать мне «Начать».'
    : 'Все на месте, делать ничего не нужно.';
}
