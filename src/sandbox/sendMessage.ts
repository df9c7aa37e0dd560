/** VK method messages.send: what the bot says, and what VK refuses to carry. */
import { ok, refusal, refuse, type ApiRefusal, type MethodAnswer } from './answers';
import type { Core } from './core';
import { parseKeyboard, type Keyboard } from './keyboard';
import type { Draft } from './memory';
import { integerParam, integersParam, jsonParam, textParam, type Params } from './params';
import type { Message } from './records';
import type { MessagesSendUserIdsResponseItem } from './schemaTypes';
import { chatPeer, isChatPeer } from './world';

const MAX_TEXT = 4096;
const MAX_PEERS = 100;
/** VK forgets a random_id after about an hour of real time. */
const RANDOM_LIFE_MS = 3_600_000;
const METHOD = 'messages.send';

interface Content {
  readonly text: string;
  readonly keyboard?: Keyboard;
  readonly attachments?: readonly string[];
}

type Outcome =
  { readonly kind: 'sent'; readonly message: Message } | { readonly kind: 'refused'; readonly error: ApiRefusal };

/** Performs messages.send; with peer_ids a refusal of one peer is an item of the answer. */
export function sendMessage(core: Core, params: Params): MethodAnswer {
  const randomId = integerParam(params, 'random_id');
  if (randomId === null) return refuse(100, 'random_id is a required parameter');
  const several = textParam(params, 'peer_ids') !== null;
  const peers = several ? integersParam(params, 'peer_ids') : onePeer(params);
  if (peers === null) return refuse(100, 'you should specify peer_id, user_id, domain, chat_id or user_ids param');
  if (peers.length > MAX_PEERS) return refuse(100, `peer_ids should be at most ${MAX_PEERS}`);
  const content = readContent(params);
  if (content.kind === 'refused') return { kind: 'error', error: content.error };
  const outcomes = peers.map((peer) => sendTo(core, peer, randomId, content.content, params));
  if (several) return ok(outcomes.map((outcome, index) => item(peers[index] ?? 0, outcome)));
  const [outcome] = outcomes;
  if (outcome === undefined) return refuse(100);
  return outcome.kind === 'sent' ? ok(outcome.message.id) : { kind: 'error', error: outcome.error };
}

function onePeer(params: Params): number[] | null {
  const chat = integerParam(params, 'chat_id');
  const peer =
    integerParam(params, 'peer_id') ?? integerParam(params, 'user_id') ?? (chat === null ? null : chatPeer(chat));
  return peer === null ? null : [peer];
}

function item(peer: number, outcome: Outcome): MessagesSendUserIdsResponseItem {
  return outcome.kind === 'sent'
    ? { peer_id: peer, message_id: outcome.message.id, conversation_message_id: outcome.message.cmid }
    : {
        peer_id: peer,
        message_id: 0,
        conversation_message_id: 0,
        error: { code: outcome.error.code, description: outcome.error.message },
      };
}

type ReadContent =
  { readonly kind: 'content'; readonly content: Content } | { readonly kind: 'refused'; readonly error: ApiRefusal };

function readContent(params: Params): ReadContent {
  const text = textParam(params, 'message') ?? '';
  const attachment = textParam(params, 'attachment') ?? '';
  const attachments = attachment === '' ? [] : attachment.split(',');
  if (textParam(params, 'sticker_id') !== null) attachments.push('sticker');
  const forwards = textParam(params, 'forward') !== null || textParam(params, 'forward_messages') !== null;
  if (text.length > MAX_TEXT) return { kind: 'refused', error: refusal(914) };
  if (text.trim() === '' && attachments.length === 0 && !forwards) {
    return { kind: 'refused', error: refusal(100, 'message is empty or invalid') };
  }
  const content: Content = { text, ...(attachments.length === 0 ? {} : { attachments }) };
  const keyboardText = textParam(params, 'keyboard');
  if (keyboardText === null || keyboardText === '') return { kind: 'content', content };
  const parsed = parseKeyboard(keyboardText);
  return parsed.kind === 'bad'
    ? { kind: 'refused', error: refusal(911, parsed.why) }
    : { kind: 'content', content: { ...content, keyboard: parsed.keyboard } };
}

function sendTo(core: Core, peer: number, randomId: number, content: Content, params: Params): Outcome {
  const { memory } = core;
  const error = core.faults.refusalTo(METHOD, peer) ?? unreachable(core, peer);
  if (error !== null) return { kind: 'refused', error };
  const conversation = memory.conversation(peer);
  const realAt = core.realNow();
  const earlier = randomId === 0 ? undefined : conversation.randoms.get(randomId);
  if (earlier?.random !== undefined && realAt - earlier.random.realAt < RANDOM_LIFE_MS) {
    return { kind: 'sent', message: earlier };
  }
  const draft: Draft = {
    at: core.clock.now(),
    from: -core.group.id,
    ...content,
    ...replyOf(core, peer, params),
    random: { id: randomId, realAt },
  };
  const message = memory.append(peer, draft);
  if (content.keyboard !== undefined && !content.keyboard.inline) {
    conversation.facts.keyboardCmid = content.keyboard.buttons.length === 0 ? null : message.cmid;
    memory.saveConversation(conversation);
  }
  core.onlookers.tell({ type: 'message', message });
  return { kind: 'sent', message };
}

/** Why the bot cannot write there, or null when it can. */
export function unreachable(core: Core, peer: number): ApiRefusal | null {
  if (isChatPeer(peer)) return core.memory.chats.get(peer)?.botIn === true ? null : refusal(917);
  return core.memory.people.has(peer) && core.memory.conversation(peer).facts.allowsBot ? null : refusal(901);
}

function replyOf(core: Core, peer: number, params: Params): { replyToCmid?: number } {
  const messageId = integerParam(params, 'reply_to');
  if (messageId !== null) {
    const found = core.memory
      .conversation(peer)
      .messages.find((message) => message.id === messageId && messageId !== 0);
    return found === undefined ? {} : { replyToCmid: found.cmid };
  }
  const forward = jsonParam(params, 'forward');
  if (forward === null || forward === 'bad' || !forward['is_reply']) return {};
  const cmids: unknown = forward['conversation_message_ids'];
  const cmid = Number(Array.isArray(cmids) ? cmids[0] : cmids);
  return core.memory.message(peer, cmid) === null ? {} : { replyToCmid: cmid };
}
