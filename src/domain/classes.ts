/** Class labels as people write them: «7 "Б"», «7-б класс», «Шестой А» in the title of a chat. */
import type { ClassLabel } from './ids';
import { withoutLookAlikes } from './lookAlikes';
import type { ChatKind } from './order';

const LAST_GRADE = 11;

const GRADE = '(1[01]|[1-9])';
const LETTER = '[А-ЯЁа-яёA-Za-z]';
const OPEN = `["'«„“‘(]?`;
const CLOSE = `["'»“”’)]?`;
const ALONE = new RegExp(
  `^(?:класс\\s+)?${GRADE}(?:-?(?:й|ый|ой))?\\s*[-–—.]?\\s*${OPEN}(${LETTER})${CLOSE}(?:[\\s-]*(?:класс|кл\\.?))?$`,
  'iu',
);
const IN_TITLE = new RegExp(
  `(?<![\\d.,/-])${GRADE}(?:-?(?:ый|ой|й|го|ого))?(\\s*[-–—]?\\s*)(${OPEN})(${LETTER})${CLOSE}(?![а-яёa-z0-9])`,
  'giu',
);

const ORDINALS: Readonly<Record<string, number>> = {
  перв: 1, втор: 2, трет: 3, четверт: 4, пят: 5, шест: 6, седьм: 7, восьм: 8, девят: 9, десят: 10, одиннадцат: 11,
}; // prettier-ignore
const ORDINAL_IN_TITLE = new RegExp(
  `(?<![а-яё])(${Object.keys(ORDINALS).join('|')})(?:ый|ой|ого|ий|ьего)(\\s+)(${OPEN})(${LETTER})${CLOSE}(?![а-яёa-z0-9])`,
  'giu',
);
/** Small single letters that are words of their own: «встреча 7 в школе». */
const LITTLE_WORDS = /^[авикосуя]$/u;
const WORD_OF_A_CLASS = /^[\s"'»“”’).,:;-]*($|кл|род|уч|пед|чат|групп)/iu;

/** Reads a class out of a text that says only that; null when it is no class of grades 1–11. */
export function parseClassLabel(text: string): ClassLabel | null {
  const found = ALONE.exec(text.trim().replace(/\s+/gu, ' '));
  return found ? labelOf(Number(found[1]), found[2] ?? '') : null;
}

/** The grade of a class: 7 of «7Б». */
export function gradeOf(label: ClassLabel): number {
  return Number.parseInt(label, 10);
}

/** The one class of the school that a chat's title names; null when there is none or more than one. */
export function classFromTitle(title: string, known: readonly ClassLabel[]): ClassLabel | null {
  const found = labelsIn(title);
  const [label] = found;
  return found.size === 1 && label !== undefined && known.includes(label) ? label : null;
}

/** Every class that a text names. */
export const classesFromTitle = (title: string): ClassLabel[] => [...labelsIn(title)];

/** What kind of chat the title speaks of, as a proposal for its owner. */
export function chatKindFromTitle(title: string): Exclude<ChatKind, 'subject' | 'other'> | null {
  const text = title.toLowerCase().replaceAll('ё', 'е');
  const ofClass = labelsIn(title).size > 0;
  if (/родител|родком|(^|[^а-я])(мам|пап)[аы]?([^а-я]|$)|законны[ех] представит/u.test(text)) {
    if (ofClass) return 'class_parents';
    return /актив|комитет|совет|родком/u.test(text) ? 'parents_active' : null;
  }
  if (!ofClass && /(ученич|школьн|детск)\S* (актив|совет|самоуправ|парламент)|совет старшекласс|старост/u.test(text)) {
    return 'pupils_active';
  }
  if (/администрац|управленч/u.test(text)) return 'administration';
  if (/завуч|заместител|(^|[^а-я])зам(ы|ов|ами|ам)([^а-я]|$)/u.test(text)) return 'deputies';
  if (/педагог|педсовет|педколлектив|педсостав|учител(?!ьск)|преподавател/u.test(text)) {
    return ofClass ? 'class_teachers' : 'teachers';
  }
  if (text.includes('директор')) return 'administration';
  return ofClass ? 'class' : null;
}

function labelsIn(title: string): Set<ClassLabel> {
  const labels = new Set<ClassLabel>();
  for (const pattern of [IN_TITLE, ORDINAL_IN_TITLE]) {
    for (const found of title.matchAll(pattern)) {
      const [whole, head = '', gap = '', quote = '', letter = ''] = found;
      const rest = title.slice(found.index + whole.length);
      const standsApart = /\s/u.test(gap) && quote === '' && LITTLE_WORDS.test(letter);
      if (standsApart && !WORD_OF_A_CLASS.test(rest)) continue;
      const label = labelOf(ORDINALS[head.toLowerCase()] ?? Number(head), letter);
      if (label) labels.add(label);
    }
  }
  return labels;
}

function labelOf(grade: number, letter: string): ClassLabel | null {
  const cyrillic = withoutLookAlikes(letter).toUpperCase();
  if (grade < 1 || grade > LAST_GRADE || !/^[А-ЯЁ]$/u.test(cyrillic)) return null;
  return `${grade}${cyrillic}` as ClassLabel;
}
