/** What a person hears when something cannot be done for them. */

/** A right is missing. */
export const notAllowed = (): string =>
  'Это действие доступно только администратору. Если вам нужен доступ, обратитесь к администратору школы.';

/** A button of an old keyboard, or a payload that is not ours. */
export const oldButton = (): string => 'Эта кнопка устарела. Выберите нужное в меню ниже.';

/** The same in a group chat, where there is no menu (at most 90 characters). */
export const oldButtonHere = (): string => 'Эта кнопка устарела. Обратитесь ко мне ещё раз.';

/** A turn failed for good. */
export const apology = (): string =>
  'Извините, с этим сообщением я не справился. Попробуйте ещё раз или напишите «Меню». Администратор узнает о сбое из сводки.';

/** A sticker, a picture, a forwarded message without words. */
export const onlyWords = (): string => 'Я понимаю только текст и кнопки. Напишите вопрос словами или откройте «Меню».';

/** VK would not take a file that the bot made. */
export const fileNotTaken = (): string => 'ВКонтакте не принял файл от меня. Попросите его ещё раз чуть позже.';
