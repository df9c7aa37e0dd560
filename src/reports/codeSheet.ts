/** The sheet of personal codes, to print and cut: made at the moment of issue, for only hashes are kept. */
import type { CodeSheet } from '../domain/codeSheet';
import { fullName } from '../domain/names';
import { codeInGroups } from '../domain/personalCode';
import { writeSheet } from '../roster/workbook';
import { codeLink } from '../texts/codes';
import { SHEET_HEADER, SHEET_TITLE, sheetHeading, sheetNote, stripSteps } from '../texts/codeSheet';
import { postOf } from '../texts/people';

const WIDTHS = [36, 44, 18, 44, 14];

/** The sheet as XLSX: a row a person. */
export function codeWorkbook({ codes, privateChat, until }: CodeSheet): Promise<Uint8Array> {
  return writeSheet({
    title: SHEET_TITLE,
    header: SHEET_HEADER,
    rows: codes.map(({ staff, code }) => [
      fullName(staff),
      postOf(staff),
      codeInGroups(code),
      codeLink(privateChat, code),
      until,
    ]),
    widths: WIDTHS,
  });
}

/** The sheet as a page to print: a strip a person. */
export function codePage({ school, codes, privateChat, until }: CodeSheet): string {
  const strips = codes.map(({ staff, code }) => {
    const steps = stripSteps(codeLink(privateChat, code), until);
    return [
      '<section>',
      `<header><h2>${escaped(fullName(staff))}</h2><p>${escaped(postOf(staff))}</p></header>`,
      `<p class="code">${escaped(codeInGroups(code))}</p>`,
      `<ol>${steps.map((step) => `<li>${escaped(step)}</li>`).join('')}</ol>`,
      '</section>',
    ].join('');
  });
  return [
    '<!doctype html>',
    '<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<meta name="robots" content="noindex"><title>${escaped(SHEET_TITLE)}</title><style>${STYLE}</style></head>`,
    `<body><h1>${escaped(sheetHeading(school, codes.length))}</h1><p class="note">${escaped(sheetNote(until))}</p>`,
    ...strips,
    '</body></html>',
    '',
  ].join('\n');
}

const STYLE = `
@page { size: A4; margin: 12mm; }
* { box-sizing: border-box; margin: 0; }
body { max-width: 186mm; margin: 0 auto; padding: 4mm 0; font: 10.5pt/1.35 "PT Sans", "Segoe UI", Arial, sans-serif; color: #000; background: #fff; }
h1 { font-size: 15pt; }
.note { margin: 1mm 0 4mm; }
section { display: grid; grid-template-columns: 1fr auto; gap: 1mm 8mm; align-items: center; padding: 4.5mm 2mm; border-top: 1px dashed #777; break-inside: avoid; }
section:last-of-type { border-bottom: 1px dashed #777; }
h2 { font-size: 13pt; line-height: 1.2; }
header p { color: #333; }
.code { font: 700 19pt/1 "Consolas", "DejaVu Sans Mono", "Courier New", monospace; letter-spacing: .06em; white-space: nowrap; padding: 3mm 4mm; border: 1.5px solid #000; border-radius: 2mm; }
ol { grid-column: 1 / -1; margin-top: 1.5mm; padding-left: 5mm; }
li { overflow-wrap: anywhere; }
@media screen { body { padding: 8mm 4mm; } }
@media screen and (max-width: 600px) { section { grid-template-columns: 1fr; } .code { justify-self: start; font-size: 15pt; } }
`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign);
