/** Branded identifiers: made only by the parsers below, so that a peer cannot be taken for a user. */
declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A person's VK profile id (positive). */
export type UserId = Branded<number, 'UserId'>;
/** A VK conversation: the user's id in private, 2000000000 + local id in a group chat. */
export type PeerId = Branded<number, 'PeerId'>;
/** A row of the roster. */
export type StaffId = Branded<number, 'StaffId'>;
/** A duty of an order, `<order id>/<duty id>`. */
export type DutyId = Branded<string, 'DutyId'>;
/** A class as people write it: grade and capital Cyrillic letter, «7Б». */
export type ClassLabel = Branded<string, 'ClassLabel'>;

/** Peer ids of group chats are above this. */
export const FIRST_CHAT_PEER = 2_000_000_000;

/** Parses a VK user id; throws on anything that is not a positive integer. */
export function userId(value: number): UserId {
  if (!Number.isSafeInteger(value) || value <= 0) throw new Error(`not a user id: ${value}`);
  return value as UserId;
}

/** Parses a VK peer id; throws on zero and on fractions. */
export function peerId(value: number): PeerId {
  if (!Number.isSafeInteger(value) || value === 0) throw new Error(`not a peer id: ${value}`);
  return value as PeerId;
}

/** Parses a roster row's number. */
export function staffId(value: number): StaffId {
  if (!Number.isSafeInteger(value) || value <= 0) throw new Error(`not a staff id: ${value}`);
  return value as StaffId;
}

/** Makes the id of a duty from its order's and its own. */
export function dutyId(order: string, duty: string): DutyId {
  return `${order}/${duty}` as DutyId;
}

/** The private conversation of a person. */
export function privatePeer(user: UserId): PeerId {
  return user as number as PeerId;
}

/** Whether the conversation is a group chat (VK: peer ids above 2000000000). */
export function isGroupChat(peer: PeerId): boolean {
  return peer > FIRST_CHAT_PEER;
}
