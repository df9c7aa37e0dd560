/** Messages as they lie in the outbox: JSON, checked when read back. */
import { z } from 'zod';
import type { OutgoingMessage } from './outgoing';
import type { ButtonPayload } from './payload';

const button = z.strictObject({
  label: z.string(),
  // it comes back from the person's side, and is parsed there
  payload: z.custom<ButtonPayload>((value) => typeof value === 'object' && value !== null),
  color: z.enum(['primary', 'secondary', 'positive', 'negative']).exactOptional(),
  press: z.enum(['text', 'callback']).exactOptional(),
});

const message = z.strictObject({
  text: z.string(),
  attachment: z.string().exactOptional(),
  replyTo: z.int().exactOptional(),
  keyboard: z.strictObject({ inline: z.boolean(), rows: z.array(z.array(button)) }).exactOptional(),
});

/** A message as the outbox keeps it. */
export function storeMessage(outgoing: OutgoingMessage): string {
  return JSON.stringify(outgoing);
}

/** A message read back from its row; null when the row holds something else. */
export function readMessage(body: string): OutgoingMessage | null {
  try {
    return message.parse(JSON.parse(body));
  } catch {
    return null;
  }
}
