/** What happens to the bot, free of any transport. The turn handles one of these at a time. */
import type { DueWork } from '../domain/dueWork';
import type { MembersSeen, MembersWhy } from '../domain/chatMembers';
import type { PeerId, UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { Refusal } from '../domain/refusal';
import type { RosterFile } from '../domain/rosterFile';

/** How a message reached the bot: in private, or addressed to it in a group chat. */
export type Address = 'private' | 'mention' | 'reply' | 'command' | 'button';

/** What a message consists of when it is not plain text. */
export type Content = 'text' | 'sticker' | 'attachment' | 'forward' | 'empty';

/** A message to the bot; `text` has the mention of the bot and the «/вопрос» command stripped. */
export interface MessageIncoming {
  readonly kind: 'message';
  readonly peer: PeerId;
  readonly from: UserId;
  readonly text: string;
  /** The payload of a text button as it came: proves nothing, parsed later. */
  readonly payload: unknown;
  readonly address: Address;
  readonly content: Content;
  /** VK `conversation_message_id`. */
  readonly cmid: number;
  /** `vk.me/<community>?ref=`, when the dialogue was opened by such a link. */
  readonly ref: string | null;
  /** The `cmid` of the bot's message that this one replies to; in private only. */
  readonly repliesTo?: number;
  /** A document sent in private; those of group chats are not looked at. */
  readonly document?: IncomingDocument;
}

/** A document where it lies; the address has a secret in it and is nobody's to see. */
export interface IncomingDocument {
  readonly title: string;
  /** In bytes, as VK says. */
  readonly size: number;
  readonly url: string;
}

/** A press of a callback button; `answerId` is VK's event id, answered within a minute. */
export interface PressIncoming {
  readonly kind: 'press';
  readonly peer: PeerId;
  readonly from: UserId;
  readonly payload: unknown;
  readonly answerId: string;
  readonly cmid: number | null;
}

/** What VK tells about chats and permissions. */
export type ServiceIncoming =
  | { readonly kind: 'bot_added'; readonly peer: PeerId; readonly by: UserId | null }
  | { readonly kind: 'bot_removed'; readonly peer: PeerId; readonly by: UserId | null }
  | { readonly kind: 'title_changed'; readonly peer: PeerId; readonly title: string }
  | { readonly kind: 'allowed'; readonly user: UserId }
  | { readonly kind: 'denied'; readonly user: UserId }
  /** A question that nobody addressed to the bot, in a chat that asked for that: no more is kept of it than what and where to answer. */
  | { readonly kind: 'overheard'; readonly peer: PeerId; readonly topic: string; readonly cmid: number };

/** What the events of due work are called. */
export const DUE_EVENTS = {
  reminders: 'reminder_due',
  digest: 'digest_due',
  weekly: 'weekly_due',
} as const satisfies Record<DueWork['kind'], string>;

/** Whether an event is due work. */
export const isDue = (event: Incoming): event is DueIncoming =>
  Object.values(DUE_EVENTS).some((kind) => kind === event.kind);

/** Work that the clock found due; `at` is the instant it was due at, on the school's clock. */
export interface DueIncoming {
  readonly kind: (typeof DUE_EVENTS)[DueWork['kind']];
  readonly user: UserId;
  readonly date: LocalDate;
  readonly at: number;
  /** After this instant it is worth nothing; null on a virtual clock, which waits for what it says. */
  readonly staleAfter: number | null;
}

/** The digest of the administration's chat; which chat that is, is looked up when it is made. */
export type ChatDigestDue = Omit<DueIncoming, 'kind' | 'user'> & { readonly kind: 'chat_digest_due' };

/** A background job came back. */
export type JobIncoming =
  /** `greet`: the bot was added; otherwise the chat is known and only looked at again. */
  | {
      readonly kind: 'chat_described';
      readonly peer: PeerId;
      readonly title: string | null;
      readonly greet: boolean;
    }
  /** A file of the bot's is with VK and can be sent (`attachment` as VK names it); null: VK did not take it. */
  | {
      readonly kind: 'file_uploaded';
      readonly peer: PeerId;
      readonly file: number;
      readonly attachment: string | null;
      readonly text: string;
    }
  /** The picture that a message of the outbox waits for is with VK, and what it shows in words; null: it will not come. */
  | {
      readonly kind: 'picture_drawn';
      readonly row: number;
      readonly attachment: string | null;
      readonly words: string | null;
    }
  /** The papers of a statement are made: the rows of both files, what they are of, and when that was in words. */
  | {
      readonly kind: 'statement_made';
      readonly user: UserId;
      readonly order: string;
      readonly made:
        | { readonly kind: 'forbidden' | 'unknown_order' }
        | {
            readonly kind: 'files';
            readonly docx: number;
            readonly xlsx: number;
            readonly at: number;
            readonly when: string;
            readonly hash: string;
          };
    }
  /** A roster that somebody sent was downloaded and read, or why not. */
  | { readonly kind: 'roster_read'; readonly user: UserId; readonly file: RosterFile }
  /** Who is in a chat, for one person's eyes; `chat` and not `peer`: nothing of it is ever said there. */
  | {
      readonly kind: 'members_read';
      readonly chat: PeerId;
      readonly user: UserId;
      readonly why: MembersWhy;
      readonly members: MembersSeen;
    }
  /** What a teaching changed of the answers to other questions: the first of them, how many, and of how many looked at. */
  | {
      readonly kind: 'teaching_checked';
      readonly user: UserId;
      readonly range: { readonly from: number; readonly to: number };
      readonly changes: readonly {
        readonly text: string;
        readonly topic: string | null;
        readonly after: string | null;
      }[];
      readonly changed: number;
      readonly of: number;
    }
  | { readonly kind: 'refused'; readonly peer: PeerId; readonly code: number; readonly refusal: Refusal }
  /** What the clock said to somebody never left; `about`: of what kind it was, and the day. */
  | { readonly kind: 'unsaid'; readonly user: UserId; readonly about: string };

export type Incoming = MessageIncoming | PressIncoming | ServiceIncoming | DueIncoming | ChatDigestDue | JobIncoming;

/** Words said to nobody in particular in a group chat. In memory only: they are looked at, or not, before anything is stored. */
export interface PassingWords {
  readonly eventId: string;
  readonly text: string;
  readonly cmid: number;
  /** When they were said, on VK's clock; epoch milliseconds. */
  readonly at: number;
}

/** One update as the transport hands it over: an event, talk that is only counted, or something unreadable. */
export type Received =
  | { readonly kind: 'event'; readonly eventId: string; readonly incoming: Incoming }
  | { readonly kind: 'talk'; readonly peer: PeerId; readonly words?: PassingWords }
  | { readonly kind: 'unreadable'; readonly eventId: string; readonly error: string; readonly raw: string };

/** Where polling stands: VK's `ts`, stored with the updates it covers. */
export type PollPosition = string;

/** Where the transport puts what it received: one transaction stores the updates of a poll and its position. */
export interface Intake {
  position(): Promise<PollPosition | null>;
  store(received: readonly Received[], position: PollPosition): Promise<void>;
}
