/**
 * `npm run bench`: this bot answering private questions from its FAQ, beside vk-io's echo, against one embedded VK in its own
 * process. Rounds alternate; medians are compared. Then the matcher beside search libraries on the school's own phrasings.
 * `--json` prints the figures as JSON; exit 1 when the ratio is too low; `--answers` leaves the first race out.
 */
import type { Lesson } from '../../src/faq/lesson';
import { readSchool } from '../../src/school/readSchool';
import { startVk } from '../processes/children';
import { answersRace, answersTable, learning } from './answersRace';
import { echoBot, ourBot } from './contestant';
import { measure, type Figures } from './race';

const ROUNDS = 5;
const PEOPLE = 1_000;
const WARM_UP = 10_000;
const EVENTS = 10_000;
const LOWEST_RATIO = 3;

async function lesson(): Promise<Lesson> {
  const school = await readSchool('data');
  if (school.kind === 'problems') throw new Error('data/ has mistakes: npm run -s cli -- data check');
  return school;
}

function questions({ topics }: Lesson): string[] {
  // not letter by letter as in the data, so that the matcher has its work
  return topics.map((topic) => `${(topic.questions[0] ?? topic.title).replace(/[?.! ]+$/, '')}, пожалуйста`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

function summary(rounds: readonly Figures[]): Figures {
  return {
    eventsPerSecond: Math.round(median(rounds.map((round) => round.eventsPerSecond))),
    cpuMicrosPerEvent: Math.round(median(rounds.map((round) => round.cpuMicrosPerEvent))),
  };
}

interface Race {
  readonly bot: Figures;
  readonly echo: Figures;
  readonly ratio: number;
  readonly lowestRatio: number;
  readonly rounds: { readonly bot: readonly Figures[]; readonly echo: readonly Figures[] };
}

async function eventsRace(school: Lesson): Promise<Race> {
  const load = { people: PEOPLE, questions: questions(school), warmUp: WARM_UP, events: EVENTS };
  const vk = await startVk(PEOPLE);
  const rounds = { bot: [] as Figures[], echo: [] as Figures[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [side, open] of [
      ['bot', ourBot],
      ['echo', echoBot],
    ] as const) {
      const contestant = await open(vk);
      rounds[side].push(await measure(contestant, vk, load));
      await contestant.stop();
    }
  }
  await vk.child.kill('SIGTERM');
  const bot = summary(rounds.bot);
  const echo = summary(rounds.echo);
  const ratio = Number((bot.eventsPerSecond / echo.eventsPerSecond).toFixed(2));
  return { bot, echo, ratio, lowestRatio: LOWEST_RATIO, rounds };
}

function eventsTable({ bot, echo, ratio }: Race): string[] {
  const row = (name: string, { eventsPerSecond, cpuMicrosPerEvent }: Figures): string =>
    `${name.padEnd(28)}${String(eventsPerSecond).padStart(10)}${String(cpuMicrosPerEvent).padStart(16)}`;
  return [
    `${ROUNDS} alternating rounds of ${EVENTS} private messages of ${PEOPLE} people; medians`,
    `${''.padEnd(28)}${'events/s'.padStart(10)}${'CPU µs/event'.padStart(16)}`,
    row('this bot: FAQ, durable', bot),
    row('vk-io + session + scenes: echo', echo),
    `ratio of events/s: ${ratio} (at least ${LOWEST_RATIO})`,
  ];
}

async function main(): Promise<void> {
  const school = await lesson();
  const race = process.argv.includes('--answers') ? null : await eventsRace(school);
  const learnt = learning(school);
  const answers = answersRace(school);
  const lines = [...(race ? [...eventsTable(race), ''] : []), ...answersTable(answers, learnt)];
  const json = process.argv.includes('--json') && JSON.stringify({ ...race, answers, learnt });
  process.stdout.write(`${json || lines.join('\n')}\n`);
  if (race && race.ratio < LOWEST_RATIO) process.exitCode = 1;
}

void main();
