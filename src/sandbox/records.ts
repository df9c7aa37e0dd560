/** What the embedded VK remembers. */
import type { Keyboard } from './keyboard';

export interface Person {
  readonly id: number;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly note: string;
  readonly administrator: boolean;
}

export interface Chat {
  readonly peer: number;
  title: string;
  readonly owner: number;
  /** Members of the first hour; later ones come and go by actions in the messages. */
  readonly firstMembers: readonly number[];
  members: number[];
  botIn: boolean;
  botAdmin: boolean;
  botReadsAll: boolean;
  titleHidden: boolean;
}

/** A service line of a group chat: VK's chat actions. */
export interface Action {
  readonly type:
    'chat_create' | 'chat_invite_user' | 'chat_invite_user_by_link' | 'chat_kick_user' | 'chat_title_update';
  readonly memberId?: number;
  readonly text?: string;
}

export interface Message {
  readonly seq: number;
  readonly peer: number;
  readonly cmid: number;
  /** Community-wide number; 0 in group chats, as VK has it. */
  readonly id: number;
  /** School's clock, epoch ms. */
  readonly at: number;
  readonly from: number;
  readonly text: string;
  readonly keyboard?: Keyboard;
  readonly payload?: string;
  readonly attachments?: readonly string[];
  readonly replyToCmid?: number;
  readonly forwarded?: readonly { readonly from: number; readonly text: string }[];
  readonly action?: Action;
  readonly ref?: string;
  /** Of a message of the bot: its random_id, and when it came by real time. */
  readonly random?: { readonly id: number; readonly realAt: number };
}

/** A press of a callback button that the bot may answer once, within a minute of real time. */
export interface Press {
  readonly eventId: string;
  readonly user: number;
  readonly peer: number;
  readonly realAt: number;
}

/** What the presser saw. */
export interface Snackbar {
  readonly seq: number;
  readonly at: number;
  readonly user: number;
  readonly peer: number;
  readonly eventId: string;
  readonly kind: 'snackbar' | 'link' | 'app' | 'quiet';
  readonly text: string;
}

/** What is kept of a conversation beside its messages. */
export interface ConversationFacts {
  readonly peer: number;
  /** Private only: the bot may write. */
  allowsBot: boolean;
  /** The message whose keyboard lies below the input field. */
  keyboardCmid: number | null;
}

/** Where the updates stand: `base` is the number of the last update no longer kept. */
export interface FeedFacts {
  readonly base: number;
  readonly key: string;
}
