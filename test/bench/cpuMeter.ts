/** Loaded before a benchmarked program: answers every message of its parent with the CPU time used so far. */
import type { CpuUsage } from './contestant';

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMicros: user + system } satisfies CpuUsage);
});
process.channel?.unref();
