/** Chats the bot cannot enter: declared by their owner, confirmed by a witness. */
import type { ChatProposal } from '../domain/chats';
import type { School } from '../domain/school';
import { chatName, itIsOf } from './chats';

export const LABELS = {
  declare: 'Заявить',
  textForChat: 'Текст для чата',
  withdraw: 'Отозвать заявление',
  refuse: 'Отклонить',
  yes: 'Да, я в этом чате',
  no: 'Нет',
} as const;

export const REASONS = { no_such_chat: 'Такого чата нет', another_chat: 'Чат школы другой' } as const;
export type Reason = keyof typeof REASONS;

/** The first question of the dialogue. */
export const askWhich = (): string =>
  'Какой чат вы хотите заявить? Это для чатов, куда меня добавить нельзя: в MAX или в «Сферуме». Выберите кнопку или напишите, например «7Б родители».';
export const whichUnclear = (): string =>
  'Не понял, что это за чат. Выберите кнопку или напишите, например «7Б класс».';
export const whichNotYours = (): string =>
  'Этот чат заявляет его владелец: классный руководитель класса, педагог, директор или администратор. Выберите другой или нажмите «Отмена».';
export const whichNotAsked = (): string =>
  'Приказ не требует от вас такого чата. Выберите другой или нажмите «Отмена».';
export const whichLabel = (chat: ChatProposal): string => itIsOf(chat);

export const askTitle = (chat: ChatProposal): string =>
  `Как называется ${chatName(chat.kind, chat.classLabel)}? Напишите название так, как его видят участники.`;
export const titleUnclear = (): string => 'Напишите название чата словами, до 80 знаков.';

export const askSure = (chat: ChatProposal, title: string): string =>
  `Заявляю: ${chatName(chat.kind, chat.classLabel)} — «${title}». Всё верно?`;
export const sureUnclear = (): string => 'Нажмите «Заявить» или «Назад», чтобы исправить.';

/** Declared; the text for the chat follows. */
export const declared = (): string =>
  'Записал. Теперь нужен свидетель — ещё один человек из этого чата. Отправьте в чат текст ниже: кто откроет ссылку и подтвердит, тот и свидетель. О подтверждении напишу.';

/** To be copied into the chat; `link` is where a witness confirms. */
export const textForChat = (school: School, title: string, link: string): string =>
  `Здравствуйте! Школа отмечает, какие чаты есть (${school.shortName}). Пожалуйста, пусть один человек из чата подтвердит, что чат «${title}» есть: откройте ${link} и нажмите «Начать».`;

export const alreadyDeclared = (title: string, witnessed: boolean): string =>
  witnessed
    ? `Этот чат уже заявлен и подтверждён: «${title}».`
    : `Этот чат уже заявлен: «${title}», ждём свидетеля. Текст для чата — ниже.`;
export const botIsInIt = (title: string | null): string =>
  `Заявлять не нужно: я сам в этом чате — «${title ?? 'без названия'}», он есть в реестре.`;
export const shownOtherwise = (): string =>
  'Заявлять не нужно: это поручение уже отмечено. Проверить — «Мои обязанности».';
export const onlyOwnersDeclare = (): string =>
  'Заявить чат может подтверждённый сотрудник: классный руководитель, педагог, директор или администратор. Познакомиться — «Начать».';

/** Before consent: why the link was opened. */
export const witnessAfterConsent = (): string => 'Вы открыли ссылку, чтобы подтвердить чат. Сначала один вопрос:';
export const witnessGone = (): string =>
  'По этой ссылке подтверждать больше нечего: чат уже подтверждён или заявление отозвано.';
export const witnessOwn = (): string =>
  'Свидетелем должен быть другой человек из этого чата. Отправьте ему ссылку или опубликуйте её в чате.';
export const witnessStranger = (): string =>
  'Подтвердить чат может сотрудник школы, родитель или ученик этого класса. Сначала скажите, кто вы, потом нажмите эту кнопку.';
export const askWitness = (chat: ChatProposal, title: string): string =>
  `Есть ли такой чат — «${title}» (${chatName(chat.kind, chat.classLabel)}) — и состоите ли вы в нём? Запомню только, что вы это подтвердили.`;
export const witnessThanks = (): string => 'Спасибо! Отметил: чат есть. Больше ничего делать не нужно.';
export const witnessDeclined = (): string => 'Хорошо, ничего не записал. Есть вопрос — просто напишите.';

/** To the owner. */
export const witnessFound = (title: string, clauses: string): string =>
  `Чат «${title}» подтверждён свидетелем. Поручение выполнено (${clauses}).`;
/** To the administrators. */
export const tellWitnessed = (chat: ChatProposal, title: string): string =>
  `Заявлен и подтверждён свидетелем ${chatName(chat.kind, chat.classLabel)}: «${title}». Бота в нём нет. Если это ошибка, отклоните.`;

/** A declared chat's card. */
export const card = (chat: ChatProposal, title: string, witnessed: boolean, since: string): string =>
  `Чат «${title}»\nЗаявлен ${since}: ${chatName(chat.kind, chat.classLabel)}, меня в нём нет.\n${witnessed ? 'Свидетель подтвердил.' : 'Ждёт свидетеля.'}`;
export const askWhy = (): string => 'Почему отклоняете? Владелец увидит причину.';
export const declarationGone = (): string => 'Этого заявления уже нет. Откройте «Чаты».';
export const withdrawn = (title: string): string => `Заявление о чате «${title}» отозвано, поручение снова открыто.`;
export const refused = (title: string): string =>
  `Отклонил: «${title}». Поручение снова открыто, владелец узнает причину.`;
/** To the owner. */
export const yoursRefused = (title: string, reason: string): string =>
  `Администратор не принял заявление о чате «${title}»: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}. Добавьте меня в нужный чат или заявите другой: «Заявить чат».`;
