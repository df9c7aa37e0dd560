/** The machine's clock against VK's. */
import { clock as texts } from '../../texts/doctor';
import type { VkApi } from '../../vk/api';
import { serverTime } from '../../vk/settings';
import { ok, warning, type Verdict } from './finding';

/** VK tells whole seconds, and the answer travels. */
const TOLERATED_MS = 30_000;

/** Nothing to say when VK does not tell. */
export async function checkClock(api: VkApi, now: () => number): Promise<readonly Verdict[]> {
  const asked = now();
  const told = await serverTime(api);
  if (told.kind !== 'answer' || !Number.isFinite(told.value)) return [];
  const skewMs = (asked + now()) / 2 - told.value;
  return [Math.abs(skewMs) <= TOLERATED_MS ? ok(texts.fine) : warning(texts.skewed(Math.round(skewMs / 1_000)))];
}
