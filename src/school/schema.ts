/** JSON Schema of the data files, for editors that complete and check while one types. */
import { z } from 'zod';
import { quizShape } from './quiz';
import { calendarShape, faqShape, languageShape, orderShape, rosterShape, schoolShape, worldShape } from './shapes';
import { troublesShape } from './troubles';

const SHAPES = {
  school: schoolShape,
  order: orderShape,
  faq: faqShape,
  language: languageShape,
  calendar: calendarShape,
  roster: rosterShape,
  world: worldShape,
  troubles: troublesShape,
  quiz: quizShape,
} as const;

export type DataFileKind = keyof typeof SHAPES;
export const DATA_FILE_KINDS = Object.keys(SHAPES) as readonly DataFileKind[];

/** The JSON Schema of one kind of data file, as it is written in the file. */
export function dataSchema(kind: DataFileKind): Record<string, unknown> {
  return { ...z.toJSONSchema(SHAPES[kind], { io: 'input' }) };
}
