/** What a command of the operator is given, so that it runs in any process: its surroundings and its way to speak. */
import type { Environment } from '../config';

/** 0 done, 1 refused with a reason, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export interface CliIo {
  readonly env: Environment;
  /** Standard input, read by the commands that need it only. */
  readonly input: AsyncIterable<string | Uint8Array>;
  /** Results, a line. */
  out(line: string): void;
  /** Everything else, a line. */
  err(line: string): void;
  /** Real time, epoch milliseconds. */
  readonly now: () => number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
}

/** Lines of a stream as they come. Splits at \n alone: JSON may hold other separators of lines. */
export async function* linesOf(input: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
