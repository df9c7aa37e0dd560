/** What the digest suggests doing first. */
import type { DatedWork, Suggestion, WaitingQueue } from '../domain/suggestion';
import { DAYS, plural, type Forms } from './plural';
import { waitedFor } from './waited';
import { WORDS } from './words';

/** After «начните с»: where to go, and who waits there longest. */
const QUEUES: Readonly<
  Record<WaitingQueue, { readonly where: string; readonly longest: string; readonly one: string }>
> = {
  requests: { where: `«${WORDS.requests[0]}»`, longest: 'самый давний ждёт', one: 'запрос ждёт' },
  tickets: { where: `«${WORDS.tickets[0]}»`, longest: 'самое давнее ждёт', one: 'обращение ждёт' },
  inquiries: { where: `«${WORDS.tickets[0]}»`, longest: 'самый давний вопрос ждёт', one: 'вопрос ждёт' },
  extensions: { where: `«${WORDS.extensions[0]}»`, longest: 'самая давняя просьба ждёт', one: 'просьба ждёт' },
  confirmations: { where: `«${WORDS.confirmations[0]}»`, longest: 'самая давняя отметка ждёт', one: 'отметка ждёт' },
};

const PEOPLE: Forms = ['человек', 'человека', 'человек'];
/** After «не хватает»: 1 чата, 2 чатов. */
const LACKING_CHATS: Forms = ['чата', 'чатов', 'чатов'];
const CHATS: Forms = ['чат', 'чата', 'чатов'];

/** One sentence; its button is the first. */
export function suggestionText(suggestion: Suggestion): string {
  switch (suggestion.kind) {
    case 'order_change':
      return `Начните с «${WORDS.order_changes[0]}»: правка ждёт вашего «да».`;
    case 'queue': {
      const { where, longest, one } = QUEUES[suggestion.queue];
      const waited = waitedFor(suggestion.longest);
      const why = suggestion.count === 1 ? one : longest;
      return `Начните с ${where}${waited === null ? '' : `: ${why} ${waited}`}.`;
    }
    case 'dated':
      return `Начните с «${WORDS[suggestion.work.what][0]}»: ${undone(suggestion.work)}, ${dueIn(suggestion.work)}.`;
    case 'unconfirmed_chats':
      return `Начните с «${WORDS.chats[0]}»: ${plural(suggestion.count, CHATS)} без подтверждения владельца.`;
    case 'out_of_reach':
      return `Начните с «${WORDS.out_of_reach[0]}»: ${plural(suggestion.count, PEOPLE)} без напоминаний.`;
  }
}

const undone = ({ what, undone: count }: DatedWork): string =>
  what === 'chats' ? `не хватает ${plural(count, LACKING_CHATS)}` : `осталось ${plural(count, PEOPLE)}`;

function dueIn({ daysLeft }: DatedWork): string {
  if (daysLeft < 0) return `срок прошёл ${plural(-daysLeft, DAYS)} назад`;
  if (daysLeft === 0) return 'срок сегодня';
  return daysLeft === 1 ? 'срок завтра' : `до срока ${plural(daysLeft, DAYS)}`;
}
