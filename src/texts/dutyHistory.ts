/** The history of a duty, in plain words. */
import type { Evidence } from '../domain/assignment';
import { initialsName } from '../domain/names';
import type { RosterEntry } from '../domain/school';
import type { Shown } from '../domain/statement';
import type { LocalDate } from '../domain/localDate';
import { dayText } from './dates';
import { extendedBecause } from './extensions';
import { CONFIRMED_TEXTS, SEEN_TEXTS } from './registerPage';

export type DoerText =
  | { readonly who: 'self' | 'administrator' | 'witness' | 'bot' | 'forgotten' }
  | { readonly who: 'staff'; readonly staff: RosterEntry };

export const DOERS = {
  self: 'сам(а)',
  administrator: 'администратор',
  witness: 'второй человек',
  bot: 'бот',
  forgotten: 'имя не сохранено',
} as const;

/** Who did it. */
export function doerText(doer: DoerText): string {
  return doer.who === 'staff' ? initialsName(doer.staff) : DOERS[doer.who];
}

export interface HistoryLine {
  readonly day: LocalDate;
  readonly step: 'start' | 'report' | 'confirm' | 'take_back' | 'waive' | 'reopen' | 'extend' | 'hand_over';
  readonly evidence: Evidence | null;
  readonly reason: string | null;
  readonly due: LocalDate | null;
  readonly holder: RosterEntry | null;
  readonly by: DoerText;
  /** The school year or the period it belonged to; '': in force. */
  readonly period: string;
}

/** So many of the last steps are named. */
const SHOWN = 15;

/** What happened, the oldest first; nothing: said so. */
export function history(lines: readonly HistoryLine[]): string {
  if (lines.length === 0) return 'История: пока ничего не отмечено.';
  const earlier = lines.length > SHOWN ? [`…раньше ещё ${lines.length - SHOWN}`] : [];
  return ['История:', ...earlier, ...lines.slice(-SHOWN).map(lineText)].join('\n');
}

function lineText(line: HistoryLine): string {
  const period = line.period === '' ? '' : ` (за ${line.period})`;
  const holder = line.holder && initialsName(line.holder);
  const step = stepText({ ...line, holder, own: line.by.who === 'self' });
  return `${dayText(line.day)} ${step} — ${doerText(line.by)}${period}`;
}

/** What a step is called. */
export interface StepText {
  readonly step: HistoryLine['step'];
  readonly evidence: Evidence | Shown | null;
  readonly reason: string | null;
  readonly due: LocalDate | null;
  /** «Иванова А.П.» */
  readonly holder: string | null;
  /** Whether it is the person's own. */
  readonly own: boolean;
}

/** A step in words. */
export function stepText({ step, evidence, reason, due, holder, own }: StepText): string {
  const because = reason === null || reason === '' ? '' : `: ${reason}`;
  switch (step) {
    case 'start':
      return 'начато';
    case 'report':
      return evidence?.kind === 'declared' ? 'заявлен чат без бота' : 'сообщено, что сделано';
    case 'confirm':
      return confirmed(evidence);
    case 'take_back':
      return `${own ? 'отметка отозвана' : 'возвращено'}${because}`;
    case 'waive':
      return `не требуется${because}`;
    case 'reopen':
      return `снова открыто${because}`;
    case 'extend':
      return `срок продлён${due === null ? '' : ` до ${dayText(due)}`}${reason === null ? '' : `: ${extendedBecause(reason)}`}`;
    case 'hand_over':
      return `${holder === null ? 'возвращено владельцу' : `передано: ${holder}`}${because}`;
  }
}

function confirmed(evidence: Evidence | Shown | null): string {
  if (evidence === null) return CONFIRMED_TEXTS.reported;
  if (evidence.kind === 'seen') return SEEN_TEXTS[evidence.how];
  const title = evidence.kind === 'chat' && evidence.title !== null ? ` «${evidence.title}»` : '';
  return `${CONFIRMED_TEXTS[evidence.kind]}${title}`;
}
