/** Thanks and nods, which ask nothing. */

/** What a short word of courtesy is; null: the text is something else. */
export function courtesyOf(text: string): 'thanks' | 'nod' | null {
  const plain = text
    .slice(0, 60)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[.,!)(]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (text.length <= 60 && THANKS.test(plain)) return 'thanks';
  return NOD.test(plain) || SIGNS_ONLY.test(text.trim()) ? 'nod' : null;
}

const THANKS =
  /^((ок|хорошо|понятно|ясно|все) )?(большое |огромное )?(спасибо|спасибочки|благодарю|спс|пасиб)( вам| тебе| большое| огромное| бот| за ответ| за помощь| понятно| все понятно)*$/u;
const NOD =
  /^(ок|окей|ok|хорошо|ладно|понятно|понял|поняла|ясно|договорились|отлично|супер|хорошо понял|хорошо поняла)$/u;
const SIGNS_ONLY = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}|\s)+$/u;

/** To thanks in a group chat; a nod needs no answer there. */
export const welcomeInChat = (): string => 'Пожалуйста!';

export const courteous: Readonly<Record<'thanks' | 'nod', string>> = {
  thanks: 'Пожалуйста! Появится вопрос — просто напишите его сюда.',
  nod: 'Хорошо! Появится вопрос — просто напишите его сюда.',
};
