/** «Мои обязанности», «Я зарегистрирован(а)» and the buttons that report a duty as done. */
import type { Actor } from '../domain/access';
import { address } from '../domain/names';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { needsConsent } from '../texts/consent';
import * as texts from '../texts/duties';
import type { SchoolContext } from '../usecases/context';
import { listReportable, reportDuty, type DutyReported } from '../usecases/reportDuty';
import { groupedByReport } from '../usecases/sameReport';
import { reportRegistration, type RegistrationReported } from '../usecases/reportRegistration';
import type { Commands } from './command';
import { dutyMessages, wordsOf } from './dutyMessages';
import { menuFor, openButton } from './menu';
import { pageOf, turnRow } from './pages';

/** Buttons of duties on a page. */
const PAGE = 5;

/** The commands about the person's own duties. */
export function createDutyCommands(context: SchoolContext): Pick<Commands, 'my_duties' | 'registered' | 'mark_done'> {
  return {
    async my_duties(turn, actor) {
      for (const message of await dutyMessages(context, turn, actor)) await turn.reply(message);
    },
    async registered(turn, actor) {
      await answer(turn, actor, await reportRegistration(context, turn, actor));
    },
    mark_done: (turn, actor, page) => offerToMark(context, turn, actor, page),
  };
}

/** A page of what the person may report as done, a button each. */
async function offerToMark(context: SchoolContext, turn: Turn, actor: Actor, page: number): Promise<void> {
  const list = await listReportable(context, turn, actor);
  if (list.kind === 'forbidden') {
    const text = actor.consented ? texts.registrationOnlyStaff() : needsConsent();
    return turn.reply({ text, keyboard: menuFor(actor) });
  }
  if (list.duties.length === 0) return turn.reply({ text: texts.nothingToMark(), keyboard: menuFor(actor) });
  const shown = pageOf(groupedByReport(list.duties), page, PAGE);
  const rows = shown.items.map(([{ duty, recordedFor }], index): Button[] => [
    {
      label: texts.dutyLabel(shown.first + index, duty.text),
      payload: { do: 'done', duty: duty.id, subject: recordedFor ?? 'self' },
    },
  ]);
  await turn.reply({
    text: texts.whatIsDone(shown.items.map(wordsOf), shown.first, shown.page, shown.pages),
    keyboard: { inline: true, rows: [...rows, ...turnRow('mark_done', shown)] },
  });
}

/** A press of «Я зарегистрирован(а)» or «Готово» under a duty. */
export async function onDone(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: Extract<ButtonPayload, { do: 'done' }>,
): Promise<void> {
  const reported = await reportDuty(context, turn, actor, payload);
  if (reported.kind === 'registration') return answer(turn, actor, reported.result);
  if (reported.kind === 'unconfirmed' && !hasClaimed(actor)) return turn.reply(named(texts.dutyNeedsName()));
  await turn.reply({ text: reportText(actor, reported), keyboard: menuFor(actor) });
}

function reportText(actor: Actor, reported: Exclude<DutyReported, { kind: 'registration' }>): string {
  switch (reported.kind) {
    case 'forbidden':
      return actor.consented ? texts.dutyNotYours() : needsConsent();
    case 'not_theirs':
      return texts.dutyNotYours();
    case 'chat_shows':
      return texts.dutyShownByChat();
    case 'unconfirmed':
      return texts.dutyWaitsForName();
    case 'recorded':
      return texts.dutyRecorded(reported.duty.text, reported.confirmed);
    case 'known':
      return texts.registrationKnown();
  }
}

/** Whether the person has said who they are; an administrator by configuration need not have. */
const hasClaimed = (actor: Actor): boolean => actor.staff !== null || actor.claimedRoles.length > 0;

/** A text with the button that leads into the dialogue about the name. */
function named(text: string): OutgoingMessage {
  return { text, keyboard: { inline: true, rows: [[openButton('start')]] } };
}

async function answer(turn: Turn, actor: Actor, reported: RegistrationReported): Promise<void> {
  if (reported.kind === 'unlinked' && !hasClaimed(actor)) return turn.reply(named(texts.registrationNeedsName()));
  await turn.reply({ text: registrationText(actor, reported), keyboard: menuFor(actor) });
}

function registrationText(actor: Actor, reported: RegistrationReported): string {
  switch (reported.kind) {
    case 'forbidden':
      return actor.consented ? texts.registrationOnlyStaff() : needsConsent();
    case 'not_asked':
      return texts.registrationNotAsked();
    case 'recorded':
      return texts.registrationRecorded(address(reported.staff));
    case 'known':
      return texts.registrationKnown();
    case 'noted':
      return texts.registrationNoted();
    case 'unlinked':
      return texts.registrationNeedsName();
  }
}
