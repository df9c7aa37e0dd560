/** Whom to remind on a day, of what: those who have not done what the order asks of them (п. 5–7). */
import type { Actor } from '../domain/access';
import { isWishedOn } from '../domain/digestWish';
import type { DueWork } from '../domain/dueWork';
import type { UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import { remindedOf } from '../domain/reminders';
import { abandonedDialogues, wasNudged } from './abandonedDialogues';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { planEscalations, type Escalations } from './escalate';
import { mailing } from './mailing';
import { DIRECTOR, officeHolders, reachedOf } from './officeHolders';
import { toBeTold } from './orderNews';
import type { DutyState } from './personalDuties';
import { remindable, type Remindable } from './remindable';
import { restingOn } from './restingDuties';
import { standing } from './standing';
import { planAskedAgain, type AskedAgain } from './waitingExtensions';
import { planOverdueInquiries, type OverdueInquiries } from './waitingInquiries';

export interface PlannedReminder {
  readonly actor: Actor;
  readonly duties: readonly DutyState[];
}

/** Everything a day says unasked, besides the digest. */
export interface DayPlan {
  readonly reminders: readonly PlannedReminder[];
  /** Who stopped halfway in a dialogue: asked once whether they go on. */
  readonly nudges: readonly UserId[];
  readonly escalations: Escalations;
  /** Whose duties changed with the order, and who have not heard of it. */
  readonly news: readonly UserId[];
  /** Who is asked once more about requests for a later date. */
  readonly askedAgain: readonly AskedAgain[];
  /** Who is asked what hinders them since the hours of work ended. */
  readonly explanations: readonly UserId[];
  /** Who hears of questions that wait too long. */
  readonly overdueInquiries: readonly OverdueInquiries[];
}

/** Who is to be written to when something falls due; nobody while mailing is paused. */
export async function recipientsOf(context: SchoolContext, work: Work, due: DueWork): Promise<UserId[]> {
  const state = await mailing(work);
  if (state === 'paused') return [];
  if (due.kind === 'digest') return digestRecipients(context, work, due);
  if (due.kind === 'weekly') return reachedOf(work, await officeHolders(context, work, [DIRECTOR]));
  const recipients = peopleIn(await planDay(context, work, due.date));
  // the administrators are asked first
  return state === 'unasked' && isMass(context, recipients.length) ? administratorsOf(context, work) : recipients;
}

/** Administrators who wish the digest at that hour of that day. */
async function digestRecipients(
  context: SchoolContext,
  work: Work,
  due: Extract<DueWork, { kind: 'digest' }>,
): Promise<UserId[]> {
  const recipients: UserId[] = [];
  for (const user of await administratorsOf(context, work)) {
    const wish = await work.stores.digestWishes.of(user);
    const minute = wish.minute ?? context.school.digestMinute;
    if (minute === due.minute && isWishedOn(wish, due.date, context.calendar)) recipients.push(user);
  }
  return recipients;
}

/** Whether so many people at once are a mass sending, which an administrator says yes to before the first one. */
export function isMass({ school }: SchoolContext, people: number): boolean {
  return people >= school.massMailingFrom;
}

/** Everyone a day writes to, each once. */
export function peopleIn({
  reminders,
  nudges,
  escalations,
  askedAgain,
  explanations,
  overdueInquiries,
  news,
}: DayPlan): UserId[] {
  const reminded = reminders.map(({ actor }) => actor.user);
  const heads = [...escalations, ...askedAgain, ...overdueInquiries].map(({ user }) => user);
  return [...new Set([...reminded, ...nudges, ...heads, ...explanations, ...news])];
}

/** Everything to be said on that day. */
export async function planDay(context: SchoolContext, work: Work, date: LocalDate): Promise<DayPlan> {
  const people = await remindables(context, work, date);
  return {
    reminders: remindersOf(context, people, date),
    nudges: await toNudge(context, work, date),
    escalations: await planEscalations(context, work, people, date),
    askedAgain: await planAskedAgain(context, work, date),
    explanations: await toBeAsked(work),
    overdueInquiries: await planOverdueInquiries(context, work, date),
    news: await toBeTold(context, work),
  };
}

/** Whom somebody who controls the order asks. */
async function toBeAsked({ stores }: Work): Promise<UserId[]> {
  const unreachable = await stores.reachability.unreachable();
  return (await stores.explanations.untold()).map(({ user }) => user).filter((user) => !unreachable.has(user));
}

/** Staff to be asked once whether they go on with the dialogue they left. */
async function toNudge(context: SchoolContext, work: Work, date: LocalDate): Promise<UserId[]> {
  const users: UserId[] = [];
  for (const { user } of await abandonedDialogues(context, work, date)) {
    if (!(await wasNudged(work, user))) users.push(user);
  }
  return users;
}

/** Everyone to be reminded on that day, each with the duties of one message. */
export async function planReminders(context: SchoolContext, work: Work, date: LocalDate): Promise<PlannedReminder[]> {
  return remindersOf(context, await remindables(context, work, date), date);
}

/** The lists of what was not done after all reminders that one person is to hear of on that day. */
export async function escalationsFor(
  context: SchoolContext,
  work: Work,
  user: UserId,
  date: LocalDate,
): Promise<Escalations> {
  const people = await remindables(context, work, date);
  return (await planEscalations(context, work, people, date)).filter((one) => one.user === user);
}

function remindersOf({ calendar }: SchoolContext, people: readonly Remindable[], date: LocalDate): PlannedReminder[] {
  return people.flatMap(({ actor, person, undone }) => {
    const duties = remindedOf(undone, person, date, calendar);
    return duties.length > 0 ? [{ actor, duties }] : [];
  });
}

/** Everyone who can be reminded and has something undone. */
async function remindables(context: SchoolContext, work: Work, date: LocalDate): Promise<Remindable[]> {
  const known = { facts: await standing(context, work), rests: await restingOn(context, work, date) };
  const people: Remindable[] = [];
  for (const user of await staffUsers(context, work)) {
    const about = await remindable(context, work, user, date, known);
    if (about !== null) people.push(about);
  }
  return people;
}

/** What one person is to be reminded of on that day; nothing when it is done. */
export async function remindersFor(
  context: SchoolContext,
  work: Work,
  user: UserId,
  date: LocalDate,
): Promise<readonly DutyState[]> {
  const known = { facts: await standing(context, work), rests: await restingOn(context, work, date) };
  const about = await remindable(context, work, user, date, known);
  return about === null ? [] : remindedOf(about.undone, about.person, date, context.calendar);
}

/** Administrators and staff who can be written to. */
async function staffUsers(context: SchoolContext, work: Work): Promise<UserId[]> {
  const unreachable = await work.stores.reachability.unreachable();
  const users = new Set([...(await administratorsOf(context, work)), ...(await work.stores.accounts.staffUsers())]);
  return [...users].filter((user) => !unreachable.has(user)).sort((a, b) => a - b);
}
