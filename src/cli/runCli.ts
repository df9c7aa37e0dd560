/** The operator's command line: finds the command, explains itself, leaves the work to the command. */
import { help, usage } from '../texts/cliHelp';
import { codes } from './codes';
import { readArguments, type CliCommand } from './command';
import { backup } from './backup';
import { dataCheck, dataSchemas } from './data';
import { doctor } from './doctor';
import { eventsFailed, eventsRetry } from './events';
import { faqEval } from './faqEval';
import { faqExport } from './faqExport';
import { faqMatch } from './faqMatch';
import type { CliIo, ExitCode } from './io';
import { journal } from './journal';
import { rehearse } from './rehearse';
import { remind } from './remind';
import { restore } from './restore';
import { rosterImport } from './rosterImport';
import { rosterUndo } from './rosterUndo';
import { settingsExport } from './settingsExport';
import { statement } from './statement';

const COMMANDS: readonly CliCommand[] = [
  doctor,
  dataCheck,
  dataSchemas,
  faqMatch,
  faqEval,
  faqExport,
  remind,
  rehearse,
  rosterImport,
  rosterUndo,
  codes,
  journal,
  statement,
  settingsExport,
  eventsFailed,
  eventsRetry,
  backup,
  restore,
];

const asksHelp = (word: string | undefined): boolean => word === '--help' || word === '-h' || word === 'help';

/** Runs one command; results go to `io.out`, everything else to `io.err`. A bug throws. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  const command = COMMANDS.find(({ name }) => name.split(' ').every((word, index) => word === argv[index]));
  return command ? runCommand(command, argv, io) : explain(argv, io);
}

async function runCommand(command: CliCommand, argv: readonly string[], io: CliIo): Promise<ExitCode> {
  const rest = argv.slice(command.name.split(' ').length);
  if (rest.some((word) => word === '--help' || word === '-h')) {
    io.out(help.command(command.name));
    return 0;
  }
  const args = readArguments(command, rest);
  const result = args.kind === 'wrong' ? args : await command.run(args, io);
  if (typeof result === 'number') return result;
  io.err(result.message);
  io.err(help.command(command.name));
  return 2;
}

/** No such command, or only the first word of some: shows what there is. */
function explain(argv: readonly string[], io: CliIo): ExitCode {
  const [first, second] = argv;
  const group = COMMANDS.map(({ name }) => name).filter((name) => name.startsWith(`${first} `));
  const shown = group.length > 0 ? help.group(group) : help.overview(COMMANDS.map(({ name }) => name));
  const word = group.length > 0 ? second : first;
  if (asksHelp(word)) {
    io.out(shown);
    return 0;
  }
  if (word !== undefined) io.err(usage.unknownCommand(group.length > 0 ? `${first} ${word}` : word));
  io.err(shown);
  return 2;
}
