/** A raw update of VK as an event of the bot, through vk-io's contexts; vk-io's middleware does nothing else. */
import { MessageContext, MessageEventContext, MessageSubscriptionContext, Updates, type VK } from 'vk-io';
import { isGroupChat, peerId, userId } from '../domain/ids';
import type { Incoming, Received } from '../messaging/incoming';
import { createAddressing, isSaidToAll, type AddressingOptions } from './address';
import { eventIdOf, prepareUpdate, withoutTalk, type PreparedUpdate } from './rawUpdate';

/** `ignored`: nothing of ours (our own messages, edits, other communities, kinds of update the bot has no use for). */
export type Translated = Received | { readonly kind: 'ignored' };

/** Translates one update; never throws: what cannot be read is `unreadable` with the reason. */
export type Translate = (raw: unknown) => Promise<Translated>;

type Understood =
  | { readonly kind: 'incoming'; readonly incoming: Incoming }
  | Extract<Received, { kind: 'talk' }>
  | { readonly kind: 'ignored' };

/** Where the middleware leaves its result: vk-io prints and swallows exceptions, an empty holder tells of them. */
interface Holder {
  readonly prepared: PreparedUpdate;
  understood: Understood | null;
  error: unknown;
}

const TEXT_LIMIT = 10_000;
const RAW_LIMIT = 20_000;
const IGNORED: Understood = { kind: 'ignored' };

export interface TranslateOptions extends AddressingOptions {
  readonly vk: VK;
}

/** Makes the translator for one community. */
export function createTranslate(options: TranslateOptions): Translate {
  const { vk, groupId } = options;
  const addressing = createAddressing(options);
  let inHand: Holder | null = null;
  let line: Promise<unknown> = Promise.resolve();
  const updates = new Updates({ api: vk.api, upload: vk.upload });

  updates.use((context) => {
    const holder = inHand;
    if (holder === null) return;
    try {
      holder.understood = understand(context, holder.prepared);
    } catch (error) {
      holder.error = error;
    }
  });

  function understand(context: unknown, prepared: PreparedUpdate): Understood {
    const { type } = prepared;
    if (isMessage(context)) return type === 'message_new' ? fromMessage(context, prepared) : IGNORED;
    if (isPress(context)) return fromPress(context);
    if (context instanceof MessageSubscriptionContext) {
      const kind = context.isSubscribed ? 'allowed' : 'denied';
      return { kind: 'incoming', incoming: { kind, user: userId(context.userId) } };
    }
    return IGNORED;
  }

  function fromMessage(context: MessageContext, { eventId, extras }: PreparedUpdate): Understood {
    if (context.eventType !== undefined) return fromAction(context);
    if (context.isOutbox || context.senderId < 0) return IGNORED;
    const peer = peerId(context.peerId);
    const from = userId(context.senderId);
    const groupChat = isGroupChat(peer);
    const { address, text } = addressing(cut(context.text ?? ''), {
      groupChat,
      pressedButton: extras.payload !== null,
      repliesToUs: extras.repliesTo === -groupId,
    });
    const cmid = context.conversationMessageId ?? context.id ?? 0;
    if (address === null) {
      const toAll = isSaidToAll(text) && extras.repliesTo === null && extras.content === null && cmid > 0;
      return { kind: 'talk', peer, ...(toAll && { words: { eventId, text, cmid, at: context.createdAt * 1_000 } }) };
    }
    const content = text === '' ? (extras.content ?? 'empty') : 'text';
    const ref = groupChat ? null : (context.referralValue ?? null);
    const { payload, document, repliesToCmid } = extras;
    const repliesTo = extras.repliesTo === -groupId ? repliesToCmid : null;
    return {
      kind: 'incoming',
      incoming: {
        kind: 'message',
        peer,
        from,
        text,
        payload,
        address,
        content,
        cmid,
        ref,
        ...(repliesTo !== null && { repliesTo }),
        ...(document && { document }),
      },
    };
  }

  /** What people do to a chat; only what concerns the bot itself or the chat's title. */
  function fromAction(context: MessageContext): Understood {
    const peer = peerId(context.peerId);
    const by = context.senderId > 0 ? userId(context.senderId) : null;
    const aboutUs = context.eventMemberId === -groupId;
    switch (context.eventType) {
      case 'chat_create':
        return { kind: 'incoming', incoming: { kind: 'bot_added', peer, by } };
      case 'chat_invite_user':
        return aboutUs ? { kind: 'incoming', incoming: { kind: 'bot_added', peer, by } } : IGNORED;
      case 'chat_kick_user':
        return aboutUs ? { kind: 'incoming', incoming: { kind: 'bot_removed', peer, by } } : IGNORED;
      case 'chat_title_update':
        return { kind: 'incoming', incoming: { kind: 'title_changed', peer, title: cut(context.eventText ?? '') } };
      default:
        return IGNORED;
    }
  }

  async function translate(raw: unknown): Promise<Translated> {
    try {
      const prepared = prepareUpdate(raw);
      const holder: Holder = { prepared, understood: null, error: null };
      inHand = holder;
      await updates.handleWebhookUpdate(prepared.update);
      const { understood } = holder;
      if (understood === null) return unreadable(raw, holder.error ?? new Error('vk-io made nothing of the update'));
      if (understood.kind !== 'incoming') return understood;
      return { kind: 'event', eventId: prepared.eventId, incoming: understood.incoming };
    } catch (error) {
      return unreadable(raw, error);
    } finally {
      inHand = null;
    }
  }

  // one after the other: vk-io's middleware is told nothing of the update but its context
  return (raw) => {
    const translated = line.then(() => translate(raw));
    line = translated;
    return translated;
  };
}

// instanceof alone leaves the contexts' type parameters open
function isMessage(context: unknown): context is MessageContext {
  return context instanceof MessageContext;
}

function isPress(context: unknown): context is MessageEventContext {
  return context instanceof MessageEventContext;
}

function fromPress(context: MessageEventContext): Understood {
  const payload: unknown = context.eventPayload ?? null;
  const cmid: unknown = context.conversationMessageId;
  const incoming: Incoming = {
    kind: 'press',
    peer: peerId(context.peerId),
    from: userId(context.userId),
    payload,
    answerId: String(context.eventId),
    cmid: typeof cmid === 'number' ? cmid : null,
  };
  return { kind: 'incoming', incoming };
}

function unreadable(raw: unknown, error: unknown): Received {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    kind: 'unreadable',
    eventId: eventIdOf(raw),
    error: reason,
    raw: (JSON.stringify(withoutTalk(raw)) ?? '').slice(0, RAW_LIMIT),
  };
}

function cut(text: string): string {
  return text.length <= TEXT_LIMIT ? text : text.slice(0, TEXT_LIMIT).replace(/[\ud800-\udbff]$/, '');
}
