/** The environment: every problem of the configuration, and what stops a real school. */
import { databaseKindOf, readConfig, type Config, type Environment } from '../../config';
import { environment as texts } from '../../texts/doctor';
import { failure, ok, warning, type Verdict } from './finding';

/** `config` null: without it the database and VK cannot be looked at. */
export function checkEnvironment(env: Environment): {
  readonly config: Config | null;
  readonly verdicts: readonly Verdict[];
} {
  const read = readConfig(env);
  if (read.kind === 'problems')
    return { config: null, verdicts: read.problems.map((one) => failure(texts.problem(one))) };
  const { config } = read;
  const kind = databaseKindOf(config);
  const verdicts: Verdict[] = [ok(kind === 'sandbox' ? texts.sandbox : texts.vk(kind))];
  if (kind === 'school' && config.clock) verdicts.push(failure(texts.virtualClock));
  if (kind !== 'sandbox' && config.administrators.length === 0) verdicts.push(warning(texts.noAdministrators));
  verdicts.push(...read.warnings.map((one) => warning(texts.doubtful(one))));
  return { config, verdicts };
}
