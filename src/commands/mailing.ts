/** «Что будет отправлено», the yes to the first mass sending, the pause, and whom reminders cannot reach. */
import { initialsName, fullName } from '../domain/names';
import { isGroupChat, type PeerId } from '../domain/ids';
import { toLocal } from '../domain/zone';
import type { Button } from '../messaging/outgoing';
import type { Turn } from '../messaging/turn';
import * as texts from '../texts/mailing';
import { notAllowed } from '../texts/refusals';
import { may, type Actor } from '../domain/access';
import type { SchoolContext } from '../usecases/context';
import { lookAgainToday } from '../usecases/lookAgain';
import { agreeToMailing, mailing, pauseMailing, resumeMailing, type MailingChanged } from '../usecases/mailing';
import { listOutOfReach } from '../usecases/outOfReach';
import type { Command, Commands } from './command';
import { forecast, type Foreseen } from './forecast';
import { openButton } from './menu';
import { pageOf, turnRow } from './pages';

/** How far ahead an administrator looks. */
const DAYS = 7;

/** The administrators' commands about mailing. */
export function createMailingCommands(
  context: SchoolContext,
  realNow: () => number,
): Pick<Commands, 'mailing_plan' | 'mailing_start' | 'mailing_pause' | 'mailing_resume' | 'out_of_reach'> {
  const change =
    (act: (turn: Turn, actor: Actor) => Promise<MailingChanged>, text: (changed: MailingChanged) => string): Command =>
    async (turn, actor) => {
      const changed = await act(turn, actor);
      if (changed.kind === 'forbidden') return turn.reply({ text: notAllowed() });
      if (changed.kind === 'changed' && changed.mailing !== 'paused') await lookAgainToday(context, turn);
      const rows = changed.mailing === 'paused' ? [[openButton('mailing_resume')], [PLAN]] : [[PLAN]];
      await turn.reply({ text: text(changed), keyboard: inline(...rows) });
    };
  return {
    mailing_plan: (turn, actor) => showPlan(context, turn, actor, realNow()),
    mailing_start: change(agreeToMailing, (changed) =>
      changed.kind === 'changed'
        ? texts.started()
        : changed.kind === 'same' && changed.mailing === 'paused'
          ? texts.paused()
          : texts.startedAlready(),
    ),
    mailing_pause: change((turn, actor) => pauseMailing(context, turn, actor), texts.paused),
    mailing_resume: change(resumeMailing, (changed) =>
      changed.kind === 'changed' ? texts.resumed() : texts.startedAlready(),
    ),
    async out_of_reach(turn, actor, asked) {
      const list = await listOutOfReach(context, turn, actor);
      if (list.kind === 'forbidden') return turn.reply({ text: notAllowed() });
      const page = pageOf(list.people, asked, PAGE);
      const lines = page.items.map(({ staff, why, duties }) => ({
        name: fullName(staff),
        why,
        clauses: duties.map(({ clause }) => clause),
      }));
      const text = texts.outOfReach(lines, list.people.length);
      const helps =
        lines.length > 0 && may(actor, 'codes.issue') ? [[openButton('codes')], [openButton('without_vk')]] : [];
      const rows = [...helps, ...turnRow('out_of_reach', page)];
      await turn.reply(rows.length > 0 ? { text, keyboard: inline(...rows) } : { text });
    },
  };
}

/** People in one message. */
const PAGE = 20;

const PLAN = openButton('mailing_plan');
const inline = (...rows: readonly Button[][]) => ({ inline: true, rows });

async function showPlan(context: SchoolContext, turn: Turn, actor: Actor, realNow: number): Promise<void> {
  if (!may(actor, 'mailing.change')) return turn.reply({ text: notAllowed() });
  const state = await mailing(turn);
  const seen = Number((await turn.stores.meta.get('clock')) ?? turn.now - 1);
  const { messages, isMass } = await turn.stores.tried(() =>
    forecast({
      context,
      stores: turn.stores,
      clock: { seen: Math.min(seen, turn.now), now: turn.now, virtual: true },
      days: DAYS,
      realNow,
    }),
  );
  const text = texts.plan(await grouped(context, turn, messages), DAYS, state === 'unasked' && !isMass ? 'on' : state);
  const button = { paused: 'mailing_resume', unasked: 'mailing_start', on: 'mailing_pause' } as const;
  await turn.reply({ text, keyboard: inline([openButton(button[state])]) });
}

/** Messages of one kind, instant and reason stand in one line, in the order of sending. */
async function grouped(
  context: SchoolContext,
  turn: Turn,
  foreseen: readonly Foreseen[],
): Promise<texts.PlannedMailing[]> {
  const staff = new Map<number | null, string>(
    (await turn.stores.staff.all()).map((one) => [one.user, initialsName(one)]),
  );
  const nameOf = (peer: PeerId): string => {
    if (isGroupChat(peer)) return texts.administrationChat();
    return peer === turn.peer ? texts.you() : (staff.get(peer) ?? texts.profile(peer));
  };
  const lines = new Map<string, { readonly first: Foreseen; readonly people: Set<PeerId> }>();
  for (const one of foreseen) {
    const key = [one.at, one.kind, ...one.duties.map(({ id }) => id)].join(' ');
    const line = lines.get(key) ?? { first: one, people: new Set() };
    lines.set(key, line);
    line.people.add(one.peer);
  }
  return [...lines.values()].map(({ first, people }) => ({
    ...toLocal(first.at, context.school.timeZone),
    kind: first.kind,
    clauses: first.duties.map(({ clause }) => clause),
    people: [...people].map(nameOf),
  }));
}
