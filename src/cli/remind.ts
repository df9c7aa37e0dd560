/** `remind`: a dry run of the coming days beside a bot that may be running. */
import { forecast, type Foreseen } from '../commands/forecast';
import { isGroupChat, privatePeer } from '../domain/ids';
import { fullName } from '../domain/names';
import type { School } from '../domain/school';
import { toLocal } from '../domain/zone';
import { readSandbox } from '../school/readSandbox';
import { createSchoolContext } from '../schoolContext';
import type { Database } from '../store/database';
import { refusals, remind as texts } from '../texts/cli';
import { schoolInForce } from '../usecases/contextNow';
import { mailing } from '../usecases/mailing';
import { wrongUsage, type CliCommand } from './command';
import { administratorsOf, communityOf, configuredSchool } from './configuredSchool';
import { clausesOf, foreseenJson } from './foreseenJson';
import { openBeside } from './openBeside';
import { clockOf } from './schoolTime';
import { table } from './table';

const LONGEST_DAYS = 366;

/** Prints what will be sent; the database stays as it is. */
export const remind: CliCommand = {
  name: 'remind',
  options: { days: 'value', json: 'flag' },
  positionals: { least: 0, most: 0 },
  async run({ values, flags }, io) {
    const asked = values['days'] ?? '';
    const days = /^\d{1,3}$/.test(asked) ? Number(asked) : 0;
    if (days < 1 || days > LONGEST_DAYS) return wrongUsage(texts.days(LONGEST_DAYS));
    const school = await configuredSchool(io);
    const opened = school && (await openBeside(school.config, io, { copy: true }));
    if (!opened) return 1;
    try {
      const { config, data } = school;
      const sandbox = opened.holds === 'sandbox' ? await readSandbox(config.schoolDir) : null;
      if (sandbox?.kind === 'problems') {
        io.err(refusals.data(sandbox.problems));
        return 1;
      }
      const inForce = await opened.database.transaction((stores) => schoolInForce(data.school, { stores }));
      const administrators = administratorsOf(config, sandbox);
      const context = createSchoolContext(data, administrators, communityOf(config), undefined, inForce);
      const realNow = io.now();
      const clock = await clockOf(opened.database, opened.holds, config, sandbox, realNow);
      const { foreseen, state } = await opened.database.transaction(async (stores) => ({
        state: await mailing({ stores }),
        foreseen: await forecast({ context, stores, clock, days, realNow }),
      }));
      if (state === 'paused' || (state === 'unasked' && foreseen.isMass)) io.err(texts.mailing[state]);
      if (flags.has('json')) io.out(JSON.stringify(foreseen.messages.map(foreseenJson), null, 2));
      else for (const line of await asTable(foreseen.messages, opened.database, data.school)) io.out(line);
      return 0;
    } finally {
      await opened.database.close();
    }
  },
};

async function asTable(foreseen: readonly Foreseen[], database: Database, school: School): Promise<string[]> {
  if (foreseen.length === 0) return [texts.nothing];
  const staff = await database.transaction((stores) => stores.staff.all());
  const names = new Map(
    staff.flatMap((one) => (one.user === null ? [] : [[privatePeer(one.user), fullName(one)] as const])),
  );
  return table(
    foreseen.map(({ at, peer, kind, duties }) => {
      const { date, minute } = toLocal(at, school.timeZone);
      return [
        texts.when(date, minute),
        isGroupChat(peer) ? texts.chat() : texts.whom(names.get(peer) ?? null, peer),
        texts.kind(kind),
        clausesOf(duties) ?? '',
      ];
    }),
  );
}
