/** Events as they lie in the inbox: JSON, checked when read back. */
import { z } from 'zod';
import { MEMBERS_WHY } from '../domain/chatMembers';
import type { PeerId, UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import { REFUSALS } from '../domain/refusal';
import { FILE_REFUSALS } from '../domain/rosterFile';
import { rosterFileSaid } from '../store/rosterImportStore';
import { DUE_EVENTS, type Incoming } from './incoming';

const peer = z.custom<PeerId>((value) => Number.isSafeInteger(value));
const user = z.custom<UserId>((value) => Number.isSafeInteger(value));
const date = z.custom<LocalDate>((value) => typeof value === 'string');

const incoming = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('message'),
    peer,
    from: user,
    text: z.string(),
    payload: z.unknown(),
    address: z.enum(['private', 'mention', 'reply', 'command', 'button']),
    content: z.enum(['text', 'sticker', 'attachment', 'forward', 'empty']),
    cmid: z.int(),
    ref: z.string().nullable(),
    repliesTo: z.int().exactOptional(),
    document: z.strictObject({ title: z.string(), size: z.int(), url: z.string() }).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('press'),
    peer,
    from: user,
    payload: z.unknown(),
    answerId: z.string(),
    cmid: z.int().nullable(),
  }),
  z.strictObject({ kind: z.literal('bot_added'), peer, by: user.nullable() }),
  z.strictObject({ kind: z.literal('bot_removed'), peer, by: user.nullable() }),
  z.strictObject({ kind: z.literal('title_changed'), peer, title: z.string() }),
  z.strictObject({ kind: z.literal('overheard'), peer, topic: z.string(), cmid: z.int() }),
  z.strictObject({ kind: z.literal('allowed'), user }),
  z.strictObject({ kind: z.literal('denied'), user }),
  z.strictObject({
    kind: z.enum(Object.values(DUE_EVENTS)),
    user,
    date,
    at: z.int(),
    staleAfter: z.int().nullable(),
  }),
  z.strictObject({ kind: z.literal('chat_digest_due'), date, at: z.int(), staleAfter: z.int().nullable() }),
  z.strictObject({ kind: z.literal('chat_described'), peer, title: z.string().nullable(), greet: z.boolean() }),
  z.strictObject({
    kind: z.literal('file_uploaded'),
    peer,
    file: z.int(),
    attachment: z.string().nullable(),
    text: z.string(),
  }),
  z.strictObject({
    kind: z.literal('picture_drawn'),
    row: z.int(),
    attachment: z.string().nullable(),
    words: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('statement_made'),
    user,
    order: z.string(),
    made: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['forbidden', 'unknown_order']) }),
      z.strictObject({
        kind: z.literal('files'),
        docx: z.int(),
        xlsx: z.int(),
        at: z.int(),
        when: z.string(),
        hash: z.string(),
      }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('roster_read'),
    user,
    file: z.discriminatedUnion('kind', [
      rosterFileSaid.extend({ kind: z.literal('read') }),
      z.strictObject({ kind: z.literal('refused'), reason: z.enum(FILE_REFUSALS) }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('members_read'),
    chat: peer,
    user,
    why: z.enum(MEMBERS_WHY),
    members: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('members'),
        people: z.array(z.strictObject({ user, name: z.string().nullable() })),
        whole: z.boolean(),
      }),
      z.strictObject({ kind: z.enum(['visible', 'no_right', 'unreachable', 'moved', 'busy']) }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('teaching_checked'),
    user,
    range: z.strictObject({ from: z.int(), to: z.int() }),
    changes: z.array(z.strictObject({ text: z.string(), topic: z.string().nullable(), after: z.string().nullable() })),
    changed: z.int(),
    of: z.int(),
  }),
  z.strictObject({ kind: z.literal('unsaid'), user, about: z.string() }),
  z.strictObject({
    kind: z.literal('refused'),
    peer,
    code: z.int(),
    refusal: z.enum(REFUSALS),
  }),
]);

/** An event as the inbox keeps it. */
export function storeEvent(event: Incoming): string {
  return JSON.stringify(event);
}

/** An event read back from the inbox; throws when the row holds something else. */
export function readEvent(body: string): Incoming {
  const event: Incoming = incoming.parse(JSON.parse(body));
  return event;
}
