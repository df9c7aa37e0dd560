/** Outbox rows as calls to VK, and VK's answers as what became of each row. */
import type { Claimed } from '../messaging/outgoing';
import { isRecord, type ApiParams, type ExecuteItemError } from './api';
import { keyboardJson } from './keyboard';

/** What VK said about one row; `unknown`: it may or may not have been shown. */
export type Outcome =
  | { readonly kind: 'sent'; readonly cmid: number | null }
  | { readonly kind: 'error'; readonly code: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'undelivered' };

export interface Request {
  readonly method: 'messages.send' | 'messages.sendMessageEventAnswer';
  readonly params: ApiParams;
}

const SNACKBAR_LIMIT = 90;
/** Characters of the code of one `execute`: 25 usual messages are far below. */
const CODE_LIMIT = 60_000;

/** The call that delivers a row; `peer_ids`, because only its answer carries the conversation_message_id. */
export function requestOf(row: Claimed): Request {
  if (row.kind === 'answer') {
    const params = { event_id: row.answerId, user_id: row.user, peer_id: row.peer };
    if (!row.text) return { method: 'messages.sendMessageEventAnswer', params };
    const eventData = JSON.stringify({ type: 'show_snackbar', text: row.text.slice(0, SNACKBAR_LIMIT) });
    return { method: 'messages.sendMessageEventAnswer', params: { ...params, event_data: eventData } };
  }
  const { text, keyboard, attachment, replyTo } = row.message;
  const params: Record<string, string | number> = {
    peer_ids: row.peer,
    random_id: row.randomId,
    message: text,
    dont_parse_links: 1,
    disable_mentions: 1,
  };
  if (keyboard !== undefined) params.keyboard = keyboardJson(keyboard);
  if (attachment !== undefined) params.attachment = attachment;
  // in chats a message has no other number than that of the conversation
  if (replyTo !== undefined) {
    params.forward = JSON.stringify({ peer_id: row.peer, conversation_message_ids: [replyTo], is_reply: 1 });
  }
  return { method: 'messages.send', params };
}

/** Groups rows into codes for `execute`, each short enough for VK, in the order of the rows. */
export function executeCodes(rows: readonly Claimed[]): { readonly rows: readonly Claimed[]; readonly code: string }[] {
  const groups: { rows: Claimed[]; calls: string[]; length: number }[] = [];
  for (const row of rows) {
    const { method, params } = requestOf(row);
    const call = `API.${method}(${JSON.stringify(params)})`;
    const group = groups.at(-1);
    if (group !== undefined && group.length + call.length <= CODE_LIMIT) {
      group.rows.push(row);
      group.calls.push(call);
      group.length += call.length;
    } else {
      groups.push({ rows: [row], calls: [call], length: call.length });
    }
  }
  return groups.map((group) => ({ rows: group.rows, code: `return [${group.calls.join(',')}];` }));
}

/** Reads what one call returned: a number, an object, or the array that `peer_ids` gives, whose item may be a refusal. */
export function readItem(item: unknown): Outcome {
  const answer: unknown = Array.isArray(item) ? item[0] : item;
  if (typeof answer === 'number' || answer === true) return { kind: 'sent', cmid: null };
  if (!isRecord(answer)) return { kind: 'unknown' };
  if (isRecord(answer.error)) return { kind: 'error', code: Number(answer.error.code ?? answer.error.error_code) || 0 };
  if (answer.error !== undefined && answer.error !== null) return { kind: 'error', code: Number(answer.error) || 0 };
  const cmid = answer.conversation_message_id;
  return { kind: 'sent', cmid: typeof cmid === 'number' && cmid > 0 ? cmid : null };
}

/** Reads every item of an `execute`; each `false` takes the next error in order, what is missing is unknown. */
export function readExecute(response: unknown, errors: readonly ExecuteItemError[], count: number): Outcome[] {
  const items: unknown[] = Array.isArray(response) ? response : [];
  const failed = errors.values();
  return Array.from({ length: count }, (_, index): Outcome => {
    const item = items[index];
    if (item !== false) return readItem(item);
    const error = failed.next();
    return error.done === true ? { kind: 'unknown' } : { kind: 'error', code: error.value.code };
  });
}
