/** «Все разделы». */

export const SECTION_LABELS = {
  people: 'Люди',
  decisions: 'Ждут решения',
  chats: 'Чаты школы',
  order: 'Приказ и отчёты',
  mailing: 'Рассылки',
  answers: 'Вопросы и ответы',
  vendor: 'Поддержка платформы',
  own: 'Мои поручения',
  data: 'Мои данные и роли',
  back: 'К разделам',
} as const;

export const sections = (): string =>
  'Выберите раздел. Можно и словами: фамилия, «7Б», «Кто не зарегистрирован», «Чаты без владельца», «Обращения».';

export const section = (label: string): string => `${label}: выберите, что открыть.`;
