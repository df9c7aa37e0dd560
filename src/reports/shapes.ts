/** What a picture consists of, with its place, and how that becomes SVG. */
import { FONT_FAMILY, widthOf, type Face } from './lettering';

export interface TextShape extends Face {
  readonly kind: 'text';
  readonly text: string;
  /** The left edge, or the right one when `atEnd`. */
  readonly x: number;
  readonly baseline: number;
  readonly colour: string;
  readonly atEnd: boolean;
}

export type Shape =
  | TextShape
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius: number;
      readonly fill: string;
    }
  | {
      readonly kind: 'line';
      readonly points: readonly (readonly [x: number, y: number])[];
      readonly colour: string;
      readonly thick: number;
      readonly dashed: boolean;
    }
  | { readonly kind: 'area'; readonly points: readonly (readonly [x: number, y: number])[]; readonly fill: string }
  | { readonly kind: 'disc'; readonly x: number; readonly y: number; readonly radius: number; readonly fill: string };

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly shapes: readonly Shape[];
}

/** The left and right edges of a text. */
export function edgesOf(shape: TextShape): readonly [left: number, right: number] {
  const width = widthOf(shape.text, shape);
  return shape.atEnd ? [shape.x - width, shape.x] : [shape.x, shape.x + width];
}

/** The picture as SVG. */
export function toSvg({ width, height, background, shapes }: Picture): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    ...shapes.map(element),
    '</svg>',
  ].join('\n');
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case 'text': {
      const { x, baseline, size, bold, colour, atEnd, text } = shape;
      const look = `font-family="${FONT_FAMILY}" font-size="${size}" font-weight="${bold ? 700 : 400}" fill="${colour}"`;
      return `<text x="${x}" y="${baseline}" ${look}${atEnd ? ' text-anchor="end"' : ''}>${escaped(text)}</text>`;
    }
    case 'box':
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" rx="${shape.radius}" fill="${shape.fill}"/>`;
    case 'line': {
      const look = `fill="none" stroke="${shape.colour}" stroke-width="${shape.thick}" stroke-linecap="round" stroke-linejoin="round"`;
      return `<polyline points="${pointsOf(shape.points)}" ${look}${shape.dashed ? ' stroke-dasharray="4 14"' : ''}/>`;
    }
    case 'area':
      return `<polygon points="${pointsOf(shape.points)}" fill="${shape.fill}"/>`;
    case 'disc':
      return `<circle cx="${shape.x}" cy="${shape.y}" r="${shape.radius}" fill="${shape.fill}"/>`;
  }
}

const pointsOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join(' ');

const rounded = (value: number): number => Math.round(value * 10) / 10;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Letters and signs only: what is no text in XML is left out. */
const escaped = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '').replace(/[&<>]/gu, (sign) => ENTITIES[sign] ?? sign);
