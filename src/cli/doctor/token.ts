/** The token: whose it is and what it may do. */
import type { Config } from '../../config';
import { token as texts } from '../../texts/doctor';
import type { VkApi } from '../../vk/api';
import { groupInfo } from '../../vk/chats';
import { isTokenRefusal } from '../../vk/community';
import { tokenPermissions } from '../../vk/settings';
import { failure, ok, warning, type Verdict } from './finding';

/** Without them the bot neither hears nor speaks. */
const NEEDED = ['messages', 'manage'] as const;
/** Without them files and pictures do not arrive. */
const WANTED = ['docs', 'photos'] as const;

export interface KnownCommunity {
  readonly id: number;
  /** Where a person writes to the bot. */
  readonly link: string;
}

/** `community` null: nothing else can be asked of VK. */
export async function checkToken(
  api: VkApi,
  vk: NonNullable<Config['vk']>,
): Promise<{ readonly community: KnownCommunity | null; readonly verdicts: readonly Verdict[] }> {
  const found = await groupInfo(api);
  if (found.kind === 'network') return { community: null, verdicts: [failure(texts.away(api.address))] };
  if (found.kind === 'error') {
    const trouble = isTokenRefusal(found.code) ? texts.refused(found.code) : texts.error(found.code);
    return { community: null, verdicts: [failure(trouble)] };
  }
  const community = { id: found.id, link: `vk.me/${found.screenName ?? `club${found.id}`}` };
  if (vk.groupId !== null && vk.groupId !== found.id) {
    return { community, verdicts: [failure(texts.otherGroup(vk.groupId, found.id))] };
  }
  const rights = await tokenPermissions(api);
  if (rights.kind === 'network') return { community, verdicts: [failure(texts.away(api.address))] };
  if (rights.kind === 'error') return { community, verdicts: [warning(texts.error(rights.code))] };
  const lacking = (scopes: readonly string[]): string[] => scopes.filter((scope) => !rights.value.has(scope));
  const verdicts: Verdict[] = [];
  if (lacking(NEEDED).length > 0) verdicts.push(failure(texts.lacks(lacking(NEEDED))));
  if (lacking(WANTED).length > 0) verdicts.push(warning(texts.lacks(lacking(WANTED))));
  return { community, verdicts: verdicts.length > 0 ? verdicts : [ok(texts.fine(found.name, found.id))] };
}
