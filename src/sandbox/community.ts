/** How the community and its token are set: what an operator changes in VK's «Управление». */
import { ok, refuse, type MethodAnswer } from './answers';
import type { Core } from './core';
import { integerParam, type Params } from './params';

/** What a community's token may be allowed, with VK's bit of each. */
export const SCOPES = { photos: 4, messages: 4096, docs: 131_072, manage: 262_144 } as const;
export type Scope = keyof typeof SCOPES;

/** Events that the bot listens to; VK's other ones are off. */
const HEARD = ['message_new', 'message_event', 'message_allow', 'message_deny'] as const;
export type HeardEvent = (typeof HEARD)[number];

const OTHER_EVENTS = [
  ...['audio_new', 'board_post_delete', 'board_post_edit', 'board_post_new', 'board_post_restore'],
  ...['donut_subscription_cancelled', 'donut_subscription_create', 'donut_subscription_expired'],
  ...['donut_subscription_price_changed', 'donut_subscription_prolonged', 'donut_money_withdraw'],
  ...['donut_money_withdraw_error', 'group_change_photo', 'group_change_settings', 'group_join', 'group_leave'],
  ...['group_officers_edit', 'market_comment_delete', 'market_comment_edit', 'market_comment_new'],
  ...[
    'market_comment_restore',
    'message_edit',
    'message_reaction_event',
    'message_read',
    'message_reply',
    'message_typing_state',
  ],
  ...['photo_comment_delete', 'photo_comment_edit', 'photo_comment_new', 'photo_comment_restore', 'photo_new'],
  ...['poll_vote_new', 'user_block', 'user_unblock', 'video_comment_delete', 'video_comment_edit'],
  ...['video_comment_new', 'video_comment_restore', 'video_new', 'wall_post_new', 'wall_reply_delete'],
  ...[
    'wall_reply_edit',
    'wall_reply_new',
    'wall_reply_restore',
    'wall_repost',
    'wall_schedule_post_delete',
    'wall_schedule_post_new',
  ],
];

export interface CommunitySettings {
  readonly scopes: ReadonlySet<Scope>;
  readonly longPoll: {
    readonly enabled: boolean;
    readonly apiVersion: string;
    readonly events: ReadonlySet<HeardEvent>;
  };
}

/** Everything the bot needs. */
export const WELL_SET: CommunitySettings = {
  scopes: new Set(Object.keys(SCOPES) as Scope[]),
  longPoll: { enabled: true, apiVersion: '5.199', events: new Set(HEARD) },
};

/** The right that a method needs of the token; null: none. */
function scopeOf(method: string): Scope | null {
  if (/^groups\.getLongPoll/.test(method)) return 'manage';
  if (method.startsWith('messages.')) return 'messages';
  return method.startsWith('docs.') ? 'docs' : null;
}

/** Whether the token may call the method. */
export function mayCall(core: Core, method: string): boolean {
  const scope = scopeOf(method);
  return scope === null || core.settings.scopes.has(scope);
}

/** `groups.getTokenPermissions`. */
export function getTokenPermissions(core: Core): MethodAnswer {
  const permissions = [...core.settings.scopes].map((name) => ({ name, setting: SCOPES[name] }));
  return ok({ mask: permissions.reduce((mask, { setting }) => mask | setting, 0), permissions });
}

/** `groups.getLongPollSettings`. */
export function getLongPollSettings(core: Core, params: Params): MethodAnswer {
  if (integerParam(params, 'group_id') !== core.group.id) return refuse(100, 'group_id is undefined');
  const { enabled, apiVersion, events } = core.settings.longPoll;
  const heard = HEARD.map((name): [string, number] => [name, events.has(name) ? 1 : 0]);
  const others = OTHER_EVENTS.map((name): [string, number] => [name, 0]);
  return ok({ api_version: apiVersion, events: Object.fromEntries([...heard, ...others]), is_enabled: enabled });
}
