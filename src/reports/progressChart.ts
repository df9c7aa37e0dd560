/** The course of a duty: how many had done it day by day, against all who have to and against the date. */
import { addDays, daysBetween, type LocalDate } from '../domain/localDate';
import type { DutyProgress } from '../domain/progress';
import { chartDay, chartDue, chartToday } from '../texts/progress';
import { widthOf, type Face } from './lettering';
import { COLOURS, INNER, LEFT, RIGHT } from './progressStyle';
import type { Shape, TextShape } from './shapes';

const PLOT = 120;
const LABEL: Face = { size: 36, bold: false };
export const CHART_HEIGHT = PLOT + 66;
/** Between the words under the chart. */
const APART = 20;

/** Whether something changed that can be drawn. */
export function isWorthAChart({ days }: DutyProgress): boolean {
  return new Set(days).size > 1;
}

/** The chart, from a height on. */
export function chart({ from, days, due, of }: DutyProgress, today: LocalDate, top: number): Shape[] {
  const last = today > due ? today : due;
  const whole = Math.max(1, daysBetween(from, last));
  const [y0, y1] = [top + PLOT, top + 8];
  const xOf = (date: LocalDate): number =>
    LEFT + (INNER * Math.min(Math.max(0, daysBetween(from, date)), whole)) / whole;
  const yOf = (done: number): number => y0 - ((y0 - y1) * Math.min(done, of)) / Math.max(1, of);
  const points = days.map((done, index) => [xOf(addDays(from, index)), yOf(done)] as const);
  const end = points.at(-1) ?? ([LEFT, y0] as const);
  const dueAt = xOf(due);
  const dueColour = today > due ? COLOURS.overdue : COLOURS.text;
  const line = (
    ends: readonly (readonly [number, number])[],
    colour: string,
    thick: number,
    dashed: boolean,
  ): Shape => ({
    ...{ kind: 'line', points: ends, colour, thick, dashed },
  });
  return [
    { kind: 'area', points: [[LEFT, y0], ...points, [end[0], y0]], fill: COLOURS.area },
    line(
      [
        [LEFT, y1],
        [RIGHT, y1],
      ],
      COLOURS.muted,
      3,
      true,
    ),
    line(
      [
        [LEFT, y0],
        [RIGHT, y0],
      ],
      COLOURS.muted,
      3,
      false,
    ),
    line(
      [
        [dueAt, y1],
        [dueAt, y0],
      ],
      dueColour,
      6,
      false,
    ),
    line(points, COLOURS.bar, 7, false),
    { kind: 'disc', x: end[0], y: end[1], radius: 13, fill: COLOURS.bar },
    ...captions(
      [
        { text: chartDue(due), at: dueAt, colour: dueColour },
        { text: chartToday(), at: xOf(today), colour: COLOURS.bar },
        { text: chartDay(from), at: LEFT, colour: COLOURS.muted },
      ],
      y0 + 44,
    ),
  ];
}

interface Caption {
  readonly text: string;
  readonly at: number;
  readonly colour: string;
}

/** Words under their places; those that matter more first, and one that would run into another is left out. */
function captions(wanted: readonly Caption[], baseline: number): TextShape[] {
  const taken: (readonly [number, number])[] = [];
  return wanted.flatMap(({ text, at, colour }) => {
    const width = widthOf(text, LABEL);
    const x = Math.min(Math.max(LEFT, at - width / 2), RIGHT - width);
    if (taken.some(([left, right]) => x < right + APART && x + width > left - APART)) return [];
    taken.push([x, x + width]);
    return [{ kind: 'text' as const, text, x, baseline, ...LABEL, colour, atEnd: false }];
  });
}
