/** A command of the operator, and how its arguments are read. */
import { parseArgs } from 'node:util';
import { usage as texts, type CliCommandName } from '../texts/cliHelp';
import type { CliIo, ExitCode } from './io';

/** The command was called wrongly; the message says how. */
export interface WrongUsage {
  readonly kind: 'wrong';
  readonly message: string;
}

export interface Arguments {
  readonly kind: 'arguments';
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly flags: ReadonlySet<string>;
  readonly positionals: readonly string[];
}

export interface CliCommand {
  readonly name: CliCommandName;
  readonly options: Readonly<Record<string, 'value' | 'flag'>>;
  /** How many words may follow the name. */
  readonly positionals: { readonly least: number; readonly most: number };
  run(args: Arguments, io: CliIo): Promise<ExitCode | WrongUsage>;
}

export const wrongUsage = (message: string): WrongUsage => ({ kind: 'wrong', message });

/** Reads what follows a command's name. */
export function readArguments(
  command: Pick<CliCommand, 'options' | 'positionals'>,
  args: readonly string[],
): Arguments | WrongUsage {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, takes]) => [
      name,
      { type: takes === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    return wrongUsage(optionProblem(error));
  }
  const { least, most } = command.positionals;
  if (parsed.positionals.length < least) return wrongUsage(texts.tooFew);
  if (parsed.positionals.length > most) return wrongUsage(texts.tooMany(parsed.positionals[most] ?? ''));
  const values: Record<string, string | undefined> = {};
  const flags = new Set<string>();
  for (const [name, value] of Object.entries(parsed.values)) {
    if (typeof value === 'string') values[name] = value;
    else if (value === true) flags.add(name);
  }
  return { kind: 'arguments', values, flags, positionals: parsed.positionals };
}

/** node:util says what is wrong in English; the option it names is enough for a sentence of ours. */
function optionProblem(error: unknown): string {
  const { code, message } = Object(error) as { readonly code?: unknown; readonly message?: unknown };
  const option = /'(?:-\w, )?(--?[^'\s=]+)/.exec(String(message))?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return texts.unknownOption(option);
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return texts.optionValue(option);
  throw error;
}
