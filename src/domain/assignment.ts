/**
 * An assignment: a duty as it falls on a person, a class or the school, with its state (п. 5–7; 2.1–2.6).
 * Overdue is no state: it is derived from the date (`isOverdue`).
 */
import type { PeerId, StaffId } from './ids';
import type { LocalDate } from './localDate';

/** What shows that a duty is done. */
export type Evidence =
  /** The person's own word. */
  | { readonly kind: 'reported' }
  /** The bot is in the chat. */
  | { readonly kind: 'chat'; readonly peer: PeerId; readonly title: string | null }
  /** A chat the bot cannot enter, by its owner's word and a witness's. */
  | { readonly kind: 'declared'; readonly declaration: number }
  /** The administrator knows it otherwise: on paper, by telephone, on the platform itself. */
  | { readonly kind: 'seen'; readonly how: SeenHow };

/** How an administrator came to know that a duty is done. */
export const SEEN_HOWS = ['paper', 'phone', 'platform'] as const;
export type SeenHow = (typeof SEEN_HOWS)[number];

/** What holds in every state: the date it was extended to and whom it was handed over to. */
interface Terms {
  readonly due: LocalDate | null;
  readonly holder: StaffId | null;
}

export type Assignment =
  | (Terms & { readonly state: 'open' })
  | (Terms & { readonly state: 'started' })
  | (Terms & { readonly state: 'reported'; readonly evidence: Evidence })
  | (Terms & { readonly state: 'confirmed'; readonly evidence: Evidence })
  | (Terms & { readonly state: 'not_applicable'; readonly reason: string });
export type AssignmentState = Assignment['state'];
export type AssignmentIn<S extends AssignmentState> = Extract<Assignment, { state: S }>;

/** A duty to which nothing has happened yet. */
export const UNTOUCHED: AssignmentIn<'open'> = { state: 'open', due: null, holder: null };

interface Steps {
  start: { readonly step: 'start' };
  /** The person says that it is done. */
  report: { readonly step: 'report'; readonly evidence: Evidence };
  /** Whoever may say so has seen it; with evidence of their own or that of the report. */
  confirm: { readonly step: 'confirm'; readonly evidence: Evidence };
  /** The report was a mistake: taken back by the person or returned by the administrator. */
  take_back: { readonly step: 'take_back'; readonly reason: string | null };
  waive: { readonly step: 'waive'; readonly reason: string };
  /** It must be done again: a chat was lost, a period began, a mark was a mistake. */
  reopen: { readonly step: 'reopen'; readonly reason: string | null };
  extend: { readonly step: 'extend'; readonly due: LocalDate; readonly reason: string };
  hand_over: { readonly step: 'hand_over'; readonly holder: StaffId | null; readonly reason: string | null };
}
export type StepName = keyof Steps;
export type Step = Steps[StepName];

/** Which steps each state takes; `transition` does not type-check for others. */
interface Taken {
  open: 'start' | 'report' | 'confirm' | 'waive' | 'extend' | 'hand_over';
  started: 'report' | 'confirm' | 'take_back' | 'waive' | 'extend' | 'hand_over';
  reported: 'confirm' | 'take_back' | 'waive' | 'hand_over';
  confirmed: 'reopen';
  not_applicable: 'reopen';
}
export type StepFrom<S extends AssignmentState> = Steps[Taken[S]];

const TAKEN: { readonly [S in AssignmentState]: ReadonlySet<StepName> & ReadonlySet<Taken[S]> } = {
  open: new Set(['start', 'report', 'confirm', 'waive', 'extend', 'hand_over']),
  started: new Set(['report', 'confirm', 'take_back', 'waive', 'extend', 'hand_over']),
  reported: new Set(['confirm', 'take_back', 'waive', 'hand_over']),
  confirmed: new Set(['reopen']),
  not_applicable: new Set(['reopen']),
};

declare const legal: unique symbol;

/** A step that was carried out. Only `transition` and `tryStep` make one, so nothing else can be put on record. */
export interface Transition {
  readonly from: Assignment;
  readonly step: Step;
  readonly to: Assignment;
  readonly [legal]: true;
}

/** Carries out a step that the state takes; another one does not type-check. */
export function transition<S extends AssignmentState>(from: AssignmentIn<S>, step: StepFrom<S>): Transition {
  return carriedOut(from, step);
}

/** Carries out a step chosen while the program runs; null when the state does not take it. */
export function tryStep(from: Assignment, step: Step): Transition | null {
  return TAKEN[from.state].has(step.step as never) ? carriedOut(from, step) : null;
}

/** Whether nothing more is asked of anybody: reported counts, for the person has done their part. */
export function isDone({ state }: Pick<Assignment, 'state'>): boolean {
  return state !== 'open' && state !== 'started';
}

/** Whether somebody besides the person says so, or that it need not be: a declared chat waits for its witness until then. */
export function isSeen({ state }: Pick<Assignment, 'state'>): boolean {
  return state === 'confirmed' || state === 'not_applicable';
}

function carriedOut(from: Assignment, step: Step): Transition {
  return { from, step, to: carryOut(from, step) } as Transition;
}

function carryOut({ due, holder, ...from }: Assignment, step: Step): Assignment {
  switch (step.step) {
    case 'start':
      return { state: 'started', due, holder };
    case 'report':
      return { state: 'reported', evidence: step.evidence, due, holder };
    case 'confirm':
      return { state: 'confirmed', evidence: step.evidence, due, holder };
    case 'take_back':
      return { state: 'open', due, holder };
    case 'waive':
      return { state: 'not_applicable', reason: step.reason, due, holder };
    case 'reopen':
      // it was handed over for that once; now it is its owner's again
      return { state: 'open', due, holder: null };
    case 'extend':
      return { ...from, due: step.due, holder };
    case 'hand_over':
      return { ...from, due, holder: step.holder };
  }
}
