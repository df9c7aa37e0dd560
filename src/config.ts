/** Environment -> Config: every problem at once, each with its remedy. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { userId, type UserId } from './domain/ids';
import { parseLocalDate } from './domain/localDate';
import { config as texts, warning } from './texts/operator';

export interface Config {
  /** null: the sandbox. */
  readonly vk: { readonly token: string; readonly groupId: number | null; readonly apiUrl: string | null } | null;
  readonly administrators: readonly UserId[];
  readonly schoolDir: string;
  /** A path of a SQLite file. */
  readonly databasePath: string;
  readonly http: { readonly host: string; readonly port: number };
  readonly sandboxPort: number;
  readonly logLevel: string;
  /** null: real time. */
  readonly clock: { readonly startsAt: number; readonly speed: number } | null;
  /** Requests a second; 0 lifts the limit. */
  readonly rateLimit: number;
}

/** The community of the embedded VK. */
export const SANDBOX_GROUP = { groupId: 100_000_001, screenName: 'school_bot' } as const;

export type ConfigResult =
  /** `warnings`: what may be a mistake, in words for the operator. */
  | { readonly kind: 'config'; readonly config: Config; readonly warnings: readonly string[] }
  | { readonly kind: 'problems'; readonly problems: readonly string[] };

export type Environment = Readonly<Record<string, string | undefined>>;

const port = z.coerce.number(texts.port).int(texts.port).min(0, texts.port).max(65_535, texts.port);
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const environment = z.object({
  VK_TOKEN: z.string().optional(),
  VK_GROUP_ID: z.coerce.number(texts.groupId).int(texts.groupId).positive(texts.groupId).optional(),
  VK_API_URL: z.url({ protocol: /^https?$/, error: texts.apiUrl }).optional(),
  VK_TRANSPORT: z.literal('longpoll', texts.transport).optional(),
  ADMIN_IDS: z
    .string()
    .regex(/^\s*[1-9]\d{0,14}(\s*,\s*[1-9]\d{0,14})*\s*$/, texts.adminIds)
    .optional(),
  SCHOOL_DIR: z.string().default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^sqlite:.+/, texts.databaseUrl)
    .optional(),
  HTTP_HOST: z.string().default('127.0.0.1'),
  HTTP_PORT: port.default(8080),
  SANDBOX_PORT: port.default(8081),
  LOG_LEVEL: z.enum(LOG_LEVELS, texts.logLevel).default('info'),
  CLOCK_START: z.string().regex(INSTANT, texts.clockStart).optional(),
  CLOCK_SPEED: z.coerce.number(texts.clockSpeed).positive(texts.clockSpeed).optional(),
  VK_RATE_LIMIT: z.coerce.number(texts.rateLimit).min(0, texts.rateLimit).max(20, texts.rateLimit).default(20),
});

const SECRETS = ['VK_TOKEN'] as const;
/** Agreed names that this version does not read yet. */
const LATER = ['VK_CALLBACK_SECRET', 'VK_CALLBACK_CONFIRMATION'] as const;

/** The name of every setting. */
export const SETTINGS: readonly string[] = [
  ...Object.keys(environment.shape),
  ...SECRETS.map((name) => `${name}_FILE`),
  ...LATER,
];

/** Reads the configuration from the environment; an empty value counts as absent, secrets may come from `NAME_FILE`. */
export function readConfig(
  env: Environment,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): ConfigResult {
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const name of Object.keys(environment.shape)) {
    const value = env[name]?.trim();
    if (value) values[name] = value;
  }
  for (const name of SECRETS) {
    const file = env[`${name}_FILE`]?.trim();
    if (!file) continue;
    if (values[name] !== undefined) {
      problems.push(`${name}: ${texts.secretTwice(name)}`);
      continue;
    }
    const secret = contentOf(file, readFile);
    if (secret) values[name] = secret;
    else problems.push(`${name}_FILE: ${secret === null ? texts.secretFile(file) : texts.secretFileEmpty(file)}`);
  }
  const parsed = environment.safeParse(values);
  if (!parsed.success)
    problems.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  if (!parsed.success || problems.length > 0) return { kind: 'problems', problems };
  const e = parsed.data;
  if (e.VK_RATE_LIMIT === 0 && !isLoopback(e.VK_API_URL ?? null) && e.VK_TOKEN !== undefined) {
    problems.push(`VK_RATE_LIMIT: ${texts.noLimit}`);
  }
  const startsAt = e.CLOCK_START === undefined ? null : Date.parse(e.CLOCK_START);
  if (startsAt !== null && (Number.isNaN(startsAt) || !parseLocalDate(e.CLOCK_START?.slice(0, 10) ?? '')))
    problems.push(`CLOCK_START: ${texts.noSuchInstant}`);
  if (startsAt === null && e.CLOCK_SPEED !== undefined) problems.push(`CLOCK_SPEED: ${texts.clockSpeedAlone}`);
  if (problems.length > 0) return { kind: 'problems', problems };
  return {
    kind: 'config',
    config: {
      vk:
        e.VK_TOKEN === undefined
          ? null
          : { token: e.VK_TOKEN, groupId: e.VK_GROUP_ID ?? null, apiUrl: e.VK_API_URL ?? null },
      administrators: (e.ADMIN_IDS ?? '')
        .split(',')
        .filter((id) => id.trim() !== '')
        .map((id) => userId(Number(id))),
      schoolDir: e.SCHOOL_DIR,
      databasePath: (
        e.DATABASE_URL ?? (e.VK_TOKEN === undefined ? 'sqlite:var/sandbox.sqlite' : 'sqlite:var/bot.sqlite')
      ).slice('sqlite:'.length),
      http: { host: e.HTTP_HOST, port: e.HTTP_PORT },
      sandboxPort: e.SANDBOX_PORT,
      logLevel: e.LOG_LEVEL,
      clock: startsAt === null ? null : { startsAt, speed: e.CLOCK_SPEED ?? 1 },
      rateLimit: e.VK_RATE_LIMIT,
    },
    warnings: e.VK_API_URL !== undefined && e.VK_TOKEN === undefined ? [warning.apiUrlAlone] : [],
  };
}

function contentOf(path: string, readFile: (path: string) => string): string | null {
  try {
    return readFile(path).trim();
  } catch {
    return null;
  }
}

/** Whose people the configured database holds. */
export function databaseKindOf({ vk }: Pick<Config, 'vk'>): 'sandbox' | 'rehearsal' | 'school' {
  if (!vk) return 'sandbox';
  return isLoopback(vk.apiUrl) ? 'rehearsal' : 'school';
}

/** Whether an API base is on this machine: there a rehearsal's made-up people are allowed. */
export function isLoopback(apiUrl: string | null): boolean {
  if (apiUrl === null) return false;
  const { hostname } = new URL(apiUrl);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
