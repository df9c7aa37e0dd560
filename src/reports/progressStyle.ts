/** Sizes and colours of the picture of progress. Every colour of a text stands against its ground by 4.5 : 1 at least. */
import type { ProgressState } from '../domain/progress';

/** Three pixels are one on a phone 360 wide: letters of 40 are read there without zooming. */
export const WIDTH = 1080;
/** Twice as high as wide still fills a phone's screen. */
export const HIGHEST = 2200;
export const MARGIN = 40;
export const PADDING = 28;
export const LEFT = MARGIN + PADDING;
export const RIGHT = WIDTH - MARGIN - PADDING;
export const INNER = RIGHT - LEFT;
export const CARD = { x: MARGIN, width: WIDTH - 2 * MARGIN, radius: 28 } as const;

export const COLOURS = {
  ground: '#edf1f5',
  card: '#ffffff',
  text: '#1c2430',
  muted: '#465261',
  track: '#d5dde6',
  bar: '#1f5fc4',
  area: '#d3e1f7',
  overdue: '#b3261e',
  overdueGround: '#fbe0dd',
  openGround: '#dbe7fa',
  done: '#1c6b3a',
  doneGround: '#d8eedf',
} as const;

/** Of words about a state. */
export function stateColour(state: ProgressState): string {
  switch (state) {
    case 'overdue':
      return COLOURS.overdue;
    case 'done':
      return COLOURS.done;
    case 'open':
    case 'empty':
      return COLOURS.text;
  }
}
