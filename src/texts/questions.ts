/** Answers to questions, in private and in a group chat. */
import type { School } from '../domain/school';
import { shortened } from './sentence';

interface Titled {
  readonly title: string;
}

/** An invitation to ask. */
export const askAway = (): string => 'Напишите вопрос своими словами, например: «Кто создаёт чат класса?»';

/** The heading over two or three topics offered as buttons; `toHuman`: «Спросить администратора» is under them. */
export const didYouMean = (toHuman: boolean): string =>
  `Уточните, пожалуйста, о чём вопрос, и нажмите подходящую кнопку. Если её нет, ${toHuman ? 'спросите другими словами или нажмите «Спросить администратора»' : 'задайте вопрос другими словами'}.`;

/** A label of a topic's button; VK allows 40 characters. */
export const topicLabel = (topic: Titled): string => shortened(topic.title, 40);

/** No answer in private: a human route. */
export function noAnswer(school: School): string {
  const administrator = school.offices['administrator'];
  const whom = administrator ? `администратору школы (${administrator.name})` : 'администратору школы';
  return `На этот вопрос у меня нет ответа. Спросите другими словами или нажмите «Спросить администратора»: передам вопрос человеку, ответ придёт сюда. Можно и обратиться к ${whom} или в поддержку платформы: ${school.contacts.supportEmail}.`;
}

/** Under it for whoever has not said who they are: what they wrote may have been a name. */
export const orIntroduce = (): string => 'Если вы хотели назвать себя, нажмите «Начать».';

/** The same to the administrator, whom nobody else in the school could send further. */
export function noAnswerForAdministrator(school: School): string {
  return `На этот вопрос у меня нет ответа. Спросите другими словами или напишите в поддержку платформы: ${school.contacts.supportEmail}.`;
}

/** An answer in a group chat, with the way to more. */
export const chatAnswer = (short: string, privateChat: string): string =>
  `${short}\nПодробнее — в личных сообщениях: ${privateChat}`;

/** The same was asked a while ago. */
export const chatAbove = (privateChat: string): string =>
  `Ответ на это — выше в чате. Подробнее — в личных сообщениях: ${privateChat}`;

/** The chat has heard a lot from the bot: one line, then silence for a while. */
export const chatBusy = (privateChat: string): string =>
  `Чтобы не заполнять чат, остальное отвечу лично. Напишите мне: ${privateChat}`;

/** Not sure in a group chat: one line. */
export const chatUnsure = (privateChat: string): string =>
  `Точного ответа у меня нет. Напишите мне в личные сообщения, разберёмся: ${privateChat}`;

/** Addressed in a group chat without a question. */
export const chatHello = (privateChat: string): string =>
  `Здравствуйте! Задайте вопрос о платформе после обращения ко мне или командой «/вопрос …». Личные сообщения: ${privateChat}`;

/** A command that belongs in private, said in a group chat. */
export const onlyInPrivate = (privateChat: string): string => `Это удобнее в личных сообщениях: ${privateChat}`;
