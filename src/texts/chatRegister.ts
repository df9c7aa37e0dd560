/** «Чаты»: the matrix of the orders against what there is, a chat's card, and the rules of a chat. */
import { isSingle, type ChatProposal } from '../domain/chats';
import type { ClassLabel } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { ChatKind, PlatformPlace } from '../domain/order';
import { chatName } from './chats';
import { dayText } from './dates';
import { hearing } from './overhearing';
import { pluralForm, type Forms } from './plural';
import { capital } from './sentence';

/** After «из»: «0 из 21 педагога». */
const TEACHERS: Forms = ['педагога', 'педагогов', 'педагогов'];
/** So many classes or people are named; the rest is a number. */
const NAMED = 16;
const TITLES = 5;

/** All chats of one kind. */
export interface KindLine {
  readonly kind: ChatKind;
  readonly clauses: string;
  readonly due: LocalDate | null;
  /** «при возможности». */
  readonly optional: boolean;
  readonly there: number;
  readonly of: number;
  /** The one class it is about, where it is one. */
  readonly only: ClassLabel | null;
  /** Classes without one; of kinds that are one for the school, empty. */
  readonly missing: readonly string[];
  /** The bot is in the chat, and the duty it would show was reopened. */
  readonly unmarked: { readonly count: number; readonly labels: readonly string[] };
  /** Declared by the owner alone, classes or the kind's own name. */
  readonly declared: number;
  /** The bot was in it and is no longer. */
  readonly lost: number;
}

export interface PlaceLine {
  readonly place: PlatformPlace;
  readonly clause: string;
  readonly done: boolean;
}

const PLACES: Readonly<Record<PlatformPlace, string>> = {
  staff_room: 'Класс «Учительская»',
  staff_channel: 'Канал «Сотрудники»',
  school_channel: 'Общешкольный канал',
};

const KINDS: Readonly<Record<ChatKind, string>> = {
  administration: 'Чат администрации',
  deputies: 'Чат директора с заместителями',
  teachers: 'Чат педагогов',
  class: 'Чаты классов',
  class_teachers: 'Чаты учителей класса',
  class_parents: 'Чаты родителей класса',
  subject: 'Чаты по предметам',
  parents_active: 'Чат родительского актива',
  pupils_active: 'Чат ученического актива',
  other: 'Другие чаты',
};

/** The administrator's list. */
export function register(
  lines: readonly KindLine[],
  places: readonly PlaceLine[],
  titles: { readonly waiting: readonly (string | null)[]; readonly gone: readonly (string | null)[] },
): string {
  const dated = lines.filter((line) => line.due !== null);
  const undated = lines.filter((line) => line.due === null);
  const parts: string[] = [];
  if (dated.length > 0) parts.push(['Чаты со сроком', ...dated.map(kindLine)].join('\n'));
  if (undated.length > 0) parts.push(['Без срока', ...undated.map(kindLine)].join('\n'));
  if (places.length > 0) parts.push(['На самой платформе', ...places.map(placeLine)].join('\n'));
  if (titles.waiting.length > 0)
    parts.push(`Ждут слова владельца: ${titlesText(titles.waiting)}. Сказать можете и вы: «Все чаты» → чат.`);
  if (titles.gone.length > 0) parts.push(`Меня там больше нет: ${titlesText(titles.gone)}.`);
  const missing = dated.some((line) => line.there < line.of);
  parts.push(
    missing
      ? 'Владелец создаёт чат и добавляет в него меня, дальше я спрошу сам. Куда меня добавить нельзя — «Заявить чат».'
      : 'Обязательные чаты со сроком есть все.',
  );
  return parts.join('\n\n');
}

function titlesText(titles: readonly (string | null)[]): string {
  const more = titles.length - TITLES;
  const named = titles.slice(0, TITLES).map((title) => `«${title ?? 'без названия'}»`);
  return `${named.join(', ')}${more > 0 ? ` и ещё ${more}` : ''}`;
}

/** The same for an owner: their own chats. */
export function ownRegister(lines: readonly KindLine[]): string {
  if (lines.length === 0)
    return 'Чатов, за которые вы отвечаете по приказу, нет. Добавили меня в чат — он появится здесь.';
  return [
    ['Ваши чаты', ...lines.map(kindLine)].join('\n'),
    ...(lines.some((line) => line.unmarked.count > 0)
      ? ['Чат есть, а отметка снята — откройте его в «Все чаты» и отметьте снова.']
      : []),
    'Создали чат — добавьте в него меня и подтвердите кнопкой. Нельзя добавить — «Заявить чат».',
  ].join('\n\n');
}

function kindLine(line: KindLine): string {
  const { kind, clauses, due, optional, there, of, only, missing, unmarked, declared, lost } = line;
  const when = due === null ? (optional ? ', если возможно' : '') : `, до ${dayText(due)}`;
  const whose = kind === 'subject' ? ` ${pluralForm(of, TEACHERS)}` : '';
  const count =
    of === 1 ? (there === 1 ? 'есть' : unmarked.count === 1 ? UNMARKED : 'пока нет') : `${there} из ${of}${whose}`;
  const notes = [
    ...(of > 1 && unmarked.count > 0 ? [`отметка снята: ${unmarkedText(unmarked)}`] : []),
    ...(declared > 0 ? [`ждут свидетеля: ${declared}`] : []),
    ...(lost > 0 ? [`без меня: ${lost}`] : []),
    ...(missing.length > 0 && missing.length <= NAMED && there > 0 ? [`нет: ${missing.join(', ')}`] : []),
  ];
  const tail = notes.length > 0 ? ` (${notes.join('; ')})` : '';
  return `${there >= of ? '✅' : '▫️'} ${only === null ? KINDS[kind] : capital(chatName(kind, only))} — ${count}${tail} (${clauses}${when})`;
}

const UNMARKED = 'есть, но отметка о поручении снята';

const unmarkedText = ({ count, labels }: KindLine['unmarked']): string =>
  labels.length === count && count <= NAMED ? labels.join(', ') : String(count);

function placeLine({ place, clause, done }: PlaceLine): string {
  return `${done ? '✅' : '▫️'} ${PLACES[place]} — ${done ? 'отмечено' : 'пока не отмечено'} (${clause})`;
}

/** Buttons under the list. */
export const CHAT_LABELS = {
  all: 'Все чаты',
  declare: 'Заявить чат',
  rules: 'Правила чата',
  post: 'Отправить в чат',
  noMore: 'Чата больше нет',
  first: 'Сделать основным',
  again: 'Отметить снова',
  earlier: 'Назад по списку',
  later: 'Дальше',
} as const;

export const allChats = (count: number, scope: 'school' | 'own'): string => {
  if (count > 0) return 'Выберите чат: покажу, что о нём известно.';
  const none = scope === 'school' ? 'Я пока ни в одном чате, и заявленных нет.' : 'Ваших чатов пока нет.';
  return `${none} Добавьте меня в чат или нажмите «Заявить чат».`;
};

/** A chat on a button, at most 40 characters. */
export function chatLabel(title: string | null, state: 'here' | 'waits' | 'gone' | 'declared'): string {
  const mark = { here: '✅', waits: '❔', gone: '⚠️', declared: '📝' }[state];
  const name = title ?? 'без названия';
  return `${mark} ${name.length > 36 ? `${name.slice(0, 35)}…` : name}`;
}

export interface CardText {
  readonly title: string | null;
  /** Null: nobody has said yet. */
  readonly is: ChatProposal | null;
  readonly extra: boolean;
  readonly state: 'seen' | 'confirmed' | 'gone';
  readonly goneReason: string | null;
  /** «12.09.2023»; null: not confirmed. */
  readonly since: string | null;
  /** What it shows to be done. */
  readonly clauses: string;
  /** What it would show and was reopened. */
  readonly unshown: string;
  /** The bot answers there without being addressed. */
  readonly overhears: boolean;
}

const GONE: Readonly<Record<string, string>> = {
  removed: 'меня удалили из чата',
  moved: 'чат переехал в MAX',
  refused: 'чат не принимает мои сообщения',
};

/** A chat's card. */
export function card(chat: CardText): string {
  const { is, extra, state, goneReason, since, clauses, unshown, overhears } = chat;
  const lines = [`Чат «${chat.title ?? 'без названия'}»`];
  if (is)
    lines.push(
      `${capital(chatName(is.kind, is.classLabel))}${extra ? ', второй' : ''}${since === null ? '' : `, в реестре с ${since}`}.`,
    );
  if (state === 'seen') lines.push('Ждёт слова владельца. Что это за чат, можно сказать и здесь — кнопкой.');
  if (state === 'gone') lines.push(`Сейчас меня там нет: ${GONE[goneReason ?? ''] ?? 'причина неизвестна'}.`);
  if (clauses !== '') lines.push(`Показывает исполнение: ${clauses}.`);
  if (unshown !== '') lines.push(`Отметка снята, поручение открыто: ${unshown}.`);
  else if (clauses === '' && is && isSingle(is.kind) && state === 'confirmed') lines.push('Поручений не показывает.');
  if (overhears) lines.push(hearing());
  return lines.join('\n');
}

export const chatsForOwners = (): string =>
  'Список чатов ведут классные руководители и администратор. Как войти в чат класса — спросите меня словами.';

/** To a member of staff whom the administrator has yet to confirm. */
export const chatsAfterConfirmation = (): string =>
  'Ваши чаты покажу, когда администратор подтвердит ваше имя: запрос у него.';

export const chatNotYours = (): string =>
  'Карточку чата видят его владелец и администратор. Вопрос о чате — администратору школы.';

export const stillThere = (): string =>
  'Я сейчас в этом чате, он есть. Если это не тот чат, исправьте кнопкой в нём самом.';

export const givenUp = (title: string | null, clauses: string): string =>
  `Записал: чата «${title ?? 'без названия'}» больше нет.${clauses === '' ? '' : ` Поручение снова открыто (${clauses}).`}`;
