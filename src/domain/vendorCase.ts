/** A case with the vendor's support: what a letter is about, and what becomes of it (2.1; 3.2). */

export const VENDOR_CASE_KINDS = ['application', 'no_code', 'admin_rights', 'access', 'move', 'other'] as const;
export type VendorCaseKind = (typeof VENDOR_CASE_KINDS)[number];

/** Why a case was withdrawn. */
export const WITHDRAWN_BECAUSE = ['not_needed', 'no_answer', 'mistake'] as const;
export type WithdrawnBecause = (typeof WITHDRAWN_BECAUSE)[number];

export const VENDOR_CASE_STATES = ['draft', 'sent', 'answered', 'solved', 'withdrawn'] as const;
export type VendorCaseState = (typeof VENDOR_CASE_STATES)[number];

/** What a person says of a case. */
export const VENDOR_CASE_STEPS = ['sent', 'answered', 'solved', 'withdrawn'] as const;
export type VendorCaseStep = (typeof VENDOR_CASE_STEPS)[number];

/** From where each step may be made: an answer may ask for one more letter. */
const FROM: Readonly<Record<VendorCaseStep, readonly VendorCaseState[]>> = {
  sent: ['draft', 'answered'],
  answered: ['sent'],
  solved: ['sent', 'answered'],
  withdrawn: ['draft', 'sent', 'answered'],
};

/** The steps that a case in that state may make. */
export function stepsFrom(state: VendorCaseState): readonly VendorCaseStep[] {
  return VENDOR_CASE_STEPS.filter((step) => FROM[step].includes(state));
}

/** Whether nothing is left to do about it. */
export function isOver(state: VendorCaseState): boolean {
  return stepsFrom(state).length === 0;
}
