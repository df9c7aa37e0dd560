/** The administrator's console: «Сводка», «Кто не зарегистрирован», «Отчёты», «Настройки». */
import { may } from '../domain/access';
import { fullName } from '../domain/names';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import * as consoleTexts from '../texts/console';
import { notAllowed } from '../texts/refusals';
import * as registerTexts from '../texts/register';
import type { SchoolContext } from '../usecases/context';
import { listUnregistered } from '../usecases/listUnregistered';
import { makeDigest } from '../usecases/makeDigest';
import { makeReport } from '../usecases/makeReport';
import type { Command, Commands } from './command';
import { sendDigest } from './digestPicture';
import { deadlineText, digestMessage } from './digestText';
import { createMailingCommands } from './mailing';
import { openButton } from './menu';

const PAGE = 15;

/** The console's commands, by name. `pictures`: whether there is somebody to draw them. */
export function createConsole(
  context: SchoolContext,
  realNow: () => number,
  pictures = false,
): Pick<Commands, 'digest' | 'unregistered' | 'reports' | 'announcement' | 'settings'> &
  ReturnType<typeof createMailingCommands> {
  const digest: Command = async (turn, actor) => {
    const made = await makeDigest(context, turn, actor, { keep: false, realNow: realNow() });
    if (made.kind === 'forbidden') return turn.reply({ text: notAllowed() });
    const message = digestMessage(context, made);
    if (!pictures || turn.peer === null) return turn.reply(message);
    return sendDigest(context, turn, actor, { peer: turn.peer, message, priority: 'reply' }, { expiresAt: null });
  };

  const unregistered: Command = async (turn, actor, page) => {
    const list = await listUnregistered(context, turn, actor);
    if (list.kind === 'forbidden') {
      await turn.reply({ text: notAllowed() });
      return;
    }
    const first = page * PAGE < list.missing.length ? page * PAGE : 0;
    const people = list.missing.slice(first, first + PAGE).flatMap(({ staff, state, isStuck }) =>
      state === 'registered'
        ? []
        : [
            {
              name: fullName(staff),
              position: staff.position,
              state: isStuck ? ('stopped_halfway' as const) : state,
            },
          ],
    );
    const text = registerTexts.unregistered({
      people,
      first: first + 1,
      total: list.missing.length,
      registered: list.registered,
      of: list.of,
      unknownStuck: list.unknownStuck,
    });
    const turns = pageButtons('unregistered', first / PAGE, Math.ceil(list.missing.length / PAGE));
    await turn.reply(turns.length > 0 ? { text, keyboard: { inline: true, rows: [turns] } } : { text });
  };

  const reports: Command = async (turn, actor) => {
    const made = await makeReport(context, turn, actor);
    if (made.kind === 'forbidden') return turn.reply({ text: notAllowed() });
    const rows = [[openButton('statement'), openButton('control')], [openButton('statistics')]];
    const text = consoleTexts.report(made.lines.map(deadlineText), made.platform);
    return turn.reply({ text, keyboard: { inline: true, rows } });
  };

  const forAdministrators =
    (message: () => OutgoingMessage): Command =>
    (turn, actor) =>
      turn.reply(may(actor, 'mailing.change') ? message() : { text: notAllowed() });

  return {
    ...createMailingCommands(context, realNow),
    digest,
    unregistered,
    reports,
    announcement: forAdministrators(() => ({ text: consoleTexts.announcement() })),
    settings: forAdministrators(() => ({
      text: consoleTexts.settings(context.school),
      keyboard: {
        inline: true,
        rows: [
          [openButton('mailing_plan'), openButton('out_of_reach')],
          [openButton('unanswered'), openButton('own_answers')],
          [openButton('digest_settings'), openButton('school_year')],
          [openButton('journal'), openButton('statistics')],
          [openButton('change_settings'), openButton('changed_settings')],
        ],
      },
    })),
  };
}

function pageButtons(what: 'unregistered', page: number, pages: number): Button[] {
  const button = (label: string, to: number): Button => ({
    label,
    payload: { do: 'open', what, page: to },
    color: 'secondary',
  });
  return [
    ...(page > 0 ? [button(registerTexts.previousPage(), page - 1)] : []),
    ...(page + 1 < pages ? [button(registerTexts.nextPage(), page + 1)] : []),
  ];
}
