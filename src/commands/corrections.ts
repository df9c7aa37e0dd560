/** «Исправить отметку» and «Убрать роль»: what a person said by mistake. */
import type { Actor } from '../domain/access';
import { classOf } from '../domain/duties';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/corrections';
import type { SchoolContext } from '../usecases/context';
import { claimOf, dropClaim, dropRole, listFamilyRoles } from '../usecases/dropRole';
import { identify } from '../usecases/identify';
import { listTakeable, takeBackReport } from '../usecases/takeBackReport';
import type { Commands } from './command';
import { wordsOf } from './dutyMessages';
import { menuFor } from './menu';
import { pageOf, turnRow } from './pages';
import { tellOfWithdrawn } from './requests';

/** Buttons on a page, under which stands the row that turns it. */
const SHOWN = 5;

/** The commands that lead to what can be taken back. */
export function createCorrectionCommands(context: SchoolContext): Pick<Commands, 'take_back' | 'drop_role'> {
  return {
    async take_back(turn, actor, page) {
      const list = await listTakeable(context, turn, actor);
      if (list.kind === 'forbidden') return turn.reply({ text: texts.onlyStaffReports(), keyboard: menuFor(actor) });
      if (list.reports.length === 0) return turn.reply({ text: texts.nothingToTakeBack(), keyboard: menuFor(actor) });
      const shown = pageOf(list.reports, page, SHOWN);
      const rows = shown.items.map(([{ duty, subject, recordedFor }], index): Button[] => [
        {
          label: texts.reportLabel(shown.first + index, duty.text, classOf(subject)),
          payload: { do: 'take_back', duty: duty.id, subject: recordedFor ?? '' },
        },
      ]);
      const text = texts.whichReport(shown.items.map(wordsOf), shown.first, shown.page, shown.pages);
      await turn.reply({ text, keyboard: { inline: true, rows: [...rows, ...turnRow('take_back', shown)] } });
    },
    async drop_role(turn, actor, page) {
      const family = await listFamilyRoles(turn, actor);
      const claim = claimOf(actor);
      if (family.length === 0 && claim.length === 0) {
        const text = actor.staff === null ? texts.noRoles() : texts.staffRoleStays();
        return turn.reply({ text, keyboard: menuFor(actor) });
      }
      const claimed: Button[] =
        claim.length === 0 ? [] : [{ label: texts.claimLabel(claim), payload: { do: 'drop_claim' } }];
      const roles = family.map(({ role, classLabel }): Button => ({
        label: texts.roleLabel(role, classLabel),
        payload: { do: 'drop_role', role, class: classLabel },
      }));
      const shown = pageOf([...claimed, ...roles], page, SHOWN);
      const rows = [...shown.items.map((button) => [button]), ...turnRow('drop_role', shown)];
      await turn.reply({ text: texts.whichRole(claim), keyboard: { inline: true, rows } });
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
      ? texts.takenBack(wordsOf(result.report))
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

/** The claim to be staff taken back; the administrators hear that its request waits no more. */
export async function onDropClaim(context: SchoolContext, turn: Turn, actor: Actor): Promise<void> {
  const result = await dropClaim(turn, actor);
  const keyboard = menuFor(await identify(context, turn, actor.user));
  switch (result.kind) {
    case 'forbidden':
    case 'gone':
      return turn.reply({ text: texts.roleGone(), keyboard });
    case 'on_roster':
      return turn.reply({ text: texts.staffRoleStays(), keyboard });
    case 'dropped':
      await turn.reply({ text: texts.claimDropped(result.roles, result.request !== null, result.left), keyboard });
      if (result.request !== null) await tellOfWithdrawn(context, turn, result.request);
  }
}
