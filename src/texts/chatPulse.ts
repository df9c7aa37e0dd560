/** How a chat lives, in words: from counts of messages, never from the messages. */
import type { Pulse } from '../domain/chatPulse';
import { titled } from './chatMembers';
import { DAYS, plural, type Forms } from './plural';

const MESSAGES: Forms = ['сообщение', 'сообщения', 'сообщений'];
/** A line on a phone: the rest is counted. */
const NAMED = 8;

/** One line about a chat. */
export function pulseLine(pulse: Pulse): string {
  switch (pulse.kind) {
    case 'alive':
      return `Чат живой: за неделю ${plural(pulse.inWeek, MESSAGES)}.`;
    case 'quiet':
      return `Чат тихий: последнее сообщение, которое я слышал, — ${plural(pulse.daysAgo, DAYS)} назад.`;
    case 'silent':
      return `Чат молчит: последнее сообщение, которое я слышал, — ${plural(pulse.daysAgo, DAYS)} назад.`;
    case 'unheard': {
      const addressed = pulse.addressedInWeek === 0 ? '' : ` (за неделю ${plural(pulse.addressedInWeek, MESSAGES)})`;
      return `Жив ли чат, пока сказать не могу: кроме обращений ко мне${addressed}, ничего в нём не слышал.`;
    }
  }
}

export interface SilentLine {
  readonly title: string | null;
  readonly days: number;
}

/** Under «Чаты»: those that have been silent for two school weeks; nothing when there are none. */
export function silentChats(chats: readonly SilentLine[]): string[] {
  if (chats.length === 0) return [];
  const named = chats.slice(0, NAMED).map(({ title, days }) => `${titled({ title })} — ${plural(days, DAYS)}`);
  const more = chats.length > NAMED ? ` и ещё ${chats.length - NAMED}` : '';
  return [
    `Молчат две учебные недели и дольше: ${named.join(', ')}${more}. Считаю только число сообщений и только там, где слышу весь чат.`,
  ];
}
