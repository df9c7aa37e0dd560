/** A question put to a person: how it moves between whoever asked and whoever answers (п. 4; 2.1). */

export const INQUIRY_STATUSES = ['open', 'answered', 'closed', 'withdrawn'] as const;
export type InquiryStatus = (typeof INQUIRY_STATUSES)[number];

/** What whoever asked does with it. `more`: says more about it. */
export const ASKER_ACTS = ['helped', 'not_helped', 'more', 'withdraw'] as const;
export type AskerAct = (typeof ASKER_ACTS)[number];
/** What whoever is in charge of support does with it. */
export const HANDLER_ACTS = ['answer', 'close'] as const;
export type HandlerAct = (typeof HANDLER_ACTS)[number];

/** So many of one person wait at a time. */
export const MOST_OPEN = 5;

const NEXT: Readonly<Record<InquiryStatus, Partial<Record<AskerAct | HandlerAct, InquiryStatus>>>> = {
  open: { answer: 'answered', close: 'closed', helped: 'closed', more: 'open', withdraw: 'withdrawn' },
  answered: { close: 'closed', helped: 'closed', not_helped: 'open', more: 'open' },
  closed: { helped: 'closed', not_helped: 'open', more: 'open' },
  withdrawn: {},
};

/** Where an act leads; null: it is too late for it, or it would change nothing. */
export function afterAct(status: InquiryStatus, act: AskerAct | HandlerAct): InquiryStatus | null {
  return NEXT[status][act] ?? null;
}

/** Whether the act opens again what was answered or closed. */
export function reopens(status: InquiryStatus, act: AskerAct | HandlerAct): boolean {
  return status !== 'open' && afterAct(status, act) === 'open';
}
