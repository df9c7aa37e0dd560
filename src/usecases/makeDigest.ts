/** The administrator's morning: what changed, what is due, who waits, what could not be delivered (2.1). */
import { may, type Actor } from '../domain/access';
import { isOverdue } from '../domain/duties';
import { isGroupChat, type ClassLabel } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { OrderDifference } from '../domain/orderDiff';
import type { Refusal } from '../domain/refusal';
import { toLocal } from '../domain/zone';
import type { Staff } from '../store/staffStore';
import { classesWithoutTeacher } from './classesWithoutTeacher';
import type { SchoolContext, Work } from './context';
import { deadlines, type Deadline } from './deadlines';
import { mailing } from './mailing';
import { openLetters, type OpenLetter } from './openLetters';
import { outOfReach } from './outOfReach';
import { waitingChange } from './orderChange';
import { schoolProgress, type Progress } from './schoolProgress';
import { unansweredOfTheWeek, type QuestionGroup } from './unanswered';
import { waitingInquiries, type WaitingInquiries } from './waitingInquiries';

export interface UndeliveredLine {
  /** The member of staff, when the conversation is one of theirs; null for anyone else and for chats. */
  readonly staff: Staff | null;
  readonly chatTitle: string | null;
  readonly isChat: boolean;
  /** Null: nobody knows whether it arrived. */
  readonly refusal: Refusal | null;
  readonly code: number | null;
}

export interface Digest {
  readonly kind: 'digest';
  readonly date: LocalDate;
  readonly registered: number;
  readonly staff: number;
  /** Since the last digest; null when this is the first. */
  readonly registeredChange: number | null;
  readonly chats: number;
  readonly requiredChats: number;
  readonly chatsChange: number | null;
  readonly upcoming: readonly Deadline[];
  readonly overdue: readonly Deadline[];
  readonly waitingRequests: number;
  readonly openTickets: number;
  readonly inquiries: WaitingInquiries;
  readonly waitingExtensions: number;
  /** Of the week, on its first working day. */
  readonly unanswered: readonly QuestionGroup[] | null;
  /** Letters to the vendor that are not over. */
  readonly letters: readonly OpenLetter[];
  readonly unconfirmedChats: number;
  readonly classesWithoutTeacher: readonly ClassLabel[];
  readonly undelivered: readonly UndeliveredLine[];
  readonly failedEvents: number;
  /** Members of staff whom reminders would be for, had they a way to them. */
  readonly outOfReach: number;
  /** Nothing is sent unasked: this was asked for. */
  readonly isPaused: boolean;
  /** An edit of the order that waits for a yes. */
  readonly orderChange: OrderDifference | null;
}

/** VK: the person has not allowed messages. */
const FORBIDDEN = 901;
/** Deadlines further away than this are not in a morning's digest. */
const HORIZON_DAYS = 14;

/** Makes the digest; `keep` records its figures as what the person has seen. */
export async function makeDigest(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  options: { readonly keep: boolean; readonly realNow: number },
): Promise<Digest | { readonly kind: 'forbidden' }> {
  if (!may(actor, 'digest.read')) return { kind: 'forbidden' };
  const { stores } = work;
  const progress = await schoolProgress(context, work);
  const last = await stores.digests.last(actor.user);
  const today = toLocal(work.now, context.school.timeZone).date;
  const lines = deadlines(context, progress, today).filter((line) => line.undone.length > 0);
  const figures = { registered: progress.registered, chats: progress.existingChats };
  const chats = await stores.chats.all();
  const digest: Digest = {
    kind: 'digest',
    date: today,
    registered: progress.registered,
    staff: progress.staff.length,
    registeredChange: last ? figures.registered - last.figures.registered : null,
    chats: progress.existingChats,
    requiredChats: progress.chats.length,
    chatsChange: last ? figures.chats - last.figures.chats : null,
    upcoming: lines.filter((line) => line.daysLeft >= 0 && line.daysLeft <= HORIZON_DAYS),
    overdue: lines.filter((line) => isOverdue(line.duty, false, today)),
    waitingRequests: (await stores.requests.waiting()).length,
    openTickets: (await stores.tickets.listOpen()).length,
    inquiries: await waitingInquiries(context, work),
    waitingExtensions: (await stores.extensions.waiting()).length,
    unanswered: await unansweredOfTheWeek(context, work, today),
    letters: await openLetters(context, work, actor),
    unconfirmedChats: chats.filter((chat) => chat.state === 'seen').length,
    classesWithoutTeacher: classesWithoutTeacher(
      context,
      progress.staff.map(({ staff }) => staff),
    ),
    undelivered: await undelivered(work, progress, last?.realSentAt ?? 0),
    failedEvents: await stores.inbox.countFailed(),
    outOfReach: (await outOfReach(context, work)).length,
    isPaused: (await mailing(work)) === 'paused',
    orderChange: (await waitingChange(context, work))?.difference ?? null,
  };
  if (options.keep) await stores.digests.save(actor.user, options.realNow, figures);
  return digest;
}

/** Members of staff who would be reminded: not registered, or without the chat of their class. */
function withSomethingToDo(progress: Progress): Staff[] {
  const missing = new Set(progress.chats.filter((chat) => !chat.exists).map((chat) => chat.classLabel));
  return progress.staff
    .filter(({ staff, state }) => state !== 'registered' || (staff.classTeacherOf && missing.has(staff.classTeacherOf)))
    .map(({ staff }) => staff);
}

async function undelivered(work: Work, progress: Progress, since: number): Promise<UndeliveredLine[]> {
  const byPeer = new Map<number, UndeliveredLine>();
  const unreachable = await work.stores.reachability.unreachable();
  for (const { peer, refusal, code } of await work.stores.outbox.undeliveredSince(since)) {
    const chat = await work.stores.chats.find(peer);
    // whoever wrote to the bot since is in touch again; every other refusal is a person's to mend
    if (refusal === 'person_unreachable' && !isGroupChat(peer) && !unreachable.has(peer)) continue;
    const staff = progress.staff.find((one) => (one.staff.user as number | null) === peer)?.staff ?? null;
    byPeer.set(peer, { staff, chatTitle: chat?.title ?? null, isChat: isGroupChat(peer), refusal, code });
  }
  for (const staff of withSomethingToDo(progress)) {
    // nothing is sent to those who forbade it, so nothing is refused: they are named until they return
    if (staff.user === null || !unreachable.has(staff.user) || byPeer.has(staff.user)) continue;
    byPeer.set(staff.user, { staff, chatTitle: null, isChat: false, refusal: 'person_unreachable', code: FORBIDDEN });
  }
  return [...byPeer.values()];
}
