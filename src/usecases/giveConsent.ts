/** Consent: before it nothing about a person is stored. */
import { z } from 'zod';
import { may, type Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import { ROLES, type Role } from '../domain/roles';
import type { Work } from './context';

/** Raised when the text people agree to changes in substance; those who agreed to an earlier one are asked again. */
export const CONSENT_VERSION = 1;

export type ConsentGiven =
  | { readonly kind: 'forbidden' }
  /** The button belongs to an earlier text. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'given'; readonly before: boolean };

/** Records consent to the text of that version. `before`: it had been given already. */
export async function giveConsent(work: Work, actor: Actor, version: number): Promise<ConsentGiven> {
  if (!may(actor, 'account.consent')) return { kind: 'forbidden' };
  if (version !== CONSENT_VERSION) return { kind: 'outdated' };
  const before = await hasCurrentConsent(work, actor);
  if (!before) await work.stores.accounts.consent(actor.user, version, work.now);
  return { kind: 'given', before };
}

/** Whether the person agreed to the text in force. */
export async function hasCurrentConsent(work: Work, actor: Actor): Promise<boolean> {
  const account = await work.stores.accounts.find(actor.user);
  return account !== null && account.consentVersion === CONSENT_VERSION;
}

const message = z.object({ text: z.string() });
const payload = z.object({
  do: z.string(),
  code: z.string().exactOptional(),
  role: z.enum(ROLES).exactOptional(),
});
const asking = z.object({ keyboard: z.object({ rows: z.array(z.array(z.object({ payload }))) }) });

/** What a person came with before they agreed: a personal code or a witness's link, or the role they had named. */
export interface CameWith {
  readonly code?: string;
  readonly role?: Role;
}

/** What one of the last questions about consent (`within` messages) was asked with; nothing, most of the time. */
export async function askedAbout(work: Work, actor: Actor, within: number): Promise<CameWith> {
  for (const body of await work.stores.outbox.lastBodies(privatePeer(actor.user), within)) {
    const asked = body === null ? null : asking.safeParse(JSON.parse(body));
    const buttons = asked?.success ? asked.data.keyboard.rows.flat() : [];
    for (const { payload } of buttons) {
      if (payload.do !== 'consent') continue;
      const { code, role } = payload;
      if (code !== undefined) return { code };
      if (role !== undefined) return { role };
    }
  }
  return {};
}

/**
 * Whether the text they would agree to is among the last things said to the person (`within` messages): only then
 * «Согласен» in words alone is consent to it. Known while the outbox keeps its texts, for half a day.
 */
export async function hasJustBeenAsked(work: Work, actor: Actor, text: string, within: number): Promise<boolean> {
  return (await lastTold(work, actor, within)).includes(text);
}

/** The last things said to the person (`within` messages), the newest first, of those the outbox still has. */
export async function lastTold(work: Work, actor: Actor, within: number): Promise<string[]> {
  const bodies = await work.stores.outbox.lastBodies(privatePeer(actor.user), within);
  return bodies.flatMap((body) => (body === null ? [] : [message.parse(JSON.parse(body)).text]));
}
