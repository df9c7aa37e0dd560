/** What the clock found due: a person's message of the day, an administrator's digest, the director's week. Facts are looked at again in the turn. */
import { may, type Actor } from '../domain/access';
import { privatePeer } from '../domain/ids';
import { address } from '../domain/names';
import type { DueIncoming } from '../messaging/incoming';
import type { OutgoingMessage } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import { halfway } from '../texts/reminders';
import { abandonedDialogues, nudgeOnce } from '../usecases/abandonedDialogues';
import type { SchoolContext, Work } from '../usecases/context';
import { dueOnce } from '../usecases/dueOnce';
import { askedLaterOf, type PossibleExplanation } from '../usecases/explain';
import { ownRow } from '../usecases/findOnRoster';
import { noteEscalations, type Escalation } from '../usecases/escalate';
import { identify } from '../usecases/identify';
import { mailing } from '../usecases/mailing';
import { makeDigest } from '../usecases/makeDigest';
import type { DutyState } from '../usecases/personalDuties';
import { escalationsFor, isMass, peopleIn, planDay, remindersFor } from '../usecases/planReminders';
import { remindedUnder } from '../usecases/remindable';
import { noteOverdueInquiries, planOverdueInquiries, type OverdueInquiries } from '../usecases/waitingInquiries';
import { noteAskedAgain, planAskedAgain, type AskedAgain } from '../usecases/waitingExtensions';
import { weeklyMessage } from './control';
import { sendDigest } from './digestPicture';
import { digestMessage } from './digestText';
import { escalationMessage, withEscalation } from './escalationMessage';
import { askedAgainMessage, withAskedAgain } from './extensionMessages';
import { firstMailing } from './firstMailing';
import { overdueMessage, withOverdue } from './inquiryMessages';
import { openButton } from './menu';
import { questionMessage, withQuestions } from './explanations';
import { withOrderNews } from './orderNews';
import { reminderMessage } from './reminderMessage';

export const DUE_KINDS = [
  'digest',
  'weekly',
  'reminder',
  'nudge',
  'escalation',
  'extension',
  'explanation',
  'first_mailing',
  'order_change',
  'inquiry',
] as const;

/** What is to be sent to one person now; `duties` are those it is about, none in a digest. */
export interface DueMessage {
  readonly kind: (typeof DUE_KINDS)[number];
  readonly message: OutgoingMessage;
  readonly duties: readonly DutyState['duty'][];
  /** A digest that says more than that nothing changed: a picture goes with it. */
  readonly pictured?: true;
}

/**
 * Handles due work: sends its message and returns it, if there still is one and it is not too late; nor may it leave too
 * late. `pictures`: whether there is somebody to draw them.
 */
export async function onDue(
  context: SchoolContext,
  turn: Turn,
  event: DueIncoming,
  realNow: number,
  pictures = false,
): Promise<DueMessage | null> {
  const expiresAt = event.staleAfter;
  if (expiresAt !== null && realNow > expiresAt) return null;
  const due = await dueMessage(context, turn, event, realNow);
  if (!due) return null;
  const [peer, more] = [privatePeer(event.user), { expiresAt, about: `${due.kind} ${event.date}` }];
  if (pictures && due.pictured) {
    const actor = await identify(context, turn, event.user);
    await sendDigest(context, turn, actor, { peer, message: due.message, priority: 'unasked' }, more);
  } else await turn.send(peer, due.message, 'unasked', more);
  return due;
}

/** Makes the message of due work, once; null when it was made before, mailing is paused, or there is nothing to say (any more). */
export async function dueMessage(
  context: SchoolContext,
  work: Work,
  event: DueIncoming,
  realNow: number,
): Promise<DueMessage | null> {
  const { user, date, at } = event;
  const state = await mailing(work);
  if (state === 'paused') return null;
  if (event.kind === 'digest_due')
    return dueOnce(work, { kind: 'digest', user, date, at }, () => digest(context, work, event, realNow));
  if (event.kind === 'weekly_due')
    return dueOnce(work, { kind: 'weekly', user, date, at }, () => weekly(context, work, event));
  const question = state === 'unasked' ? await firstQuestion(context, work, event) : null;
  // a key of its own: after the yes the reminder of the same day still comes
  if (question) return dueOnce(work, { kind: 'first_mailing', user, date, at }, () => Promise.resolve(question));
  return dueOnce(work, { kind: 'reminder', user, date, at }, () => ofTheDay(context, work, event));
}

async function digest(
  context: SchoolContext,
  work: Work,
  event: DueIncoming,
  realNow: number,
): Promise<DueMessage | null> {
  const actor = await identify(context, work, event.user);
  const made = await makeDigest(context, work, actor, { keep: true, realNow });
  if (made.kind === 'forbidden') return null;
  const { days } = await work.stores.digestWishes.of(event.user);
  if (made.isQuiet && days === 'changes') return null;
  const due = { kind: 'digest', message: digestMessage(context, made), duties: [] } as const;
  return made.isQuiet ? due : { ...due, pictured: true };
}

/** How the orders stand, for the director. */
async function weekly(context: SchoolContext, work: Work, { user }: DueIncoming): Promise<DueMessage | null> {
  const message = await weeklyMessage(context, work, await identify(context, work, user));
  return message && { kind: 'weekly', message, duties: [] };
}

/** One message a day: how the order changed, what the person is reminded of and what was taken further to them; else whether they go on with a dialogue. */
async function ofTheDay(context: SchoolContext, work: Work, event: DueIncoming): Promise<DueMessage | null> {
  const actor = await identify(context, work, event.user);
  const said = await withOrderNews(context, work, actor, await dutiesOfTheDay(context, work, actor, event));
  return said ?? nudge(context, work, event);
}

/** What the person is reminded of, and what was taken further to them. */
async function dutiesOfTheDay(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  event: DueIncoming,
): Promise<DueMessage | null> {
  const { user, date } = event;
  const duties = await remindersFor(context, work, user, date);
  const escalations = hearsOfOthers(actor) ? await escalationsFor(context, work, user, date) : [];
  await noteEscalations(work, escalations, date);
  const again = await askedAgainOf(context, work, actor, event);
  const overdue = await overdueInquiriesOf(context, work, actor, event);
  const asked = await explanationsOf(context, work, actor, event);
  const withRest = (message: OutgoingMessage): OutgoingMessage =>
    withQuestions(withOverdue(withAskedAgain(message, again), overdue), asked);
  if (duties.length > 0) {
    await work.stores.reminded.add(user, duties.map(remindedUnder), date);
    const reminder = await reminderMessage(context, work, actor, date, duties);
    const about = [...duties.map(({ duty }) => duty), ...dutiesIn(escalations)];
    return { kind: 'reminder', message: withRest(withEscalation(reminder, escalations)), duties: about };
  }
  if (escalations.length > 0) {
    const message = withRest(escalationMessage(escalations));
    return { kind: 'escalation', message, duties: dutiesIn(escalations) };
  }
  if (again) {
    const message = withQuestions(withOverdue(askedAgainMessage(again), overdue), asked);
    return { kind: 'extension', message, duties: [] };
  }
  if (overdue) return { kind: 'inquiry', message: withQuestions(overdueMessage(overdue), asked), duties: [] };
  const [first, ...more] = asked;
  if (!first) return null;
  const row = await ownRow(work, actor);
  const question = questionMessage(row && address(row), { id: first.explanation.id, state: first.state }, date);
  return { kind: 'explanation', message: withQuestions(question, more), duties: asked.map(({ state }) => state.duty) };
}

/** Before the first mass sending an administrator hears of it alone, once a day, until they say yes. */
async function firstQuestion(
  context: SchoolContext,
  work: Work,
  { user, date }: DueIncoming,
): Promise<DueMessage | null> {
  if (!(await identify(context, work, user)).roles.has('administrator')) return null;
  const plan = await planDay(context, work, date);
  if (!isMass(context, peopleIn(plan).length)) return null;
  return { kind: 'first_mailing', message: firstMailing(plan), duties: [] };
}

const hearsOfOthers = ({ roles, offices }: Actor): boolean => roles.has('administrator') || offices.length > 0;

/** Requests for a later date that have waited for a week: whoever decides is asked once more. */
async function askedAgainOf(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { date }: DueIncoming,
): Promise<AskedAgain | null> {
  if (!may(actor, 'extensions.decide')) return null;
  const asked = (await planAskedAgain(context, work, date)).find(({ user }) => user === actor.user) ?? null;
  if (asked) await noteAskedAgain(work, [asked], date);
  return asked;
}

/** Questions to a person that have waited too long: those in charge and the administrators hear of them once. */
async function overdueInquiriesOf(
  context: SchoolContext,
  work: Work,
  { user }: Actor,
  { date }: DueIncoming,
): Promise<OverdueInquiries | null> {
  const overdue = (await planOverdueInquiries(context, work, date)).find((one) => one.user === user) ?? null;
  if (overdue) await noteOverdueInquiries(work, overdue, date);
  return overdue;
}

/** What they are asked about their duties since the hours of work ended. */
async function explanationsOf(
  context: SchoolContext,
  work: Work,
  actor: Actor,
  { date }: DueIncoming,
): Promise<readonly PossibleExplanation[]> {
  const asked = await askedLaterOf(context, work, actor);
  if (asked.length > 0)
    await work.stores.explanations.noteTold(
      asked.map(({ explanation }) => explanation.id),
      date,
    );
  return asked;
}

const dutiesIn = (escalations: readonly Escalation[]): DutyState['duty'][] =>
  escalations.flatMap(({ lines }) => lines.map(({ duty }) => duty));

/** One question whether the person goes on with the dialogue they left; looked at again: they may have gone on since. */
async function nudge(context: SchoolContext, work: Work, { user, date }: DueIncoming): Promise<DueMessage | null> {
  const left = await abandonedDialogues(context, work, date);
  if (!left.some((one) => one.user === user) || !(await nudgeOnce(work, user))) return null;
  return {
    kind: 'nudge',
    message: { text: halfway(), keyboard: { inline: true, rows: [[openButton('resume')]] } },
    duties: [],
  };
}
