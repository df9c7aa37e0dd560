/** The list of a person's duties as messages, for the command, the dialogue and the administrator's answer. */
import type { Actor } from '../domain/access';
import type { Button, Keyboard, OutgoingMessage } from '../messaging/outgoing';
import {
  dutiesNeedConsent,
  dutiesList,
  dutiesNext,
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
  const steps = [...(registration ? [dutiesNext.register] : []), ...(waitsForChat ? [dutiesNext.chats] : [])];
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

function registeredButtonOf({ duty, recordedFor }: ListedDuty): Button {
  const payload = { do: 'done', duty: duty.id, subject: recordedFor ?? 'self' } as const;
  return { label: registeredButton(), payload, color: 'positive' };
}

function inline(name: 'start'): Keyboard {
  return { inline: true, rows: [[openButton(name)]] };
}

function lineOf(one: ListedDuty): DutyLine {
  const { duty, subject, handedOver, extended } = one;
  const classText = subject.of === 'class' ? subject.classLabel : null;
  return { duty, classText, handedOver, extended, state: stateOf(one) };
}

/** Registration, «Учительская» and the status are confirmed by the administrator; other reports stand by themselves. */
function stateOf({ duty, assignment, claimedDone, overdueDays }: ListedDuty): DutyLine['state'] {
  switch (assignment.state) {
    case 'confirmed':
      return { kind: 'done' };
    case 'not_applicable':
      return { kind: 'not_applicable', reason: assignment.reason };
    case 'reported':
      return { kind: duty.evidence.kind === 'report' ? 'done' : 'reported' };
    case 'open':
    case 'started':
      if (claimedDone) return { kind: 'claimed' };
      if (overdueDays === null || duty.due === null) return { kind: 'open' };
      return { kind: 'overdue', due: duty.due, days: overdueDays };
  }
}
