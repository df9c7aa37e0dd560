/** Before all tests: the program compiled as `npm start` compiles it, for those who need it as a process or as a thread. */
import { execFileSync } from 'node:child_process';

export default function compile(): void {
  execFileSync('npm', ['run', '-s', 'build'], { stdio: 'pipe' });
}
