/** Whom to remind on a day, of what: those who have not done what the order asks of them (п. 5–7). */
import type { Actor } from '../domain/access';
import type { DueWork } from '../domain/dueWork';
import type { UserId } from '../domain/ids';
import type { LocalDate } from '../domain/localDate';
import { isReminded, lastReminded } from '../domain/reminders';
import { abandonedDialogues, wasNudged } from './abandonedDialogues';
import { administratorsOf } from './administrators';
import type { SchoolContext, Work } from './context';
import { identify } from './identify';
import { dutyStates, type DutyState } from './personalDuties';
import { standing } from './standing';

export interface PlannedReminder {
  readonly actor: Actor;
  readonly duties: readonly DutyState[];
}

/** Who is to be written to when something falls due: the administrators; or everyone with something undone, and who stopped halfway. */
export async function recipientsOf(context: SchoolContext, work: Work, due: DueWork): Promise<UserId[]> {
  if (due.kind === 'digest') return administratorsOf(context, work);
  const reminded = (await planReminders(context, work, due.date)).map((planned) => planned.actor.user);
  return [...new Set([...reminded, ...(await toNudge(context, work, due.date))])];
}

/** Staff to be asked once whether they go on with the dialogue they left. */
export async function toNudge(context: SchoolContext, work: Work, date: LocalDate): Promise<UserId[]> {
  const users: UserId[] = [];
  for (const { user } of await abandonedDialogues(context, work, date)) {
    if (!(await wasNudged(work, user))) users.push(user);
  }
  return users;
}

/** Everyone to be reminded on that day, each with the duties of one message. */
export async function planReminders(context: SchoolContext, work: Work, date: LocalDate): Promise<PlannedReminder[]> {
  const planned: PlannedReminder[] = [];
  for (const user of await staffUsers(context, work)) {
    const duties = await remindersFor(context, work, user, date);
    if (duties.length > 0) planned.push({ actor: await identify(context, work, user), duties });
  }
  return planned;
}

/** What one person is to be reminded of on that day; nothing when it is done. */
export async function remindersFor(
  context: SchoolContext,
  work: Work,
  user: UserId,
  date: LocalDate,
): Promise<DutyState[]> {
  // whoever is away for long is left in peace: the substitute hears of the class
  if ((await work.stores.staff.byUser(user))?.status === 'on_leave') return [];
  const actor = await identify(context, work, user);
  const facts = await standing(context, work);
  const request = actor.staff === null ? await work.stores.requests.waitingOf(user) : null;
  const askedFor = (await work.stores.snoozes.usersOn(date)).has(user);
  const open = dutyStates(context, actor, facts, request?.registered ?? false).filter(
    (state) => !state.done && !state.claimedDone && state.duty.due !== null && isTheirs(state),
  );
  const { calendar } = context;
  const due = open.filter(
    ({ duty }) => isReminded(duty, date, calendar) || (askedFor && lastReminded(duty, date, calendar) !== null),
  );
  // who asked for tomorrow before anything was due is told of what comes first
  return due.length === 0 && askedFor ? open.slice(0, 1) : due;
}

/** A duty of the person's own is spoken of only to those who can report it: on the roster, or waiting to be. */
function isTheirs(state: DutyState): boolean {
  return state.recordedFor !== null || state.duty.evidence.kind === 'registration';
}

async function staffUsers(context: SchoolContext, work: Work): Promise<UserId[]> {
  const unreachable = await work.stores.reachability.unreachable();
  const users = new Set([...(await administratorsOf(context, work)), ...(await work.stores.accounts.staffUsers())]);
  return [...users].filter((user) => !unreachable.has(user)).sort((a, b) => a - b);
}
