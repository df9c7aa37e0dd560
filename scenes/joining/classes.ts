/** Choosing a class: by button, by grade and letter, or in words. */
import { classesFromTitle, classFromTitle, gradeOf, parseClassLabel } from '../../src/domain/classes';
import type { ClassLabel } from '../../src/domain/ids';
import type { StepInput } from '../../src/messaging/dialogue';
import type { Choice } from '../keyboards';

/** VK allows ten rows of five buttons; one row is for the ways out. */
const ROWS = 9;
const PER_ROW = 5;
const BUTTONS = 38;

export type ClassAnswer =
  | { readonly kind: 'class'; readonly classLabel: ClassLabel }
  | { readonly kind: 'grade'; readonly grade: number }
  /** Several at once: they are taken one by one. */
  | { readonly kind: 'several' }
  | { readonly kind: 'unknown' };

/** Whether all classes go on one keyboard, a grade a row. */
export function fitsOneKeyboard(classes: readonly ClassLabel[]): boolean {
  return classes.length <= BUTTONS && classRows(classes).length <= ROWS;
}

/** Buttons of classes: every grade begins a row. */
export function classRows(classes: readonly ClassLabel[]): Choice[][] {
  return gradesOf(classes).flatMap((grade) =>
    inRows(classes.filter((label) => gradeOf(label) === grade).map((label) => ({ label, value: label }))),
  );
}

/** Buttons of grades. */
export function gradeRows(classes: readonly ClassLabel[]): Choice[][] {
  return inRows(gradesOf(classes).map((grade) => ({ label: String(grade), value: String(grade) })));
}

/** What class or grade of the school an answer names; with a grade chosen before, its letter is enough. */
export function classAnswer(input: StepInput, classes: readonly ClassLabel[], chosen: number | null): ClassAnswer {
  const typed = (input.picked ?? input.text).slice(0, 200).trim();
  const said = chosen !== null && /^\p{L}$/u.test(typed) ? `${chosen}${typed}` : typed;
  const label = parseClassLabel(said) ?? classFromTitle(said, classes);
  if (label !== null && classes.includes(label)) return { kind: 'class', classLabel: label };
  const grade = /^\s*(\d{1,2})\s*(класс)?\s*$/iu.exec(said);
  if (grade && gradesOf(classes).includes(Number(grade[1]))) return { kind: 'grade', grade: Number(grade[1]) };
  const named = classesFromTitle(said).filter((one) => classes.includes(one));
  return named.length > 1 ? { kind: 'several' } : { kind: 'unknown' };
}

function gradesOf(classes: readonly ClassLabel[]): number[] {
  return [...new Set(classes.map(gradeOf))].sort((a, b) => a - b);
}

function inRows(all: readonly Choice[]): Choice[][] {
  const rows: Choice[][] = [];
  for (let from = 0; from < all.length; from += PER_ROW) rows.push(all.slice(from, from + PER_ROW));
  return rows;
}
