/** The last look, and the request itself. */
import { sendRequest } from '../../src/commands/extensionMessages';
import { officerText } from '../../src/commands/extensionText';
import { EXTENDING } from '../../src/commands/sceneNames';
import { classOf } from '../../src/domain/duties';
import { parseLocalDate } from '../../src/domain/localDate';
import type { Step } from '../../src/messaging/dialogue';
import type { Turn } from '../../src/messaging/turn';
import { askSure, SEND_LABEL, sureUnclear } from '../../src/texts/extending';
import type { AboutExtension } from '../../src/texts/extensions';
import { yesOrNo } from '../../src/texts/yesNo';
import type { SchoolContext } from '../../src/usecases/context';
import { orderOfDuty } from '../../src/usecases/extensionDeciders';
import type { ExtendingState, ExtendingStepName } from '../extending';
import { choices } from '../keyboards';
import { actorOf } from '../person';
import { askedAbout, endNotNow } from './about';

const YES = 'yes';

/** Asks once more, then asks whoever decides. */
export function sureStep(context: SchoolContext): Step<ExtendingState, ExtendingStepName> {
  const keyboard = choices(EXTENDING, 'sure', [[{ label: SEND_LABEL, value: YES, color: 'positive' }]]);
  return {
    async ask(turn, state) {
      const wish = await wishOf(context, turn, state);
      if (!wish) return void (await endNotNow(context, turn));
      const office = orderOfDuty(context, wish.duty.id)?.extensionsBy ?? '';
      await turn.reply({ text: askSure(wish, await officerText(context, turn, office)), keyboard });
    },
    async take(turn, state, { picked, text }) {
      const said = picked === YES || text.trim().toLowerCase() === SEND_LABEL.toLowerCase();
      const yes = said || yesOrNo(text);
      if (yes === false) return { kind: 'go', to: 'until', state };
      if (yes === null) return { kind: 'again', message: { text: sureUnclear(), keyboard } };
      const wish = await wishOf(context, turn, state);
      if (!wish) return endNotNow(context, turn);
      const { newDue, reason, subject } = wish;
      const asked = { duty: wish.duty.id, subject, newDue, reason };
      await sendRequest(context, turn, await actorOf(context, turn), asked);
      return { kind: 'end' };
    },
  };
}

/** What was chosen in the steps before, if it can still be asked for. */
async function wishOf(
  context: SchoolContext,
  turn: Turn,
  state: ExtendingState,
): Promise<(AboutExtension & { readonly subject: string }) | null> {
  const about = await askedAbout(context, turn, state);
  const newDue = parseLocalDate(state.until);
  if (!about || newDue === null || state.why === null) return null;
  const { duty, recordedFor } = about.duty;
  return {
    duty,
    classText: classOf(about.duty.subject),
    due: duty.due,
    newDue,
    reason: state.why,
    subject: recordedFor,
  };
}
