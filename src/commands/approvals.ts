/** «Подтвердить сразу»: requests shown as a list and confirmed with one press, with the way back. */
import type { Actor } from '../domain/access';
import type { Button } from '../messaging/outgoing';
import type { ButtonPayload } from '../messaging/payload';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/approvals';
import { notAllowed } from '../texts/refusals';
import { POSITION_OF_ROLE } from '../texts/roles';
import { approveInBulk, plainRequests } from '../usecases/approveInBulk';
import type { SchoolContext } from '../usecases/context';
import { pendingCount } from '../usecases/listRequests';
import { openButton } from './menu';
import { tellPerson } from './requests';

/** The dry run, or the press that confirms just the people it showed. */
export async function onApprovals(
  context: SchoolContext,
  turn: Turn,
  actor: Actor,
  { act, mark = 0 }: Extract<ButtonPayload, { do: 'approvals' }>,
): Promise<void> {
  if (act === 'show') return show(turn, actor);
  const result = await approveInBulk(context, turn, actor, { mark, positions: POSITION_OF_ROLE });
  if (result.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  if (result.kind === 'changed') {
    await turn.reply({ text: texts.approvalsChanged() });
    return show(turn, actor);
  }
  for (const decided of result.people) await tellPerson(context, turn, decided);
  const waiting = await pendingCount(turn);
  const people = result.people.map(({ staff }) => staff);
  const rows = [[UNDO], ...(waiting > 0 ? [[openButton('requests')]] : [])];
  await turn.reply({ text: texts.approvedAll(people, waiting), keyboard: { inline: true, rows } });
}

/** Takes the last press back, after showing it. */
export const UNDO: Button = { label: texts.APPROVAL_LABELS.undo, payload: { do: 'open', what: 'undo_last' } };

async function show(turn: Turn, actor: Actor): Promise<void> {
  const approvals = await plainRequests(turn, actor);
  if (approvals.kind === 'forbidden') return turn.reply({ text: notAllowed() });
  const { shown, total, others, mark } = approvals;
  const people = shown.map(({ request: { role, user }, staff }) => ({ staff, role, profile: `vk.com/id${user}` }));
  const text = texts.approvalsShown(people, total - shown.length, others);
  const byOne: Button = { ...openButton('requests'), label: texts.APPROVAL_LABELS.byOne };
  const all: Button = {
    label: texts.approveAllLabel(shown.length, shown.length === total),
    payload: { do: 'approvals', act: 'all', mark },
    color: 'positive',
  };
  const rows = shown.length > 0 ? [[all], [byOne]] : [[byOne]];
  await turn.reply({ text, keyboard: { inline: true, rows } });
}
