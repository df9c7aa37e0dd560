/** Calls the command line in this process, as an operator would from a shell. */
import type { ExitCode } from '../../src/cli/io';
import { runCli } from '../../src/cli/runCli';

export interface Called {
  readonly code: ExitCode;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

export interface Shell {
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input, in the pieces in which it comes. */
  readonly input?: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
  readonly now?: number;
  /** The machine's own clock: where requests are paced, time has to pass. */
  readonly realTime?: true;
  /** Told of every line of results as it is printed. */
  readonly onLine?: (line: string) => void;
}

async function* pieces(input: Shell['input']): AsyncGenerator<string | Uint8Array> {
  if (input) yield* input;
}

/** Runs a command given as one would type it. */
export async function call(command: string, shell: Shell = {}): Promise<Called> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(command === '' ? [] : command.split(' '), {
    env: shell.env ?? {},
    input: pieces(shell.input),
    out: (line) => {
      out.push(line);
      shell.onLine?.(line);
    },
    err: (line) => err.push(line),
    now: () => (shell.realTime ? Date.now() : (shell.now ?? 0)),
    random: () => 0.5,
  });
  return { code, out, err };
}
