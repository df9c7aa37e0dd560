/** `faq eval`: how often the bot would answer right, on a file of questions whose topics are known. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Matcher } from '../faq/topic';
import { createSchoolContext } from '../schoolContext';
import { faq as texts } from '../texts/cli';
import type { CliCommand } from './command';
import { communityOf, configuredSchool } from './configuredSchool';
import { parseJsonLine } from './jsonLines';
import { table } from './table';

const labelled = z.object({
  text: z.string(),
  topic_id: z.string().nullable(),
  style: z.string(),
  also_accept: z.array(z.string()).default([]),
});
type Labelled = z.output<typeof labelled>;

/** So many pairs of topics taken for one another are printed. */
const CONFUSED_SHOWN = 15;

/** Answers in private to questions of one style. */
interface StyleFigures {
  of: number;
  /** Answered at once with the right topic. */
  right: number;
  /** The right topic is among the three offered. */
  offered: number;
  /** Answered at once with another topic. */
  wrong: number;
}

/** Prints figures by style, how often what is off-topic got an answer, and which topics are taken for one another. */
export const faqEval: CliCommand = {
  name: 'faq eval',
  options: {},
  positionals: { least: 1, most: 1 },
  async run({ positionals: [file = ''] }, io) {
    const school = await configuredSchool(io);
    if (!school) return 1;
    let content: string;
    try {
      content = await readFile(file, 'utf8');
    } catch {
      io.err(texts.unreadable(file));
      return 1;
    }
    const context = createSchoolContext(school.data, school.config.administrators, communityOf(school.config));
    const questions: Labelled[] = [];
    const broken: string[] = [];
    content.split('\n').forEach((line, index) => {
      if (line.trim() === '') return;
      const one = parseJsonLine(line, labelled);
      if (!one) broken.push(texts.brokenLabel(file, index + 1));
      else if (one.topic_id !== null && !context.topics.has(one.topic_id)) {
        broken.push(texts.unknownTopic(file, index + 1, one.topic_id));
      } else questions.push(one);
    });
    if (questions.length === 0 && broken.length === 0) broken.push(texts.nothingInside(file));
    for (const problem of broken) io.err(problem);
    if (questions.length > 0) for (const line of report(context.matcher, questions)) io.out(line);
    return broken.length > 0 ? 1 : 0;
  },
};

function report(matcher: Matcher, questions: readonly Labelled[]): string[] {
  const onTopic = questions.filter((question) => question.topic_id !== null);
  const offTopic = questions.filter((question) => question.topic_id === null);
  const styles = [...new Set(onTopic.map((question) => question.style))].sort();
  const rows = styles.map((style) => [style, ...cells(figures(matcher, onTopic, style))]);
  const total = [texts.total, ...cells(figures(matcher, onTopic, null))];
  const answered = (place: 'dm' | 'chat'): number =>
    offTopic.filter((question) => matcher.match(question.text, place).topic !== null).length;
  return [
    ...(onTopic.length > 0 ? table([texts.columns, ...rows, total], new Set([1, 2, 3, 4])) : []),
    ...(offTopic.length > 0 ? [texts.offTopic(offTopic.length, answered('dm'), answered('chat'))] : []),
    ...confusion(matcher, onTopic),
  ];
}

function figures(matcher: Matcher, questions: readonly Labelled[], style: string | null): StyleFigures {
  const sum: StyleFigures = { of: 0, right: 0, offered: 0, wrong: 0 };
  for (const question of questions) {
    if (style !== null && question.style !== style) continue;
    const match = matcher.match(question.text, 'dm');
    sum.of += 1;
    if (answers(question, match.topic)) sum.right += 1;
    else if (match.topic !== null) sum.wrong += 1;
    if (match.candidates.some((topic) => answers(question, topic))) sum.offered += 1;
  }
  return sum;
}

function answers({ topic_id: asked, also_accept: also }: Labelled, topic: string | null): boolean {
  return topic !== null && (topic === asked || also.includes(topic));
}

/** The pairs of topics most often taken for one another: what was asked, what was answered at once. */
function confusion(matcher: Matcher, questions: readonly Labelled[]): string[] {
  const times = new Map<string, number>();
  for (const question of questions) {
    const { topic } = matcher.match(question.text, 'dm');
    if (topic === null || answers(question, topic)) continue;
    const pair = texts.taken(question.topic_id ?? '', topic);
    times.set(pair, (times.get(pair) ?? 0) + 1);
  }
  const worst = [...times].sort(([, one], [, other]) => other - one).slice(0, CONFUSED_SHOWN);
  const rows = worst.map(([pair, count]) => [pair, String(count)]);
  return rows.length > 0 ? table([texts.confusedColumns, ...rows], new Set([1])) : [];
}

function cells({ of, right, offered, wrong }: StyleFigures): string[] {
  return [String(of), texts.share(right, of), texts.share(offered, of), texts.share(wrong, of)];
}
