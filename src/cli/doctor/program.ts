/** The program that runs the bot. */
import { program as texts } from '../../texts/doctor';
import { failure, ok, type Verdict } from './finding';

/** As package.json asks for. */
const LEAST = [20, 19] as const;

/** `version`: of Node.js, `22.1.0`. */
export function checkProgram(version: string): Verdict {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
  return isEnough ? ok(texts.node(version)) : failure(texts.oldNode(version, LEAST.join('.')));
}
