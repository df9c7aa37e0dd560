/** The picture of progress: the dated duties of the order against their dates, as a phone shows it. */
import {
  byUrgency,
  progressState,
  type DutyProgress,
  type ProgressFacts,
  type ProgressState,
} from '../domain/progress';
import { andMore, lead, onDay, PICTURE_TITLE, schoolTitle } from '../texts/progress';
import { FONT_FAMILY, FONT_FILES, widthOf, wrapped, type Face } from './lettering';
import { below, doneCard, fullCard, label, shortCard, textLines, tick, type Piece } from './progressCards';
import { CARD, COLOURS, HIGHEST, INNER, LEFT, MARGIN, RIGHT, stateColour, WIDTH } from './progressStyle';
import { toSvg, type Picture, type Shape } from './shapes';

const SCHOOL: Face = { size: 40, bold: false };
const HEADING: Face = { size: 58, bold: true };
const DAY: Face = { size: 40, bold: false };
const LEAD: Face = { size: 50, bold: true };
const MORE: Face = { size: 40, bold: false };
const MORE_STEP = 54;
const MORE_LINES = 2;
const GAP = 24;

/** Draws the picture as PNG, beside the program's own thread. */
export async function drawProgress(facts: ProgressFacts): Promise<Uint8Array> {
  // loaded with the first picture: a start need not wait for it
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(toSvg(layOutProgress(facts)), {
    font: { loadSystemFonts: false, fontFiles: [...FONT_FILES], defaultFontFamily: FONT_FAMILY },
  });
  return image.asPng();
}

/** What stands where; never higher than `HIGHEST`, what does not fit being told of in one line. */
export function layOutProgress(facts: ProgressFacts): Picture {
  const top = head(facts);
  const room = HIGHEST - 2 * MARGIN - top.height;
  const withChart = cards(facts, true);
  const list = heightOf(withChart) <= room ? withChart : cards(facts, false);
  const pieces = [top, ...fitted(facts, list, room)];
  const height = heightOf(pieces) - GAP + 2 * MARGIN;
  return { width: WIDTH, height, background: COLOURS.ground, shapes: below(pieces, MARGIN) };
}

const heightOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, piece) => sum + piece.height, 0);

/** School, heading, day, and what matters most. */
function head(facts: ProgressFacts): Piece {
  const day = onDay(facts.date);
  const [heading = ''] = wrapped(PICTURE_TITLE, HEADING, INNER - widthOf(day, DAY) - 24, 1);
  const titles: Piece = {
    height: 96,
    draw: (y) => [
      label(heading, LEFT, y + 60, HEADING, COLOURS.text),
      label(day, RIGHT, y + 60, DAY, COLOURS.muted, true),
    ],
  };
  const school = textLines(wrapped(schoolTitle(facts), SCHOOL, INNER, 2), SCHOOL, COLOURS.muted, 52);
  const pieces = [school, titles, strip(facts)];
  return { height: heightOf(pieces), draw: (y) => below(pieces, y) };
}

/** One coloured strip with a sign and words. */
function strip(facts: ProgressFacts): Piece {
  const states = byUrgency(facts).map((duty) => progressState(duty, facts.date));
  const state: ProgressState = states[0] ?? 'empty';
  const ground = {
    overdue: COLOURS.overdueGround,
    open: COLOURS.openGround,
    empty: COLOURS.card,
    done: COLOURS.doneGround,
  };
  const [words = ''] = wrapped(lead(facts), LEAD, INNER - 68, 1);
  return {
    height: 108 + GAP,
    draw: (y) => [
      { kind: 'box', ...CARD, y, height: 108, fill: ground[state] },
      ...sign(state, y + 54),
      label(words, LEFT + 68, y + 72, LEAD, stateColour(state)),
    ],
  };
}

/** A tick, a warning's stroke and dot, or a clock's hands. */
function sign(state: ProgressState, y: number): Shape[] {
  const x = LEFT + 22;
  if (state === 'done') return tick(x, y, COLOURS.done);
  const fill = state === 'overdue' ? COLOURS.overdue : COLOURS.bar;
  const hands =
    state === 'overdue'
      ? ([
          [
            [x, y - 12],
            [x, y + 3],
          ],
          [
            [x, y + 12],
            [x, y + 12],
          ],
        ] as const)
      : ([
          [
            [x, y - 12],
            [x, y],
            [x + 9, y + 6],
          ],
        ] as const);
  return [
    { kind: 'disc', x, y, radius: 22, fill },
    ...hands.map((points): Shape => ({ kind: 'line', points, colour: COLOURS.card, thick: 6, dashed: false })),
  ];
}

interface Card extends Piece {
  readonly duty: DutyProgress;
}

/** A card a duty: the most urgent of many people or classes in full, what is done as a line. */
function cards(facts: ProgressFacts, withChart: boolean): Card[] {
  const { date } = facts;
  const list = byUrgency(facts);
  const isUndone = (duty: DutyProgress): boolean => ['overdue', 'open'].includes(progressState(duty, date));
  const inFull = list.find((duty) => isUndone(duty) && duty.of > 1);
  return list.map((duty) => {
    const piece =
      duty === inFull
        ? fullCard(duty, date, withChart)
        : progressState(duty, date) === 'done'
          ? doneCard(duty)
          : shortCard(duty, date);
    return { duty, draw: piece.draw, height: piece.height + GAP };
  });
}

/** The cards that fit, and a line about the others. */
function fitted({ date }: ProgressFacts, list: readonly Card[], room: number): Piece[] {
  if (heightOf(list) - GAP <= room) return [...list];
  let left = room - MORE_LINES * MORE_STEP;
  const shown: Card[] = [];
  for (const card of list) {
    left -= card.height;
    if (left < 0) break;
    shown.push(card);
  }
  const rest = andMore(
    list.slice(shown.length).map(({ duty }) => duty),
    date,
  );
  const lines = wrapped(rest, MORE, INNER, MORE_LINES);
  const more = textLines(lines, MORE, COLOURS.text, MORE_STEP);
  // as below a card
  return [...shown, { ...more, height: more.height + GAP }];
}
