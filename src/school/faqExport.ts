/** What the bot was taught by buttons, as files of faq/: those of the data with the questions added, and one of the school's own answers. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument, stringify, type Document } from 'yaml';
import type { Topic } from '../faq/topic';
import { namesIn } from './folder';

export interface TaughtQuestion {
  /** The topic's id. */
  readonly topic: string;
  readonly text: string;
}

export interface FaqFileText {
  readonly name: string;
  readonly content: string;
}

export interface FaqExport {
  readonly files: readonly FaqFileText[];
  /** Questions whose topic no file has. */
  readonly unplaced: number;
}

/** Of the school's own answers. */
export const OWN_FILE = 'own-answers.yaml';

/** Puts each question into the file of its topic; only files that change are among the result. `dir`: faq/ of checked data. */
export async function exportFaq(
  dir: string,
  own: readonly Topic[],
  taught: readonly TaughtQuestion[],
): Promise<FaqExport> {
  const names = ((await namesIn(dir)) ?? []).filter((name) => /^[^.].*\.ya?ml$/u.test(name)).sort();
  const files: FaqFileText[] = [];
  let left = [...taught];
  for (const name of names) {
    const document = parseDocument(await readFile(join(dir, name), 'utf8'));
    const before = left.length;
    let added = 0;
    left = left.filter((question) => {
      const place = questionsOf(document, question.topic);
      if (!place) return true;
      if (!place.items.some((item) => isScalar(item) && item.value === question.text)) {
        place.add(document.createNode(question.text));
        added += 1;
      }
      return false;
    });
    if (left.length < before && added > 0) files.push({ name, content: document.toString({ lineWidth: 0 }) });
  }
  if (own.length > 0) files.push({ name: OWN_FILE, content: ownAnswers(own) });
  return { files, unplaced: left.length };
}

function questionsOf(document: Document, id: string) {
  const topics = document.get('topics');
  if (!isSeq(topics)) return null;
  const topic = topics.items.find((item) => isMap(item) && item.get('id') === id);
  const questions = isMap(topic) ? topic.get('questions') : null;
  return isSeq(questions) ? questions : null;
}

/** The school's own answers as topics of a file. */
export function ownAnswers(own: readonly Topic[]): string {
  return stringify({ topics: own.map(topicInFile) }, { lineWidth: 0 });
}

function topicInFile({ id, title, audience, short, full, source, asOf, questions }: Topic) {
  const plain = { title: noBraces(title), audience, short: noBraces(short), full: noBraces(full), source };
  return { id, ...plain, ...(asOf !== null && { as_of: asOf }), questions };
}

/** In the data braces are placeholders; in what people wrote they are not. */
const noBraces = (text: string): string => text.replaceAll('{', '(').replaceAll('}', ')');
