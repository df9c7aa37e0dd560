/** The question before the first mass sending. */
import type { OutgoingMessage } from '../messaging/outgoing';
import { firstMailing as text } from '../texts/mailing';
import { peopleIn, type DayPlan } from '../usecases/planReminders';
import { openButton } from './menu';

/** How many would be written to, the list of them, and the yes. */
export function firstMailing(plan: DayPlan): OutgoingMessage {
  const rows = [[openButton('mailing_plan')], [openButton('mailing_start')]];
  return { text: text(peopleIn(plan).length), keyboard: { inline: true, rows } };
}
