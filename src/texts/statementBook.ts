/** The workbook beside the statement: the register, the chats and the history, in words. */
import type { ChatStanding } from '../domain/chats';
import type { LocalDate } from '../domain/localDate';
import type { RegistrationState } from '../domain/registration';
import { isOfFamilies, isRequired } from '../domain/statement';
import type { Statement, StatementLine, StatementMark, StatementSnapshot } from '../domain/statement';
import { chatName } from './chats';
import { clausesText, clauseText } from './clauses';
import { dayText, timeText } from './dates';
import { stepText } from './dutyHistory';
import { orderText } from './duties';
import { FIGURES_STEP, figuresStep } from './platformFigures';
import { capital } from './sentence';
import { MADE_UP, momentText } from './statement';
import { doerName, shownText } from './statementMarks';

/** A sheet in words: what stands above its table, and the table. */
export interface BookSheetText {
  readonly title: string;
  readonly above: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** In characters, one a column. */
  readonly widths: readonly number[];
}

const REGISTRATION: Readonly<Record<RegistrationState, string>> = {
  registered: 'зарегистрирован(а)',
  waits_for_confirmation: 'сообщил(а), ждёт подтверждения',
  knows_the_bot: 'боту писал(а)',
  not_here_yet: 'боту ещё не писал(а)',
};

const CHAT_STANDINGS: Readonly<Record<ChatStanding, string>> = {
  here: 'бот в чате',
  lost: 'бота в чате больше нет, отметка действует',
  witnessed: 'подтвердил второй человек',
  declared: 'заявлен, ждёт второго человека',
  marked: 'отмечен без бота',
  waived: 'не требуется',
  unmarked: 'чат есть, отметка снята',
  missing: 'нет',
};

/** The three sheets. */
export function statementBook(statement: Statement): readonly BookSheetText[] {
  const { snapshot, hash } = statement;
  const above = [
    `${snapshot.school}. Справка об исполнении: ${orderText(snapshot.order)}`,
    `Снимок данных на ${momentText(snapshot)} (${snapshot.timeZone}), SHA-256: ${hash}`,
    ...(snapshot.madeUp ? [`${MADE_UP}.`] : []),
  ];
  return [registerSheet(snapshot), chatSheet(snapshot), historySheet(snapshot)].map((sheet) => ({ ...sheet, above }));
}

type Table = Omit<BookSheetText, 'above'>;

function registerSheet(snapshot: StatementSnapshot): Table {
  const personal = snapshot.lines.filter(isPersonal);
  const registration = personal.find(({ evidence }) => evidence === 'registration');
  const marksOf = (line: StatementLine, subject: string): readonly StatementMark[] =>
    line.marks.filter((mark) => mark.subject === subject);
  return {
    title: 'Реестр',
    header: [
      ...['№', 'ФИО', 'Должность', 'Предмет', 'Класс', 'На работе', 'Профиль ВК связан', 'Регистрация', 'Срок'],
      ...[
        'Зарегистрирован(а)',
        'Чем подтверждено',
        'Прочтён приказ',
        'Прочтено Положение',
        'Личных поручений исполнено',
      ],
    ],
    rows: snapshot.people.map((person, index) => {
      const own = personal.flatMap((line) => marksOf(line, person.subject)).filter(isRequired);
      const [mark] = registration ? marksOf(registration, person.subject) : [];
      return [
        String(index + 1),
        person.name,
        person.position,
        person.teaches ?? '',
        person.classTeacherOf ?? '',
        person.onLeave ? 'отсутствует' : 'да',
        yes(person.linked),
        mark && !isRequired(mark) ? 'не требуется' : REGISTRATION[person.registration],
        mark?.due ? dayText(mark.due) : '',
        mark?.doneOn ? dayText(mark.doneOn) : '',
        mark ? shownText(mark) : '',
        yes(person.readOrder),
        yes(person.readRegulation),
        `${own.filter(({ done }) => done).length} из ${own.length}`,
      ];
    }),
    widths: [5, 36, 28, 18, 7, 13, 10, 28, 12, 19, 34, 10, 12, 13],
  };
}

/** Done by each member of staff for themselves. */
const isPersonal = ({ assignee }: StatementLine): boolean =>
  !isOfFamilies(assignee) && assignee.who !== 'office' && assignee.who !== 'class_teacher';

const chatSheet = ({ chats }: StatementSnapshot): Table => ({
  title: 'Чаты',
  header: ['№', 'Чат', 'Чей', 'Пункты', 'Срок', 'Состояние', 'Название', 'С какого дня', 'Кто подтвердил'],
  rows: chats.map((chat, index) => [
    String(index + 1),
    capital(chatName(chat.kind, chat.classLabel)),
    chat.owner ?? '',
    clausesText(chat.clauses),
    chat.due === null ? (chat.optional ? 'если возможно' : 'без срока') : dayText(chat.due),
    CHAT_STANDINGS[chat.standing],
    chat.title ?? '',
    chat.since === null ? '' : dayText(chat.since),
    chat.by === null ? '' : doerName(chat.by),
  ]),
  widths: [5, 32, 34, 28, 14, 36, 32, 13, 24],
});

function historySheet({ history, lines, platform }: StatementSnapshot): Table {
  const duties = new Map(lines.map((line) => [line.duty, line]));
  const steps = history.map(({ shown, ...step }): HistoryRow => {
    const line = duties.get(step.duty);
    return {
      ...step,
      cells: [
        line ? clauseText(line.clause) : '',
        line?.text ?? '',
        step.whose ?? (step.subject === 'school' ? SCHOOL : ''),
        stepText({ ...step, evidence: shown, own: step.by.who === 'self' }),
        doerName(step.by),
        step.period,
      ],
    };
  });
  const figures = platform.map(({ by, ...typed }): HistoryRow => ({
    ...typed,
    cells: ['', FIGURES_STEP, SCHOOL, figuresStep(typed.figures), doerName(by), ''],
  }));
  return {
    title: 'История',
    header: [
      '№',
      'День',
      'Время',
      'Пункт',
      'Поручение',
      'Кто или какой класс',
      'Что произошло',
      'Кто отметил',
      'Период',
    ],
    rows: [...steps, ...figures]
      .sort((a, b) => (a.date === b.date ? a.minute - b.minute : a.date < b.date ? -1 : 1))
      .map(({ date, minute, cells }, index) => [String(index + 1), dayText(date), timeText(minute), ...cells]),
    widths: [6, 12, 8, 18, 44, 34, 44, 24, 12],
  };
}

const SCHOOL = 'школа';

interface HistoryRow {
  readonly date: LocalDate;
  readonly minute: number;
  readonly cells: readonly string[];
}

const yes = (is: boolean): string => (is ? 'да' : 'нет');
