/** One message of the clock's as the command line prints it: in a dry run and in a rehearsal alike. */
import type { Foreseen } from '../commands/forecast';
import { isGroupChat } from '../domain/ids';
import type { Duty } from '../domain/order';
import { clauseText } from '../texts/clauses';

/** The contract's shape; several duties of one message are joined with commas, a digest has none. */
export function foreseenJson({ at, peer, kind, duties, text }: Foreseen) {
  return {
    at: new Date(at).toISOString(),
    to: { kind: isGroupChat(peer) ? 'chat' : 'person', id: peer },
    kind,
    duty: joined(duties.map((duty) => duty.id)),
    clause: clausesOf(duties),
    text,
  };
}

/** The clauses of a message's duties in words; null: it is about none. */
export function clausesOf(duties: readonly Duty[]): string | null {
  return joined(duties.map((duty) => clauseText(duty.clause)));
}

const joined = (parts: readonly string[]): string | null => (parts.length > 0 ? [...new Set(parts)].join(', ') : null);
