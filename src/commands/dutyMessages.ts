/** The list of a person's duties as messages, for the command, the dialogue and the administrator's answer. */
import type { Actor } from '../domain/access';
import { classOf } from '../domain/duties';
import type { Button, Keyboard, OutgoingMessage } from '../messaging/outgoing';
import {
  dutiesNeedConsent,
  dutiesList,
  dutiesNext,
  dutyWords,
  noDuties,
  noRoleYet,
  unreadDocuments,
  type DutyLine,
} from '../texts/duties';
import { registeredButton } from '../texts/reminders';
import { listDocuments } from '../usecases/acknowledge';
import type { SchoolContext, Work } from '../usecases/context';
import { listDuties, type ListedDuty } from '../usecases/listDuties';
import { extendable } from '../usecases/askExtension';
import { isReportable } from '../usecases/reportDuty';
import type { Together } from '../usecases/sameReport';
import { openButton } from './menu';

/** One or two messages: the duties with clause and date, and the next step with its button. */
export async function dutyMessages(context: SchoolContext, work: Work, actor: Actor): Promise<OutgoingMessage[]> {
  const list = await listDuties(context, work, actor);
  if (list.kind === 'forbidden') return [{ text: dutiesNeedConsent(), keyboard: inline('start') }];
  if (list.kind === 'no_role') return [{ text: noRoleYet(), keyboard: inline('start') }];
  if (list.duties.length === 0) return [{ text: noDuties() }];
  const registration = list.duties.find(
    (one) => one.duty.evidence.kind === 'registration' && !one.done && !one.claimedDone,
  );
  const waitsForChat = list.duties.some((one) => one.duty.evidence.kind === 'chat' && !one.done);
  const waitsForWitness = list.duties.some((one) => stateOf(one).kind === 'declared');
  const steps = [
    ...(registration ? [dutiesNext.register] : []),
    ...(waitsForChat ? [dutiesNext.chats] : []),
    ...(waitsForWitness ? [dutiesNext.witness] : []),
  ];
  const next = steps.length > 0 ? steps.join('\n') : dutiesNext.ask;
  const documents = await listDocuments(context, work, actor);
  const unread = documents.kind === 'list' ? documents.documents.filter((one) => one.at === null).length : 0;
  const nextSteps = unread > 0 ? `${next}\n${unreadDocuments(unread)}` : next;
  const texts = dutiesList(list.duties.map(lineOf), list.orders, nextSteps);
  const rows = [
    ...(registration ? [[registeredButtonOf(registration)]] : []),
    ...(list.duties.some((one) => isReportable(actor, one)) ? [[openButton('mark_done')]] : []),
    ...(list.duties.some((one) => extendable(actor, one) !== null) ? [[openButton('extend')]] : []),
    ...(unread > 0 ? [[openButton('documents')]] : []),
  ];
  return texts.map((text, index) =>
    rows.length > 0 && index === texts.length - 1 ? { text, keyboard: { inline: true, rows } } : { text },
  );
}

/** What is asked for in one or several clauses, in one line. */
export function wordsOf([{ duty, subject }, ...more]: Together): string {
  return dutyWords([duty, ...more.map((one) => one.duty)], classOf(subject));
}

function registeredButtonOf({ duty, recordedFor }: ListedDuty): Button {
  const payload = { do: 'done', duty: duty.id, subject: recordedFor ?? 'self' } as const;
  return { label: registeredButton(), payload, color: 'positive' };
}

function inline(name: 'start'): Keyboard {
  return { inline: true, rows: [[openButton(name)]] };
}

function lineOf(one: ListedDuty): DutyLine {
  const { duty, subject, handedOver, extended } = one;
  return { duty, classText: classOf(subject), handedOver, extended, state: stateOf(one) };
}

/** Registration, «Учительская» and the status are confirmed by the administrator, a declared chat by its witness; other reports stand by themselves. */
function stateOf({ duty, assignment, claimedDone, overdueDays }: ListedDuty): DutyLine['state'] {
  switch (assignment.state) {
    case 'confirmed':
      return { kind: 'done' };
    case 'not_applicable':
      return { kind: 'not_applicable', reason: assignment.reason };
    case 'reported':
      if (assignment.evidence.kind === 'declared') return { kind: 'declared' };
      return { kind: duty.evidence.kind === 'report' ? 'done' : 'reported' };
    case 'open':
    case 'started':
      if (claimedDone) return { kind: 'claimed' };
      if (overdueDays === null || duty.due === null) return { kind: 'open', started: assignment.state === 'started' };
      return { kind: 'overdue', due: duty.due, days: overdueDays, started: assignment.state === 'started' };
  }
}
