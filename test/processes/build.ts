/** The compiled program, as `npm start` makes it. */
import { execFileSync } from 'node:child_process';

/** Compiles what has changed. */
export function build(): void {
  execFileSync('npm', ['run', '-s', 'build'], { stdio: 'pipe' });
}
