/** The community's Long Poll: on, with the events the bot lives by, in the version it reads. */
import { longPoll as texts } from '../../texts/doctor';
import type { VkApi } from '../../vk/api';
import { longPollSettings } from '../../vk/settings';
import { failure, ok, warning, type Verdict } from './finding';

const NEEDED = ['message_new'] as const;
const WANTED = ['message_event', 'message_allow', 'message_deny'] as const;
/** Of the events as the bot reads them. */
const VERSION = '5.199';

export async function checkLongPoll(api: VkApi, groupId: number): Promise<readonly Verdict[]> {
  const settings = await longPollSettings(api, groupId);
  if (settings.kind === 'network') return [failure(texts.unknown(0))];
  if (settings.kind === 'error') return [failure(texts.unknown(settings.code))];
  const { enabled, apiVersion, off } = settings.value;
  if (!enabled) return [failure(texts.off)];
  const verdicts: Verdict[] = [];
  const isOff = (event: string): boolean => off.has(event);
  if (NEEDED.some(isOff)) verdicts.push(failure(texts.eventsOff(NEEDED.filter(isOff))));
  if (WANTED.some(isOff)) verdicts.push(warning(texts.eventsOff(WANTED.filter(isOff))));
  if (apiVersion !== VERSION) verdicts.push(warning(texts.version(apiVersion, VERSION)));
  return verdicts.length > 0 ? verdicts : [ok(texts.fine)];
}
