/** «Мои данные»: everything that is kept about a person. */
import { may, type Actor } from '../domain/access';
import { pauseOf, type CodeGuard } from '../domain/codeGuard';
import { privatePeer, type UserId } from '../domain/ids';
import type { Account } from '../store/accountStore';
import type { LinkRequest } from '../store/requestStore';
import type { Staff } from '../store/staffStore';
import type { Work } from './context';

export interface KeptData {
  readonly kind: 'kept';
  readonly account: Account | null;
  readonly staff: Staff | null;
  /** The row of the roster that was theirs before they left the school. */
  readonly formerStaff: Staff | null;
  readonly requests: readonly LinkRequest[];
  /** Duties the person said or confirmed to be done. */
  readonly marks: number;
  /** Group chats the person added the bot to, confirmed, declared or witnessed. */
  readonly chats: number;
  /** Requests for a person's help with a duty. */
  readonly tickets: number;
  /** Questions put to a person, and answers to those of others. */
  readonly inquiries: number;
  /** Requests for a later date, and decisions on them. */
  readonly extensions: number;
  /** What they said hinders a duty, and questions about it that wait for an answer. */
  readonly explanations: readonly { readonly text: string | null }[];
  /** Letters to the vendor's support that they opened. */
  readonly vendorCases: number;
  /** «Напомнить завтра». */
  readonly snoozed: boolean;
  readonly dialogue: boolean;
  /** The name said in the dialogue in progress. */
  readonly dialogueName: string | null;
  /** Marks that a reminder or a digest was sent. */
  readonly sentMarks: number;
  /** Names looked up on the roster of late. */
  readonly lookUps: number;
  /** Messages that could not be handled and were set aside. */
  readonly setAside: number;
  /** Figures of the last digest. */
  readonly digest: boolean;
  readonly unreachable: boolean;
  /** Personal codes the person used; when. */
  readonly codesUsed: readonly number[];
  /** Wrong codes in a row, and until when codes are not looked at. */
  readonly codeGuard: CodeGuard;
  readonly messages: { readonly waiting: number; readonly sent: number };
}

export type MyData = { readonly kind: 'forbidden' } | { readonly kind: 'nothing' } | KeptData;

/** Collects what is kept; `nothing`: no more than the technical trace of the conversation. */
export async function showMyData(work: Work, actor: Actor): Promise<MyData> {
  if (!may(actor, 'data.read_own')) return { kind: 'forbidden' };
  const { stores } = work;
  const { user } = actor;
  const peer = privatePeer(user);
  const dialogues = await stores.sessions.valuesOf(user);
  const keys = await stores.ledger.keysOf(user);
  const lookUps = keys.filter((key) => key.startsWith('lookup:')).length;
  const kept: KeptData = {
    kind: 'kept',
    account: await stores.accounts.find(user),
    staff: await stores.staff.byUser(user),
    formerStaff: (await stores.staff.former()).get(user) ?? null,
    requests: await stores.requests.allOf(user),
    marks:
      (await stores.assignments.countBy(user)) +
      (await stores.journal.countBy(user)) +
      (await stores.acknowledgements.countBy(user)) +
      (await stores.taught.countBy(user)) +
      (await stores.ownAnswers.countBy(user)) +
      (await stores.platformFigures.countBy(user)) +
      (await stores.settings.countBy(user)),
    chats: (await stores.chats.countBy(user)) + (await stores.declarations.countBy(user)),
    snoozed: (await stores.snoozes.dayOf(user)) !== null,
    dialogue: dialogues.length > 0,
    dialogueName: dialogues.map(statedNameIn).find((name) => name !== null) ?? null,
    sentMarks: keys.length - lookUps,
    lookUps,
    setAside: (await setAsideOf(work, user)).length,
    tickets: await stores.tickets.countBy(user),
    inquiries: await stores.inquiries.countBy(user),
    extensions: await stores.extensions.countBy(user),
    explanations: (await stores.explanations.of(user)).map(({ text }) => ({ text })),
    vendorCases: await stores.vendorCases.countBy(user),
    digest: (await stores.digests.last(user)) !== null,
    unreachable: (await stores.reachability.unreachable()).has(peer),
    codesUsed: (await stores.personalCodes.usedBy(user)).map((code) => code.usedAt ?? code.issuedAt),
    codeGuard: await guardOf(work, user),
    messages: await stores.outbox.traceOf(peer),
  };
  return isEmpty(kept) && !actor.roles.has('administrator') ? { kind: 'nothing' } : kept;
}

async function guardOf(work: Work, user: UserId): Promise<CodeGuard> {
  const guard = await work.stores.codeGuards.find(user);
  return { wrong: guard.wrong, pausedUntil: pauseOf(guard, work.now) };
}

/** Events that were set aside and came from the person or are about them; `seq` of each. */
export async function setAsideOf(work: Work, user: UserId): Promise<number[]> {
  const about = new RegExp(`"(?:from|user|by|peer|from_id|user_id|peer_id|member_id)":\\s*${user}(?!\\d)`, 'u');
  const rows = await work.stores.inbox.setAsideBodies();
  return rows.filter(({ body }) => about.test(body)).map(({ seq }) => seq);
}

/** The name in a stored dialogue, wherever it stands in it. */
function statedNameIn(value: string): string | null {
  let name: string | null = null;
  try {
    JSON.parse(value, (key, part: unknown) => {
      if (key === 'statedName' && typeof part === 'string') name = part;
      return part;
    });
  } catch {
    return null; // what is no dialogue holds no name; «Забыть меня» must work all the same
  }
  return name;
}

function isEmpty(kept: KeptData): boolean {
  const { account, staff, requests, marks, chats, tickets, inquiries, extensions, sentMarks, lookUps, setAside } = kept;
  const { codesUsed, codeGuard, vendorCases, explanations } = kept;
  const codes = codesUsed.length + codeGuard.wrong + (codeGuard.pausedUntil === null ? 0 : 1);
  const asked = tickets + inquiries + extensions + vendorCases + explanations.length;
  const rows = codes + requests.length + marks + chats + asked + sentMarks + lookUps + setAside;
  return (
    !account &&
    !staff &&
    !kept.formerStaff &&
    rows === 0 &&
    !kept.snoozed &&
    !kept.dialogue &&
    !kept.digest &&
    !kept.unreachable
  );
}
