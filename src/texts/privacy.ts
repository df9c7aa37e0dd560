/** «Мои данные» and «Забыть меня». */
import type { ClassLabel } from '../domain/ids';
import type { Role } from '../domain/roles';
import { fullName } from '../domain/names';
import type { RosterEntry } from '../domain/school';
import { postOf } from './people';
import { plural, type Forms } from './plural';
import { ROLE_NAMES } from './roles';

const TICKETS: Forms = ['обращение', 'обращения', 'обращений'];

export interface KeptText {
  /** The person's VK id. */
  readonly user: number;
  /** Null: no consent was given. */
  readonly consent: { readonly version: number; readonly day: string } | null;
  readonly administrator: boolean;
  readonly roles: readonly { readonly role: Role; readonly classLabel: ClassLabel | null }[];
  readonly staff: RosterEntry | null;
  readonly formerStaff: RosterEntry | null;
  readonly requests: readonly {
    readonly id: number;
    readonly day: string;
    readonly status: 'waiting' | 'approved' | 'rejected' | 'withdrawn';
    readonly statedName: string;
    readonly registered: boolean;
  }[];
  readonly marks: number;
  readonly chats: number;
  readonly tickets: number;
  readonly inquiries: number;
  readonly extensions: number;
  readonly explanations: readonly { readonly text: string | null }[];
  readonly vendorCases: number;
  readonly snoozed: boolean;
  readonly dialogue: boolean;
  readonly dialogueName: string | null;
  readonly sentMarks: number;
  readonly lookUps: number;
  readonly setAside: number;
  readonly digest: boolean;
  readonly unreachable: boolean;
  /** Days on which personal codes were used. */
  readonly codesUsed: readonly string[];
  readonly wrongCodes: number;
  /** «14:30»; null: no pause. */
  readonly codesPausedUntil: string | null;
  readonly messages: { readonly waiting: number; readonly sent: number };
}

const STATUS = {
  waiting: 'ждёт решения',
  approved: 'подтверждён',
  rejected: 'отклонён',
  withdrawn: 'отозван',
} as const;

const TRACE =
  'Технический след: тексты моих ответов стираются через полдня, строки об отправке — через месяц, номера ваших сообщений — через два дня. Вопрос, на который я не ответил, хранится до пяти недель без имён и без того, кто спросил, чтобы меня научили отвечать. Если сообщение не удалось разобрать, оно лежит до недели.';

/** Nothing is kept but the technical trace of the conversation itself. */
export function nothingKept(): string {
  return `О вас ничего не хранится: ни роли, ни имени, ни класса. ${TRACE}\n\nПознакомиться — «Начать», задать вопрос можно и так.`;
}

/** Everything that is kept, item by item. */
export function keptData(kept: KeptText): string {
  const lines = ['Вот всё, что я о вас храню:', `• профиль: vk.com/id${kept.user}`];
  if (kept.consent) lines.push(`• согласие: ${kept.consent.day}, версия текста ${kept.consent.version}`);
  if (kept.administrator) lines.push('• права администратора: указаны в настройках бота');
  for (const { role, classLabel } of kept.roles) {
    lines.push(`• роль: ${ROLE_NAMES[role].toLowerCase()}${classLabel === null ? '' : `, ${classLabel}`}`);
  }
  if (kept.staff) lines.push(`• связь со списком школы: ${fullName(kept.staff)}, ${postOf(kept.staff)}`);
  if (kept.formerStaff) {
    lines.push(`• прежняя связь со списком школы: ${fullName(kept.formerStaff)}, хранится год после ухода`);
  }
  for (const request of kept.requests) {
    const name = request.statedName === '' ? '' : `, имя «${request.statedName}»`;
    const registered = request.registered ? ', вы сообщили о регистрации' : '';
    lines.push(`• запрос №${request.id} от ${request.day}: ${STATUS[request.status]}${name}${registered}`);
  }
  if (kept.marks > 0) lines.push(`• ваши отметки об исполнении: ${kept.marks}`);
  if (kept.chats > 0) lines.push(`• чаты, куда вы меня добавили, которые подтвердили или заявили: ${kept.chats}`);
  if (kept.tickets > 0) lines.push(`• ${plural(kept.tickets, TICKETS)} за помощью: поручение и день, без слов`);
  if (kept.inquiries > 0)
    lines.push(
      `• вопросы, переданные человеку, и ответы на них: ${kept.inquiries} — номер, дни и помог ли ответ, без слов`,
    );
  if (kept.extensions > 0)
    lines.push(`• просьбы о переносе срока и решения по ним: ${kept.extensions} — поручение, дни и причина из списка`);
  for (const { text } of kept.explanations) {
    const what = text === null ? 'вопрос, что мешает сделать поручение' : `ваше объяснение: «${text}»`;
    lines.push(`• ${what} — видно директору и администраторам, пока не сделано и не дольше 30 дней`);
  }
  if (kept.vendorCases > 0)
    lines.push(`• письма в поддержку платформы: ${kept.vendorCases} — о чём, когда и что с ними стало, без текста`);
  if (kept.snoozed) lines.push('• просьба напомнить ещё раз');
  if (kept.dialogue) {
    const name = kept.dialogueName === null ? '' : `, имя «${kept.dialogueName}»`;
    lines.push(`• место в незаконченном разговоре и ответы в нём${name}`);
  }
  if (kept.sentMarks > 0) lines.push(`• отметки, что напоминание или сводка уже отправлены: ${kept.sentMarks}`);
  if (kept.lookUps > 0) lines.push(`• сколько раз вы называли имя для поиска в списке: ${kept.lookUps}`);
  if (kept.setAside > 0) lines.push(`• сообщения, которые не удалось разобрать: ${kept.setAside}`);
  if (kept.digest) lines.push('• цифры последней сводки, чтобы показать, что изменилось');
  if (kept.unreachable) lines.push('• отметка, что ВКонтакте не доставляет вам мои сообщения');
  for (const day of kept.codesUsed) lines.push(`• личный код: использован ${day}`);
  if (kept.wrongCodes > 0) lines.push(`• неверных личных кодов подряд: ${kept.wrongCodes}`);
  if (kept.codesPausedUntil !== null)
    lines.push(`• пауза для личных кодов до ${kept.codesPausedUntil}: до её конца не стирается`);
  const { waiting, sent } = kept.messages;
  lines.push(`• сообщения вам: отправлено ${sent}, ждут отправки ${waiting}`);
  lines.push(
    '',
    TRACE,
    'Не храню: телефоны, почту, пароли, вашу переписку и сообщения в чатах, имена детей. Где владелец чата разрешил отвечать без обращения, я просматриваю сообщения и сразу забываю; об этом я пишу в самом чате.',
    '',
    'Стереть всё — «Забыть меня». Вернуться — «Меню».',
  );
  return lines.join('\n');
}

export const FORGET_LABELS = { yes: 'Да, забыть', no: 'Меню' } as const;

/** Asks once before everything is removed; `staff`: what the order needs stays. */
export function askForget(staff: boolean): string {
  const stays = staff
    ? ' Останутся строка в списке сотрудников и отметка о регистрации: их ведёт школа по приказу. С вашим профилем они больше не будут связаны.'
    : '';
  return `Стереть всё, что я о вас знаю: роли, классы, запросы, разговор?${stays} Нажмите «Да, забыть» или вернитесь в «Меню»; можно ответить «Да» или «Нет».`;
}

/** The person thought better of it. */
export function keptAfterAll(): string {
  return 'Хорошо, ничего не стираю. Что я о вас храню — в «Мои данные».';
}

/** Done; this message is the last trace. */
export function forgotten(staff: boolean, administrator: boolean): string {
  const lines = ['Готово, я вас забыл.'];
  if (staff) {
    lines.push(
      'Остались строка в списке сотрудников и отметка о регистрации: школа ведёт их по приказу. Вашего профиля в них больше нет.',
    );
  }
  if (administrator) lines.push('Права администратора заданы в настройках бота: их убирает тот, кто его обслуживает.');
  lines.push('Захотите вернуться — напишите «Начать». На вопросы отвечаю и так.');
  return lines.join('\n');
}

/** There was nothing to remove. */
export function nothingToForget(): string {
  return 'О вас ничего не хранится, стирать нечего. Познакомиться — «Начать», задать вопрос можно и так.';
}
