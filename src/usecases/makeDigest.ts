/** The administrator's morning: what changed, what is due, who waits, what could not be delivered (2.1). */
import { may, type Actor } from '../domain/access';
import { isOverdue } from '../domain/duties';
import { isFirstWorkingDay, type DigestDetail } from '../domain/digestWish';
import type { ClassLabel } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import type { OrderDifference } from '../domain/orderDiff';
import { areStale, type FiguresTrend } from '../domain/platformFigures';
import { suggest, type DatedWork, type Suggestion, type WaitingQueues } from '../domain/suggestion';
import { toLocal } from '../domain/zone';
import type { Gap } from '../store/gapStore';
import { classesWithoutTeacher } from './classesWithoutTeacher';
import type { SchoolContext, Work } from './context';
import { deadlines, type Deadline } from './deadlines';
import { mailing } from './mailing';
import { markOf } from './markOf';
import { openLetters, type OpenLetter } from './openLetters';
import { outOfReach } from './outOfReach';
import { waitingChange } from './orderChange';
import { isOfFigures, lastFigures } from './platformFigures';
import { schoolProgress } from './schoolProgress';
import { unansweredOfTheWeek, type QuestionGroup } from './unanswered';
import { undelivered, type UndeliveredLine } from './undelivered';
import { waitingQueues } from './waitingQueues';
import { waitingInquiries, type WaitingInquiries } from './waitingInquiries';

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
  /** People whose reports of a registration, a chat of the staff or a status wait for an administrator. */
  readonly waitingConfirmations: number;
  readonly openTickets: number;
  /** The same with how long they have waited. */
  readonly queues: WaitingQueues;
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
  /** Times in which the bot did not work, by real time. */
  readonly gaps: readonly Gap[];
  /** What to do first; null: there is nothing to suggest. */
  readonly suggestion: Suggestion | null;
  /** Whom it was made for. */
  readonly actor: Actor;
  /** The platform's own figures, as an administrator typed them in; null: nobody has. */
  readonly platform: FiguresTrend | null;
  /** They are old, the order asks for them, and the week begins. */
  readonly refreshPlatform: boolean;
  readonly detail: DigestDetail;
  /** Nothing in it is other than in the last one, and no date is near: a line is enough. */
  readonly isQuiet: boolean;
}

/** Deadlines further away than this are not in a morning's digest. */
const HORIZON_DAYS = 14;

/** A date so near is told of, whether anything changed or not. */
const NEAR_DAYS = 3;

/** Makes the digest; `keep` records its figures as what the person has seen, and may leave it at a line. */
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
  const queues = await waitingQueues(context, work, progress);
  const platform = await lastFigures(work);
  const facts: DigestFacts = {
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
    waitingRequests: queues.requests.count,
    waitingConfirmations: queues.confirmations.count,
    openTickets: queues.tickets.count,
    queues,
    inquiries: await waitingInquiries(context, work),
    waitingExtensions: queues.extensions.count,
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
    gaps: await stores.gaps.since(last?.realSentAt ?? options.realNow),
    platform,
    refreshPlatform: platform !== null && isToBeRefreshed(context, platform, today),
  };
  const mark = markOf(lasting(facts));
  if (options.keep) await stores.digests.save(actor.user, options.realNow, { ...figures, mark });
  const { detail } = await stores.digestWishes.of(actor.user);
  const isQuiet = options.keep && last?.figures.mark === mark && isUneventful(facts);
  // whoever only reads is not told what to do
  const acts = may(actor, 'digest.wish');
  const shown = options.keep ? detail : acts ? 'full' : 'short';
  return { ...facts, suggestion: acts ? suggestionOf(facts) : null, actor, detail: shown, isQuiet };
}

type DigestFacts = Omit<Digest, 'suggestion' | 'actor' | 'detail' | 'isQuiet'>;

/** What stays the same while nothing happens: without the day, and without how long things wait. */
function lasting(facts: DigestFacts): unknown {
  const lines = (deadlines: readonly Deadline[]) => deadlines.map(({ duty, undone }) => [duty.id, undone.length]);
  return {
    ...facts,
    ...{ date: null, registeredChange: null, chatsChange: null, gaps: null, unanswered: null },
    ...{ refreshPlatform: null, queues: null },
    inquiries: facts.inquiries.count,
    letters: facts.letters.length,
    upcoming: lines(facts.upcoming),
    overdue: lines(facts.overdue),
    undelivered: facts.undelivered.length,
  };
}

/** What is due of what the administrator can look into, the soonest of each. */
function suggestionOf(facts: DigestFacts): Suggestion | null {
  const dated = [...facts.overdue, ...facts.upcoming].flatMap(({ duty, undone, daysLeft }): DatedWork[] => {
    const { kind } = duty.evidence;
    if (kind !== 'registration' && kind !== 'chat') return [];
    return [{ what: kind === 'chat' ? 'chats' : 'unregistered', undone: undone.length, daysLeft }];
  });
  return suggest({ ...facts, orderChange: facts.orderChange !== null, dated });
}

function isToBeRefreshed({ orders, calendar }: SchoolContext, { figures }: FiguresTrend, today: LocalDate): boolean {
  const isAsked = orders.some(({ duties }) => duties.some(isOfFigures));
  return isAsked && areStale(figures, today) && isFirstWorkingDay(today, calendar);
}

function isUneventful({ upcoming, gaps, unanswered, refreshPlatform }: DigestFacts): boolean {
  return (
    gaps.length === 0 &&
    unanswered === null &&
    !refreshPlatform &&
    upcoming.every(({ daysLeft }) => daysLeft > NEAR_DAYS)
  );
}
