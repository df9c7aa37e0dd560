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

/** «Что с …», «как дела в …»: it asks how a class is, whoever asks. */
export const asksHowItIs = (text: string): boolean => /^(?:что|как)\s/iu.test(text.trim());

/** «7», «7 класс», «седьмые» in figures: «что с 7-ми классами». */
const GRADE =
  /^(?:что\s+(?:там\s+)?(?:с|у|в)\s+|как\s+(?:дела\s+)?(?:с|у|в)\s+|класс(?:ы)?\s+)?(?<grade>1[01]|[1-9])(?:-?(?:й|е|х|ми|ые|ых|ыми))?(?:\s*(?:класс(?:ы|ах|ами|ом|е)?|параллель))?\s*[?!.]*$/iu;

/** The grade such a text names; null when it says something else. */
export function gradeAsked(text: string): number | null {
  const grade = GRADE.exec(text.trim())?.groups?.['grade'];
  return grade === undefined ? null : Number(grade);
}

/** Over the classes of a grade; `missing`: the one that was named. */
export const whichOfGrade = (missing: string | null): string =>
  missing === null ? 'О каком классе рассказать?' : `Класса ${missing} в школе нет. О каком рассказать?`;

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

/** To whoever leads other classes, or none. */
export function anotherClass(label: string, own: readonly string[]): string {
  const way =
    own.length > 0
      ? `О своём спросите так: ${own.map((one) => `«Что с ${one}?»`).join(', ')}.`
      : 'Если нужно что-то узнать, нажмите «Задать вопрос».';
  return `О ${label} рассказываю тем, кто ведёт этот класс, и администраторам. ${way}`;
}
