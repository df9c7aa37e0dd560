/** «Что с 7Б?»: a class in a few lines. */
import type { LocalDate } from '../domain/localDate';
import type { ChatKind } from '../domain/order';
import { dayText } from './dates';

/** «Что с 7Б?», «как дела в 7Б», «класс 7Б», and the class alone. */
const ASKED =
  /^(?:что\s+(?:там\s+)?(?:с|у|в)|как\s+(?:дела\s+)?(?:с|у|в)|класс|по)?\s*(?<label>\S.{0,6}?)\s*(?:классе|классом|класс|класса)?\s*[?!.]*$/iu;

/** The class such a text asks about, as it is written; null when it asks something else. */
export function classAsked(text: string): string | null {
  return ASKED.exec(text.trim())?.groups?.['label'] ?? null;
}

const REGISTRATION = {
  registered: 'регистрация подтверждена или отмечена',
  waits_for_confirmation: 'сообщил(а) о регистрации, ждёт подтверждения',
  knows_the_bot: 'боту писал(а), о регистрации не сообщал(а)',
  not_here_yet: 'боту ещё не писал(а)',
} as const;

const CHATS: Readonly<Partial<Record<ChatKind, string>>> = {
  class: 'чат класса',
  class_teachers: 'чат учителей класса',
  class_parents: 'чат родителей',
};

const STANDING = {
  here: 'есть',
  lost: 'был, меня там больше нет',
  witnessed: 'есть, подтвердил второй человек',
  declared: 'заявлен, ждёт подтверждения',
  marked: 'отмечен администратором',
  waived: 'не требуется',
  unmarked: 'есть, но отметка снята',
  missing: 'нет',
} as const;

export interface ClassText {
  readonly label: string;
  readonly teachers: readonly { readonly name: string; readonly state: keyof typeof REGISTRATION }[];
  readonly chats: readonly {
    readonly kind: ChatKind;
    readonly standing: keyof typeof STANDING;
    readonly due: LocalDate | null;
  }[];
}

/** The card, with the one next step. */
export function classCard({ label, teachers, chats }: ClassText): string {
  const people = teachers.map(({ name, state }) => `Классный руководитель — ${name}: ${REGISTRATION[state]}.`);
  const lines = chats.map(({ kind, standing, due }) => {
    const until = standing === 'missing' && due !== null ? `, срок ${dayText(due)}` : '';
    return `• ${CHATS[kind] ?? 'чат'}: ${STANDING[standing]}${until}`;
  });
  return [
    label,
    ...(people.length > 0 ? people : ['Классного руководителя нет.']),
    ...(lines.length > 0 ? ['Чаты:', ...lines] : []),
    nextStep(teachers, chats),
  ].join('\n');
}

function nextStep(teachers: ClassText['teachers'], chats: ClassText['chats']): string {
  const [teacher] = teachers;
  if (!teacher) return 'Следующий шаг: назначить классного руководителя.';
  if (teacher.state === 'waits_for_confirmation') return 'Следующий шаг: подтвердить регистрацию в «Запросах».';
  if (teacher.state !== 'registered') return 'Следующий шаг: помочь классному руководителю зарегистрироваться.';
  const missing = chats.find(({ standing, due }) => standing === 'missing' && due !== null);
  if (missing) return `Следующий шаг: ${CHATS[missing.kind] ?? 'чат'} — создать и добавить меня.`;
  return 'Всё, что требуется, сделано.';
}

/** To whoever leads other classes. */
export const anotherClass = (label: string, own: readonly string[]): string =>
  `О ${label} рассказываю тем, кто ведёт этот класс, и администраторам. О своём спросите так: ${own.map((one) => `«Что с ${one}?»`).join(', ')}.`;
