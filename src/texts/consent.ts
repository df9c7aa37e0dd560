/** The first words: who the bot is, what it keeps, and what happens without consent. */
import type { School } from '../domain/school';
import { capital } from './sentence';

/** Said to everyone whom the bot does not know yet. */
export function greeting(school: School): string {
  const { shortName, offices } = school;
  const administrator = offices['administrator']?.name;
  return [
    `Здравствуйте! Я бот-помощник (${shortName}): напоминаю о сроках и отвечаю на вопросы о платформе «Сферум». Меня завела сама школа, я не официальный бот ВКонтакте или «Сферума».`,
    '',
    'Если вы согласны, я запомню:',
    '• номер вашего профиля ВК, роль и класс;',
    '• у сотрудников — имя из списка школы и отметку о регистрации на платформе.',
    'Телефоны, пароли и переписку не храню. Всё видно в «Мои данные», стереть можно словами «Забыть меня».',
    '',
    `За эти данные отвечает школа${administrator === undefined ? '' : `; администратор платформы — ${administrator}`}.`,
    '',
    'Вы согласны? Нажмите кнопку или напишите «Согласен» либо «Не согласен».',
  ].join('\n');
}

export const CONSENT_LABELS = { yes: 'Согласен', no: 'Не согласен' } as const;

/** Consent is recorded; the question about the role follows. */
export function consentGiven(): string {
  return 'Спасибо, согласие записано. Передумаете — напишите «Забыть меня».';
}

/** The text people agree to has changed since the button was shown. */
export function consentChanged(): string {
  return 'С тех пор текст согласия изменился, вот новый.';
}

/** The person declined. */
export function consentDeclined(): string {
  return 'Хорошо, я ничего о вас не храню. На вопросы всё равно отвечу — просто напишите. Передумаете — напишите «Начать».';
}

/** The person had agreed before and now declines. */
export function consentStands(): string {
  return 'Раньше вы согласились, и ваши данные у меня есть. Чтобы стереть их, напишите «Забыть меня»; посмотреть — «Мои данные».';
}

/** A known person's «Начать». */
export function welcomeBack(name: string | null, school: School, more: string): string {
  const hello = name === null ? 'Здравствуйте!' : `${name}, здравствуйте!`;
  return `${hello} ${capital(school.shortName)} на связи. ${more}`;
}

/** What a known person may do next. */
export const welcomeNext = {
  menu: 'Выберите кнопку или напишите вопрос. Есть ещё роль — нажмите «Добавить роль».',
  waiting: 'Ваш запрос ждёт администратора, ответ придёт сюда. А пока посмотрите «Мои обязанности» или задайте вопрос.',
} as const;

/** What was asked for needs the person's consent first. */
export function needsConsent(): string {
  return 'Чтобы я это запомнил, нужно ваше согласие. Напишите «Начать» — это один шаг. На вопросы отвечаю и без него.';
}
