/**
 * The control endpoints of the embedded VK: what the page and tests in other processes speak.
 *
 * JSON both ways, under `/sandbox/`. `peer` is always what the bot sees: the person's own id for their private
 * conversation with the bot, 2000000000 + local id for a group chat. Instants are ISO 8601 UTC strings.
 * A refusal has a status of 4xx and the body {@link Refusal}. Requests with a body need
 * `content-type: application/json`; the Host must be 127.0.0.1 or localhost, an Origin (if sent) the page's own.
 *
 * | request | body | answer |
 * |---|---|---|
 * | GET  /sandbox/state?as=USER          |                       | {@link StateAnswer} |
 * | GET  /sandbox/messages?peer=P&as=U&after=CMID&limit=N |      | {@link MessagesAnswer} |
 * | GET  /sandbox/transcript?as=USER     |                       | {@link TranscriptAnswer} |
 * | GET  /sandbox/events                 |                       | server-sent events, each `data:` a {@link SandboxEvent} |
 * | GET  /sandbox/wait?peer=P&after=CMID&timeoutMs=T |           | {@link MessageView} of the bot, or 408 |
 * | GET  /sandbox/wait?botMessages=N&timeoutMs=T |               | {@link CountersAnswer} once the bot has written N messages, or 408 |
 * | GET  /sandbox/wait?taken=1&timeoutMs=T |                     | {@link CountersAnswer} once the bot has taken every update, or 408 |
 * | GET  /sandbox/counters               |                       | {@link CountersAnswer} |
 * | POST /sandbox/say                    | {@link SayRequest} or {@link SayManyRequest} | {@link SayAnswer} or {@link SayManyAnswer} |
 * | POST /sandbox/files?from=USER&title=NAME | the document's bytes, `application/octet-stream` | {@link FileAnswer} |
 * | POST /sandbox/press                  | {@link PressRequest}  | {@link PressAnswer} |
 * | POST /sandbox/permission             | {@link PermissionRequest} | {@link Done} |
 * | POST /sandbox/chats                  | {@link CreateChatRequest} | {@link CreateChatAnswer} |
 * | POST /sandbox/chats/bot              | {@link ChatBotRequest} | {@link Done} |
 * | POST /sandbox/chats/members          | {@link ChatMemberRequest} | {@link Done} |
 * | POST /sandbox/chats/rename           | {@link RenameChatRequest} | {@link Done} |
 * | POST /sandbox/chats/settings         | {@link ChatSettingsRequest} | {@link Done} |
 * | POST /sandbox/clock                  | {@link ClockRequest}  | {@link ClockAnswer}, after everything due was let happen |
 * | POST /sandbox/fault                  | {@link Fault}         | {@link Done} |
 */
import type { Keyboard } from './keyboard';

export type { Fault } from './faults';
export type { Keyboard, KeyboardButton } from './keyboard';

/** Every refusal of a control endpoint. */
export interface Refusal {
  readonly error: string;
}

/** Done, and there is nothing to tell. */
export interface Done {
  readonly ok: true;
}

export interface PersonView {
  readonly id: number;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly note: string;
  readonly administrator: boolean;
  /** Whether the bot may write to them: they wrote first or allowed it, and have not denied it since. */
  readonly allowsBot: boolean;
}

export interface ChatView {
  readonly peer: number;
  readonly title: string;
  readonly owner: number;
  /** Ids of people; the bot is not among them. */
  readonly members: readonly number[];
  readonly botIn: boolean;
  readonly botAdmin: boolean;
  /** The bot gets every message, not only those addressed to it (an administrator bot does too). */
  readonly botReadsAll: boolean;
  /** VK does not tell the bot the chat's title. */
  readonly titleHidden: boolean;
}

/** One line of a person's list of conversations, the most recent first. */
export interface ConversationView {
  readonly peer: number;
  /** The community's name in private, the chat's title in a chat. */
  readonly title: string;
  readonly isChat: boolean;
  readonly botIn: boolean;
  readonly lastCmid: number;
  readonly last: { readonly from: number; readonly text: string; readonly at: string } | null;
}

export interface StateAnswer {
  /** The school's clock. */
  readonly now: string;
  /** IANA zone to show instants in. */
  readonly timeZone: string;
  /** The next instant at which the bot has something due. */
  readonly deadline: string | null;
  readonly group: { readonly id: number; readonly name: string; readonly screenName: string };
  readonly people: readonly PersonView[];
  /** All chats of the world. */
  readonly chats: readonly ChatView[];
  /** Conversations of the person named by `as`; empty without it. */
  readonly conversations: readonly ConversationView[];
}

export interface ActionView {
  readonly type:
    'chat_create' | 'chat_invite_user' | 'chat_invite_user_by_link' | 'chat_kick_user' | 'chat_title_update';
  /** Who was invited or removed; −group id is the bot. */
  readonly memberId?: number;
  /** The new title. */
  readonly text?: string;
}

export interface MessageView {
  readonly peer: number;
  /** Number of the message within its conversation, from 1. */
  readonly cmid: number;
  /** Order over all conversations. */
  readonly seq: number;
  /** A person's id, or −group id for the bot. */
  readonly from: number;
  readonly fromName: string;
  readonly fromBot: boolean;
  readonly at: string;
  readonly text: string;
  /** As VK keeps it: inline keyboards stay with the message, others belong to the conversation. */
  readonly keyboard: Keyboard | null;
  /** JSON of the pressed button. */
  readonly payload: string | null;
  readonly replyToCmid: number | null;
  /** Kinds: 'sticker', 'photo', 'doc', …; documents stand in `files`, the bot's pictures in `photos`. */
  readonly attachments: readonly string[];
  readonly files: readonly { readonly title: string; readonly url: string; readonly size: number }[];
  readonly photos: readonly { readonly url: string; readonly width: number; readonly height: number }[];
  readonly forwarded: readonly { readonly from: number; readonly text: string }[];
  readonly action: ActionView | null;
}

export interface MessagesAnswer {
  readonly peer: number;
  readonly title: string;
  readonly messages: readonly MessageView[];
  /** The conversation's keyboard below the input field, null when there is none. Its buttons are pressed with its cmid. */
  readonly keyboard: { readonly cmid: number; readonly keyboard: Keyboard } | null;
}

/** What the bot answered to a press of a callback button; only the presser sees it. */
export interface SnackbarView {
  readonly seq: number;
  readonly at: string;
  readonly user: number;
  readonly peer: number;
  readonly eventId: string;
  /** `quiet`: the spinner stops and nothing is shown. */
  readonly kind: 'snackbar' | 'link' | 'app' | 'quiet';
  /** The text of a snackbar, the address of a link, otherwise empty. */
  readonly text: string;
}

/** Everything that was said and shown, in order of `seq`; with `as` only what that person saw. */
export interface TranscriptAnswer {
  readonly messages: readonly MessageView[];
  readonly snackbars: readonly SnackbarView[];
}

/** What `/sandbox/events` sends. After a lost connection read the state anew. */
export type SandboxEvent =
  | { readonly type: 'hello'; readonly now: string }
  | { readonly type: 'message'; readonly message: MessageView }
  | { readonly type: 'snackbar'; readonly snackbar: SnackbarView }
  | { readonly type: 'chat'; readonly chat: ChatView }
  | { readonly type: 'permission'; readonly user: number; readonly allowsBot: boolean }
  | { readonly type: 'clock'; readonly now: string; readonly deadline: string | null };

export interface SayRequest {
  /** Who speaks. */
  readonly from: number;
  readonly peer: number;
  /** May be empty with an attachment or a forwarded message. */
  readonly text: string;
  /** JSON value or JSON text: what a text button carries. */
  readonly payload?: unknown;
  readonly replyToCmid?: number;
  /** Kinds, or names of documents that the person sent before (`/sandbox/files`). */
  readonly attachments?: readonly (AttachmentKind | FileName)[];
  readonly forwarded?: readonly { readonly from: number; readonly text: string }[];
  /** The code of a vk.me/club?ref=CODE link. */
  readonly ref?: string;
}
export type AttachmentKind = 'sticker' | 'photo' | 'doc' | 'audio_message' | 'video';
/** `doc<owner>_<id>` */
export type FileName = `doc${string}_${string}`;

export interface FileAnswer {
  readonly name: string;
}

export interface SayAnswer {
  readonly peer: number;
  readonly cmid: number;
}

/** Many messages in one request, said in order: all are checked before the first is said. */
export interface SayManyRequest {
  readonly messages: readonly SayRequest[];
}
export interface SayManyAnswer {
  readonly said: readonly SayAnswer[];
}

/**
 * Presses a button. Either `label` (the button with it in the message `cmid`, or without `cmid` in the newest keyboard
 * that has it), or `payload` with `cmid` (a callback press as is: it may be forged).
 */
export type PressRequest =
  | { readonly from: number; readonly peer: number; readonly label: string; readonly cmid?: number }
  | { readonly from: number; readonly peer: number; readonly payload: unknown; readonly cmid: number };

export type PressAnswer =
  | { readonly kind: 'callback'; readonly eventId: string }
  | { readonly kind: 'text'; readonly cmid: number }
  | { readonly kind: 'link'; readonly url: string };

export interface PermissionRequest {
  readonly user: number;
  /** message_allow or message_deny. */
  readonly allow: boolean;
}

export interface CreateChatRequest {
  readonly title: string;
  /** Who creates and owns it. */
  readonly by: number;
  /** Other members; the bot is invited separately. */
  readonly members: readonly number[];
}
export interface CreateChatAnswer {
  readonly peer: number;
}

export interface ChatBotRequest {
  readonly peer: number;
  readonly by: number;
  /** `promote` and `demote`: the chat's owner makes the bot its administrator, or takes that back. */
  readonly action: 'invite' | 'kick' | 'promote' | 'demote';
}

/** Invites, lets in by the link, or removes a person. */
export interface ChatMemberRequest {
  readonly peer: number;
  readonly user: number;
  readonly action: 'invite' | 'join' | 'kick';
  /** Who invites or removes; not needed for `join`. */
  readonly by?: number;
}

export interface RenameChatRequest {
  readonly peer: number;
  readonly by: number;
  readonly title: string;
}

export interface ChatSettingsRequest {
  readonly peer: number;
  readonly botAdmin?: boolean;
  readonly botReadsAll?: boolean;
  readonly titleHidden?: boolean;
}

/** One hour on, to 08:00 of the next day in the school's zone, to the next due instant, or to an instant. Never back. */
export type ClockRequest = { readonly move: 'hour' | 'tomorrow8' | 'deadline' } | { readonly to: string };

export interface ClockAnswer {
  readonly now: string;
  readonly deadline: string | null;
}

export interface CountersAnswer {
  /** Messages the bot has written in all. */
  readonly botMessages: number;
  /** Updates made for the bot in all. */
  readonly updates: number;
  /** Updates the bot has taken: the last ts it polled with covers them. */
  readonly taken: number;
  /** Requests to API methods. */
  readonly requests: number;
}
