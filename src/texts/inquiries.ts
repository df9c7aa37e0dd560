/** «Спросить администратора»: what whoever asks and whoever answers read about a question. */
import type { AskerAct, InquiryStatus } from '../domain/inquiry';
import type { Officer, School } from '../domain/school';
import { officeWays } from './contacts';
import { CHARACTERS, plural, pluralForm, type Forms } from './plural';

const QUESTIONS: Forms = ['вопрос', 'вопроса', 'вопросов'];
const WORKING_HOURS: Forms = ['рабочий час', 'рабочих часа', 'рабочих часов'];
/** «в течение 8 рабочих часов». */
const WITHIN_HOURS: Forms = ['рабочего часа', 'рабочих часов', 'рабочих часов'];

export const INQUIRY_LABELS = {
  answer: 'Ответить',
  close: 'Закрыть',
  helped: 'Помогло',
  not_helped: 'Не помогло',
  more: 'Уточнить',
  withdraw: 'Отозвать',
} as const;

/** How long, in the hours a school works. */
export const waitedText = (minutes: number): string =>
  minutes < 60 ? 'меньше рабочего часа' : plural(Math.floor(minutes / 60), WORKING_HOURS);

const named = (whom: Officer | null): string => (whom ? `${whom.name}, ${whom.position}` : 'администратор школы');

/** Who asks, after «Вопрос №12»: role and class of a family, never a name. */
export const fromFamily = (
  roles: readonly { readonly role: 'parent' | 'pupil'; readonly classLabel: string | null }[],
  user: number,
): string => {
  const parts = (['parent', 'pupil'] as const).flatMap((role) => {
    const own = roles.filter((one) => one.role === role);
    const classes = own.flatMap(({ classLabel }) => classLabel ?? []).join(', ');
    return own.length === 0
      ? []
      : [`${role === 'parent' ? 'родителя' : 'ученика'}${classes === '' ? '' : ` ${classes}`}`];
  });
  return `от ${parts.join(', ')} (vk.com/id${user})`;
};
export const fromStaff = (name: string, post: string): string => `от сотрудника: ${name}, ${post}`;
export const fromUnconfirmed = (name: string, request: number, user: number): string =>
  `от сотрудника, которого ещё не подтвердили: «${name}», запрос №${request} (vk.com/id${user})`;
export const fromProfile = (user: number, claimsStaff: boolean): string =>
  `${claimsStaff ? 'от сотрудника не из списка' : 'от человека без роли'} (vk.com/id${user})`;

/** What those in charge get: the words of the asker are the last thing in it. */
export const newInquiry = (id: number, who: string, words: string): string => `Вопрос №${id} ${who}.\n\n${words}`;
export const moreOnInquiry = (id: number, who: string, words: string): string =>
  `Уточнение к вопросу №${id} ${who}.\n\n${words}`;
export const notHelped = (id: number, who: string): string =>
  `Вопрос №${id} ${who}: ответ не помог, вопрос снова открыт. Нажмите «Ответить», чтобы написать ещё раз.`;
export const didHelp = (id: number, who: string): string => `Вопрос №${id} ${who}: помогло, вопрос закрыт. Спасибо!`;
export const wasWithdrawn = (id: number, who: string): string =>
  `Вопрос №${id} ${who} отозван, отвечать на него не нужно.`;

/** A line of «Обращения». */
export const waitingLine = (id: number, who: string, minutes: number): string =>
  `Вопрос №${id} ${who}. Ждёт: ${waitedText(minutes)}.`;
export const answerNumbered = (number: number): string => `${INQUIRY_LABELS.answer}, №${number}`;
export const closeNumbered = (number: number): string => `${INQUIRY_LABELS.close}, №${number}`;

/** The question to whoever asks; `whom`: who will read it. */
export const askWords = (whom: Officer | null): string =>
  `Напишите вопрос одним сообщением, словами. Его прочитает ${named(whom)}: вместе с вопросом видны ваша роль, класс и ссылка на профиль, у сотрудника — имя. Текст я только передаю и через полдня стираю.`;
export const askMore = (id: number): string =>
  `Напишите одним сообщением, что ещё важно по вопросу №${id}. Текст только передам и через полдня сотру.`;
export const askAnswer = (id: number, who: string): string =>
  `Вопрос №${id} ${who}. Напишите ответ одним сообщением: передам его от вас, через полдня текст сотру.`;

/** The dialogue was left for more than an hour. */
export const sayAgain = (): string =>
  'С начала этого разговора прошло больше часа, поэтому я ничего не передал: вдруг вы уже о другом.';
export const onlyWordsHere = (): string =>
  'Передать могу только слова: без картинок, стикеров и вложений. Напишите текст одним сообщением или нажмите «Отмена».';
/** The same under a reply in VK, which is no dialogue. */
export const onlyWordsInReply = (): string =>
  'Передать могу только слова: без картинок, стикеров и вложений. Напишите текст ответом на то же сообщение.';
export const tooLongReply = (most: number): string =>
  `Слишком длинно: передам не больше ${plural(most, CHARACTERS)}. Сократите, пожалуйста, и ответьте на то же сообщение ещё раз.`;
export const notAQuestion = (): string => 'Не вижу здесь вопроса. Напишите словами, что узнать, или нажмите «Отмена».';
export const tooLong = (most: number): string =>
  `Слишком длинно: передам не больше ${plural(most, CHARACTERS)}. Сократите, пожалуйста, или нажмите «Отмена».`;
export const askingLeft = (): string => 'Хорошо, ничего не передаю. Спросить можно в любой момент.';

export const inquirySent = (id: number, whom: Officer | null, { answerWithinHours }: School): string =>
  `Передал, это вопрос №${id}. Ответит ${named(whom)}, обычно в течение ${plural(answerWithinHours, WITHIN_HOURS)}; ответ придёт сюда. Посмотреть или отозвать — «Мои вопросы».`;
export const moreSent = (id: number): string => `Передал уточнение к вопросу №${id}. Ответ придёт сюда.`;

/** Who has not agreed that anything is kept: a question is kept by the number of a profile. */
export function consentFirst(school: School): string {
  return `Чтобы ответ дошёл до вас, мне нужно хранить номер вашего профиля — с вашего согласия. Нажмите «Начать», а потом снова «Спросить администратора». Можно и без бота: ${contact(school)}.`;
}
export const tooMany = (most: number): string =>
  `Ответа уже ждут ${plural(most, ['ваш вопрос', 'ваших вопроса', 'ваших вопросов'])} — больше сразу не передаю. Дождитесь ответа или отзовите один: «Мои вопросы».`;
export const nobodyToAsk = (school: School): string => `Передать вопрос сейчас некому. ${capital(contact(school))}.`;

function contact({ offices, contacts }: School): string {
  const officer = offices['support'] ?? offices['administrator'];
  const whom = officer ? `обратитесь лично: ${named(officer)}` : 'обратитесь к администратору школы';
  const office = officeWays(contacts);
  const school = office === null ? '' : `; канцелярия школы: ${office}`;
  return `${whom}${school}; в поддержку платформы можно написать на ${contacts.supportEmail}`;
}
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** To whoever asked. */
export const yourAnswer = (id: number, words: string): string => `Ответ на ваш вопрос №${id}: ${words}`;
export const yourClosed = (id: number): string =>
  `Ваш вопрос №${id} закрыт без письменного ответа. Если он решён, нажмите «Помогло»; если остался — «Не помогло» или «Уточнить».`;
export const yourSettled = (id: number): string => `Вопрос №${id} закрыт. Если ответ не помог, нажмите «Не помогло».`;

export const FOLLOWED: Readonly<Record<Exclude<AskerAct, 'more'>, (id: number) => string>> = {
  helped: (id) => `Рад, что помогло. Вопрос №${id} закрыт.`,
  not_helped: (id) =>
    `Жаль, что не помогло. Вопрос №${id} снова открыт, об этом уже знают. Нажмите «Уточнить», если хотите что-то добавить.`,
  withdraw: (id) => `Вопрос №${id} отозван. Новый можно задать в любой момент.`,
};

export function tooLateForAsker(id: number, status: InquiryStatus): string {
  const how: Readonly<Record<InquiryStatus, string>> = {
    open: 'ещё ждёт ответа, ответ придёт сюда',
    answered: 'уже с ответом, он выше в этой переписке',
    closed: 'уже закрыт',
    withdrawn: 'отозван',
  };
  return `Вопрос №${id} ${how[status]}. Всё, что открыто, — в «Мои вопросы».`;
}
export const noSuchInquiry = (): string => 'Такого вопроса у вас нет. Открытые — в «Мои вопросы».';

/** «Мои вопросы». */
export const noOwnInquiries = (): string =>
  'Открытых вопросов у вас нет. Задайте вопрос мне; не отвечу — нажмите «Спросить администратора».';
export const ownInquiries = (lines: readonly string[], total: number): string =>
  [
    `У вас ${plural(total, ['открытый вопрос', 'открытых вопроса', 'открытых вопросов'])}.`,
    lines.join('\n'),
    ...(lines.length < total ? ['Показаны последние.'] : []),
  ].join('\n\n');
export const ownLine = (id: number, day: string, answered: boolean): string =>
  `№${id} от ${day}: ${answered ? 'ответ пришёл — помогло?' : 'ждёт ответа'}`;
export const numbered = (label: string, id: number): string => `${label}, №${id}`;

/** To whoever answered or closed it. */
export const answerSent = (id: number): string =>
  `Передал ответ на вопрос №${id}. Поможет он или нет, узнаю и скажу. Остальные — в «Обращениях».`;
export const inquiryClosed = (id: number, told: boolean): string =>
  `Вопрос №${id} закрыт.${told ? ' Человеку я об этом написал.' : ''} Остальные — в «Обращениях».`;
export function tooLateForHandler(id: number, status: InquiryStatus, byActor: boolean): string {
  const how: Readonly<Record<InquiryStatus, string>> = {
    open: `Вопрос №${id} ещё открыт.`,
    answered: `На вопрос №${id} ${byActor ? 'вы уже ответили' : 'уже ответили'}.`,
    closed: `Вопрос №${id} уже закрыт.`,
    withdrawn: `Вопрос №${id} отозван, отвечать не нужно.`,
  };
  return `${how[status]} Остальные — в «Обращениях».`;
}
export const inquiryGone = (): string =>
  'Этого вопроса больше нет: тот, кто спрашивал, попросил себя забыть. Остальные — в «Обращениях».';
export const ownQuestion = (): string => 'Это ваш вопрос: на него ответят другие. Отозвать его можно в «Мои вопросы».';
export const askerUnreachable = (id: number, user: number): string =>
  `На вопрос №${id} через меня не ответить: человек запретил мне писать. Напишите ему сами (vk.com/id${user}) или нажмите «Закрыть».`;

/** What has waited longer than the school allows, once. */
export const overdueInquiries = ({
  count,
  longestMinutes,
}: {
  readonly count: number;
  readonly longestMinutes: number;
}): string =>
  `Без ответа слишком долго: ${plural(count, QUESTIONS)}, ${count === 1 ? 'уже' : 'дольше всего —'} ${waitedText(longestMinutes)}. Откройте «Обращения».`;

/** A line of the digest. */
export const inquiriesInDigest = ({
  count,
  longestMinutes,
}: {
  readonly count: number;
  readonly longestMinutes: number;
}): string =>
  `${pluralForm(count, ['Ждёт', 'Ждут', 'Ждут'])} ответа человека: ${plural(count, QUESTIONS)}, ${count === 1 ? 'уже' : 'дольше всего —'} ${waitedText(longestMinutes)}. Откройте «Обращения».`;
