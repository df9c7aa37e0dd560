/** Personal codes of staff: issued, issued anew, revoked, by administrators (п. 5). */
import { may, type Actor } from '../domain/access';
import type { StaffId, UserId } from '../domain/ids';
import { CODE_LIFE_MS, drawCode, type RandomBytes } from '../domain/personalCode';
import type { PersonalCode } from '../store/personalCodeStore';
import type { Staff } from '../store/staffStore';
import { hashNew } from './codeHash';
import type { Work } from './context';

/** A code at the only moment it is known. */
export interface IssuedCode {
  readonly staff: Staff;
  readonly code: string;
  readonly expiresAt: number;
}

export type CodeShown =
  | { readonly kind: 'forbidden' }
  /** Not on the roster any more. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'state'; readonly staff: Staff; readonly valid: PersonalCode | null };

/** How it stands with a person's code. */
export async function showCode(work: Work, actor: Actor, id: StaffId): Promise<CodeShown> {
  if (!may(actor, 'codes.issue')) return { kind: 'forbidden' };
  const staff = await work.stores.staff.find(id);
  if (!staff || staff.status === 'left') return { kind: 'unknown' };
  const valid = (await work.stores.personalCodes.valid(work.now)).find((code) => code.staff === id) ?? null;
  return { kind: 'state', staff, valid };
}

export type CodeIssued =
  Exclude<CodeShown, { kind: 'state' }> | { readonly kind: 'issued'; readonly issued: IssuedCode };

/** Issues a code to one person; the one they had is revoked. */
export async function issueCode(
  work: Work,
  actor: Actor,
  id: StaffId,
  { random }: { readonly random: RandomBytes },
): Promise<CodeIssued> {
  const shown = await showCode(work, actor, id);
  if (shown.kind !== 'state') return shown;
  return { kind: 'issued', issued: await issue(work, shown.staff, { by: actor.user, random }) };
}

export type CodeRevoked =
  | Exclude<CodeShown, { kind: 'state' }>
  /** There was nothing to revoke. */
  | { readonly kind: 'none'; readonly staff: Staff }
  | { readonly kind: 'revoked'; readonly staff: Staff };

/** Revokes the person's code. */
export async function revokeCode(work: Work, actor: Actor, id: StaffId): Promise<CodeRevoked> {
  const shown = await showCode(work, actor, id);
  if (shown.kind !== 'state') return shown;
  const revoked = await revokeFor(work, id, actor.user);
  return { kind: revoked ? 'revoked' : 'none', staff: shown.staff };
}

/** Revokes whatever code the row has, with a line in the journal; false when it had none. */
export async function revokeFor(work: Work, id: StaffId, by: UserId | null): Promise<boolean> {
  const { personalCodes, journal } = work.stores;
  if (!(await personalCodes.revoke(id, work.now))) return false;
  await journal.add({ at: work.now, actor: by, act: 'code.revoked', about: `staff:${id}`, details: {} });
  return true;
}

/** Who would get a code: everybody without a link, or only those of them who have no valid code yet. */
export const CODE_RANGES = ['new', 'all'] as const;
export type CodeRange = (typeof CODE_RANGES)[number];

export interface CodesOverview {
  readonly kind: 'overview';
  readonly linked: number;
  readonly unlinked: number;
  /** Of those without a link: whoever has a valid code. */
  readonly valid: number;
  /** Changes with every code issued: what was agreed to before it is not carried out after it. */
  readonly mark: number;
}

/** How many are linked, and how many wait with a code or without. */
export async function codesOverview(work: Work, actor: Actor): Promise<{ readonly kind: 'forbidden' } | CodesOverview> {
  if (!may(actor, 'codes.issue')) return { kind: 'forbidden' };
  const [roster, unlinked, fresh] = [
    await work.stores.staff.all(),
    await candidates(work, 'all'),
    await candidates(work, 'new'),
  ];
  return {
    kind: 'overview',
    linked: roster.length - unlinked.length,
    unlinked: unlinked.length,
    valid: unlinked.length - fresh.length,
    mark: await work.stores.personalCodes.last(),
  };
}

export type CodesIssued =
  | { readonly kind: 'forbidden' }
  /** Codes were issued since the question was asked. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'issued'; readonly codes: readonly IssuedCode[] };

/** Issues a code to everybody in the range, once for a question (`mark`). */
export async function issueCodes(
  work: Work,
  actor: Actor,
  { range, mark, random }: { readonly range: CodeRange; readonly mark: number; readonly random: RandomBytes },
): Promise<CodesIssued> {
  if (!may(actor, 'codes.issue')) return { kind: 'forbidden' };
  if ((await work.stores.personalCodes.last()) !== mark) return { kind: 'outdated' };
  return { kind: 'issued', codes: await issueToAll(work, { range, by: actor.user, random }) };
}

/** Issues codes for `by`; null: the command line. */
export async function issueToAll(
  work: Work,
  { range, ...rest }: { readonly range: CodeRange; readonly by: UserId | null; readonly random: RandomBytes },
): Promise<IssuedCode[]> {
  const issued: IssuedCode[] = [];
  for (const staff of await candidates(work, range)) issued.push(await issue(work, staff, rest));
  return issued;
}

async function candidates(work: Work, range: CodeRange): Promise<Staff[]> {
  const roster = (await work.stores.staff.all()).filter((staff) => staff.user === null);
  if (range === 'all') return roster;
  const have = new Set((await work.stores.personalCodes.valid(work.now)).map((code) => code.staff));
  return roster.filter((staff) => !have.has(staff.id));
}

async function issue(
  work: Work,
  staff: Staff,
  { by, random }: { readonly by: UserId | null; readonly random: RandomBytes },
): Promise<IssuedCode> {
  const { stores, now } = work;
  const code = drawCode(random);
  const expiresAt = now + CODE_LIFE_MS;
  await stores.personalCodes.issue({ staff: staff.id, hash: await hashNew(work, code, random), by, expiresAt }, now);
  await stores.journal.add({ at: now, actor: by, act: 'code.issued', about: `staff:${staff.id}`, details: {} });
  return { staff, code, expiresAt };
}
