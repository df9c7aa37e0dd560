/** «Кто не зарегистрирован». */
import { plural } from './plural';

const PEOPLE = ['человек', 'человека', 'человек'] as const;

export type StateText = 'waits_for_confirmation' | 'knows_the_bot' | 'stopped_halfway' | 'not_here_yet';

const STATE: Record<StateText, string> = {
  waits_for_confirmation: 'сообщил(а) о регистрации, подтвердите в «Запросах»',
  knows_the_bot: 'боту писал(а)',
  stopped_halfway: 'начал(а) знакомство и не закончил(а), спросите, что помешало',
  not_here_yet: 'боту ещё не писал(а)',
};

export interface Page {
  readonly people: readonly { readonly name: string; readonly position: string; readonly state: StateText }[];
  readonly first: number;
  readonly total: number;
  readonly registered: number;
  readonly of: number;
  readonly unknownStuck: number;
}

/** A page of those whose registration is not on record. */
export function unregistered(page: Page): string {
  if (page.of === 0) return 'Список сотрудников пуст. Подтверждайте людей в «Запросах»: они попадут в список.';
  if (page.total === 0) return `Зарегистрированы все: ${page.registered} из ${page.of}.`;
  const lines = page.people.map(
    (one, index) => `${page.first + index}. ${one.name}, ${one.position} — ${STATE[one.state]}`,
  );
  return [
    `Не зарегистрированы: ${plural(page.total, PEOPLE)}. Зарегистрированы: ${page.registered} из ${page.of}.`,
    lines.join('\n'),
    ...(page.unknownStuck > 0
      ? [`Начали знакомство с ботом и остановились, не назвав себя: ${plural(page.unknownStuck, PEOPLE)}.`]
      : []),
    'Тем, кто боту не писал, напомните лично: пусть откроют сообщество школы и нажмут «Начать».',
  ].join('\n\n');
}

export const nextPage = (): string => 'Дальше';
export const previousPage = (): string => 'Раньше';
