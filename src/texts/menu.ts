/** The menu and what the bot can do, for each kind of person. */
import type { School } from '../domain/school';
import { plural, pluralForm, type Forms } from './plural';

const REQUESTS: Forms = ['запрос', 'запроса', 'запросов'];

/** Shown with the menu's buttons; `waiting`: requests that wait for the administrator. */
export function menuText(waiting = 0): string {
  return withWaiting('Меню. Выберите кнопку или просто напишите вопрос.', waiting);
}

/** The same to an administrator whom the question of consent, in the next message, is about to ask. */
export function administratorMenu(waiting: number): string {
  const menu = 'Вы администратор бота: «Сводка», «Запросы» и остальное — на кнопках внизу, они уже работают.';
  return `${withWaiting(menu, waiting)}\nА ниже — вопрос о вас самих, как и всем.`;
}

function withWaiting(menu: string, waiting: number): string {
  if (waiting === 0) return menu;
  return `${menu}\n${pluralForm(waiting, ['Ждёт', 'Ждут', 'Ждут'])} решения: ${plural(waiting, REQUESTS)} — откройте «Запросы».`;
}

export type HelpFor = 'administrator' | 'staff' | 'family' | 'stranger';

const COMMON =
  'Вопрос можно написать своими словами, без кнопок. «Меню» вернёт кнопки, «Назад» — к прошлому вопросу, «Отмена» прервёт разговор.';

const CAN: Readonly<Record<HelpFor, readonly string[]>> = {
  administrator: [
    '• «Сводка» — что сделано и что горит; сама приходит утром рабочего дня',
    '• «Кто не зарегистрирован» — список по сотрудникам',
    '• «Чаты» — какие есть и каких не хватает; «Состав чатов» — кто в них; «Заявить чат» — куда меня добавить нельзя',
    '• «Запросы» — подтвердить или отклонить сотрудников',
    '• «Сотрудники» — приём, должность, класс, отпуск и болезнь, увольнение; список можно прислать файлом',
    '• «Коды» — личные коды сотрудников: профиль связывается со списком сразу',
    '• «Подтверждения» — регистрация и статус «учитель», сразу у всех',
    '• «Что будет отправлено» — кому и о чём напомню на неделе; «Приостановить рассылки»; «Кого не достать»',
    '• «Новый учебный год» — перевести классы: сначала покажу, что изменится',
    '• «Изменения приказа» — что поменялось в файле приказа и ждёт вашего «да»',
    '• «Продления» — кто просит перенести срок',
    '• «Обращения», «Отчёты», «Настройки» — кто просит помощи, исполнение по пунктам, часы сводки',
  ],
  staff: [
    '• «Три дела» — ближайшее; «Мои обязанности» — всё, с пунктами и сроками',
    '• «Реже напоминать» — меньше сообщений о сроках',
    '• «Я зарегистрирован(а)» — отметить регистрацию на платформе',
    '• «Перенести срок» — попросить о более позднем дне',
    '• «Чаты» — ваши чаты по приказу, «Правила чата» — готовый текст, «Заявить чат» — куда меня добавить нельзя',
    '• «Мои данные» и «Забыть меня» — что я о вас знаю и как это стереть',
  ],
  family: [
    '• «Мои обязанности» — что просит от вас Положение',
    '• «Добавить роль» — ещё один ребёнок или другая роль',
    '• «Мои данные» и «Забыть меня» — что я о вас знаю и как это стереть',
  ],
  stranger: [
    '• ответить на вопрос о платформе и приказе',
    '• после знакомства («Начать») — показать ваши обязанности и напомнить о сроках',
  ],
};

/** «Помощь». */
export function helpText(who: HelpFor, school: School): string {
  const administrator = school.offices['administrator'];
  const human = administrator ? `Живой человек: ${administrator.name}, ${administrator.position}. ` : '';
  return [
    'Вот что я умею:',
    ...CAN[who],
    '',
    COMMON,
    `${human}Поддержка платформы: ${school.contacts.supportEmail}.`,
  ].join('\n');
}
