/** «Контроль» and «Неделя по приказу»: every clause in a line, those that wait with a button each (п. 9; 2.2). */
import type { Actor } from '../domain/access';
import { COLOURS, type Colour } from '../domain/clauseState';
import type { Button, OutgoingMessage } from '../messaging/outgoing';
import * as texts from '../texts/control';
import type { SchoolContext } from '../usecases/context';
import { controlClauses, type ControlledClause, type ControlledClauses } from '../usecases/controlClauses';
import type { Work } from '../usecases/context';
import type { Commands } from './command';
import { menuFor } from './menu';
import { pageOf, turnRow } from './pages';
import { pairs } from './staffChoice';

/** Four rows of two, and one that turns the page. */
const ON_PAGE = 8;

/** The command. */
export function createControlCommands(context: SchoolContext): Pick<Commands, 'control'> {
  return {
    async control(turn, actor, page) {
      const found = await controlClauses(context, turn, actor);
      if (found.kind === 'forbidden') return turn.reply({ text: texts.notControllers(), keyboard: menuFor(actor) });
      await turn.reply(controlMessage(context, found, { page, weekly: false }));
    },
  };
}

/** The director's week; null: there is nothing to control, or they are director no more. */
export async function weeklyMessage(context: SchoolContext, work: Work, actor: Actor): Promise<OutgoingMessage | null> {
  const found = await controlClauses(context, work, actor);
  if (found.kind === 'forbidden' || found.clauses.length === 0) return null;
  return controlMessage(context, found, { page: 0, weekly: true });
}

function controlMessage(
  { orders }: SchoolContext,
  { date, clauses }: Extract<ControlledClauses, { kind: 'clauses' }>,
  { page, weekly }: { readonly page: number; readonly weekly: boolean },
): OutgoingMessage {
  if (clauses.length === 0) return { text: texts.nothingToControl() };
  const line = ({ clause, state, order }: ControlledClause): texts.ControlLine => ({
    clause,
    state,
    order: orders.length > 1 ? order : null,
  });
  const isGreen = ({ state }: ControlledClause): boolean => state.colour === 'green';
  const shown = pageOf(
    clauses.filter((one) => !isGreen(one)),
    page,
    ON_PAGE,
  );
  const counts = Object.fromEntries(
    COLOURS.map((colour) => [colour, clauses.filter(({ state }) => state.colour === colour).length]),
  ) as Record<Colour, number>;
  const isLast = shown.page + 1 === shown.pages;
  const text = texts.controlText(
    { date, counts, pressing: shown.items.map(line), green: isLast ? clauses.filter(isGreen).map(line) : null },
    weekly,
  );
  const buttons = shown.items.map((one): Button => ({
    label: texts.openClauseLabel(line(one)),
    payload: { do: 'control', act: 'show', clause: one.ref },
  }));
  const rows = [...pairs(buttons), ...turnRow('control', shown)];
  return rows.length > 0 ? { text, keyboard: { inline: true, rows } } : { text };
}
