/** `restore`: puts a copy in the place of the register, while the bot is stopped. */
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { databaseKindOf, type Config } from '../config';
import { privatePeer } from '../domain/ids';
import { toLocal } from '../domain/zone';
import { addMessage } from '../messaging/outbox';
import { checkCopy, draftOf, putInPlace, skipGivenIds } from '../store/backup';
import { Database, type DatabaseKind } from '../store/database';
import { kindInFile, lockDatabase } from '../store/sqlite';
import { restore as texts, remind } from '../texts/cli';
import { administratorsOf } from '../usecases/administrators';
import { settleRestored } from '../usecases/settleRestored';
import type { CliCommand } from './command';
import { configuredSchool, type ConfiguredSchool } from './configuredSchool';
import type { CliIo } from './io';

const INT32_MAX = 2_147_483_647;

/** Checks before it replaces; what was there is kept beside. */
export const restore: CliCommand = {
  name: 'restore',
  options: {},
  positionals: { least: 1, most: 1 },
  async run({ positionals: [file = ''] }, io) {
    const school = await configuredSchool(io);
    if (!school) return 1;
    const { config } = school;
    const path = config.databasePath;
    const refusal = refusalOf(resolve(file), path);
    if (refusal !== null) {
      io.err(refusal);
      return 1;
    }
    const lock = lockDatabase(path);
    if (!lock) {
      io.err(texts.running(path));
      return 1;
    }
    const draft = `${path}.restoring`;
    try {
      draftOf(resolve(file), draft);
      const wrong = draftRefusal(draft, file, databaseKindOf(config));
      if (wrong !== null) {
        io.err(wrong);
        return 1;
      }
      await settle(draft, databaseKindOf(config), school, io);
      skipGivenIds(draft);
      const aside = freeName(`${path}.before-${new Date(io.now()).toISOString().slice(0, 19).replaceAll(':', '')}Z`);
      const replaced = existsSync(path);
      putInPlace(draft, path, aside);
      io.out(path);
      io.err(texts.done(file, replaced ? aside : null));
      return 0;
    } finally {
      for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${draft}${end}`, { force: true });
      lock.release();
    }
  },
};

/** The name, or with a number when a restore of the same second left a file of that name. */
function freeName(name: string): string {
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${name}-${number}`;
    if (!existsSync(tried)) return tried;
  }
}

function refusalOf(file: string, path: string): string | null {
  if (!existsSync(file)) return texts.missing(file);
  if (!existsSync(path)) return null;
  if (realpathSync(file) === realpathSync(path)) return texts.itself(file);
  // what cannot be read is what one restores for; a file of another program is not touched
  return kindOrTrouble(path) === undefined ? texts.foreignTarget(path) : null;
}

function kindOrTrouble(path: string): string | null | undefined {
  try {
    return kindInFile(path);
  } catch {
    return null;
  }
}

function draftRefusal(draft: string, file: string, wanted: DatabaseKind): string | null {
  const checked = checkCopy(draft);
  if (checked.kind !== 'whole') return texts.refused[checked.kind](file);
  return checked.holds === wanted ? null : texts.otherKind(file, checked.holds, wanted);
}

/** Brings the draft to this program's tables, settles what it held on its way, and leaves a word to the administrators. */
async function settle(draft: string, kind: DatabaseKind, { config, data }: ConfiguredSchool, io: CliIo): Promise<void> {
  const opened = await Database.open(draft, kind, { lock: false });
  if (opened.kind !== 'open') throw new Error(`a checked copy is ${opened.kind}`);
  try {
    await opened.database.transaction(async (stores) => {
      const now = io.now();
      const work = { stores, now };
      const { copiedAt } = await settleRestored(work, { clockIsReal: isClockReal(kind, config) });
      const when = copiedAt === null ? null : toLocal(copiedAt, data.school.timeZone);
      const text = texts.told(when === null ? null : remind.when(when.date, when.minute));
      const randomId = (): number => 1 + Math.floor(io.random() * (INT32_MAX - 1));
      for (const administrator of await administratorsOf({ administrators: new Set(config.administrators) }, work)) {
        await addMessage(stores, privatePeer(administrator), { text }, 'reply', { now, randomId, expiresAt: null });
      }
    });
  } finally {
    await opened.database.close();
  }
}

const isClockReal = (kind: DatabaseKind, config: Config): boolean => kind === 'school' && config.clock === null;
