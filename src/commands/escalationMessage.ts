/** The list of what nobody did after all reminders, for the administrators and the director. */
import type { Level } from '../domain/escalation';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import * as texts from '../texts/escalation';
import type { EscalatedLine, Escalations } from '../usecases/escalate';
import { nameOf } from './digestText';
import { openButton } from './menu';

/** The list as a message of its own. */
export function escalationMessage(escalations: Escalations): OutgoingMessage {
  const text = sections(escalations).join('\n\n');
  const has = (level: Level): boolean => escalations.some((one) => one.level === level);
  const rows = [...(has('administrator') ? [BUTTONS] : []), ...(has('director') ? [[openButton('control')]] : [])];
  return rows.length > 0 ? { text, keyboard: { inline: true, rows } } : { text };
}

/** The list under the person's own reminder: one message a day. */
export function withEscalation(reminder: OutgoingMessage, escalations: Escalations): OutgoingMessage {
  return escalations.length === 0
    ? reminder
    : { ...reminder, text: [reminder.text, ...sections(escalations)].join('\n\n') };
}

const BUTTONS: readonly Button[] = [openButton('unregistered'), openButton('chats')];

const sections = (escalations: Escalations): string[] =>
  escalations.map(({ level, lines }) =>
    texts.escalation(
      level,
      lines.map((line) => lineFor(level, line)),
    ),
  );

/** The administrator acts and hears who; the director hears what, and of classes which. */
function lineFor(level: Level, line: EscalatedLine): texts.EscalatedLine {
  const named = level === 'administrator' || line.undone.every(({ kind }) => kind === 'class');
  const undone = line.undone.map(nameOf);
  return { duty: line.duty, due: line.due, count: undone.length, who: named ? undone.filter((who) => who !== '') : [] };
}
