/** What the bot says, free of any transport, and the port through which a transport takes it from the outbox. */
import type { PeerId, UserId } from '../domain/ids';
import type { Refusal } from '../domain/refusal';
import type { ButtonPayload } from './payload';

export interface Button {
  /** At most 40 characters (VK). */
  readonly label: string;
  readonly payload: ButtonPayload;
  readonly color?: 'primary' | 'secondary' | 'positive' | 'negative';
  /** `callback` raises a press without a message in the chat; `text` (the default) sends its label. */
  readonly press?: 'text' | 'callback';
}

/** Rows of buttons: under the message (`inline`) or instead of the person's keyboard. No rows: clears it. */
export interface Keyboard {
  readonly inline: boolean;
  readonly rows: readonly (readonly Button[])[];
}

export interface OutgoingMessage {
  readonly text: string;
  readonly keyboard?: Keyboard;
  /** What VK has already, `doc-1_2`. */
  readonly attachment?: string;
  /** The message of the same conversation that it answers, VK's `conversation_message_id`. */
  readonly replyTo?: number;
}

/** Replies go before what many are told of something that was done, and that before what the clock says unasked. */
export type Priority = 'reply' | 'broadcast' | 'unasked';

/** An outbox row that the sender may send now; `attempts` counts the earlier ones. */
export interface ClaimedMessage {
  readonly kind: 'message';
  readonly id: number;
  readonly peer: PeerId;
  readonly randomId: number;
  readonly message: OutgoingMessage;
  readonly attempts: number;
}

/** An answer to a callback button (VK `messages.sendMessageEventAnswer`); dropped after 60 s. */
export interface ClaimedAnswer {
  readonly kind: 'answer';
  readonly id: number;
  readonly peer: PeerId;
  readonly user: UserId;
  readonly answerId: string;
  /** The snackbar's text, at most 90 characters; null only stops the button's spinner. */
  readonly text: string | null;
}

export type Claimed = ClaimedMessage | ClaimedAnswer;

/** What became of one claimed row. `uncertain`: VK may or may not have shown it; the same random_id is used again. */
export type SendResult =
  | { readonly kind: 'sent'; readonly row: Claimed; readonly cmid: number | null }
  | { readonly kind: 'retry'; readonly row: Claimed; readonly afterMs: number; readonly uncertain: boolean }
  | { readonly kind: 'plain'; readonly row: ClaimedMessage; readonly code: number }
  | { readonly kind: 'refused'; readonly row: Claimed; readonly code: number; readonly refusal: Refusal };

/** The outbox as the sender sees it. Times are real time in epoch milliseconds. */
export interface OutboxQueue {
  /** Marks as being sent, and returns, at most `limit` rows: answers first, then the first open row of each conversation. */
  claim(now: number, limit: number): Promise<readonly Claimed[]>;
  /** Records results in one transaction; `plain` puts the row back without its keyboard (error 911). */
  settle(results: readonly SendResult[], now: number): Promise<void>;
  /** When the earliest waiting row may be tried, or null when nothing waits. */
  nextAt(): Promise<number | null>;
}
