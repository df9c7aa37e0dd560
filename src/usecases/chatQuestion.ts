/** Which chat the bot has just asked about: a class in words is the answer to that (п. 7). */
import { z } from 'zod';
import { CLASS_KINDS, type ClassKind } from '../domain/chats';
import { peerId, type PeerId } from '../domain/ids';
import type { Work } from './context';
import { waitsForOwner } from './registerChat';

const button = z.object({ payload: z.object({ do: z.literal('chat'), peer: z.int().positive(), is: z.string() }) });
const message = z.object({ keyboard: z.object({ rows: z.array(z.array(z.unknown())) }) });

export interface ChatQuestion {
  readonly peer: PeerId;
  /** Of which of a class's chats it asked; just the class's where it asked of all of them. */
  readonly kind: ClassKind;
}

/** The question that is the very last message of that conversation, about a chat nobody has named yet; null: none. */
export async function askedAboutChat(work: Work, conversation: PeerId): Promise<ChatQuestion | null> {
  const [body = null] = await work.stores.outbox.lastBodies(conversation, 1);
  const asked = body === null ? null : questionIn(body);
  return asked && (await waitsForOwner(work, asked.peer)) ? asked : null;
}

function questionIn(body: string): ChatQuestion | null {
  const read = message.safeParse(JSON.parse(body));
  const choices = read.success
    ? read.data.keyboard.rows.flat().flatMap((one) => button.safeParse(one).data?.payload ?? [])
    : [];
  const [first] = choices;
  if (!first) return null;
  const kinds = new Set(choices.map(({ is }) => is.split(':')[0]));
  const only = kinds.size === 1 ? CLASS_KINDS.find((kind) => kinds.has(kind)) : undefined;
  return { peer: peerId(first.peer), kind: only ?? 'class' };
}
