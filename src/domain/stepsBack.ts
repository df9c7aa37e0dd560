/** The way of an assignment back to an earlier state, by steps that every state takes. */
import type { Assignment, Step } from './assignment';

/** First it is open again, then in other hands if it was, then what it was; the last date it was extended to stays. */
export function stepsBack(from: Assignment, to: Assignment): readonly Step[] {
  const steps: Step[] = [];
  if (from.state === 'confirmed' || from.state === 'not_applicable') steps.push({ step: 'reopen', reason: null });
  if (from.state === 'started' || from.state === 'reported') steps.push({ step: 'take_back', reason: null });
  const holder = steps.some(({ step }) => step === 'reopen') ? null : from.holder;
  if (holder !== to.holder) steps.push({ step: 'hand_over', holder: to.holder, reason: null });
  switch (to.state) {
    case 'open':
      return steps;
    case 'started':
      return [...steps, { step: 'start' }];
    case 'reported':
      return [...steps, { step: 'report', evidence: to.evidence }];
    case 'confirmed':
      return [...steps, { step: 'confirm', evidence: to.evidence }];
    case 'not_applicable':
      return [...steps, { step: 'waive', reason: to.reason }];
  }
}
