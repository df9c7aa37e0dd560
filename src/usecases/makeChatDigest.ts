/** What the administration's chat hears of a morning: figures, what is due, how many wait (2.1). Nobody is in it. */
import { isOverdue } from '../domain/duties';
import type { LocalDate } from '../domain/localDate';
import type { Duty } from '../domain/order';
import { WAITING_QUEUES, type WaitingQueue } from '../domain/suggestion';
import { toLocal } from '../domain/zone';
import type { SchoolContext, Work } from './context';
import { deadlines } from './deadlines';
import { markOf } from './markOf';
import { schoolProgress } from './schoolProgress';
import { waitingQueues } from './waitingQueues';

/** How many have yet to do what is asked of several: a single person's is nobody's business here. */
export interface CountedDeadline {
  readonly duty: Duty;
  readonly due: LocalDate;
  readonly daysLeft: number;
  readonly undone: number;
  readonly of: number;
}

export interface ChatDigest {
  readonly date: LocalDate;
  readonly registered: number;
  readonly staff: number;
  /** Since the last one in the chat; null when this is the first. */
  readonly registeredChange: number | null;
  readonly chats: number;
  readonly requiredChats: number;
  readonly chatsChange: number | null;
  /** Past their date, or due within a week. */
  readonly due: readonly CountedDeadline[];
  readonly waiting: Readonly<Record<WaitingQueue, number>>;
  /** Nothing in it is other than in the last one, and no date is near: a line is enough. */
  readonly isQuiet: boolean;
}

const WEEK_DAYS = 7;
/** A date so near is told of, whether anything changed or not. */
const NEAR_DAYS = 3;

/** Makes it, and keeps its figures as what the chat has seen. */
export async function makeChatDigest(context: SchoolContext, work: Work): Promise<ChatDigest> {
  const { meta } = work.stores;
  const progress = await schoolProgress(context, work);
  const date = toLocal(work.now, context.school.timeZone).date;
  const due = deadlines(context, progress, date)
    .filter(({ daysLeft, duty }) => (daysLeft >= 0 && daysLeft <= WEEK_DAYS) || isOverdue(duty, false, date))
    .map(({ undone, ...line }) => ({ ...line, undone: undone.length }))
    .filter(({ undone, of }) => undone > 0 && of > 1);
  const queues = await waitingQueues(context, work, progress);
  const waiting = Object.fromEntries(WAITING_QUEUES.map((name) => [name, queues[name].count])) as ChatDigest['waiting'];
  const figures = {
    registered: progress.registered,
    staff: progress.staff.length,
    chats: progress.existingChats,
    requiredChats: progress.chats.length,
  };
  const last = readSaid(await meta.get('chat_digest_said'));
  const mark = markOf([figures, waiting, due.map(({ duty, undone, of }) => [duty.id, undone, of])]);
  await meta.set('chat_digest_said', [figures.registered, figures.chats, mark].join(' '));
  return {
    date,
    ...figures,
    registeredChange: last && figures.registered - last.registered,
    chatsChange: last && figures.chats - last.chats,
    due,
    waiting,
    isQuiet: last?.mark === mark && due.every(({ daysLeft }) => daysLeft < 0 || daysLeft > NEAR_DAYS),
  };
}

function readSaid(
  said: string | null,
): { readonly registered: number; readonly chats: number; readonly mark: number } | null {
  if (said === null) return null;
  const [registered = 0, chats = 0, mark = 0] = said.split(' ').map(Number);
  return { registered, chats, mark };
}
