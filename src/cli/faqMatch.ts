/** `faq match`: questions on standard input, one JSON a line, each answered as the bot would answer it. */
import { z } from 'zod';
import { answerText } from '../commands/questions';
import type { Place } from '../faq/topic';
import { createSchoolContext } from '../schoolContext';
import { faq as texts } from '../texts/cli';
import { withOfficers } from '../usecases/answerQuestion';
import type { SchoolContext } from '../usecases/context';
import { wrongUsage, type CliCommand } from './command';
import { communityOf, configuredSchool } from './configuredSchool';
import { linesOf } from './io';
import { parseJsonLine } from './jsonLines';

const question = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });
const PLACES: readonly Place[] = ['dm', 'chat'];

/** Answers line by line; a line that is not a question is told of, and the exit code is 1 in the end. */
export const faqMatch: CliCommand = {
  name: 'faq match',
  options: { place: 'value' },
  positionals: { least: 0, most: 0 },
  async run({ values }, io) {
    const place = PLACES.find((one) => one === values['place']);
    if (!place) return wrongUsage(texts.place);
    const school = await configuredSchool(io);
    if (!school) return 1;
    const community = communityOf(school.config);
    if (community.id === null && place === 'chat') io.err(texts.noGroupId);
    const context = createSchoolContext(school.data, school.config.administrators, community);
    let number = 0;
    let broken = false;
    for await (const line of linesOf(io.input)) {
      number += 1;
      if (line.trim() === '') continue;
      const asked = parseJsonLine(line, question);
      if (asked) {
        io.out(JSON.stringify(answered(context, place, asked)));
      } else {
        broken = true;
        io.err(texts.brokenQuestion(number));
      }
    }
    return broken ? 1 : 0;
  },
};

function answered(context: SchoolContext, place: Place, { id, text }: z.output<typeof question>) {
  const match = context.matcher.match(text, place);
  const topic = match.topic === null ? undefined : context.topics.get(match.topic);
  return {
    id,
    topic: match.topic,
    candidates: match.candidates,
    score: match.score,
    answer: topic ? answerText(context, withOfficers(topic, context.school.offices), place) : null,
  };
}
