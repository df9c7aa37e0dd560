/** A changed order, to a person whose own duties it changed: said once. */
import type { DutyNews, OwnDuty } from '../domain/dutyNews';
import { clauseText } from './clauses';
import { dayText } from './dates';
import { dueChange } from './orderChanges';

/** `name` is «Имя Отчество»; null when the message that it stands at the head of has a name already. */
export function orderNews(name: string | null, news: readonly DutyNews[]): string {
  const head = 'изменился приказ, и вас это касается:';
  return [name === null ? `И${head.slice(1)}` : `${name}, ${head}`, ...news.map((one) => `• ${line(one)}`)].join('\n');
}

/** The next step, when nothing else is said that day. */
export const seeDuties = (): string => 'Весь список со сроками — «Мои обязанности».';

function line(news: DutyNews): string {
  switch (news.kind) {
    case 'added': {
      const { due } = news.duty.duty;
      return `новое поручение: ${named(news.duty)}, ${due === null ? 'без срока' : `срок ${dayText(due)}`}`;
    }
    case 'withdrawn':
      return `поручение снято, делать его больше не нужно: ${named(news.duty)}`;
    case 'changed': {
      const { before, after } = news;
      const [was, is] = [before.duty, after.duty];
      const date = was.due === is.due ? [] : [dueChange(was.due, is.due)];
      const text = was.text === is.text ? [] : [`раньше называлось «${was.text}»`];
      return `${named(after)}: ${[...date, ...text].join('; ')}`;
    }
  }
}

function named({ duty, subject }: OwnDuty): string {
  return `${duty.text}${subject.of === 'class' ? ` (${subject.classLabel})` : ''} (${clauseText(duty.clause)})`;
}
