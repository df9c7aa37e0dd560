/** The digest in words. */
import { fullName, initialsName } from '../domain/names';
import type { OutgoingMessage } from '../messaging/outgoing';
import { chatCalled, digest as digestLines, refusalReason, someone, type DeadlineText } from '../texts/digest';
import { groupText } from './teaching';
import type { Deadline, Waiting } from '../usecases/deadlines';
import type { Digest, UndeliveredLine } from '../usecases/makeDigest';
import { openButton } from './menu';

/** A digest with the buttons of what it speaks of. */
export function digestMessage(digest: Digest): OutgoingMessage {
  const text = digestText(digest);
  if (digest.letters.length === 0) return { text };
  return { text, keyboard: { inline: true, rows: [[openButton('vendor_cases')]] } };
}

/** A digest in words. */
export function digestText(digest: Digest): string {
  return digestLines({
    ...digest,
    overdue: digest.overdue.map(deadlineText),
    upcoming: digest.upcoming.map(deadlineText),
    unanswered: digest.unanswered?.map(groupText) ?? null,
    undelivered: digest.undelivered.map(undelivered),
  });
}

/** A deadline with those who have yet to meet it by name. */
export function deadlineText(line: Deadline): DeadlineText {
  return { ...line, undone: line.undone.map(nameOf) };
}

/** Whoever has yet to do it, by surname and initials, or the class. */
export function nameOf(waiting: Waiting): string {
  switch (waiting.kind) {
    case 'staff':
      return initialsName(waiting.staff);
    case 'class':
      return waiting.classLabel;
    case 'office':
      return '';
  }
}

function undelivered(line: UndeliveredLine): { name: string; reason: string } {
  const name = line.isChat ? chatCalled(line.chatTitle) : line.staff ? fullName(line.staff) : someone();
  return { name, reason: refusalReason(line.refusal, line.code) };
}
