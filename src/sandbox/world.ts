/** The people and chats an embedded VK starts with when its store is empty. */

/** A made-up person whom one can act as. */
export interface WorldPerson {
  /** VK profile id, positive. */
  readonly id: number;
  /** Full name as people write it: shown on the page. */
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Who this is and what is worth trying as them. */
  readonly note: string;
  /** Administrator of the bot. */
  readonly administrator?: boolean;
  /** Has allowed the community to write before the first message. */
  readonly allowsBot?: boolean;
}

/** A group chat without the bot: someone invites it later. */
export interface WorldChat {
  /** The peer id is 2000000000 + this. */
  readonly localId: number;
  readonly title: string;
  /** Ids of people; the owner is among them. */
  readonly members: readonly number[];
  readonly owner: number;
}

export interface World {
  readonly people: readonly WorldPerson[];
  readonly chats: readonly WorldChat[];
  /** Whoever invites the bot gives it «доступ ко всей переписке», so that it hears «/вопрос …»; false when absent. */
  readonly botReadsAll?: boolean;
}

/** The school's clock as the embedded VK sees it: epoch milliseconds, possibly virtual. */
export interface SandboxClock {
  now(): number;
  /** Moves the clock ahead and resolves when everything due up to that instant was let happen. */
  moveTo(at: number): Promise<void>;
  /** The next instant at which something is due, or null when nothing is. */
  nextDeadline(): number | null;
}

const FIRST_CHAT_PEER = 2_000_000_000;

/** The peer id of a chat's local id. */
export function chatPeer(localId: number): number {
  return FIRST_CHAT_PEER + localId;
}

/** Whether a peer id is a group chat's. */
export function isChatPeer(peer: number): boolean {
  return peer > FIRST_CHAT_PEER;
}
