/** The cards of the picture of progress: one duty each, in full, in short, or as a line when it is done. */
import type { LocalDate } from '../domain/localDate';
import { progressState, type DutyProgress, type GroupProgress, type ProgressState } from '../domain/progress';
import { countText, dueText, dutyTitle, groupText, laterText, leftText, outOf, trendText } from '../texts/progress';
import { widthOf, wrapped, type Face } from './lettering';
import { chart, CHART_HEIGHT, isWorthAChart } from './progressChart';
import { CARD, COLOURS, INNER, LEFT, PADDING, RIGHT, stateColour } from './progressStyle';
import type { Shape } from './shapes';

/** A piece of the picture: so high, drawn from a given height on. */
export interface Piece {
  readonly height: number;
  readonly draw: (y: number) => Shape[];
}

const TITLE: Face = { size: 46, bold: true };
const PLAIN: Face = { size: 40, bold: false };
const STRONG: Face = { size: 40, bold: true };
const COUNT: Face = { size: 96, bold: true };
const OUT_OF: Face = { size: 48, bold: false };
const LONGEST_TITLE = 2;

export const label = (text: string, x: number, baseline: number, face: Face, colour: string, atEnd = false): Shape => ({
  kind: 'text',
  text,
  x,
  baseline,
  ...face,
  colour,
  atEnd,
});

/** Pieces one below the other on a card of their own. */
function onCard(pieces: readonly Piece[]): Piece {
  const inside = pieces.reduce((sum, piece) => sum + piece.height, 0);
  const height = inside + 2 * PADDING;
  return {
    height,
    draw: (y) => [{ kind: 'box', ...CARD, y, height, fill: COLOURS.card }, ...below(pieces, y + PADDING)],
  };
}

/** Draws pieces one below the other. */
export function below(pieces: readonly Piece[], from: number): Shape[] {
  let y = from;
  return pieces.flatMap((piece) => {
    const shapes = piece.draw(y);
    y += piece.height;
    return shapes;
  });
}

/** Lines of text, the baselines `step` apart. */
export function textLines(lines: readonly string[], face: Face, colour: string, step: number): Piece {
  return {
    height: lines.length * step,
    draw: (y) => lines.map((line, index) => label(line, LEFT, y + index * step + face.size, face, colour)),
  };
}

function title(duty: DutyProgress, face: Face): Piece {
  return textLines(wrapped(dutyTitle(duty), face, INNER, LONGEST_TITLE), face, COLOURS.text, face.size + 12);
}

/** The date, and the time that is left. */
function dates(duty: DutyProgress, today: LocalDate): Piece {
  const left = leftText(duty, today);
  const colour = stateColour(progressState(duty, today));
  return {
    height: 66,
    draw: (y) => [
      label(dueText(duty, today), LEFT, y + 46, PLAIN, COLOURS.muted),
      ...(left === '' ? [] : [label(left, RIGHT, y + 46, STRONG, colour, true)]),
    ],
  };
}

const ofLater = (duty: DutyProgress): Piece[] =>
  duty.later > 0 ? [textLines([laterText(duty)], PLAIN, COLOURS.muted, 56)] : [];

/** A bar filled as far as it is done; the least that is done can be seen, and so can the least that is not. */
function bar(
  { done, of }: { readonly done: number; readonly of: number },
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  fill: string,
): Shape[] {
  const { width, height } = place;
  const radius = height / 2;
  const track: Shape = { kind: 'box', ...place, radius, fill: COLOURS.track };
  if (done === 0 || of === 0) return [track];
  const share = done === of ? width : Math.min(Math.max((width * done) / of, height), width - height / 2);
  return [track, { kind: 'box', ...place, width: share, radius, fill }];
}

/** The duty in full: count, bar, course, groups. */
export function fullCard(duty: DutyProgress, today: LocalDate, withChart: boolean): Piece {
  const state = progressState(duty, today);
  const fill = barColour(state);
  const done = String(duty.done);
  const count: Piece = {
    height: 116,
    draw: (y) => [
      label(done, LEFT, y + 92, COUNT, COLOURS.text),
      label(outOf(duty), LEFT + widthOf(done, COUNT) + 20, y + 92, OUT_OF, COLOURS.text),
    ],
  };
  const whole: Piece = {
    height: 68,
    draw: (y) => bar(duty, { x: LEFT, y: y + 8, width: INNER, height: 44 }, fill),
  };
  const course = withChart && isWorthAChart(duty) ? [trend(duty), chartOf(duty, today)] : [];
  return onCard([
    title(duty, TITLE),
    dates(duty, today),
    ...ofLater(duty),
    count,
    whole,
    ...course,
    ...groups(duty.groups, fill),
  ]);
}

function trend(duty: DutyProgress): Piece {
  const span = Math.min(7, duty.days.length - 1);
  const change = (duty.days.at(-1) ?? 0) - (duty.days.at(-1 - span) ?? 0);
  return textLines([trendText(change, span)], STRONG, COLOURS.text, 62);
}

const chartOf = (duty: DutyProgress, today: LocalDate): Piece => ({
  height: CHART_HEIGHT,
  draw: (y) => chart(duty, today, y),
});

const GAP = 40;
const GROUP_HEIGHT = 96;
/** Below the last bar the card ends. */
const GROUP_END = 16;

/** A bar for each group, in two columns where the words are short enough. */
function groups(list: readonly GroupProgress[], fill: string): Piece[] {
  if (list.length === 0) return [];
  const half = (INNER - GAP) / 2;
  const words = list.map(({ group, done, of }) => ({ name: groupText(group), count: `${done} из ${of}`, done, of }));
  const areShort = words.every(({ name, count }) => widthOf(name, PLAIN) + widthOf(count, STRONG) + 16 <= half);
  const columns = areShort ? 2 : 1;
  const width = areShort ? half : INNER;
  const rows = Math.ceil(words.length / columns);
  const one = ({ name, count, done, of }: (typeof words)[number], x: number, y: number): Shape[] => [
    label(name, x, y + 44, PLAIN, COLOURS.text),
    label(count, x + width, y + 44, STRONG, COLOURS.text, true),
    ...bar({ done, of }, { x, y: y + 60, width, height: 20 }, fill),
  ];
  return [
    {
      height: rows * GROUP_HEIGHT - GROUP_END,
      draw: (y) =>
        words.flatMap((word, index) =>
          one(word, LEFT + Math.floor(index / rows) * (half + GAP), y + (index % rows) * GROUP_HEIGHT),
        ),
    },
  ];
}

/** The duty in short: its date, and a bar where there is more to do than one thing. */
export function shortCard(duty: DutyProgress, today: LocalDate): Piece {
  const count = countText(duty);
  const fill = barColour(progressState(duty, today));
  const width = INNER - widthOf(count, STRONG) - 28;
  const howFar: Piece = {
    height: 56,
    draw: (y) => [
      ...bar(duty, { x: LEFT, y: y + 14, width, height: 28 }, fill),
      label(count, RIGHT, y + 42, STRONG, COLOURS.text, true),
    ],
  };
  return onCard([title(duty, STRONG), dates(duty, today), ...ofLater(duty), ...(duty.of === 1 ? [] : [howFar])]);
}

/** What is done: a tick, the duty, the count. */
export function doneCard(duty: DutyProgress): Piece {
  const count = countText(duty);
  const room = INNER - 64 - widthOf(count, STRONG) - 24;
  const lines = wrapped(dutyTitle(duty), PLAIN, room, LONGEST_TITLE);
  const height = lines.length * 52;
  return onCard([
    {
      height,
      draw: (y) => [
        ...tick(LEFT + 22, y + height / 2, COLOURS.done),
        ...lines.map((line, index) => label(line, LEFT + 64, y + 40 + index * 52, PLAIN, COLOURS.text)),
        label(count, RIGHT, y + height / 2 + 14, STRONG, COLOURS.done, true),
      ],
    },
  ]);
}

/** A tick in a disc. */
export function tick(x: number, y: number, fill: string): Shape[] {
  const points = [
    [x - 11, y + 1],
    [x - 3, y + 9],
    [x + 11, y - 8],
  ] as const;
  return [
    { kind: 'disc', x, y, radius: 22, fill },
    { kind: 'line', points, colour: COLOURS.card, thick: 6, dashed: false },
  ];
}

const barColour = (state: ProgressState): string => (state === 'done' ? COLOURS.done : COLOURS.bar);
