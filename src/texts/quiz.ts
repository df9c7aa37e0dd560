/** «Проверить себя»: what stands around the questions of data/help/quiz.yaml. */

export const quizQuestion = (text: string, number: number, of: number): string =>
  `Вопрос ${number + 1} из ${of}. ${text}`;

/** After an answer; a wrong one is nobody's shame. */
export const quizExplained = (right: boolean, explanation: string): string =>
  `${right ? 'Верно!' : 'Лучше иначе.'} ${explanation}`;

/** `noted`: it is on record that the person has been through it. */
export const quizOver = (noted: boolean): string =>
  `Это был последний вопрос, спасибо! ${noted ? 'Записал только то, что вы прошли вопросы, ответы не храню.' : 'Ваши ответы я не храню.'} Захотите повторить — «Проверить себя».`;

export const noQuiz = (): string =>
  'Таких вопросов у меня сейчас нет. Спросите своими словами: «как защитить профиль».';
