/** «Справка об исполнении» as DOCX: A4 across, to be printed and signed. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { LineStanding, Statement } from '../domain/statement';
import { statementText, type AnnexText, type SignatureText, type StatementText } from '../texts/statement';

/** Lengths are in twentieths of a point, sizes of letters in half points. */
const CM = 567;
const PAGE = { width: 21 * CM, height: Math.round(29.7 * CM) };
const MARGIN = { top: Math.round(1.5 * CM), bottom: Math.round(1.5 * CM), left: 2 * CM, right: Math.round(1.2 * CM) };
const FONT = 'Times New Roman';
const SIZE = { title: 32, text: 24, table: 20, note: 20, footer: 18 };

/** Of the columns, in centimetres: together as wide as the page between its margins. */
const COLUMNS = [1.5, 7.1, 4.1, 2.9, 2.7, 4.4, 3.8];
const ANNEX_COLUMNS: Readonly<Record<AnnexText['of'], readonly number[]>> = {
  staff: [1.1, 7.0, 5.9, 2.3, 2.3, 4.3, 3.6],
  classes: [1.1, 1.9, 7.1, 2.3, 2.3, 8.2, 3.6],
};
const SIGNATURE_COLUMNS = [8, 7, 8];

/** A shade that is also seen on a black and white printer; the words beside it say the same. */
const SHADES: Readonly<Partial<Record<LineStanding, string>>> = { overdue: 'F4CCCC', part: 'FFF2CC', done: 'E2EFDA' };
const HEAD_SHADE = 'D9D9D9';
const SECTION_SHADE = 'F2F2F2';

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_LINES = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE };

/** The paper. Its parts are the same for the same snapshot; only the archive around them has the time of its making. */
export async function statementDocx(statement: Statement): Promise<Uint8Array> {
  const text = statementText(statement);
  const document = new Document({
    title: text.title,
    styles: { default: { document: { run: { font: FONT, size: SIZE.text, language: { value: 'ru-RU' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { ...PAGE, orientation: PageOrientation.LANDSCAPE },
            margin: { ...MARGIN, footer: Math.round(0.7 * CM) },
          },
        },
        footers: { default: footer(text.footer) },
        children: [
          ...heading(text),
          mainTable(text),
          ...text.notes.map((note) => paragraph(note, { size: SIZE.note, before: 80 })),
          ...signatures(text.signatures),
          ...text.annexes.flatMap(annex),
        ],
      },
    ],
  });
  const core = { path: 'docProps/core.xml', data: coreProperties(text.title, statement.snapshot.at) };
  return Packer.toBuffer(document, undefined, [core]);
}

/** The library writes the time of its making; this is the snapshot's (ECMA-376, part 2, 11). */
function coreProperties(title: string, at: number): string {
  const time = new Date(at).toISOString().replace(/\.\d+Z$/u, 'Z');
  const stamp = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${time}</dcterms:${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${title}</dc:title>${stamp('created')}${stamp('modified')}</cp:coreProperties>`,
  ].join('');
}

interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  readonly before?: number;
  readonly after?: number;
  readonly keepNext?: boolean;
  readonly newPage?: boolean;
}

/** A paragraph; line breaks of the text are line breaks on paper. */
function paragraph(text: string, look: Look = {}): Paragraph {
  const { size = SIZE.text, bold = false, align = AlignmentType.LEFT, before = 0, after = 0 } = look;
  return new Paragraph({
    alignment: align,
    spacing: { before, after },
    keepNext: look.keepNext ?? false,
    pageBreakBefore: look.newPage ?? false,
    children: text
      .split('\n')
      .map((line, index) => new TextRun({ text: line, size, bold, break: index === 0 ? 0 : 1 })),
  });
}

function heading({ warning, school, title, about, asOf, summary }: StatementText): Paragraph[] {
  const align = AlignmentType.CENTER;
  return [
    ...(warning === null ? [] : [paragraph(warning, { align, bold: true, after: 120 })]),
    paragraph(school, { align }),
    paragraph(title, { align, bold: true, size: SIZE.title, before: 160 }),
    paragraph(about, { align, before: 60 }),
    paragraph(asOf, { align, size: SIZE.note, before: 60, after: 160 }),
    ...summary.map((line, index) => paragraph(line, { after: index + 1 === summary.length ? 160 : 40 })),
  ];
}

function mainTable({ header, sections }: StatementText): Table {
  const rows = sections.flatMap(({ title, rows: lines }) => [
    new TableRow({
      cantSplit: true,
      children: [cell(title, { bold: true, fill: SECTION_SHADE, span: COLUMNS.length, keepNext: true })],
    }),
    ...lines.map(({ cells, standing }) => {
      const fill = SHADES[standing];
      const last = cells.length - 1;
      return new TableRow({
        cantSplit: true,
        children: cells.map((words, index) => cell(words, index === last && fill !== undefined ? { fill } : {})),
      });
    }),
  ]);
  return table(COLUMNS, [headRow(header), ...rows]);
}

function annex({ of, title, header, rows }: AnnexText): (Paragraph | Table)[] {
  const body = rows.map((row) => new TableRow({ cantSplit: true, children: row.map((words) => cell(words)) }));
  return [
    paragraph(title, { bold: true, newPage: true, after: 120, keepNext: true }),
    table(ANNEX_COLUMNS[of], [headRow(header), ...body]),
  ];
}

/** Who signs: the position, a line to sign on, the name. */
function signatures(lines: readonly SignatureText[]): (Paragraph | Table)[] {
  const rows = lines.map(
    ({ position, name }) =>
      new TableRow({
        cantSplit: true,
        height: { value: CM, rule: 'atLeast' },
        children: [
          cell(position, { size: SIZE.text, bare: true, keepNext: true }),
          cell('', { size: SIZE.text, bare: true, underlined: true, keepNext: true }),
          cell(name, { size: SIZE.text, bare: true, keepNext: true }),
        ],
      }),
  );
  return [
    paragraph('', { before: 120, keepNext: true }),
    table(SIGNATURE_COLUMNS, rows),
    paragraph('«____» ______________ 20____ г.', { before: 200 }),
  ];
}

const headRow = (header: readonly string[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: header.map((words) => cell(words, { bold: true, fill: HEAD_SHADE })),
  });

function table(columns: readonly number[], rows: readonly TableRow[]): Table {
  const columnWidths = columns.map((width) => Math.round(width * CM));
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths,
    width: { size: columnWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    margins: { top: 30, bottom: 30, left: 80, right: 80 },
    rows: [...rows],
  });
}

interface CellLook {
  readonly bold?: boolean;
  readonly fill?: string;
  readonly span?: number;
  readonly size?: number;
  /** Without lines around it. */
  readonly bare?: boolean;
  /** Without lines but the one to sign on. */
  readonly underlined?: boolean;
  readonly keepNext?: boolean;
}

function cell(words: string, look: CellLook = {}): TableCell {
  const { bold = false, size = SIZE.table, keepNext = false, fill } = look;
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
  return new TableCell({
    ...(look.span !== undefined && { columnSpan: look.span }),
    ...(fill !== undefined && { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    ...(look.bare && {
      borders: look.underlined ? { ...NO_LINES, bottom: line } : NO_LINES,
      verticalAlign: VerticalAlign.BOTTOM,
    }),
    children: [paragraph(words, { size, bold, keepNext })],
  });
}

function footer(words: string): Footer {
  const run = { size: SIZE.footer };
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({ ...run, text: `${words} · страница ` }),
          new TextRun({ ...run, children: [PageNumber.CURRENT] }),
          new TextRun({ ...run, text: ' из ' }),
          new TextRun({ ...run, children: [PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
