/** «Мои обязанности», «Я зарегистрирован(а)» and the buttons that report a duty as done. */
import type { Actor } from '../domain/access';
import { address } from '../domain/names';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import { needsConsent } from '../texts/consent';
import * as texts from '../texts/duties';
import type { SchoolContext } from '../usecases/context';
import { reportDuty } from '../usecases/reportDuty';
import { reportRegistration, type RegistrationReported } from '../usecases/reportRegistration';
import type { Commands } from './command';
import { dutyMessages } from './dutyMessages';
import { menuFor } from './menu';

/** The commands about the person's own duties. */
export function createDutyCommands(context: SchoolContext): Pick<Commands, 'my_duties' | 'registered'> {
  return {
    async my_duties(turn, actor) {
      for (const message of await dutyMessages(context, turn, actor)) await turn.reply(message);
    },
    async registered(turn, actor) {
      await answer(turn, actor, await reportRegistration(context, turn, actor));
    },
  };
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
  await turn.reply({ text: reportText(reported), keyboard: menuFor(actor) });
}

function reportText(reported: Exclude<Awaited<ReturnType<typeof reportDuty>>, { kind: 'registration' }>): string {
  switch (reported.kind) {
    case 'forbidden':
      return needsConsent();
    case 'not_theirs':
      return texts.dutyNotYours();
    case 'chat_shows':
      return texts.dutyShownByChat();
    case 'recorded':
      return texts.dutyRecorded(reported.duty.text);
    case 'known':
      return texts.registrationKnown();
  }
}

async function answer(turn: Turn, actor: Actor, reported: RegistrationReported): Promise<void> {
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
