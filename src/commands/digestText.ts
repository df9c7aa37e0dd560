/** The digest in words. */
import { fullName, initialsName } from '../domain/names';
import { toLocal } from '../domain/zone';
import type { OutgoingMessage } from '../messaging/outgoing';
import { dayText, timeText } from '../texts/dates';
import {
  chatCalled,
  digest as digestLines,
  quietDigest,
  refusalReason,
  shortDigest,
  someone,
  type DeadlineText,
  type DigestText,
} from '../texts/digest';
import type { SchoolContext } from '../usecases/context';
import { digestActions } from './digestActions';
import { groupText } from './teaching';
import type { Deadline, Waiting } from '../usecases/deadlines';
import type { Digest } from '../usecases/makeDigest';
import type { UndeliveredLine } from '../usecases/undelivered';

/** A digest with the buttons of what it speaks of. */
export function digestMessage(context: SchoolContext, digest: Digest): OutgoingMessage {
  const rows = digestActions(digest);
  const text = digestText(context, digest);
  return rows.length === 0 ? { text } : { text, keyboard: { inline: true, rows } };
}

/** A digest in words: a line when nothing changed, figures alone where they are wished for. */
export function digestText({ school }: Pick<SchoolContext, 'school'>, digest: Digest): string {
  const clock = (at: number): string => {
    const { date, minute } = toLocal(at, school.timeZone);
    return date === digest.date ? timeText(minute) : `${timeText(minute)} ${dayText(date)}`;
  };
  const data: DigestText = {
    ...digest,
    overdue: digest.overdue.map(deadlineText),
    upcoming: digest.upcoming.map(deadlineText),
    unanswered: digest.unanswered?.map(groupText) ?? null,
    undelivered: digest.undelivered.map(undeliveredText),
    gaps: digest.gaps.map(({ from, to }) => ({
      from: clock(from),
      to: clock(to),
      minutes: Math.round((to - from) / 60_000),
    })),
  };
  if (digest.isQuiet) return quietDigest(data);
  return digest.detail === 'short' ? shortDigest(data) : digestLines(data);
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

function undeliveredText(line: UndeliveredLine): { name: string; reason: string } {
  const name = line.isChat ? chatCalled(line.chatTitle) : line.staff ? fullName(line.staff) : someone();
  return { name, reason: refusalReason(line.refusal, line.code) };
}
