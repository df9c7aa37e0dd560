/** Who waits for an administrator's answer, and how long (2.1). */
import type { WaitingQueues, WaitingThere } from '../domain/suggestion';
import { waitedSince } from '../domain/workingTime';
import { QUEUES } from './confirmInBulk';
import type { SchoolContext, Work } from './context';
import { dutiesShownBy } from './registerPage';
import type { Progress } from './schoolProgress';

/** Requests, tickets, questions to a person, requests for later dates, reports to be confirmed. */
export async function waitingQueues(context: SchoolContext, work: Work, progress: Progress): Promise<WaitingQueues> {
  const { stores } = work;
  const requests = await stores.requests.waiting();
  const tickets = await stores.tickets.listOpen();
  const inquiries = await stores.inquiries.open();
  const extensions = await stores.extensions.waiting();
  const there = (since: readonly number[], count = since.length): WaitingThere => ({
    count,
    longest: since.length === 0 ? null : waited(context, Math.min(...since), work.now),
  });
  const reports = reportsIn(context, progress);
  const marks = await stores.assignments.lastMarks([...new Set(reports.map(({ subject }) => subject))]);
  return {
    requests: there(requests.map((one) => one.createdAt)),
    tickets: there(tickets.map((one) => one.createdAt)),
    inquiries: there(inquiries.map((one) => one.waitingSince)),
    extensions: there(extensions.map((one) => one.askedAt)),
    confirmations: there(
      reports.flatMap(({ key }) => marks.get(key)?.at ?? []),
      new Set(reports.map(({ subject }) => subject)).size,
    ),
  };
}

/** Reports of those who are here that an administrator confirms, by `<duty> <subject>`. */
function reportsIn(
  context: SchoolContext,
  { staff, standing }: Progress,
): { readonly key: string; readonly subject: string }[] {
  const confirmed = new Set<string>(QUEUES.flatMap((name) => dutiesShownBy(context, name).map(({ id }) => id)));
  const here = new Set(staff.map((one) => `staff:${one.staff.id}`));
  return [...standing].flatMap(([key, { state }]) => {
    const [duty = '', subject = ''] = key.split(' ');
    return state === 'reported' && confirmed.has(duty) && here.has(subject) ? [{ key, subject }] : [];
  });
}

function waited({ school, calendar }: SchoolContext, since: number, now: number) {
  return waitedSince(since, now, calendar, school.staffHours, school.timeZone);
}
