/** «Мои обязанности», «Я зарегистрирован(а)» and the buttons that report a duty as done. */
import type { Actor } from '../domain/access';
import { address } from '../domain/names';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { clauseText } from '../texts/clauses';
import { needsConsent } from '../texts/consent';
import * as texts from '../texts/duties';
import type { SchoolContext } from '../usecases/context';
import type { DutyState } from '../usecases/personalDuties';
import { listReportable, reportDuty, type DutyReported } from '../usecases/reportDuty';
import { reportRegistration, type RegistrationReported } from '../usecases/reportRegistration';
import type { Commands } from './command';
import { dutyMessages } from './dutyMessages';
import { menuFor, openButton } from './menu';

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
  const pages = Math.ceil(list.duties.length / PAGE);
  const shown = Math.min(page, pages - 1);
  const first = shown * PAGE + 1;
  const onPage = list.duties.slice(shown * PAGE, (shown + 1) * PAGE);
  const rows = onPage.map((state, index): Button[] => [
    {
      label: texts.dutyLabel(first + index, state.duty.text),
      payload: { do: 'done', duty: state.duty.id, subject: state.recordedFor ?? 'self' },
    },
  ]);
  await turn.reply({
    text: texts.whatIsDone(onPage.map(dutyWords), first, shown, pages),
    keyboard: { inline: true, rows: [...rows, ...pageRow(shown, pages)] },
  });
}

function dutyWords({ duty, subject }: DutyState): string {
  return `${duty.text}${subject.of === 'class' ? ` (${subject.classLabel})` : ''} (${clauseText(duty.clause)})`;
}

function pageRow(page: number, pages: number): Button[][] {
  const to = (label: string, target: number): Button => ({
    label,
    payload: { do: 'open', what: 'mark_done', page: target },
    color: 'secondary',
  });
  const row = [
    ...(page > 0 ? [to(texts.DUTY_PAGES.earlier, page - 1)] : []),
    ...(page + 1 < pages ? [to(texts.DUTY_PAGES.later, page + 1)] : []),
  ];
  return row.length > 0 ? [row] : [];
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
