/** Letters to the vendor's support and the log of what became of them (2.1; 3.2). */
import { may, mayFollowVendorCase, mayWriteToVendor, type Actor } from '../domain/access';
import type { UserId } from '../domain/ids';
import { isStaffRole, type StaffRole } from '../domain/roles';
import {
  isOver,
  stepsFrom,
  VENDOR_CASE_KINDS,
  type VendorCaseKind,
  type VendorCaseStep,
  type WithdrawnBecause,
} from '../domain/vendorCase';
import type { Staff } from '../store/staffStore';
import type { VendorCase } from '../store/vendorCaseStore';
import type { SchoolContext, Work } from './context';
import { personalDuties, type DutyState } from './personalDuties';

/** What a letter is made of; telephone numbers and addresses are never among it. */
export interface Letter {
  readonly about: VendorCaseKind;
  /** Null: not on the roster, the name is written in by hand. */
  readonly writer: Staff | null;
  readonly roles: readonly StaffRole[];
  readonly isSupport: boolean;
}

export type LetterWritten =
  | { readonly kind: 'forbidden' }
  /** `number`: of the case it belongs to. */
  | { readonly kind: 'letter'; readonly letter: Letter; readonly number: number };

/** What the person may have a letter about; null: about nothing. */
export function letterKinds(actor: Actor): readonly VendorCaseKind[] | null {
  if (!may(actor, 'vendor.write')) return null;
  return VENDOR_CASE_KINDS.filter((kind) => mayWriteToVendor(actor, kind));
}

/** Makes a letter and opens a case about it; an unsent one of that kind is gone on with. */
export async function writeLetter(work: Work, actor: Actor, about: VendorCaseKind): Promise<LetterWritten> {
  if (!mayWriteToVendor(actor, about)) return { kind: 'forbidden' };
  const { id, isNew } = await work.stores.vendorCases.draft(about, actor.user, work.now);
  if (isNew) await note(work, actor, id, 'opened', { about, note: null });
  return { kind: 'letter', letter: await letterOf(work, actor, about), number: id };
}

/** The letter of a case once more, in the name of whoever asks for it. */
export async function letterAgain(work: Work, actor: Actor, id: number): Promise<LetterWritten | { kind: 'gone' }> {
  const found = await seen(work, actor, id);
  if (found.kind !== 'case') return found;
  const { kind } = found.vendorCase;
  if (!mayWriteToVendor(actor, kind)) return { kind: 'forbidden' };
  return { kind: 'letter', letter: await letterOf(work, actor, kind), number: id };
}

export interface CaseAuthor {
  readonly user: UserId;
  /** Null: not on the roster. */
  readonly staff: Staff | null;
}

export interface ShownCase {
  readonly vendorCase: VendorCase;
  /** Null: a person who was forgotten. */
  readonly author: CaseAuthor | null;
}

export type CaseList =
  | { readonly kind: 'forbidden' }
  /** What is not over first; `all`: those of others as well. */
  | { readonly kind: 'list'; readonly cases: readonly ShownCase[]; readonly all: boolean };

/** The log: all of it for those who follow, for others what they opened themselves. */
export async function listVendorCases(work: Work, actor: Actor): Promise<CaseList> {
  if (!may(actor, 'vendor.write')) return { kind: 'forbidden' };
  const visible = (await work.stores.vendorCases.all()).filter((one) => mayFollowVendorCase(actor, one.openedBy));
  const sorted = [...visible.filter((one) => !isOver(one.state)), ...visible.filter((one) => isOver(one.state))];
  const cases: ShownCase[] = [];
  for (const vendorCase of sorted) cases.push({ vendorCase, author: await authorOf(work, vendorCase) });
  return { kind: 'list', cases, all: may(actor, 'vendor.follow') };
}

export interface CaseEvent {
  readonly at: number;
  readonly act: string;
}

export type CaseShown =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'gone' }
  | (ShownCase & {
      readonly kind: 'case';
      readonly steps: readonly VendorCaseStep[];
      readonly history: readonly CaseEvent[];
    });

/** One case with its history. */
export async function showVendorCase(work: Work, actor: Actor, id: number): Promise<CaseShown> {
  const found = await seen(work, actor, id);
  if (found.kind !== 'case') return found;
  const { vendorCase } = found;
  const history = (await work.stores.journal.about(`vendor:${id}`)).map(({ at, act }) => ({
    at,
    act: act.replace(/^vendor\./u, ''),
  }));
  return {
    kind: 'case',
    vendorCase,
    author: await authorOf(work, vendorCase),
    steps: stepsFrom(vendorCase.state),
    history,
  };
}

export type CaseMoved =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'gone' }
  /** It stands otherwise by now. */
  | { readonly kind: 'not_now'; readonly vendorCase: VendorCase }
  | {
      readonly kind: 'moved';
      readonly vendorCase: VendorCase;
      /** The person's own duty that the letter does, and that is not reported yet. */
      readonly duty: DutyState | null;
    };

/** Says how a case stands. */
export async function moveVendorCase(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  {
    id,
    step,
    because,
  }: { readonly id: number; readonly step: VendorCaseStep; readonly because: WithdrawnBecause | null },
): Promise<CaseMoved> {
  const found = await seen(work, actor, id);
  if (found.kind !== 'case') return found;
  const { vendorCase } = found;
  if (!stepsFrom(vendorCase.state).includes(step)) return { kind: 'not_now', vendorCase };
  const reason = step === 'withdrawn' ? because : null;
  await work.stores.vendorCases.move(id, vendorCase.state, { state: step, note: reason }, work.now);
  await note(work, actor, id, step, { about: vendorCase.kind, note: reason });
  const after = { ...vendorCase, state: step, note: reason, changedAt: work.now };
  const duty = step === 'sent' ? await dutyDoneBy(context, work, actor, vendorCase.kind) : null;
  return { kind: 'moved', vendorCase: after, duty };
}

async function seen(
  { stores }: Work,
  actor: Actor,
  id: number,
): Promise<{ kind: 'forbidden' } | { kind: 'gone' } | { kind: 'case'; vendorCase: VendorCase }> {
  if (!may(actor, 'vendor.write')) return { kind: 'forbidden' };
  const vendorCase = await stores.vendorCases.find(id);
  // a case of somebody else's is as good as none: its number tells nothing
  if (!vendorCase || !mayFollowVendorCase(actor, vendorCase.openedBy)) return { kind: 'gone' };
  return { kind: 'case', vendorCase };
}

async function letterOf({ stores }: Work, actor: Actor, about: VendorCaseKind): Promise<Letter> {
  return {
    about,
    writer: actor.staff === null ? null : await stores.staff.find(actor.staff),
    roles: [...actor.roles].filter(isStaffRole),
    isSupport: actor.offices.includes('support'),
  };
}

async function authorOf(work: Work, { openedBy }: VendorCase): Promise<CaseAuthor | null> {
  return openedBy === null ? null : { user: openedBy, staff: await work.stores.staff.byUser(openedBy) };
}

async function dutyDoneBy(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  kind: VendorCaseKind,
): Promise<DutyState | null> {
  const own = await personalDuties(context, work, actor);
  return own.find(({ duty, done, claimedDone }) => duty.letter === kind && !done && !claimedDone) ?? null;
}

function note(
  { stores, now }: Work,
  actor: Actor,
  id: number,
  act: 'opened' | VendorCaseStep,
  details: { readonly about: VendorCaseKind; readonly note: WithdrawnBecause | null },
): Promise<void> {
  return stores.journal.add({
    at: now,
    actor: actor.user,
    act: `vendor.${act}`,
    about: `vendor:${id}`,
    details: { ...details },
  });
}
