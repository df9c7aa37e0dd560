/** «Отменить последнее». */
import type { JournalAct } from '../domain/journalAct';

export const UNDO_LABELS = { yes: 'Да, отменить', no: 'Не отменять' } as const;

/** So many rows of a press are named. */
const SHOWN = 12;

const CARD = '«Сотрудники» → карточка сотрудника';
const DIGEST_SETTINGS = '«Настройки сводки»';
const CHATS = '«Чаты» → «Все чаты» → чат';
const TAUGHT = '«Чему научили» и «Ответы школы»';

/** Where the same is done by hand. */
const BY_HAND: Readonly<Record<JournalAct, string>> = {
  'staff.hired': `${CARD} → «Уволен(а)»`,
  'staff.changed': CARD,
  'staff.renamed': CARD,
  'staff.left': '«Сотрудники» → «Бывшие сотрудники» → «Вернуть на работу»',
  'staff.returned': `${CARD} → «Уволен(а)»`,
  'staff.on_leave': CARD,
  'staff.back_from_leave': CARD,
  'staff.without_substitute': CARD,
  'staff.linked': CARD,
  'staff.profile_replaced': 'попросите коллегу представиться боту ещё раз и подтвердите в «Запросы»',
  'class.teacher': `${CARD} → «Изменить класс»`,
  'class.moved_up': 'перевод классов не отменяется; учителя класса меняет карточка сотрудника',
  'class.ended': 'перевод классов не отменяется',
  'code.issued': '«Коды» → «Выбрать сотрудника» → «Отозвать код»',
  'code.revoked': '«Коды» → «Выбрать сотрудника» → «Выдать код»',
  'code.used': CARD,
  'code.undone': '«Коды» → «Выбрать сотрудника» → «Выдать код»',
  'administrator.appointed': '«Администраторы» → снять',
  'administrator.dismissed': `${CARD} → «Должность и права»`,
  'office.handed_over': 'карточка прежнего сотрудника → «Должность и права» → передать обратно',
  'document.signed': `${CARD} → «Поручения» → «Ознакомление» → снять отметку`,
  'document.unsigned': `${CARD} → «Поручения» → «Ознакомление» → отметить`,
  'duty.seen': `${CARD} → «Поручения»`,
  'duty.confirmed': `${CARD} → «Поручения»`,
  'duty.returned': `${CARD} → «Поручения»`,
  'duty.waived': `${CARD} → «Поручения»`,
  'duty.reopened': `${CARD} → «Поручения»`,
  'duty.extended': 'назад срок не сдвигается; ещё позже — «Контроль» → пункт → «Продлить»',
  'explanation.asked': 'вопрос уже отправлен; скажите людям лично, что отвечать не нужно',
  'request.rejected': 'попросите человека представиться боту ещё раз и подтвердите в «Запросы»',
  'chat.confirmed': CHATS,
  'chat.lost': CHATS,
  'chat.given_up': 'верните бота в чат: он спросит, что это за чат',
  'chat.serves_both': CHATS,
  'chat.kept_apart': CHATS,
  'chat.overhears': CHATS,
  'chat.overhears_no_more': CHATS,
  'chat.declared': CHATS,
  'chat.witnessed': CHATS,
  'declaration.withdrawn': '«Заявить чат» ещё раз',
  'declaration.refused': 'попросите владельца заявить чат ещё раз',
  'declaration.superseded': CHATS,
  'vendor.opened': '«Письма в поддержку»',
  'vendor.sent': '«Письма в поддержку»',
  'vendor.answered': '«Письма в поддержку»',
  'vendor.solved': '«Письма в поддержку»',
  'vendor.withdrawn': '«Письмо в поддержку» ещё раз',
  'faq.taught': TAUGHT,
  'faq.untaught': TAUGHT,
  'faq.written': TAUGHT,
  'faq.revised': TAUGHT,
  'faq.removed': TAUGHT,
  'quiz.passed': 'возвращать нечего',
  'mailing.agreed': '«Приостановить рассылки»',
  'mailing.paused': '«Возобновить рассылки»',
  'mailing.resumed': '«Приостановить рассылки»',
  'digest.in_chat': DIGEST_SETTINGS,
  'digest.not_in_chat': DIGEST_SETTINGS,
  'order.changed': 'правка файла приказа тем, кто обслуживает бота, затем «Изменения приказа»',
  'school_year.opened': 'перевод классов не отменяется; учителей и списки поправьте по карточкам',
  'statement.given': '«Справка об исполнении» ещё раз',
  'statistics.written': '«Статистика платформы» → напишите верные цифры за тот же день',
  'settings.changed': '«Настройки» → «Что изменено»',
  'settings.returned': '«Настройки» → «Изменить настройки»',
  undone: 'сделайте то же ещё раз',
};

const byHand = (act: string): string => (Object.hasOwn(BY_HAND, act) ? BY_HAND[act as JournalAct] : '«Меню»');

function listed(lines: readonly string[]): string {
  const more = lines.length > SHOWN ? [`…и ещё ${lines.length - SHOWN}`] : [];
  return [...lines.slice(0, SHOWN).map((line) => `• ${line}`), ...more].join('\n');
}

/** Shown before anything changes. */
export const askUndo = (lines: readonly string[]): string =>
  `Ваше последнее действие:\n${listed(lines)}\nОтменить? Всё станет, как было до него; запись об отмене останется в журнале.`;

export const nothingToUndo = (): string =>
  'За последние 30 минут вы ничего такого не делали. Более раннее поправьте на карточке сотрудника или в «Чаты»; кто что сделал — в «Журнал».';

export const onlyByHand = (lines: readonly string[], act: string): string =>
  `Ваше последнее действие:\n${listed(lines)}\nЭтой командой его не отменить. Вернуть можно так: ${byHand(act)}.`;

export const builtOn = (lines: readonly string[], act: string): string =>
  `Ваше последнее действие:\n${listed(lines)}\nС тех пор там что-то изменилось, поэтому сам не отменяю. Поправить можно так: ${byHand(act)}.`;

export const changedSince = (): string => 'С тех пор последним стало другое действие. Вот оно:';

export const undone = (lines: readonly string[]): string => `Отменил:\n${listed(lines)}`;

/** To whom it concerns. */
export const undoneForPerson = (what: string): string =>
  `Администратор отменил своё действие: ${what}. Теперь всё, как было до него. Что дальше — в «Мои обязанности».`;
