/** «Исправить отметку» and «Убрать роль»: what a person said by mistake. */
import type { Actor } from '../domain/access';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/corrections';
import type { SchoolContext } from '../usecases/context';
import { dropRole, listFamilyRoles } from '../usecases/dropRole';
import { identify } from '../usecases/identify';
import { listTakeable, takeBackReport } from '../usecases/takeBackReport';
import type { Commands } from './command';
import { menuFor } from './menu';

const SHOWN = 6;

/** The commands that lead to what can be taken back. */
export function createCorrectionCommands(context: SchoolContext): Pick<Commands, 'take_back' | 'drop_role'> {
  return {
    async take_back(turn, actor) {
      const list = await listTakeable(context, turn, actor);
      if (list.kind === 'forbidden') return turn.reply({ text: texts.onlyStaffReports(), keyboard: menuFor(actor) });
      const shown = list.duties.slice(0, SHOWN);
      if (shown.length === 0) return turn.reply({ text: texts.nothingToTakeBack(), keyboard: menuFor(actor) });
      const rows = shown.map(({ duty, recordedFor }, index): Button[] => [
        {
          label: texts.reportLabel(index + 1, duty.text),
          payload: { do: 'take_back', duty: duty.id, subject: recordedFor ?? '' },
        },
      ]);
      const text = texts.whichReport(shown.map(({ duty }) => duty.text));
      await turn.reply({ text, keyboard: { inline: true, rows } });
    },
    async drop_role(turn, actor) {
      const roles = (await listFamilyRoles(turn, actor)).slice(0, SHOWN);
      const isStaff = actor.staff !== null || actor.claimedRoles.length > 0;
      if (roles.length === 0) {
        return turn.reply({ text: isStaff ? texts.staffRoleStays() : texts.noRoles(), keyboard: menuFor(actor) });
      }
      const rows = roles.map(({ role, classLabel }): Button[] => [
        { label: texts.roleLabel(role, classLabel), payload: { do: 'drop_role', role, class: classLabel } },
      ]);
      await turn.reply({ text: texts.whichRole(), keyboard: { inline: true, rows } });
    },
  };
}

/** A report chosen to be taken back. */
export async function onTakeBack(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: Extract<ButtonPayload, { do: 'take_back' }>,
): Promise<void> {
  const result = await takeBackReport(context, turn, actor, payload);
  const text =
    result.kind === 'taken_back'
      ? texts.takenBack(result.state.duty.text)
      : result.kind === 'forbidden'
        ? texts.onlyStaffReports()
        : texts.tooLate();
  await turn.reply({ text, keyboard: menuFor(actor) });
}

/** A role chosen to be dropped. */
export async function onDropRole(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  payload: Extract<ButtonPayload, { do: 'drop_role' }>,
): Promise<void> {
  const result = await dropRole(turn, actor, { role: payload.role, classLabel: payload.class });
  const text = result.kind === 'dropped' ? texts.roleDropped(payload.role, payload.class) : texts.roleGone();
  await turn.reply({ text, keyboard: menuFor(await identify(context, turn, actor.user)) });
}
