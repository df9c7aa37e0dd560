/** The troubleshooting tree around the steps of data/help: how a step ends, and the way to a human. */
import type { School } from '../domain/school';
import { andOffice } from './contacts';

export const TROUBLE_LABELS = {
  helped: 'Помогло',
  notHelped: 'Не помогло',
} as const;

/** Whether advice helped, in words; null: the text says neither. */
export function helpedOrNot(text: string): boolean | null {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim();
  if (/^(да )?(помогло|получилось|заработало|спасибо помогло)$/u.test(plain)) return true;
  return /^(нет )?не (помогло|получилось|заработало)$/u.test(plain) ? false : null;
}

export const gladItHelped = (): string => 'Отлично! Появится вопрос — просто напишите его сюда.';

/** The way to a human: who helps in the school, and the vendor's support (п. 4; 3.2). */
export function askPerson(school: School): string {
  const officer = school.offices['support'] ?? school.offices['administrator'];
  const whom = officer ? `${officer.name}, ${officer.position}` : 'администратор школы';
  return `Тогда поможет человек. В школе: ${whom}.${andOffice(school.contacts)} Поддержка платформы: ${school.contacts.supportEmail}. Расскажите, что вы делали и на чём остановились; код из СМС никому не называйте.`;
}

/** The school has no such tree, or the step is there no more. */
export const noTroubles = (school: School): string =>
  `Такого шага у меня нет. Напишите вопрос своими словами. ${askPerson(school)}`;
