/** Consent: before it nothing about a person is stored. */
import { z } from 'zod';
import { may, type Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
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
const withCode = z.object({
  keyboard: z.object({
    rows: z.array(z.array(z.object({ payload: z.object({ do: z.string(), code: z.string().optional() }) }))),
  }),
});

/** The personal code that one of the last questions about consent (`within` messages) was asked with. */
export async function codeAskedAbout(work: Work, actor: Actor, within: number): Promise<string | null> {
  for (const body of await work.stores.outbox.lastBodies(privatePeer(actor.user), within)) {
    const asked = body === null ? null : withCode.safeParse(JSON.parse(body));
    const buttons = asked?.success ? asked.data.keyboard.rows.flat() : [];
    const code = buttons.find(({ payload }) => payload.do === 'consent' && payload.code !== undefined)?.payload.code;
    if (code !== undefined) return code;
  }
  return null;
}

/**
 * Whether the text they would agree to is among the last things said to the person (`within` messages): only then
 * «Согласен» in words alone is consent to it. Known while the outbox keeps its texts, for half a day.
 */
export async function hasJustBeenAsked(work: Work, actor: Actor, text: string, within: number): Promise<boolean> {
  const bodies = await work.stores.outbox.lastBodies(privatePeer(actor.user), within);
  return bodies.some((body) => body !== null && message.parse(JSON.parse(body)).text === text);
}
