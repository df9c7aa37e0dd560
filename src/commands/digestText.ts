/** The digest in words. */
import { fullName } from '../domain/names';
import { chatCalled, digest as digestLines, refusalReason, someone } from '../texts/digest';
import type { Digest, UndeliveredLine } from '../usecases/makeDigest';

/** The message of a digest. */
export function digestText(digest: Digest): string {
  return digestLines({ ...digest, undelivered: digest.undelivered.map(undelivered) });
}

function undelivered(line: UndeliveredLine): { name: string; reason: string } {
  const name = line.isChat ? chatCalled(line.chatTitle) : line.staff ? fullName(line.staff) : someone();
  return { name, reason: refusalReason(line.code) };
}
