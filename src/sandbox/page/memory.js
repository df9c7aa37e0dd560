const KEY = 'sandbox';

function load() {
  try {
    return { read: {}, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return { read: {} };
  }
}

const kept = load();

function save() {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing: the choice lasts until the page is reloaded.
  }
}

/** What was read in another tab of the browser is read in this one. */
export function shareMemory() {
  addEventListener('storage', () => Object.assign(kept.read, load().read));
}

/** The person and the conversation chosen last, and which screen a phone showed. */
export const chosen = () => ({ person: kept.person, peer: kept.peer, screen: kept.screen });

/** Keeps the choice over a reload. */
export function keepChosen({ person, peer, screen }) {
  Object.assign(kept, { person, peer, screen });
  save();
}

/** How many messages of a conversation the person has not seen. */
export function unreadOf(person, conversation) {
  const seen = kept.read[`${person}:${conversation.peer}`] ?? 0;
  // A sandbox begun anew counts from one again.
  return conversation.lastCmid < seen ? conversation.lastCmid : conversation.lastCmid - seen;
}

/** Remembers that the person has seen the conversation up to this message. */
export function markRead(person, peer, cmid) {
  if (kept.read[`${person}:${peer}`] === cmid) return;
  kept.read[`${person}:${peer}`] = cmid;
  save();
}
