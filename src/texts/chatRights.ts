/** What the bot can and cannot do in a chat, and how to give it the right it lacks. In private only. */
import { CHECK_LABELS, titled, type ChatCalled } from './chatMembers';

/** VK's words for it differ a little between its applications. */
export const HOW =
  'Как дать это право: откройте чат → нажмите на его название → «Участники» → рядом с сообществом школы откройте меню → «Назначить администратором». Это может создатель чата; слова в вашем приложении могут чуть отличаться.';

const hears = ({ overhears }: Overheard): string =>
  overhears
    ? 'Что обращено не ко мне, я просматриваю и сразу забываю: храню только число сообщений.'
    : 'Что обращено не ко мне, я не читаю и не храню, только считаю число сообщений.';

interface Overheard {
  /** Whether the bot answers there without being addressed. */
  readonly overhears: boolean;
}

/** It cannot know by itself. */
const TRY_COMMAND =
  'Слышу ли я «/вопрос» без упоминания, проверьте сами: напишите в чате «/вопрос бесплатно ли это». Если промолчу, обращайтесь ко мне через @.';

/** Right after the owner confirmed the chat, once. */
export function selfTest(chat: ChatCalled & Overheard, sees: boolean): string {
  const can = sees
    ? 'Я администратор чата: отвечаю на вопросы и могу сверить участников со списками — «Состав чатов».'
    : 'На вопросы отвечаю, а участников не вижу: я не администратор чата. Это не обязательно, право нужно только для «Состав чатов».';
  return [
    `Проверил себя в чате ${titled(chat)}. ${can}`,
    ...(sees ? [] : [`${HOW} Потом нажмите «${CHECK_LABELS.again}».`]),
    hears(chat),
    TRY_COMMAND,
  ].join('\n\n');
}

/** Members were asked for and VK does not show them. */
export function noRight(chat: ChatCalled & Overheard, pulse: string): string {
  return [
    `Кто в чате ${titled(chat)}, я не вижу: для этого меня нужно сделать администратором чата. ${pulse}`,
    HOW,
    `Потом нажмите «${CHECK_LABELS.again}». ${hears(chat)}`,
  ].join('\n\n');
}

/** VK does not open the chat at all. */
export const chatClosed = (chat: ChatCalled): string =>
  `ВКонтакте не открывает мне чат ${titled(chat)}: возможно, он удалён, или меня там больше нет. Проверьте и при необходимости добавьте меня снова.`;

/** VK asks for a pause. */
export const askLater = (chat: ChatCalled): string =>
  `ВКонтакте сейчас не показывает, кто в чате ${titled(chat)}: просит подождать. Спросите, пожалуйста, через час.`;
