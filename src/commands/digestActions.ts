/** What can be done about a digest at once: a button for each thing that waits, what is suggested first, then the most urgent. */
import { may, type Action } from '../domain/access';
import type { Suggestion } from '../domain/suggestion';
import type { Button } from '../messaging/outgoing';
import { countedLabel } from '../texts/digest';
import type { Digest } from '../usecases/makeDigest';
import { openButton } from './menu';
import { pairs } from './staffChoice';
import type { CommandName } from './words';

/** VK takes ten under a message; more than so many are no help before the first lesson. */
const MOST = 8;

/** Rows of buttons; none when nothing waits. */
export function digestActions(digest: Digest): Button[][] {
  const missingChats = digest.requiredChats - digest.chats;
  const waiting: readonly (readonly [CommandName, Action, number])[] = [
    ['order_changes', 'order.confirm_change', digest.orderChange ? 1 : 0],
    ['mailing_resume', 'mailing.change', digest.isPaused ? 1 : 0],
    ['requests', 'requests.read', digest.waitingRequests],
    ['confirmations', 'duties.mark_any', digest.waitingConfirmations],
    ['tickets', 'tickets.read', digest.openTickets + digest.inquiries.count],
    ['extensions', 'extensions.decide', digest.waitingExtensions],
    ['unregistered', 'register.read', digest.staff - digest.registered],
    ['chats', 'chats.read', missingChats + digest.unconfirmedChats],
    ['out_of_reach', 'register.read', digest.outOfReach],
    ['vendor_cases', 'vendor.follow', digest.letters.length],
    ['unanswered', 'tickets.help', digest.unanswered?.length ?? 0],
  ];
  const first = suggestedIn(digest.suggestion);
  const buttons = waiting
    .filter(([, action, count]) => count > 0 && may(digest.actor, action))
    .sort(([one], [other]) => Number(other === first) - Number(one === first))
    .slice(0, MOST)
    .map(([name, , count]): Button => ({ ...openButton(name), label: countedLabel(openButton(name).label, count) }));
  return pairs(buttons);
}

/** Where what is suggested is done. */
function suggestedIn(suggestion: Suggestion | null): CommandName | null {
  switch (suggestion?.kind) {
    case undefined:
      return null;
    case 'order_change':
      return 'order_changes';
    case 'queue':
      return suggestion.queue === 'inquiries' ? 'tickets' : suggestion.queue;
    case 'dated':
      return suggestion.work.what;
    case 'unconfirmed_chats':
      return 'chats';
    case 'out_of_reach':
      return 'out_of_reach';
  }
}
