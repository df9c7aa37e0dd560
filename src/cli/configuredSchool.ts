/** The configuration and the school that a command works with, or why it cannot. */
import { readConfig, SANDBOX_GROUP, type Config } from '../config';
import type { UserId } from '../domain/ids';
import type { SandboxData } from '../school/readSandbox';
import { readSchool, type SchoolData } from '../school/readSchool';
import { refusals } from '../texts/cli';
import type { CliIo } from './io';

export interface ConfiguredSchool {
  readonly kind: 'school';
  readonly config: Config;
  readonly data: SchoolData;
}

/** Reads both; null when something is wrong with them, which `io.err` has been told. */
export async function configuredSchool(io: CliIo): Promise<ConfiguredSchool | null> {
  const config = configOf(io);
  if (!config) return null;
  const data = await readSchool(config.schoolDir);
  if (data.kind === 'school') return { kind: 'school', config, data };
  io.err(refusals.data(data.problems));
  return null;
}

/** Reads the configuration; null when something is wrong with it, which `io.err` has been told. */
export function configOf(io: CliIo): Config | null {
  const read = readConfig(io.env);
  if (read.kind === 'config') return read.config;
  io.err(refusals.config(read.problems));
  return null;
}

/** The id of the bot's community as far as it is known without asking VK. */
export function communityOf(config: Config): { readonly id: number | null } {
  return { id: config.vk ? config.vk.groupId : SANDBOX_GROUP.groupId };
}

/** In the sandbox its own administrators, when none are configured: as the bot takes them. */
export function administratorsOf(config: Config, sandbox: Pick<SandboxData, 'people'> | null): readonly UserId[] {
  if (config.administrators.length > 0 || !sandbox) return config.administrators;
  return sandbox.people.filter((person) => person.administrator).map((person) => person.id);
}
