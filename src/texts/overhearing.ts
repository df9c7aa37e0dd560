/** «Отвечать без обращения»: what the bot says about it, in the chat and to whoever switched it. */
import { titled } from './chatMembers';
import { HOW } from './chatRights';

interface Titled {
  readonly title: string | null;
}

/** On a chat's card. */
export const OVERHEARING_LABELS = { on: 'Отвечать без обращения', off: 'Только по обращению' } as const;

export const hearing = (): string =>
  'Отвечаю и без обращения, когда уверен, что вопрос о платформе. Из сообщений ничего не храню.';

/** In the chat: what the bot reads from now on. */
export const onInChat = (): string =>
  'Теперь в этом чате я отвечаю на вопросы о «Сферуме» и без обращения, если точно знаю ответ. Для этого просматриваю сообщения; ничего из них не храню, кроме их числа.';
export const offInChat = (): string =>
  'Теперь отвечаю здесь, только если ко мне обратиться: через @ или «/вопрос …». Остальные сообщения снова не читаю и не храню.';

/** To whoever switched it on. `hears`: the bot is known to get all the chat's messages. */
export function on(chat: Titled, hears: boolean): string {
  const done = `Готово: в чате ${titled(chat)} отвечаю и без обращения — редко, коротко и только когда уверен. Чату я об этом сказал. Выключить можно здесь же, в карточке чата.`;
  if (hears) return done;
  return [
    done,
    'Но пока я слышал в этом чате только обращения ко мне. Чтобы ВКонтакте передавал мне остальные сообщения, нужен «доступ ко всей переписке» или права администратора чата.',
    HOW,
  ].join('\n\n');
}

export const off = (chat: Titled): string =>
  `Готово: в чате ${titled(chat)} снова отвечаю, только если ко мне обратиться. Чату я об этом сказал.`;

export const turnedAlready = (overhears: boolean): string =>
  overhears
    ? 'Уже включено: отвечаю в этом чате и без обращения.'
    : 'Уже выключено: отвечаю в этом чате, только если ко мне обратиться.';

export const notYoursToTurn = (): string =>
  'Отвечать без обращения в чате класса разрешает его классный руководитель, в других чатах — владелец чата. Я должен быть в этом чате, и он должен быть подтверждён.';
