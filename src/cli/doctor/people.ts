/** Whoever gets the digest: whether VK lets the bot write to them. */
import type { UserId } from '../../domain/ids';
import { people as texts } from '../../texts/doctor';
import type { VkApi } from '../../vk/api';
import { allowsMessages } from '../../vk/settings';
import { ok, warning, type Verdict } from './finding';
import type { KnownCommunity } from './token';

const ASKED = 20;

/** `unreachable`: whom VK refused last; asked of VK as well, because who never wrote was never tried. */
export async function checkPeople(
  api: VkApi,
  community: KnownCommunity,
  administrators: readonly UserId[],
  unreachable: ReadonlySet<number>,
): Promise<readonly Verdict[]> {
  if (administrators.length === 0) return [warning(texts.nobody)];
  const silent: UserId[] = [];
  for (const user of administrators.slice(0, ASKED)) {
    const allowed = await allowsMessages(api, community.id, user);
    // where VK does not say, the last refusal stands
    if (allowed.kind === 'answer' ? !allowed.value : unreachable.has(user)) silent.push(user);
  }
  const reached = Math.min(administrators.length, ASKED) - silent.length;
  return [
    ...(reached > 0 ? [ok(texts.fine(reached))] : []),
    ...silent.map((user) => warning(texts.silent(user, community.link))),
  ];
}
