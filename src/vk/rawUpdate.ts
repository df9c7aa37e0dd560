/** A raw update of VK before vk-io sees it: what could break its contexts is read here and taken out. */
import { createHash } from 'node:crypto';
import type { Content, IncomingDocument } from '../messaging/incoming';
import { isGroupChat, type PeerId } from '../domain/ids';
import { isRecord } from './api';

/** What is read beside vk-io's context. */
export interface Extras {
  readonly payload: unknown;
  readonly content: Exclude<Content, 'text' | 'empty'> | null;
  /** Author of the message that this one replies to. */
  readonly repliesTo: number | null;
  /** That message's number in its conversation, of a private message only (VK `conversation_message_id`). */
  readonly repliesToCmid: number | null;
  /** The first document, of a private message only. */
  readonly document: IncomingDocument | null;
}

export interface PreparedUpdate {
  readonly type: string;
  readonly eventId: string;
  readonly extras: Extras;
  /** For `handleWebhookUpdate`: no payload (bad JSON throws there), no forwards, replies or attachments (each builds contexts). */
  readonly update: Record<string, unknown>;
}

const MESSAGE_TYPES = new Set(['message_new', 'message_edit', 'message_reply']);
const NOTHING: Extras = { payload: null, content: null, repliesTo: null, repliesToCmid: null, document: null };

/** Prepares an update for vk-io; throws on what is not an update at all. */
export function prepareUpdate(raw: unknown): PreparedUpdate {
  if (!isRecord(raw)) throw new Error('an update is not an object');
  const { type, object } = raw;
  if (typeof type !== 'string') throw new Error('an update has no type');
  if (!isRecord(object)) throw new Error(`an update ${type} has no object`);
  if (!MESSAGE_TYPES.has(type)) return { type, eventId: eventIdOf(raw), extras: NOTHING, update: raw };
  const message = isRecord(object.message) ? object.message : object; // without the wrapper before version 5.103
  const { payload, reply_message: reply, fwd_messages: forwards, attachments, ...rest } = message;
  return {
    type,
    eventId: eventIdOf(raw),
    extras: {
      payload: readPayload(payload),
      content: contentOf(attachments, forwards, message.geo),
      repliesTo: isRecord(reply) && typeof reply.from_id === 'number' ? reply.from_id : null,
      repliesToCmid: isPrivate(message.peer_id) ? cmidOf(reply) : null,
      document: isPrivate(message.peer_id) ? documentIn(attachments) : null,
    },
    update: { ...raw, object: { message: rest, client_info: object.client_info ?? {} } },
  };
}

/** The update's own id, or one derived from its content, so that a second delivery is recognised. */
export function eventIdOf(raw: unknown): string {
  if (!isRecord(raw)) return `derived:${digest(raw)}`;
  if (typeof raw.event_id === 'string' && raw.event_id !== '') return raw.event_id;
  const type = typeof raw.type === 'string' ? raw.type : 'unknown';
  const object = isRecord(raw.object) ? raw.object : {};
  const message = isRecord(object.message) ? object.message : object;
  const { peer_id: peer, conversation_message_id: cmid } = message;
  if (type === 'message_new' && typeof peer === 'number' && typeof cmid === 'number' && cmid > 0) {
    return `derived:${type}:${peer}:${cmid}`;
  }
  return `derived:${type}:${digest(raw.object)}`;
}

/** What of an update that cannot be read may be set aside: of a message only its place, unless it was written to the bot in private. */
export function withoutTalk(raw: unknown): unknown {
  if (!isRecord(raw) || typeof raw.type !== 'string' || !MESSAGE_TYPES.has(raw.type)) return raw;
  const object = isRecord(raw.object) ? raw.object : {};
  const message = isRecord(object.message) ? object.message : object;
  const { peer_id: peer, conversation_message_id: cmid } = message;
  if (isPrivate(peer)) return raw;
  return {
    type: raw.type,
    ...(typeof peer === 'number' && { peer_id: peer }),
    ...(typeof cmid === 'number' && { conversation_message_id: cmid }),
  };
}

function digest(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('hex')
    .slice(0, 32);
}

/** VK hands a button's payload over as a JSON string; anything else passes as it is, to become an unknown button. */
function readPayload(payload: unknown): unknown {
  if (payload === undefined || payload === null || payload === '') return null;
  if (typeof payload !== 'string') return payload;
  try {
    return JSON.parse(payload) as unknown;
  } catch {
    return payload;
  }
}

function contentOf(attachments: unknown, forwards: unknown, geo: unknown): Extras['content'] {
  if (Array.isArray(attachments) && attachments.length > 0) {
    return attachments.some((one) => isRecord(one) && one.type === 'sticker') ? 'sticker' : 'attachment';
  }
  if (Array.isArray(forwards) && forwards.length > 0) return 'forward';
  return isRecord(geo) ? 'attachment' : null;
}

function isPrivate(peer: unknown): boolean {
  return typeof peer === 'number' && !isGroupChat(peer as PeerId);
}

function cmidOf(reply: unknown): number | null {
  const cmid = isRecord(reply) ? reply.conversation_message_id : null;
  return typeof cmid === 'number' && Number.isSafeInteger(cmid) && cmid > 0 ? cmid : null;
}

/** VK schema `docs_doc`. */
function documentIn(attachments: unknown): IncomingDocument | null {
  for (const attachment of Array.isArray(attachments) ? attachments : []) {
    const doc: unknown = isRecord(attachment) && attachment.type === 'doc' ? attachment.doc : null;
    if (!isRecord(doc) || typeof doc.url !== 'string') continue;
    const title = typeof doc.title === 'string' ? doc.title.slice(0, 200) : '';
    return { title, size: Number.isSafeInteger(doc.size) ? Number(doc.size) : 0, url: doc.url };
  }
  return null;
}
