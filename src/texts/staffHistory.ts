/** The journal of a member of staff, in plain words. */
import { fullName, initialsName } from '../domain/names';
import type { LocalDate } from '../domain/localDate';
import type { RosterEntry } from '../domain/school';
import { officeName } from './administration';
import { dayText } from './dates';
import { doerText, type DoerText } from './dutyHistory';
import { actWords } from './journal';

export interface JournalLineText {
  readonly day: LocalDate;
  readonly act: string;
  readonly by: DoerText | null;
  /** A substitute. */
  readonly other: RosterEntry | null;
  readonly classText: string | null;
  readonly gotClass: boolean | null;
  readonly office: string | null;
  /** A document, as the bot names it. */
  readonly document: string | null;
}

/** So many of the last lines are shown: they fit into one message. */
const SHOWN = 20;

/** What the journal says, the oldest first. */
export function staffHistory(staff: RosterEntry, lines: readonly JournalLineText[]): string {
  if (lines.length === 0) return `${fullName(staff)}: в журнале пока ничего нет. Отметки о поручениях — в «Поручения».`;
  const earlier = lines.length > SHOWN ? [`…раньше ещё ${lines.length - SHOWN}`] : [];
  return [
    `${fullName(staff)}, история:`,
    ...earlier,
    ...lines.slice(-SHOWN).map(lineText),
    'Отметки о поручениях — в «Поручения».',
  ].join('\n');
}

function lineText(line: JournalLineText): string {
  const who = line.by === null ? '' : ` — ${doerText(line.by)}`;
  return `${dayText(line.day)} ${actText(line)}${who}`;
}

function actText({ act, other, classText, gotClass, office, document }: JournalLineText): string {
  switch (act) {
    case 'class.teacher':
      return `классное руководство ${classText ?? ''}${gotClass === true ? '' : ' снято'}`;
    case 'staff.on_leave':
      return `отпуск или болезнь, ${other === null ? 'без замещения' : `замещает ${initialsName(other)}`}`;
    case 'staff.without_substitute':
      return `замещение закончилось${other === null ? '' : `: ${initialsName(other)}`}`;
    case 'office.handed_over':
      return `передана должность${office === null ? '' : `: ${officeName(office)}`}`;
    case 'document.signed':
      return `подпись на бумаге${document === null ? '' : `: ${document}`}`;
    case 'document.unsigned':
      return `снята отметка о подписи${document === null ? '' : `: ${document}`}`;
    default:
      return actWords(act);
  }
}
