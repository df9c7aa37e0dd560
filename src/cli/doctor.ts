/** `doctor`: looks at everything the bot needs and says of each what to do; changes nothing and sends nothing. */
import pino from 'pino';
import type { Config } from '../config';
import type { School } from '../domain/school';
import { line, summary } from '../texts/doctor';
import { Database } from '../store/database';
import { administratorsOf } from '../usecases/administrators';
import { createVkApi } from '../vk/api';
import type { CliCommand } from './command';
import { checkChats } from './doctor/chats';
import { checkClock } from './doctor/clock';
import { checkData } from './doctor/data';
import { checkDatabase } from './doctor/database';
import { checkEnvironment } from './doctor/environment';
import type { CheckName, Finding, Verdict } from './doctor/finding';
import { checkLongPoll } from './doctor/longPoll';
import { checkDisk, checkPorts, freeBytes } from './doctor/machine';
import { checkPeople } from './doctor/people';
import { checkProgram } from './doctor/program';
import { checkJournal, checkSettings, checkWork } from './doctor/register';
import { checkToken } from './doctor/token';
import type { CliIo } from './io';

/** VK answers in a second or not soon. */
const VK_PATIENCE_MS = 10_000;

type Note = (check: CheckName, verdicts: Verdict | readonly Verdict[]) => void;

/** Prints every finding as it is made, or all of them as JSON; exit 1 when something stops the bot. */
export const doctor: CliCommand = {
  name: 'doctor',
  options: { json: 'flag' },
  positionals: { least: 0, most: 0 },
  async run({ flags }, io) {
    const findings: Finding[] = [];
    const asJson = flags.has('json');
    const note: Note = (check, verdicts) => {
      for (const verdict of [verdicts].flat()) {
        findings.push({ check, ...verdict });
        if (!asJson) io.out(line(verdict));
      }
    };
    await examine(io, note);
    if (asJson) io.out(JSON.stringify(findings, null, 2));
    const count = (state: Finding['state']): number => findings.filter((one) => one.state === state).length;
    io.err(summary(count('failure'), count('warning')));
    return count('failure') > 0 ? 1 : 0;
  },
};

async function examine(io: CliIo, note: Note): Promise<void> {
  const { config, verdicts } = checkEnvironment(io.env);
  note('environment', verdicts);
  note('program', checkProgram(process.versions.node));
  const dir = config?.schoolDir ?? (io.env['SCHOOL_DIR']?.trim() || 'data');
  const school = await checkData(dir, config);
  note('data', school.verdicts);
  if (!config) return;
  const file = checkDatabase(config);
  note('database', file.verdicts);
  const register = file.open
    ? await readRegister(config, io, { running: file.running, school: school.data?.school ?? null }, note)
    : NOTHING_KNOWN;
  note('disk', checkDisk(freeBytes(config.databasePath)));
  note('ports', await checkPorts(config, file.running));
  if (config.vk) await askVk(config, config.vk, io, register, note);
}

interface Register {
  readonly chats: Parameters<typeof checkChats>[1];
  /** Null: only the configuration knows. */
  readonly administrators: Parameters<typeof checkPeople>[2] | null;
  readonly unreachable: ReadonlySet<number>;
}

const NOTHING_KNOWN: Register = { chats: [], administrators: null, unreachable: new Set() };

/** From a copy in memory: the file stays as it is, whatever version made it. */
async function readRegister(
  config: Config,
  io: CliIo,
  { running, school }: { readonly running: boolean; readonly school: School | null },
  note: Note,
): Promise<Register> {
  const opened = await Database.openExisting(config.databasePath, { copy: true });
  if (opened.kind !== 'open') return NOTHING_KNOWN;
  try {
    return await opened.database.transaction(async (stores) => {
      const realNow = io.now();
      note('journal', await checkJournal(stores));
      note('work', await checkWork(stores, { realNow, running }));
      if (school) note('settings', await checkSettings(stores, school));
      const configured = { administrators: new Set(config.administrators) };
      return {
        chats: await stores.chats.all(),
        administrators: await administratorsOf(configured, { stores, now: realNow }),
        unreachable: await stores.reachability.unreachable(),
      };
    });
  } finally {
    await opened.database.close();
  }
}

async function askVk(
  config: Config,
  vk: NonNullable<Config['vk']>,
  io: CliIo,
  register: Register,
  note: Note,
): Promise<void> {
  const api = createVkApi({
    token: vk.token,
    apiUrl: vk.apiUrl,
    rateLimit: config.rateLimit,
    logger: pino({ level: 'silent' }),
    now: io.now,
    random: io.random,
    timeoutMs: VK_PATIENCE_MS,
  });
  try {
    const { community, verdicts } = await checkToken(api, vk);
    note('token', verdicts);
    if (!community) return;
    note('long_poll', await checkLongPoll(api, community.id));
    note('clock', await checkClock(api, io.now));
    note('chats', await checkChats(api, register.chats));
    const administrators = register.administrators ?? config.administrators;
    note('people', await checkPeople(api, community, administrators, register.unreachable));
  } finally {
    api.close();
  }
}
